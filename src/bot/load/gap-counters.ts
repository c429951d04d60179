import { existsSync } from 'node:fs';
import { mkdir, readdir, readFile } from 'node:fs/promises';
import { basename, dirname, extname, join } from 'node:path';
import { ConfigError } from '../../errors.js';
import { writeDurably } from '../../index/durable.js';
import { type GapCount, mergeCounts, readCount, type Topic, writeCount } from '../../retrieval/gaps.js';
import type { Log } from '../log.js';

/**
 * Counts refused topics, in a file of JSON lines without any text of a question, any name, or any time more precise
 * than the month. Each process needs its own file; see {@link gapFileOf}.
 */
export class GapCounters {
  readonly #path: string;
  readonly #log: Log;
  readonly #now: () => Date;
  #pending: GapCount[] = [];
  #writing: Promise<void> | undefined;
  /** Whether it has been logged that the file cannot be written. */
  #told = false;

  constructor(path: string, log: Log, now: () => Date = () => new Date()) {
    this.#path = path;
    this.#log = log;
    this.#now = now;
  }

  /** Resolves once everything counted so far is on disk or, if that fails, logged as such; never rejects. */
  count(topic: Topic): Promise<void> {
    this.#pending.push({ ...topic, month: this.#now().toISOString().slice(0, 7), count: 1 });
    return this.idle();
  }

  /** Resolves when there is nothing left to write. */
  idle(): Promise<void> {
    this.#writing ??= this.#writeAll().finally(() => {
      this.#writing = undefined;
    });
    return this.#writing;
  }

  /** Counts that arrive while the file is being written go into the next write, all at once. */
  async #writeAll(): Promise<void> {
    while (this.#pending.length > 0) {
      const counted = this.#pending;
      this.#pending = [];
      try {
        await this.#add(counted);
        this.#told = false;
      } catch (error) {
        if (this.#told) continue;
        this.#told = true;
        const cure =
          'Make room or give the right to write there, choose another file with GAPS_FILE, or set COUNT_GAPS=false.';
        this.#log.error({ error, cure }, 'refused topics cannot be counted; logged once until they can');
      }
    }
  }

  /** Reads the file each time: an operator may empty or move it while the bot runs. */
  async #add(counted: readonly GapCount[]): Promise<void> {
    const known = existsSync(this.#path) ? await readCounts(this.#path) : [];
    await mkdir(dirname(this.#path), { recursive: true });
    const lines = mergeCounts([...known, ...counted]).map((count) => `${writeCount(count)}\n`);
    await writeDurably(this.#path, lines.join(''));
  }
}

/**
 * The file of one process: the one in the settings or, if several processes share the servers, one beside it for each.
 */
export function gapFileOf(path: string, shard: number | undefined): string {
  if (shard === undefined) return path;
  const extension = extname(path);
  return join(dirname(path), `${basename(path, extension)}.${shard}${extension}`);
}

/**
 * The counts of all processes together.
 * @returns undefined if nothing has ever been counted
 * @throws ConfigError when a file contains anything else
 */
export async function readGaps(path: string): Promise<GapCount[] | undefined> {
  const folder = dirname(path);
  const isOurs = (name: string) => {
    const [shard] = /\d+/.exec(name.slice(basename(path, extname(path)).length)) ?? [];
    return [undefined, Number(shard)].some((each) => gapFileOf(path, each) === join(folder, name));
  };
  const names = existsSync(folder) ? (await readdir(folder)).filter(isOurs).sort() : [];
  if (names.length === 0) return undefined;
  const counts = await Promise.all(names.map((name) => readCounts(join(folder, name))));
  return mergeCounts(counts.flat());
}

async function readCounts(path: string): Promise<GapCount[]> {
  const lines = (await readFile(path, 'utf8')).split('\n');
  return lines.flatMap((line, i) => {
    if (line === '') return [];
    const count = readCount(line);
    if (count) return [count];
    throw new ConfigError(
      'bad_gaps_file',
      `${path}:${i + 1}: this line is no count of a refused topic.`,
      'Remove the line, or name another file with GAPS_FILE.',
    );
  });
}
