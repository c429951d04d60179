import { damaged } from '../checked.js';
import { recordSize } from '../vectors/record.js';

/** One line of chunks.jsonl: the chunk's place and its record in vectors.bin. */
export interface ChunkLine {
  /** Hash of everything that shaped the record. */
  hash: string;
  passage: number;
  start: number;
  end: number;
  sentences: number;
  fragments: number;
  /** Sentences, fragments and tokens together. */
  rows: number;
  /** First 16 hexadecimal digits of the record's sha256. */
  check: string;
}

/** A line of chunks.jsonl with the line break after it. */
export function encodeChunk(line: ChunkLine): string {
  return `${JSON.stringify(line)}\n`;
}

/** The lines of chunks.jsonl. @throws IndexError on a line that is not JSON */
export function decodeChunks(text: string): ChunkLine[] {
  const lines = text.split('\n').filter((line) => line !== '');
  return lines.map((line) => {
    const chunk = decodeChunk(line);
    if (chunk === undefined) throw damaged('chunks');
    return chunk;
  });
}

/**
 * The lines of a chunks.jsonl that an interrupted ingest may have left, up to the first that is not whole: the records of
 * those after it cannot be placed.
 */
export function decodeWholeChunks(text: string): ChunkLine[] {
  const chunks: ChunkLine[] = [];
  for (const line of text.split('\n')) {
    const chunk = decodeChunk(line);
    if (!chunk || !isWhole(chunk)) break;
    chunks.push(chunk);
  }
  return chunks;
}

/** Where each chunk's record begins in vectors.bin, and after the last, where the file ends. */
export function recordOffsets(chunks: readonly Pick<ChunkLine, 'rows'>[], dimension: number): Float64Array {
  const offsets = new Float64Array(chunks.length + 1);
  for (const [i, { rows }] of chunks.entries()) offsets[i + 1] = (offsets[i] ?? 0) + recordSize(rows, dimension);
  return offsets;
}

function decodeChunk(line: string): ChunkLine | undefined {
  try {
    return JSON.parse(line) as ChunkLine;
  } catch {
    return undefined;
  }
}

function isWhole({ rows, hash }: Partial<ChunkLine>): boolean {
  return Number.isInteger(rows) && (rows ?? -1) >= 0 && typeof hash === 'string';
}
