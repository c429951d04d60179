import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Blob } from '../index/blob.js';
import { FILES } from '../index/format.js';
import { sha256 } from '../index/hash.js';
import { type ChunkLine, decodeWholeChunks, recordOffsets } from '../index/tables/chunks.js';
import { recordSize } from '../index/vectors/record.js';
import { abandonedFolders, generations } from './folders.js';

interface Source {
  vectors: Blob;
  lines: Map<string, { offset: number; line: ChunkLine }>;
}

/**
 * Vectors computed before: those of the index in use and of the one before it, and those an interrupted ingest left behind. A
 * record is found by the hash of everything that shaped it and is used only if its own checksum holds.
 */
export class VectorCache {
  readonly #sources: Source[];
  readonly #dimension: number;

  constructor(indexDir: string, dimension: number) {
    this.#dimension = dimension;
    this.#sources = [...generations(indexDir), ...abandonedFolders(indexDir)].flatMap((folder) =>
      openSource(folder, dimension),
    );
  }

  /** The record of a hash with its line, or undefined if none can be trusted. */
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
  return sha256(bytes).slice(0, 16);
}

function openSource(folder: string, dimension: number): Source[] {
  try {
    const chunks = decodeWholeChunks(readFileSync(join(folder, FILES.chunks), 'utf8'));
    const offsets = recordOffsets(chunks, dimension);
    const lines = new Map(chunks.map((line, i) => [line.hash, { offset: offsets[i] ?? 0, line }]));
    return [{ vectors: new Blob(join(folder, FILES.vectors), 0), lines }];
  } catch {
    // Another ingest has removed the folder, or it never came to hold vectors: then they are computed.
    return [];
  }
}
