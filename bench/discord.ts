import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { ingest } from '../src/ingest/ingest.js';
import { Retriever } from '../src/retrieval/retrieve.js';
import { GOLDEN_TODAY } from './eval/questions.js';
import { BotProcess } from './lib/discord-bot.js';
import { type Asked, Crowd, Questions } from './lib/discord-crowd.js';
import { type Endurance, type Measured, type Round, resultOf, type Sample } from './lib/discord-result.js';
import { inFlight, inWaves, type Load } from './lib/load.js';
import { timeOf } from './lib/measure.js';
import { benchConfig, inTemporaryFolder, openThread } from './lib/product.js';
import type { Options, Part, Result } from './lib/report.js';

/** The last load is the one with a limit. */
const LOADS = [inFlight(1, 'one by one'), inWaves(40), inFlight(50)];
const LONG_LOAD = inFlight(40);
const IDLE_MS = 2000;
/** Threads of ONNX Runtime spin for a while after their last pass, which would slow the other process. */
const PAUSE_MS = 200;

interface Sizes {
  questions: number;
  rounds: number;
  warmUp: number;
  long: number;
  step: number;
}

const FULL: Sizes = { questions: 200, rounds: 3, warmUp: 500, long: 5000, step: 500 };
const QUICK: Sizes = { questions: 50, rounds: 1, warmUp: 50, long: 100, step: 50 };

export const part: Part = {
  name: 'discord',
  about:
    'the bot in a process of its own, 40 simulated users: latency beside the index asked directly, event loop, memory',
  run: (options) => inTemporaryFolder((folder) => measure(folder, options)),
};

async function measure(folder: string, { quick }: Options): Promise<Result> {
  const sizes = quick ? QUICK : FULL;
  const config = benchConfig(join(folder, 'index'));
  const embedder = await openThread(config);
  await ingest(config, async () => embedder);
  const crowd = await Crowd.gather();
  const env = settings(crowd, folder);
  const retriever = await Retriever.open(config, embedder);
  const [speed, earlierErrors] = await withBot(crowd, env, (bot) => watchSpeed(bot, crowd, retriever, sizes));
  await retriever.close();
  await embedder.close();
  // A fresh process: memory left by the first part must not count as warm.
  const [endurance, laterErrors] = await withBot(crowd, env, (bot) => watchMemory(bot, crowd, sizes));
  await crowd.close();
  const { turnedAway, refused } = crowd;
  return resultOf({ ...speed, endurance, turnedAway, refused, errors: earlierErrors + laterErrors });
}

/** Limits are raised so that no one is turned away: only the work is measured. */
function settings({ discord }: Crowd, folder: string): Record<string, string> {
  return {
    DISCORD_TOKEN: discord.token,
    DISCORD_API_URL: discord.apiUrl,
    INDEX_DIR: join(folder, 'index'),
    FEEDBACK_FILE: join(folder, 'feedback.jsonl'),
    QUESTION_BURST: '1000',
    QUESTION_SECONDS: '1',
    QUESTIONS_WAITING: '1000',
  };
}

/** Runs a task with a connected bot. @returns the task's result, and the number of errors that the bot logged */
async function withBot<T>(
  crowd: Crowd,
  env: Record<string, string>,
  task: (bot: BotProcess) => Promise<T>,
): Promise<[T, number]> {
  const bot = new BotProcess(env);
  try {
    await Promise.race([crowd.discord.ready(1, 120_000), bot.failed]);
    // The bot accepts commands once it knows the servers.
    await setTimeout(IDLE_MS);
    return [await Promise.race([task(bot), bot.failed]), bot.errors];
  } finally {
    await bot.stop();
  }
}

/** Runs every load on the bot and on the index in turn, with the same questions; the order alternates. */
async function watchSpeed(
  bot: BotProcess,
  crowd: Crowd,
  retriever: Retriever,
  sizes: Sizes,
): Promise<Pick<Measured, 'idle' | 'loads'>> {
  const questions = new Questions();
  const ask = ({ question, since }: Asked) => retriever.ask(question, { since, today: GOLDEN_TODAY });
  const warmUp = questions.take(sizes.questions);
  await inFlight(8).run(warmUp, (asked) => crowd.ask(asked));
  await inFlight(8).run(warmUp, ask);
  await bot.mark();
  await setTimeout(IDLE_MS);
  const idle = await bot.read();
  const loads = LOADS.map((load) => ({ load, rounds: [] as Round[] }));
  for (let i = 0; i < sizes.rounds; i += 1) {
    for (const { load, rounds } of loads) {
      const asked = questions.take(sizes.questions);
      const straight = () => watched(asked, load, (one) => timeOf(() => ask(one)));
      const [first] = i % 2 === 1 ? [await straight()] : [];
      await setTimeout(PAUSE_MS);
      const crowded = await askBot(bot, crowd, asked, load);
      await setTimeout(PAUSE_MS);
      const { results: times, pace, processorMs } = first ?? (await straight());
      await setTimeout(PAUSE_MS);
      rounds.push({ ...crowded, straight: { times, pace, processorMs } });
    }
  }
  return { idle, loads: loads.map(({ load, rounds }) => ({ name: load.name, rounds })) };
}

/** Asks the bot and measures its process meanwhile. */
async function askBot(bot: BotProcess, crowd: Crowd, asked: Asked[], load: Load): Promise<Omit<Round, 'straight'>> {
  await bot.mark();
  const { results: seen, pace, processorMs } = await watched(asked, load, (one) => crowd.ask(one));
  const figures = await bot.read();
  crowd.forget();
  return { seen, pace, figures, simulatorMs: processorMs };
}

/** Results, questions answered per second, and this process's processor time. */
async function watched<R>(asked: Asked[], load: Load, task: (one: Asked) => Promise<R>) {
  const [start, processor] = [performance.now(), process.cpuUsage()];
  const results = await load.run(asked, task);
  const { user, system } = process.cpuUsage(processor);
  const pace = (1000 * asked.length) / (performance.now() - start);
  return { results, pace, processorMs: (user + system) / 1000 };
}

/** One bot over thousands of questions; garbage collection is forced only before the first and after the last. */
async function watchMemory(bot: BotProcess, crowd: Crowd, { warmUp, long, step }: Sizes): Promise<Endurance> {
  const questions = new Questions();
  const connected = await bot.read();
  const samples: Sample[] = [];
  for (let asked = warmUp; asked <= warmUp + long; asked += step) {
    const { pace, figures: busy } = await askBot(
      bot,
      crowd,
      questions.take(samples.length === 0 ? warmUp : step),
      LONG_LOAD,
    );
    await setTimeout(IDLE_MS);
    const rested = await bot.read(asked === warmUp || asked === warmUp + long);
    samples.push({ asked, pace, busy, rested });
  }
  return { connected, samples };
}
