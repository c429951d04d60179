import { existsSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { sha256 } from '../../src/index/hash.js';
import { ingest } from '../../src/ingest/ingest.js';
import type { Channel } from '../../test/simulator/places.js';
import { DiscordSimulator } from '../../test/simulator/simulator.js';
import { BotProcess, type Ending } from '../lib/discord-bot.js';
import { benchConfig, inTemporaryFolder, openThread } from '../lib/product.js';
import { Attempts, type Outcome } from './scenario.js';

const ENDINGS: readonly Ending[] = ['killed', 'out of memory'];
/** Latest time of the ending after the questions were sent, in ms: some are then being read, searched or written. */
const LATEST_MS = 400;
const AT_ONCE = 6;
/** A bot that takes memory endlessly exhausts this within a second. */
const SMALL_HEAP = '--max-old-space-size=512';
const START_MS = 120_000;

/**
 * The shipped bot is killed, or exhausts its memory, while people ask questions and vote. Its files must then be
 * intact, and the bot started in its place must answer.
 * @param indexDir an index of the project's corpus; built if not given
 */
export async function endedBot(short: boolean, indexDir?: string): Promise<Outcome> {
  const attempts = new Attempts('A bot killed or out of memory with questions in flight leaves its files intact');
  await inTemporaryFolder(async (folder) => {
    const config = benchConfig(indexDir ?? join(folder, 'index'));
    if (indexDir === undefined) {
      const embedder = await openThread(config);
      await ingest(config, async () => embedder);
      await embedder.close();
    }
    const scene = new Scene(folder, config.indexDir, await DiscordSimulator.start());
    const each = short ? 1 : 12;
    for (let i = 0; i < ENDINGS.length * each; i += 1) {
      const ending = ENDINGS[i % ENDINGS.length] ?? 'killed';
      const after = Math.round((LATEST_MS * i) / (ENDINGS.length * each));
      await attempts.try(`${ending} after ${after} ms`, () => scene.play(ending, after));
    }
    await attempts.try('started once more', () => scene.settle());
    await scene.close();
  });
  return attempts.outcome;
}

/** Several bots, one after another, on the same files. */
class Scene {
  readonly #folder: string;
  readonly #indexDir: string;
  readonly #discord: DiscordSimulator;
  readonly #channel: Channel;
  readonly #index: string;
  #asked = 0;

  constructor(folder: string, indexDir: string, discord: DiscordSimulator) {
    this.#folder = folder;
    this.#indexDir = indexDir;
    this.#discord = discord;
    this.#channel = discord.addGuild({ name: 'Reading room' }).addChannel();
    this.#index = stateOf(indexDir);
  }

  /** Starts a bot, which must answer, and ends it while it is busy. @returns what is wrong, if anything */
  async play(ending: Ending, afterMs: number): Promise<string | undefined> {
    const bot = await this.#start();
    try {
      const wrong = await this.#answers();
      if (wrong !== undefined) return wrong;
      for (let i = 0; i < AT_ONCE; i += 1) await this.#discord.addUser().slash(this.#channel, 'ask', this.#question(i));
      await sleep(afterMs);
    } finally {
      await bot.end(ending);
      this.#discord.forget();
    }
    return this.#damage();
  }

  /** Starts a last bot, which must answer and stop normally. */
  async settle(): Promise<string | undefined> {
    const bot = await this.#start();
    const wrong = await this.#answers().finally(() => bot.stop());
    if (!existsSync(join(this.#folder, 'feedback.jsonl'))) return 'no vote was kept';
    return wrong ?? this.#damage();
  }

  async close(): Promise<void> {
    await this.#discord.close();
    rmSync(this.#folder, { recursive: true, force: true });
  }

  async #start(): Promise<BotProcess> {
    const env = {
      DISCORD_TOKEN: this.#discord.token,
      DISCORD_API_URL: this.#discord.apiUrl,
      INDEX_DIR: this.#indexDir,
      FEEDBACK_FILE: join(this.#folder, 'feedback.jsonl'),
      GAPS_FILE: join(this.#folder, 'gaps.jsonl'),
      COUNT_GAPS: 'true',
    };
    const bot = new BotProcess(env, [SMALL_HEAP]);
    await bot.ready(START_MS);
    return bot;
  }

  /** A new question each time, with an answer, or without one and counted. */
  #question(number: number): { question: string } {
    this.#asked += 1;
    const topic = number % 2 === 0 ? 'the yellow card on fisheries' : 'the rings of Saturn';
    return { question: `What is said about ${topic}, case ${this.#asked}?` };
  }

  /** Asks, and votes on the answer. */
  async #answers(): Promise<string | undefined> {
    const user = this.#discord.addUser();
    const call = await user.slash(this.#channel, 'ask', this.#question(0));
    const answer = await call.answer({ timeoutMs: START_MS });
    if (answer.boxes.length === 0) return 'the question was not answered';
    // The vote is being written when the bot is ended.
    await user.press(answer, { emoji: '👍' });
    return undefined;
  }

  /** What is broken in the files that outlive the bot, if anything. */
  #damage(): string | undefined {
    if (stateOf(this.#indexDir) !== this.#index) return 'the index has changed';
    for (const name of ['feedback.jsonl', 'gaps.jsonl']) {
      const path = join(this.#folder, name);
      if (!existsSync(path)) continue;
      const torn = readFileSync(path, 'utf8')
        .split('\n')
        .slice(0, -1)
        .find((line) => !isJson(line));
      if (torn !== undefined) return `${name} holds a torn line`;
    }
    return undefined;
  }
}

function isJson(line: string): boolean {
  try {
    JSON.parse(line);
    return true;
  } catch {
    return false;
  }
}

/** The contents of a folder as one hash. */
function stateOf(folder: string): string {
  const names = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .toSorted();
  return names.map((name) => `${name} ${sha256(readFileSync(name))}`).join('\n');
}
