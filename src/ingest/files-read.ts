import { createHash, type Hash } from 'node:crypto';
import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { CorpusProblem } from '../errors.js';
import { readWhole, type WholeFile } from './read-file.js';

/** A file with its hash. */
export interface HashedFile extends WholeFile {
  /** In hex. */
  sha256: string;
  /** The same, still open: what is added to a copy is hashed as if it followed the file. */
  hash: Hash;
}

/** Reads and hashes a file. @returns it, or why it cannot be read whole; see {@link readWhole} */
export async function readHashed(path: string, file: string): Promise<HashedFile | { problem: CorpusProblem }> {
  const read = await readWhole(path, file);
  if ('problem' in read) return read;
  const hash = createHash('sha256').update(read.bytes);
  return { ...read, hash, sha256: hash.copy().digest('hex') };
}

/**
 * The files of a corpus, each read and hashed once: what was read to see whether the corpus has changed is not read
 * again by the ingest that follows, unless the file has changed since.
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

  /** A file as it is now. It is not kept any longer, so that a large corpus is never in memory as a whole. */
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
