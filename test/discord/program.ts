import { type ChildProcess, spawn } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { expect } from 'vitest';
import { PACKAGE_ROOT, SETTING_NAMES } from '../../src/config.js';
import type { DiscordSimulator } from '../simulator/simulator.js';
import { GRID, ORGANIC, PLASTIC } from './questions.js';

/** Allows for processes that load the model on a busy machine. */
export const PATIENCE = 40_000;

const MAIN = join(PACKAGE_ROOT, 'dist', 'main.js');

/**
 * The settings of a program that talks to a simulated Discord and stores its files in a folder. All are set, even if
 * empty, because a set variable overrides the operator's .env.
 */
export function settings(discord: DiscordSimulator, folder: string, env: Record<string, string> = {}) {
  mkdirSync(folder, { recursive: true });
  const none = Object.fromEntries(SETTING_NAMES.map((name) => [name, '']));
  return {
    ...none,
    INDEX_DIR: join(folder, 'index'),
    FEEDBACK_FILE: join(folder, 'feedback.jsonl'),
    GAPS_FILE: join(folder, 'gaps.jsonl'),
    DISCORD_TOKEN: discord.token,
    DISCORD_API_URL: discord.apiUrl,
    LOG_LEVEL: 'debug',
    ...env,
  };
}

/** The built program, running. */
export class Program {
  /** Settles with the exit code or the name of the signal that ended it. */
  readonly ended: Promise<number | NodeJS.Signals | null>;
  hasEnded = false;
  /** Standard output and standard error so far. */
  output = '';
  readonly #child: ChildProcess;

  /** @param leftOut names removed from the environment inherited from the tests */
  constructor(env: Record<string, string>, args: string[] = [], leftOut: readonly string[] = []) {
    const inherited = Object.entries(process.env).filter(([name]) => !leftOut.includes(name));
    const child = spawn(process.execPath, [MAIN, ...args], {
      cwd: PACKAGE_ROOT,
      env: { ...Object.fromEntries(inherited), ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding('utf8').on('data', (text: string) => {
        this.output += text;
      });
    }
    this.#child = child;
    this.ended = new Promise((resolve) => child.once('close', (code, signal) => resolve(code ?? signal)));
    this.ended.then(() => {
      this.hasEnded = true;
    });
  }

  /** Process id; 0 if it could not be started. */
  get pid(): number {
    return this.#child.pid ?? 0;
  }

  /** Ids of the child processes that have written to the log. */
  get children(): number[] {
    const pids = Array.from(this.output.matchAll(/^\{.*"pid":(\d+)/gm), ([, pid]) => Number(pid));
    return [...new Set(pids)].filter((pid) => pid !== this.#child.pid);
  }

  /** How often a text was written. */
  count(text: string | RegExp): number {
    return this.output.split(text).length - 1;
  }

  /** Waits until a line was written this often; otherwise fails and shows the whole output. */
  async expectLine(line: string | RegExp, times = 1): Promise<void> {
    const end = performance.now() + PATIENCE;
    while (!this.hasEnded && this.count(line) < times && performance.now() < end) await sleep(20);
    if (this.count(line) < times) expect(this.output).toMatch(line);
    expect(this.count(line)).toBeGreaterThanOrEqual(times);
  }

  kill(signal: NodeJS.Signals): void {
    this.#child.kill(signal);
  }
}

/** Whether a process is running. */
export function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}

/** Checks that the output contains no secret (token or question) and no failure. */
export function expectDiscreet({ output }: Program, discord: DiscordSimulator): void {
  expect(output).not.toContain(discord.token);
  for (const { token } of discord.world.interactions.values()) expect(output).not.toContain(token);
  for (const { text } of [GRID, ORGANIC, PLASTIC]) expect(output).not.toContain(text);
  expect(output).not.toMatch(/"level":"error"/);
}
