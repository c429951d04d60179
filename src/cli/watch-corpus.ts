import { spawn } from 'node:child_process';
import { stat } from 'node:fs/promises';
import { constants, setPriority } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Log } from '../bot/log.js';
import type { Config } from '../config.js';
import { CorpusError, formatProblem } from '../errors.js';
import { placeOf } from '../index/place.js';
import { corpusFiles } from '../ingest/corpus-files.js';
import { isStale } from '../ingest/stale.js';
import { environment } from './environment.js';

/**
 * How often to check the corpus, in milliseconds. A change is picked up once two checks in a row saw the same state.
 */
const POLL_MS = 3000;
/** Most lines about problems that are logged. */
const MOST_LINES = 10;
/** Most characters of an ingest's output that are kept. */
const MOST_OUTPUT = 64 * 1024;

/** How an ingest in a separate process ended. */
export interface IngestEnd {
  code: number | null;
  stdout: string;
  stderr: string;
}

export interface WatchOptions {
  log: Log;
  /** Ends the watching, and any running ingest. */
  stop: AbortSignal;
  /** Builds the index; see {@link ingestApart}. */
  ingest: () => Promise<IngestEnd>;
  everyMs?: number;
}

/**
 * Picks up changes to the corpus until it is stopped: polls the folder, because notifications get lost on network disks
 * and in containers, waits until a change is complete, and builds the index in a separate process. The bot notices the
 * new index by its manifest. Problems are logged once for each state of the folder, and the old index stays in use.
 */
export async function watchCorpus(
  config: Config,
  { log, stop, ingest, everyMs = POLL_MS }: WatchOptions,
): Promise<void> {
  let seen = '';
  let handled = '';
  while (await pause(everyMs, stop)) {
    const state = await stateOf(config.corpusDir);
    const complete = state.name === seen;
    seen = state.name;
    if (!complete || state.name === handled) continue;
    handled = state.name;
    if (state.problems) tellProblems(log, state.problems);
    else if (await isBehind(config)) await takeUp(log, ingest, stop);
  }
}

/** Whether the index does not match the current corpus. */
async function isBehind(config: Config): Promise<boolean> {
  try {
    return await isStale(await (await placeOf(config)).manifest(), config.corpusDir);
  } catch {
    return true;
  }
}

async function takeUp(log: Log, ingest: () => Promise<IngestEnd>, stop: AbortSignal): Promise<void> {
  log.info({}, 'the documents changed; the index is being built');
  const begun = performance.now();
  const { code, stdout, stderr } = await ingest().catch((error: unknown) => {
    return { code: null, stdout: '', stderr: String(error) };
  });
  const ms = Math.round(performance.now() - begun);
  if (stop.aborted) return;
  if (code !== 0) {
    const lines = stderr.split('\n').filter((line) => line.trim() !== '');
    tellProblems(log, lines.length === 0 ? [`the ingest ended with ${code ?? 'a signal'}`] : lines);
    return;
  }
  const { documents, passages, embedded, notices } = parse(stdout);
  log.info({ documents, passages, embedded, notices: notices?.length, ms }, 'the index was built');
}

function tellProblems(log: Log, lines: readonly string[]): void {
  const more = lines.length > MOST_LINES ? [`… and ${lines.length - MOST_LINES} more lines`] : [];
  const problems = [...lines.slice(0, MOST_LINES), ...more];
  log.error({ problems }, 'the documents cannot be read; the old index stays in use');
}

function parse(stdout: string): { documents?: number; passages?: number; embedded?: number; notices?: unknown[] } {
  try {
    return JSON.parse(stdout) as ReturnType<typeof parse>;
  } catch {
    return {};
  }
}

/** The state of a folder: names, sizes and times of its files, or why it cannot be read. */
async function stateOf(folder: string): Promise<{ name: string; problems?: string[] }> {
  try {
    const parts: string[] = [];
    for (const file of await corpusFiles(folder)) {
      const found = await stat(join(folder, file)).catch(() => undefined);
      parts.push(JSON.stringify([file, found?.size, found?.mtimeMs]));
    }
    return { name: `files ${parts.join()}` };
  } catch (error) {
    const problems = error instanceof CorpusError ? error.problems.map(formatProblem) : [String(error)];
    return { name: `problems ${problems.join()}`, problems };
  }
}

/** @returns false when it is time to stop */
async function pause(ms: number, stop: AbortSignal): Promise<boolean> {
  return sleep(ms, true, { signal: stop, ref: false }).catch(() => false);
}

/**
 * Runs `ingest` in a separate process, with one thread and a low priority, so that the bot keeps answering. It does not
 * get the token.
 * @param entry the program's own entry point
 */
export function ingestApart(entry: string, { corpusDir, indexDir }: Config, stop: AbortSignal): Promise<IngestEnd> {
  const args = [entry, 'ingest', '--json', '--quiet', '--corpus', corpusDir, '--index', indexDir];
  const env = { ...environment(), DISCORD_TOKEN: '', EMBEDDING_THREADS: '1' };
  const child = spawn(process.execPath, [...process.execArgv, ...args], { env, stdio: ['ignore', 'pipe', 'pipe'] });
  const end = () => child.kill('SIGINT');
  stop.addEventListener('abort', end, { once: true });
  const out = { stdout: '', stderr: '' };
  for (const name of ['stdout', 'stderr'] as const) {
    child[name].setEncoding('utf8').on('data', (text: string) => {
      out[name] = (out[name] + text).slice(-MOST_OUTPUT);
    });
  }
  lowerPriority(child.pid);
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code) => {
      stop.removeEventListener('abort', end);
      resolve({ code, ...out });
    });
  });
}

function lowerPriority(pid: number | undefined): void {
  try {
    if (pid !== undefined) setPriority(pid, constants.priority.PRIORITY_BELOW_NORMAL);
  } catch {
    // Best effort: some systems forbid it, and the process may have ended.
  }
}
