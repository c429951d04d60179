import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, expect, inject } from 'vitest';
import { runBot } from '../../src/bot/bot.js';
import { createLog } from '../../src/bot/log.js';
import { type Config, readConfig } from '../../src/config.js';
import type { Embedder } from '../../src/embedding/embedder.js';
import { ingest } from '../../src/ingest/ingest.js';
import { type Channel, DiscordSimulator, type SimulatorOptions } from '../simulator/simulator.js';
import { sharedModelThread } from '../support/model.js';

/** The model in its thread and an index of the project's corpus, shared by the bots of one test file. */
export class Stage {
  readonly root: string;
  readonly embedder: Embedder;
  readonly #env: Record<string, string>;

  private constructor(root: string, embedder: Embedder, env: Record<string, string>) {
    this.root = root;
    this.embedder = embedder;
    this.#env = env;
  }

  /** Sets up the index. @param corpusDir the project's own by default */
  static async open(corpusDir = readConfig({}).corpusDir): Promise<Stage> {
    const root = mkdtempSync(join(tmpdir(), 'partnership-discord-'));
    const env = { CORPUS_DIR: corpusDir, INDEX_DIR: join(root, 'index'), FEEDBACK_FILE: join(root, 'feedback.jsonl') };
    const stage = new Stage(root, await sharedModelThread(), env);
    if (corpusDir === readConfig({}).corpusDir) cpSync(inject('readyIndex'), env.INDEX_DIR, { recursive: true });
    else await stage.ingest();
    return stage;
  }

  /** The settings of a bot on this stage; `env` as in .env. */
  config(env: Record<string, string> = {}): Config {
    return readConfig({ ...this.#env, ...env });
  }

  /** Rebuilds the index, as the `ingest` command does alongside a running bot. @returns its version */
  async ingest(env: Record<string, string> = {}): Promise<string> {
    const { manifest } = await ingest(this.config(env), async () => this.embedder);
    return manifest.version;
  }

  close(): void {
    rmSync(this.root, { recursive: true, force: true });
  }
}

/** A bot that runs in this process, connected to a simulated Discord. */
export interface RunningBot {
  discord: DiscordSimulator;
  /** The notes for the operator. */
  notes: string[];
  /** The log's lines, parsed. */
  log: { level: string; msg: string; [field: string]: unknown }[];
  /** The whole log as text. */
  logText(): string;
  /** Asks it to look for a new index, as SIGHUP does. */
  reload(): void;
  /** Asks it to stop, as SIGTERM does. @returns the exit code */
  stop(): Promise<number>;
  /** Settles when the bot has ended for any reason. */
  ended: Promise<number>;
}

export interface BotOptions {
  /** Settings as in .env. */
  env?: Record<string, string>;
  discord?: SimulatorOptions;
  /** An existing Discord, such as that of a stopped bot. */
  on?: DiscordSimulator;
  /** Replaces the stage's own, for example with a watched one. */
  embedder?: Embedder | Promise<Embedder>;
}

/** Starts a bot and waits until it is connected. The caller ends it with `stop`, and the Discord with `close`. */
export async function startBot(stage: Stage, options: BotOptions = {}): Promise<RunningBot> {
  const bot = await launchBot(stage, options);
  await Promise.race([bot.discord.ready(), bot.ended]);
  return bot;
}

/** Starts a bot without waiting for it. */
export async function launchBot(
  stage: Stage,
  { env = {}, discord: options, on, embedder = stage.embedder }: BotOptions,
): Promise<RunningBot> {
  const discord = on ?? (await DiscordSimulator.start(options));
  const config = stage.config({
    DISCORD_TOKEN: discord.token,
    DISCORD_API_URL: discord.apiUrl,
    LOG_LEVEL: 'debug',
    ...env,
  });
  const stopping = new AbortController();
  const reloads: (() => void)[] = [];
  const notes: string[] = [];
  const lines: string[] = [];
  const log = createLog(config.logLevel, {
    secrets: [config.discord.token ?? ''],
    destination: { write: (line) => void lines.push(line) },
  });
  const signals = { stop: stopping.signal, onReload: (listener: () => void) => void reloads.push(listener) };
  const ended = runBot(config, embedder, { signals, note: (line) => void notes.push(line), log });
  // A test that ignores how the bot ended must not fail because of it.
  ended.catch(() => {});
  return {
    discord,
    notes,
    get log() {
      return lines.map((line) => JSON.parse(line) as RunningBot['log'][number]);
    },
    logText: () => lines.join(''),
    reload: () => {
      for (const listener of reloads) listener();
    },
    stop: () => {
      stopping.abort();
      return ended;
    },
    ended,
  };
}

/** The usual setup of a test file. */
interface Started {
  stage: Stage;
  bot: RunningBot;
  channel: Channel;
}

/** One bot in one channel for all tests of a file, which must leave it clean. @param take receives what was started */
export function startOnce(take: (started: Started) => void): void {
  let started: Started | undefined;
  beforeAll(async () => {
    const stage = await Stage.open();
    const bot = await startBot(stage);
    started = { stage, bot, channel: bot.discord.addGuild().addChannel() };
    take(started);
  });
  afterEach(() => {
    if (started) expectClean(started.bot);
  });
  afterAll(async () => {
    await started?.bot.stop();
    await started?.bot.discord.close();
    started?.stage.close();
  });
}

/** Checks that nothing the bot sent was refused and that it logged no error. */
export function expectClean({ discord, log }: RunningBot): void {
  expect(discord.refused.map(({ method, route, status, response }) => ({ method, route, status, response }))).toEqual(
    [],
  );
  expect(log.filter(({ level }) => level === 'error')).toEqual([]);
}
