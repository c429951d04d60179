import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { SETTING_NAMES } from '../../src/config.js';
import { MAIN } from './product.js';

/** The bot process's figures since the last mark. */
export interface Figures {
  /** Before any forced garbage collection. */
  residentMb: number;
  /** The maximum, sampled every 100 ms. */
  peakMb: number;
  /** Delay of the event loop in ms; about 1 ms of it is the sampling interval. */
  loop: { p50: number; p99: number; max: number };
  /** Processor time of all its threads. */
  processorMs: number;
  /** Memory left after a forced garbage collection, if one was requested. */
  kept?: { residentMb: number; heapMb: number; externalMb: number; buffersMb: number };
}

/** How a bot is forced to end. */
export type Ending = 'killed' | 'out of memory';

/** Needed by the hook to collect garbage. */
const FLAGS = ['--expose-gc'];
const HOOK = new URL('./watch-bot.mjs', import.meta.url).href;
const LONGEST_TAIL = 4000;
const LEAVE_MS = 30_000;

/** The bot as shipped, in a separate process. */
export class BotProcess {
  /** Rejects with the bot's output if it ends before it is stopped. */
  readonly failed: Promise<never>;
  readonly #child: ChildProcess;
  readonly #closed: Promise<number | null>;
  /** The end of its output. */
  #tail = '';
  #errors = 0;
  #stopping = false;

  /**
   * @param env settings; all others have their defaults, regardless of .env and the environment
   * @param flags more flags of Node
   */
  constructor(env: Record<string, string>, flags: readonly string[] = []) {
    this.#child = spawn(process.execPath, [...FLAGS, ...flags, '--import', HOOK, MAIN, 'bot'], {
      stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
      env: { ...environment(), ...env },
    });
    for (const stream of [this.#child.stdout, this.#child.stderr]) {
      stream?.setEncoding('utf8').on('data', (text: string) => this.#hear(text));
    }
    this.#closed = new Promise((resolve, reject) => {
      this.#child.on('error', reject);
      this.#child.on('close', resolve);
    });
    this.failed = this.#closed.then((code) => {
      if (this.#stopping) return new Promise<never>(() => {});
      throw new Error(`The bot ended with exit code ${code}:\n${this.#tail}`);
    });
    // Only used while waiting for the bot; otherwise a rejection must not go unhandled.
    this.failed.catch(() => {});
  }

  /** Number of errors that it has logged. */
  get errors(): number {
    return this.#errors;
  }

  /** Waits until it reports that it accepts commands. @throws Error if it ends first or takes longer than this */
  async ready(withinMs: number): Promise<void> {
    const end = performance.now() + withinMs;
    while (!this.#tail.includes('Ready as ')) {
      if (performance.now() > end) throw new Error(`The bot was not ready within ${withinMs} ms:\n${this.#tail}`);
      await Promise.race([sleep(20), this.failed]);
    }
  }

  /** Starts measuring the event loop and the processor time anew. */
  async mark(): Promise<void> {
    await this.#ask('mark');
  }

  /** @param collect whether to also collect garbage, after the other values are read */
  async read(collect = false): Promise<Figures> {
    return (await this.#ask(collect ? 'collect' : 'read')) as Figures;
  }

  /** Kills it, or makes it take memory until V8 ends it. Resolves once it has ended. */
  async end(how: Ending): Promise<void> {
    this.#stopping = true;
    if (how === 'killed') this.#child.kill('SIGKILL');
    else this.#child.send({ ask: 'hoard' });
    const timer = setTimeout(() => this.#child.kill('SIGKILL'), LEAVE_MS);
    const code = await this.#closed;
    clearTimeout(timer);
    if (code === 0) throw new Error(`The bot should have been ${how}, and ended by itself:\n${this.#tail}`);
  }

  /** Stops it as an operator does. @throws Error if it does not end, or does not exit with 0 */
  async stop(): Promise<void> {
    this.#stopping = true;
    this.#child.kill('SIGTERM');
    const timer = setTimeout(() => this.#child.kill('SIGKILL'), LEAVE_MS);
    const code = await this.#closed;
    clearTimeout(timer);
    if (code !== 0) throw new Error(`The bot was stopped and ended with exit code ${code}:\n${this.#tail}`);
  }

  async #ask(ask: 'mark' | 'read' | 'collect'): Promise<unknown> {
    const answer = once(this.#child, 'message');
    this.#child.send({ ask });
    const [figures] = await Promise.race([answer, this.failed]);
    return figures;
  }

  #hear(text: string): void {
    this.#tail = (this.#tail + text).slice(-LONGEST_TAIL);
    this.#errors += text.split('"level":"error"').length - 1;
  }
}

/** Empty settings count as unset and prevent .env from setting them. */
function environment(): NodeJS.ProcessEnv {
  const inherited = Object.entries(process.env).filter(
    ([name]) => name !== 'NODE_OPTIONS' && name !== 'SHARDING_MANAGER',
  );
  return Object.fromEntries([...inherited, ...SETTING_NAMES.map((name) => [name, ''])]);
}
