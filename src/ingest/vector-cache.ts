import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { recordSize } from '../retrieval/vectors/record.js';
import { Blob } from '../retrieval/store/blob.js';
import { type ChunkLine, FILES } from '../retrieval/store/format.js';
import { readManifest } from '../retrieval/store/library.js';

/** Prefix of the folder an ingest builds in; the process id follows, so that what a dead process left is told apart. */
export const BUILDING = '.building-';

interface Source {
  vectors: Blob;
  lines: Map<string, { offset: number; line: ChunkLine }>;
}

/**
 * Vectors computed before: those of the index in use, and those an interrupted ingest left behind. A record is found by the
 * hash of everything that shaped it and is used only if its own checksum holds.
 */
export class VectorCache {
  readonly #sources: Source[];
  readonly #dimension: number;

  constructor(indexDir: string, dimension: number) {
    this.#dimension = dimension;
    this.#sources = cacheFolders(indexDir).flatMap((folder) => openSource(folder, dimension));
  }

  /** The record of a hash with its line, or undefined where there is none that can be trusted. */
  find(hash: string): { line: ChunkLine; bytes: Buffer } | undefined {
    for (const { vectors, lines } of this.#sources) {
      const entry = lines.get(hash);
      if (!entry) continue;
      const size = recordSize(entry.line.rows, this.#dimension);
      if (entry.offset + size > vectors.size) continue;
      const bytes = vectors.read(entry.offset, size);
      if (checkOf(bytes) === entry.line.check) return { line: entry.line, bytes };
    }
    return undefined;
  }

  close(): void {
    for (const source of this.#sources) source.vectors.close();
  }
}

/** First 16 hexadecimal digits of the sha256 of a record. */
export function checkOf(bytes: Buffer): string {
  return createHash('sha256').update(bytes).digest('hex').slice(0, 16);
}

/** Folders of ingests whose process is gone. */
export function abandonedFolders(indexDir: string): string[] {
  if (!existsSync(indexDir)) return [];
  return readdirSync(indexDir)
    .filter((name) => name.startsWith(BUILDING) && !isAlive(Number(name.slice(BUILDING.length).split('-')[0])))
    .map((name) => join(indexDir, name));
}

function cacheFolders(indexDir: string): string[] {
  const folders = abandonedFolders(indexDir);
  try {
    folders.unshift(join(indexDir, readManifest(indexDir).folder));
  } catch {
    // No usable index: nothing was computed before, or nothing that fits.
  }
  return folders;
}

function openSource(folder: string, dimension: number): Source[] {
  const chunks = join(folder, FILES.chunks);
  const vectors = join(folder, FILES.vectors);
  if (!existsSync(chunks) || !existsSync(vectors)) return [];
  const lines = new Map<string, { offset: number; line: ChunkLine }>();
  let offset = 0;
  for (const text of readFileSync(chunks, 'utf8').split('\n')) {
    const line = parseLine(text);
    // An interrupted ingest may have left half a line; what follows it cannot be placed.
    if (!line) break;
    lines.set(line.hash, { offset, line });
    offset += recordSize(line.rows, dimension);
  }
  return [{ vectors: new Blob(vectors), lines }];
}

function parseLine(text: string): ChunkLine | undefined {
  try {
    const line = JSON.parse(text) as ChunkLine;
    return Number.isInteger(line.rows) && typeof line.hash === 'string' ? line : undefined;
  } catch {
    return undefined;
  }
}

function isAlive(pid: number): boolean {
  if (!Number.isInteger(pid) || pid <= 0) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
