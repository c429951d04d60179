import { join } from 'node:path';
import { monitorEventLoopDelay, performance } from 'node:perf_hooks';
import { setTimeout } from 'node:timers/promises';
import type { Embedder } from '../src/embedding/embedder.js';
import type { Retriever } from '../src/retrieval/retrieve.js';
import { GOLDEN_TODAY } from './eval/questions.js';
import { type BareModel, loadSideBySide } from './lib/bare-model.js';
import { tuningQuestions } from './lib/corpus.js';
import { embeddedTexts } from './lib/embedded-texts.js';
import { median, percentile, shuffled, timeOf } from './lib/measure.js';
import { benchConfig, builtParts, inTemporaryFolder } from './lib/product.js';
import { seeded } from './lib/random.js';
import type { Check, Options, Part, Result } from './lib/report.js';
import { watched } from './lib/watched.js';

/** A question, and the token ids that the model gets for it. */
interface Prepared {
  text: string;
  ids: number[];
}

/** Times in ms of one round. */
interface Round {
  forward: number[];
  question: number[];
}

/** Times in ms for questions with known vectors: wall clock, and processor time of the whole process. */
interface Rest {
  wall: number[];
  processor: number;
}

/** The longest block of the event loop, in ms. */
interface Stood {
  /** Busy: anything that arrives meanwhile must wait. */
  busy: number;
  /** Busy, or waiting and not woken: the machine contributes to this, with the model's threads on every processor. */
  late: number;
}

/** `modelAlone`: while nothing is asked and the model works in its thread. */
type Blocked = Record<'modelAlone' | 'oneByOne' | 'eightAtOnce', Stood>;

const TODAY = { today: GOLDEN_TODAY };

export const part: Part = {
  name: 'question',
  about: "a question end to end against the model's forward pass alone, alternating; the event loop meanwhile",
  run: (options) => inTemporaryFolder((folder) => measure(join(folder, 'index'), options)),
};

async function measure(indexDir: string, options: Options): Promise<Result> {
  const config = benchConfig(indexDir);
  const { ingest, Retriever, openEmbedderThread, ...loading } = await builtParts();
  const { embedder, bare } = await loadSideBySide(config.embedding, loading);
  await ingest(config, async () => watched(embedder, {}));
  // This also serves as warm-up.
  const questions = tuningQuestions();
  const texts = await embeddedTexts(config, embedder, questions);
  const withoutModel = questions.length - texts.length;
  const prepared = texts.map(({ question, text }) => ({ text: question.question, ids: bare.tokenize(text) }));
  const asked = options.quick ? prepared.slice(0, 40) : prepared;
  const count = options.quick ? 2 : 7;

  const rest = await withoutTheModel((watching) => Retriever.open(config, watching), embedder, asked, count);
  const local = await Retriever.open(config, embedder);
  const thisThread: Round[] = [];
  for (let i = 0; i < count; i += 1) thisThread.push(await alternate(local, bare, asked, i));
  await local.close();

  const thread = await openEmbedderThread(config.embedding);
  const remote = await Retriever.open(config, thread);
  const ownThread: Round[] = [];
  for (let i = 0; i < count; i += 1) ownThread.push(await inBlocks(remote, bare, asked, i));
  const looks: Blocked[] = [];
  for (let i = 0; i < count; i += 1) looks.push(await watchLoop(remote, thread, asked));
  const longest = (of: keyof Blocked): Stood => ({
    busy: median(looks.map((look) => look[of].busy)),
    late: median(looks.map((look) => look[of].late)),
  });
  const blocked: Blocked = {
    modelAlone: longest('modelAlone'),
    oneByOne: longest('oneByOne'),
    eightAtOnce: longest('eightAtOnce'),
  };
  await remote.close();
  await Promise.all([thread.close(), embedder.close()]);

  return {
    tables: [
      {
        title: `${asked.length} tuning questions (${withoutModel} more need no model), medians of ${count} rounds, ms`,
        columns: ['end to end', 'forward p50', 'p95', 'question p50', 'p95', 'ratio p50', 'ratio p95', 'longest'],
        rows: [row('model in this thread', thisThread), row('model in its own thread', ownThread)],
      },
      {
        title: 'The same questions with their vectors known already: all that is not the model, ms',
        columns: ['what', 'p50', 'p95', 'processor time, mean'],
        rows: [['question without the model', p50(rest.wall), p95(rest.wall), rest.processor]],
      },
      {
        title: `How long the event loop stands still, model in its own thread, medians of ${count} rounds, ms`,
        columns: ['questions', 'busy at one stretch', 'late'],
        rows: [
          ['none, the model alone at work', blocked.modelAlone.busy, blocked.modelAlone.late],
          ['one by one', blocked.oneByOne.busy, blocked.oneByOne.late],
          ['eight at once', blocked.eightAtOnce.busy, blocked.eightAtOnce.late],
        ],
      },
    ],
    checks: [...limits('this thread', thisThread), ...limits('own thread', ownThread), ...loopLimits(blocked)],
    details: { thisThread: thisThread.map(summary), ownThread: ownThread.map(summary), rest, blocked },
  };
}

/** Alternates forward passes and questions on one session; the order in each pair is random. */
async function alternate(retriever: Retriever, bare: BareModel, asked: Prepared[], seed: number): Promise<Round> {
  const random = seeded(seed + 1);
  const round: Round = { forward: [], question: [] };
  for (const { text, ids } of shuffled(asked, random)) {
    const forward = async () => round.forward.push(await timeOf(() => bare.forward(ids)));
    const question = async () => round.question.push(await timeOf(() => retriever.ask(text, TODAY)));
    for (const task of random() < 0.5 ? [forward, question] : [question, forward]) await task();
  }
  return round;
}

/**
 * Alternates forward passes and questions in blocks of twenty: here they use two sessions, and the threads of one spin
 * for a while after its last pass, which would slow the other.
 */
async function inBlocks(retriever: Retriever, bare: BareModel, asked: Prepared[], seed: number): Promise<Round> {
  const order = shuffled(asked, seeded(seed + 1));
  const round: Round = { forward: [], question: [] };
  for (let first = 0; first < order.length; first += 20) {
    const block = order.slice(first, first + 20);
    await setTimeout(100);
    for (const { ids } of block) round.forward.push(await timeOf(() => bare.forward(ids)));
    await setTimeout(100);
    for (const { text } of block) round.question.push(await timeOf(() => retriever.ask(text, TODAY)));
  }
  return round;
}

/** Asks with precomputed vectors, so that only the rest of the work is timed. */
async function withoutTheModel(
  open: (embedder: Embedder) => Promise<Retriever>,
  embedder: Embedder,
  asked: Prepared[],
  rounds: number,
): Promise<Rest> {
  const known = new Map<string, ReturnType<Embedder['embedQuestion']>>();
  const remembering: Embedder = {
    ...watched(embedder, {}),
    embedQuestion: (text, spans) => {
      const vectors = known.get(text) ?? embedder.embedQuestion(text, spans);
      known.set(text, vectors);
      return vectors;
    },
  };
  const retriever = await open(remembering);
  for (const { text } of asked) await retriever.ask(text, TODAY);
  const wall: number[] = [];
  // The last model pass leaves threads spinning, which would count as processor time here.
  await setTimeout(200);
  const before = process.cpuUsage();
  for (let i = 0; i < rounds; i += 1) {
    for (const { text } of asked) wall.push(await timeOf(() => retriever.ask(text, TODAY)));
  }
  const { user, system } = process.cpuUsage(before);
  await retriever.close();
  return { wall, processor: (user + system) / 1000 / wall.length };
}

async function watchLoop(retriever: Retriever, embedder: Embedder, asked: Prepared[]): Promise<Blocked> {
  const longest = async (task: () => Promise<void>): Promise<Stood> => {
    const monitor = monitorEventLoopDelay({ resolution: 1 });
    let busy = 0;
    let before = performance.eventLoopUtilization();
    const timer = setInterval(() => {
      const now = performance.eventLoopUtilization();
      busy = Math.max(busy, now.active - before.active);
      before = now;
    }, 1);
    monitor.enable();
    await task();
    monitor.disable();
    clearInterval(timer);
    return { busy, late: monitor.max / 1e6 };
  };
  const modelAlone = await longest(async () => {
    for (const { text } of asked) await embedder.embedQuestion(text);
  });
  const oneByOne = await longest(async () => {
    for (const { text } of asked) await retriever.ask(text, TODAY);
  });
  const eightAtOnce = await longest(async () => {
    for (let first = 0; first < asked.length; first += 8) {
      await Promise.all(asked.slice(first, first + 8).map(({ text }) => retriever.ask(text, TODAY)));
    }
  });
  return { modelAlone, oneByOne, eightAtOnce };
}

const p50 = (times: number[]) => percentile(times, 0.5);
const p95 = (times: number[]) => percentile(times, 0.95);

/** Each figure is measured in every round, and the median over the rounds counts. */
function over(rounds: Round[], figure: (round: Round) => number): number {
  return median(rounds.map(figure));
}

function ratio(rounds: Round[], of: (times: number[]) => number): number {
  return over(rounds, ({ question, forward }) => of(question) / of(forward));
}

function row(name: string, rounds: Round[]): (string | number)[] {
  const longest = over(rounds, ({ question }) => Math.max(...question));
  return [
    ...[name, over(rounds, (round) => p50(round.forward)), over(rounds, (round) => p95(round.forward))],
    ...[over(rounds, (round) => p50(round.question)), over(rounds, (round) => p95(round.question))],
    ...[ratio(rounds, p50), ratio(rounds, p95), longest],
  ];
}

function summary({ forward, question }: Round): object {
  return { forward: [p50(forward), p95(forward)], question: [p50(question), p95(question)] };
}

function limits(where: string, rounds: Round[]): Check[] {
  return [
    { name: `question by forward pass, p50, ${where}`, value: ratio(rounds, p50), limit: 1.25, must: 'at most' },
    { name: `question by forward pass, p95, ${where}`, value: ratio(rounds, p95), limit: 2, must: 'at most' },
  ];
}

function loopLimits(blocked: Blocked): Check[] {
  const name = (how: string) => `longest block of the event loop, ${how}, ms`;
  return [
    { name: name('one by one'), value: blocked.oneByOne.busy, limit: 20, must: 'at most' },
    { name: name('eight at once'), value: blocked.eightAtOnce.busy, limit: 20, must: 'at most' },
  ];
}
