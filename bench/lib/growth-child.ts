// One step of the growth part in a separate process: `build FOLDER PASSAGES` or `ask FOLDER PASSAGES QUESTIONS`.

import { mkdirSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { indexFingerprint } from '../../src/index/fingerprint.js';
import { Library } from '../../src/index/library.js';
import { buildIndex } from '../../src/ingest/build-index.js';
import { passagesOf } from '../../src/model.js';
import { checkQuote } from '../../src/quotes/check.js';
import { lookUpClauses } from '../../src/retrieval/lookup.js';
import { suggestClauses } from '../../src/retrieval/suggest.js';
import { percentile } from './measure.js';
import { benchConfig } from './product.js';
import { SyntheticEmbedder, syntheticConfig, syntheticDocuments, syntheticQuestion } from './synthetic-corpus.js';

const [step = '', folder = '', passages = '0', questions = '0'] = process.argv.slice(2);
const DIMENSION = 384;
/** The first runs are not counted, because code is not yet compiled. */
const WARM_UP = 10;
const startMb = process.memoryUsage.rss() / 1024 / 1024;

console.log(
  JSON.stringify({ startMb, ...(step === 'build' ? await build(Number(passages)) : await ask(Number(questions))) }),
);

async function build(count: number): Promise<object> {
  mkdirSync(folder, { recursive: true });
  const config = syntheticConfig(benchConfig(''), folder);
  const documents = syntheticDocuments(count, config.dataDir);
  const marks = new Map<string, number>();
  const start = performance.now();
  const { manifest } = await buildIndex(config, documents, new SyntheticEmbedder(DIMENSION), {
    corpus: [],
    onProgress: ({ step: name }) => marks.set(name, performance.now()),
  });
  const end = performance.now();
  const at = (name: string) => marks.get(name) ?? start;
  const generation = join(config.indexDir, manifest.folder);
  const diskMb = readdirSync(generation).reduce((sum, file) => sum + statSync(join(generation, file)).size, 0) / 1e6;
  return {
    counts: manifest.counts,
    buildSeconds: (end - start) / 1000,
    graphSeconds: (at('graph') - at('embed')) / 1000,
    diskMb,
  };
}

/** Everything that is timed with every passage loaded: p50 and p95 in ms by name. */
type Times = Record<string, { p50: number; p95: number }>;

async function ask(count: number): Promise<object> {
  const config = { ...benchConfig(join(folder, 'index')), dataDir: join(folder, 'data') };
  const { Retriever } = await import('../../src/retrieval/retrieve.js');
  const embedder = new SyntheticEmbedder(DIMENSION);
  const start = performance.now();
  const retriever = await Retriever.open(config, embedder);
  const loadMs = performance.now() - start;
  const library = Library.open(config.indexDir, indexFingerprint(config));
  const targets = Array.from({ length: count }, (_, i) => Math.floor(((i + 0.5) * library.size) / count));
  const questionAbout = (target: number) => {
    embedder.target = target;
    return syntheticQuestion(library.passage(target).text);
  };
  const sourceOf = (target: number) => library.documents[library.documentNumber(target)];
  const found: boolean[] = [];
  const delay = monitorEventLoopDelay({ resolution: 1 });
  const question = await timed(targets, async (target, warm) => {
    if (warm) delay.enable();
    const [first] = passagesOf(await retriever.ask(questionAbout(target)));
    if (warm) found.push(first?.passageId === library.passage(target).id);
  });
  delay.disable();
  const times: Times = {
    question,
    'one document': await timed(targets, (target) =>
      retriever.ask(questionAbout(target), { source: sourceOf(target)?.id ?? '' }),
    ),
    'one year': await timed(targets, (target) => {
      const year = sourceOf(target)?.date.slice(0, 4) ?? '';
      return retriever.ask(questionAbout(target), { since: year, until: year });
    }),
    'a true quote': await timed(targets, (target) =>
      checkQuote(retriever, library.passage(target).text.split('. ')[0] ?? ''),
    ),
    autocomplete: await timed(targets, (target) => {
      const [, , word = ''] = library.passage(target).text.split(' ');
      return suggestClauses(retriever, word, undefined, 25);
    }),
    'a passage by id': await timed(targets, async (target) => lookUpClauses(library, library.passage(target).id)),
  };
  library.close();
  await retriever.close();
  const firsts = found.filter(Boolean).length;
  return { loadMs, times, found: firsts / found.length, longestBlockMs: delay.max / 1e6 };
}

/** Runs work for each target in turn, some of them twice. @param work receives whether the run counts */
async function timed(
  targets: readonly number[],
  work: (target: number, counts: boolean) => Promise<unknown>,
): Promise<{ p50: number; p95: number }> {
  const times: number[] = [];
  for (const [i, target] of [...targets.slice(0, WARM_UP), ...targets].entries()) {
    const before = performance.now();
    await work(target, i >= WARM_UP);
    if (i >= WARM_UP) times.push(performance.now() - before);
    // A real question waits for its model, so the monitor must see the loop turn between two questions.
    await new Promise((resolve) => setTimeout(resolve, 2));
  }
  return { p50: percentile(times, 0.5), p95: percentile(times, 0.95) };
}
