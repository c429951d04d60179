import { constants, type Stats } from 'node:fs';
import { type FileHandle, open, stat } from 'node:fs/promises';
import { setTimeout } from 'node:timers/promises';
import type { CorpusProblem } from '../errors.js';
import { LARGEST_FILE_MB } from './read/problems.js';

/** Largest file that is read, in bytes: even a PDF of a treaty with thousands of pages and pictures is smaller. */
export const LARGEST_FILE = LARGEST_FILE_MB * 1024 * 1024;
/** A file written less than this number of milliseconds ago may still be incomplete. */
const SETTLED = 100;
const ATTEMPTS = 2;

/** A file as it was at one point in time. */
export interface WholeFile {
  bytes: Buffer;
  size: number;
  /** Time of the last change in milliseconds, from the file system. */
  modified: number;
}

/**
 * Reads a file and makes sure that it did not change meanwhile. Never waits for a pipe or device.
 * @param file its name, for messages
 * @returns its bytes, or why it cannot be read in full
 */
export async function readWhole(path: string, file: string): Promise<WholeFile | { problem: CorpusProblem }> {
  const problem = (code: string, message: string, cure: string) => ({ problem: { code, file, message, cure } });
  for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
    let handle: FileHandle | undefined;
    try {
      handle = await open(path, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0));
      const before = await handle.stat();
      if (!before.isFile()) {
        return problem('not_a_file', 'is not a file.', 'Put a copy of the document there, or remove it.');
      }
      if (before.size > LARGEST_FILE) {
        const megabytes = (bytes: number) => `${Math.ceil(bytes / 1024 / 1024)} MB`;
        const message = `has ${megabytes(before.size)}, more than the ${megabytes(LARGEST_FILE)} that are read.`;
        return problem('file_too_large', message, 'Divide it, or save it without its pictures.');
      }
      const bytes = await readExactly(handle, before.size);
      if (bytes && (await isSettled(path, before))) return { bytes, size: before.size, modified: before.mtimeMs };
    } catch {
      return problem('unreadable_file', 'cannot be read.', 'Check that it is a file that may be read.');
    } finally {
      await handle?.close().catch(() => {});
    }
    await setTimeout(SETTLED);
  }
  return problem('file_changing', 'changed while it was read.', 'Wait until it is written, then run the ingest again.');
}

/** All bytes of a file, or undefined if its size has changed. */
async function readExactly(handle: FileHandle, size: number): Promise<Buffer | undefined> {
  const buffer = Buffer.alloc(size + 1);
  let done = 0;
  while (done < buffer.length) {
    const { bytesRead } = await handle.read(buffer, done, buffer.length - done, done);
    if (bytesRead === 0) break;
    done += bytesRead;
  }
  return done === size ? buffer.subarray(0, size) : undefined;
}

/** Whether a file is unchanged; one that was just written is checked again a moment later. */
async function isSettled(path: string, before: Stats): Promise<boolean> {
  const age = Date.now() - before.mtimeMs;
  if (age < SETTLED) await setTimeout(Math.min(SETTLED, SETTLED - age));
  const now = await stat(path);
  return now.size === before.size && now.mtimeMs === before.mtimeMs && now.ino === before.ino;
}
