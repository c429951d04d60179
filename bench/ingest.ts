import { join } from 'node:path';
import type { Embedder } from '../src/embedding/embedder.js';
import { ingest } from '../src/ingest/ingest.js';
import { type BareModel, loadSideBySide } from './lib/bare-model.js';
import { median, timeOf } from './lib/measure.js';
import { benchConfig, inTemporaryFolder, openIngesting, openThread } from './lib/product.js';
import type { Options, Part, Result } from './lib/report.js';
import { watched } from './lib/watched.js';

/** One ingest: seconds from the first text embedded to the last, and in total. */
interface Ingested {
  texts: string[];
  embedding: number;
  whole: number;
}

interface Round {
  bare: number;
  local: Ingested;
  thread: Ingested;
  command: Ingested;
}

export const part: Part = {
  name: 'ingest',
  about: 'throughput of the ingest against the bare model on the same texts, in alternating rounds',
  async run(options: Options): Promise<Result> {
    // The reference is one session with two threads.
    const config = benchConfig('');
    const two = { ...config, embedding: { ...config.embedding, threads: 2 } };
    const { embedder, bare } = await loadSideBySide(two.embedding);
    const thread = await openThread(two);
    const command = await openIngesting(config);
    const { texts } = await ingestOnce(embedder);
    await embedAll(bare, texts.slice(0, 10));
    const rounds: Round[] = [];
    for (let i = 0; i < (options.quick ? 1 : 5); i += 1) {
      rounds.push({
        bare: await embedAll(bare, texts),
        local: await ingestOnce(embedder),
        thread: await ingestOnce(thread),
        command: await ingestOnce(command),
      });
    }
    await Promise.all([embedder.close(), thread.close(), command.close()]);
    const rate = (seconds: (round: Round) => number) => texts.length / median(rounds.map(seconds));
    const ratio = (seconds: (round: Round) => number) => median(rounds.map((round) => round.bare / seconds(round)));
    const row = (name: string, seconds: (round: Round) => number) => [name, rate(seconds), ratio(seconds)];
    return {
      tables: [
        {
          title: `Ingest of the corpus, ${texts.length} texts, median of ${rounds.length} rounds`,
          columns: ['what', 'texts a second', 'share of the bare model'],
          rows: [
            row('bare model: tokenize, forward, pool', (round) => round.bare),
            row('ingest, embedding, model in this thread', (round) => round.local.embedding),
            row('ingest, whole, model in this thread', (round) => round.local.whole),
            row('ingest, embedding, model in its own thread', (round) => round.thread.embedding),
            row('ingest, whole, model in its own thread', (round) => round.thread.whole),
            row('ingest, embedding, as the command does', (round) => round.command.embedding),
            row('ingest, whole, as the command does', (round) => round.command.whole),
          ],
        },
      ],
      checks: [
        {
          name: "ingest's throughput by the bare model's (own thread, embedding)",
          value: ratio((round) => round.thread.embedding),
          limit: 0.85,
          must: 'at least',
        },
        {
          name: "ingest's throughput by the bare model's (as the command does, embedding)",
          value: ratio((round) => round.command.embedding),
          limit: 1.15,
          must: 'at least',
        },
      ],
      details: rounds.map(({ bare: seconds, local, thread: own, command: both }) => ({
        bare: seconds,
        local: { embedding: local.embedding, whole: local.whole },
        thread: { embedding: own.embedding, whole: own.whole },
        command: { embedding: both.embedding, whole: both.whole },
      })),
    };
  },
};

async function embedAll(bare: BareModel, texts: readonly string[]): Promise<number> {
  const ms = await timeOf(async () => {
    for (const text of texts) await bare.embed(text);
  });
  return ms / 1000;
}

/** Ingests the corpus into an empty folder, so that no vector is already known. */
function ingestOnce(embedder: Embedder): Promise<Ingested> {
  return inTemporaryFolder(async (folder) => {
    const texts: string[] = [];
    let first: number | undefined;
    let last = 0;
    const watching = watched(embedder, {
      passage: (text, from, to) => {
        texts.push(text);
        first ??= from;
        last = to;
      },
    });
    const ms = await timeOf(() => ingest(benchConfig(join(folder, 'index')), async () => watching));
    return { texts, embedding: (last - (first ?? last)) / 1000, whole: ms / 1000 };
  });
}
