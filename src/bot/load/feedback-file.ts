import { mkdir, open } from 'node:fs/promises';
import { dirname } from 'node:path';
import { syncFolder } from '../../index/durable.js';
import type { Rating } from '../desk.js';
import type { Log } from '../log.js';

/**
 * Verdicts on answers, one JSON line each: passage, verdict, time and index version. It never records who judged or
 * what was asked. Several processes may append to the same file.
 */
export class FeedbackFile {
  readonly #path: string;
  readonly #log: Log;
  readonly #now: () => Date;
  #last: Promise<void> = Promise.resolve();
  /** Number of verdicts lost since the file could last be written. */
  #lost = 0;

  constructor(path: string, log: Log, now: () => Date = () => new Date()) {
    this.#path = path;
    this.#log = log;
    this.#now = now;
  }

  /** Resolves once the verdict is on disk or, if that fails, logged as such; never rejects. */
  append({ passageId, verdict, indexVersion }: Rating): Promise<void> {
    const line = `${JSON.stringify({ passageId, verdict, at: this.#now().toISOString(), indexVersion })}\n`;
    this.#last = this.#last.then(() => this.#write(line));
    return this.#last;
  }

  async #write(line: string): Promise<void> {
    try {
      await appendDurably(this.#path, line);
      if (this.#lost > 0) this.#log.info({ lost: this.#lost }, 'feedback is stored again');
      this.#lost = 0;
    } catch (error) {
      this.#lost += 1;
      if (this.#lost > 1) return;
      const cure =
        'Make room or give the right to write there, or choose another file with FEEDBACK_FILE ("off" for none).';
      this.#log.error({ error, cure }, 'feedback cannot be stored; logged once until it can');
    }
  }
}

/** Appends a line in a single write, which other processes' lines cannot split, and waits until it is on disk. */
async function appendDurably(path: string, line: string): Promise<void> {
  const folder = dirname(path);
  await mkdir(folder, { recursive: true });
  const file = await open(path, 'a+');
  try {
    const { size } = await file.stat();
    const bytes = Buffer.from((await endsInLine(file, size)) ? line : `\n${line}`);
    const { bytesWritten } = await file.write(bytes);
    if (bytesWritten < bytes.length) throw Object.assign(new Error('the disk is full'), { code: 'ENOSPC' });
    await file.sync();
    if (size === 0) await syncFolder(folder);
  } finally {
    await file.close();
  }
}

/** A full disk may have truncated the last line; the next one must not be joined to it. */
async function endsInLine(file: Awaited<ReturnType<typeof open>>, size: number): Promise<boolean> {
  if (size === 0) return true;
  const { buffer } = await file.read(Buffer.alloc(1), 0, 1, size - 1);
  return buffer[0] === 0x0a;
}
