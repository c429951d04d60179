import { createHash, type Hash } from 'node:crypto';
import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { CorpusProblem } from '../errors.js';
import { readWhole, type WholeFile } from './read-file.js';

/** A file with its hash. */
export interface HashedFile extends WholeFile {
  /** Hexadecimal. */
  sha256: string;
  /** The same hash, not finalised: data added to a copy is hashed as if it followed the file. */
  hash: Hash;
}

/** Reads and hashes a file. @returns the file, or why it cannot be read in full; see {@link readWhole} */
export async function readHashed(path: string, file: string): Promise<HashedFile | { problem: CorpusProblem }> {
  const read = await readWhole(path, file);
  if ('problem' in read) return read;
  const hash = createHash('sha256').update(read.bytes);
  return { ...read, hash, sha256: hash.copy().digest('hex') };
}

/**
 * The files of a corpus, each read and hashed once: the ingest does not read again what was read to check whether the
 * corpus has changed, unless the file has changed since.
 */
export class FilesRead {
  readonly #folder: string;
  readonly #kept = new Map<string, HashedFile>();

  constructor(folder: string) {
    this.#folder = folder;
  }

  /** Reads a file and keeps it for {@link take}. */
  async look(file: string): Promise<HashedFile | { problem: CorpusProblem }> {
    const read = await this.take(file);
    if (!('problem' in read)) this.#kept.set(file, read);
    return read;
  }

  /** Returns a file as it is now and forgets it, so that a large corpus is never entirely in memory. */
  async take(file: string): Promise<HashedFile | { problem: CorpusProblem }> {
    const path = join(this.#folder, file);
    const kept = this.#kept.get(file);
    this.#kept.delete(file);
    if (kept) {
      const now = await stat(path).catch(() => undefined);
      if (now?.isFile() && now.size === kept.size && now.mtimeMs === kept.modified) return kept;
    }
    return readHashed(path, file);
  }
}
