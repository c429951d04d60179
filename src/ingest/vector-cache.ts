import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { FILES } from '../index/format.js';
import { sha256 } from '../index/hash.js';
import { type ChunkLine, decodeWholeChunks } from '../index/tables/chunks.js';
import { VectorRecords } from '../index/vectors/records.js';
import { abandonedFolders, generations } from './folders.js';

interface Source {
  records: VectorRecords;
  /** The number of the chunk with each hash. */
  numbers: Map<string, number>;
  lines: ChunkLine[];
}

/** A known record with its line. */
interface KnownRecord {
  line: ChunkLine;
  bytes: Buffer;
}

/**
 * Vectors computed earlier: by the index in use, the one before it, and interrupted ingests. A record is found by the
 * hash of everything that shaped it and is used only if its checksum matches.
 */
export class VectorCache {
  readonly #sources: Source[];

  constructor(indexDir: string, dimension: number) {
    this.#sources = [...generations(indexDir), ...abandonedFolders(indexDir)].flatMap((folder) =>
      openSource(folder, dimension),
    );
  }

  /** The record with this hash and its line, or undefined if there is none to trust. */
  find(hash: string): KnownRecord | undefined {
    for (const { records, numbers, lines } of this.#sources) {
      const number = numbers.get(hash);
      const line = number === undefined ? undefined : lines[number];
      if (number === undefined || !line) continue;
      const bytes = records.read(number);
      if (checkOf(bytes) === line.check) return { line, bytes };
    }
    return undefined;
  }

  close(): void {
    for (const { records } of this.#sources) records.close();
  }
}

/** First 16 hexadecimal digits of the sha256 of a record. */
export function checkOf(bytes: Buffer): string {
  return sha256(bytes).slice(0, 16);
}

function openSource(folder: string, dimension: number): Source[] {
  try {
    const lines = readableLines(folder, dimension);
    const records = new VectorRecords(folder, lines, dimension, 0);
    return [{ records, lines, numbers: new Map(lines.map(({ hash }, number) => [hash, number])) }];
  } catch {
    // Another ingest has removed the folder, or it never got any vectors: they are then computed.
    return [];
  }
}

/** The lines whose records exist: an interrupted ingest may have written fewer bytes than lines. */
function readableLines(folder: string, dimension: number): ChunkLine[] {
  const lines = decodeWholeChunks(readFileSync(join(folder, FILES.chunks), 'utf8'));
  return VectorRecords.withinFiles(folder, lines, dimension);
}
