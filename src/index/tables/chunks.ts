import { damaged } from '../checked.js';
import { PART_FILE, partFile } from '../format.js';

/** One line of chunks.jsonl: the chunk's place and its record. */
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
  /**
   * The part that contains the record, and the offset in it; absent if it is in vectors.bin, in the order of the lines.
   */
  part?: string;
  at?: number;
}

/** A line of chunks.jsonl with its line break. */
export function encodeChunk(line: ChunkLine): string {
  return `${JSON.stringify(line)}\n`;
}

/** The lines of chunks.jsonl. @throws IndexError on a line that is not JSON */
export function decodeChunks(text: string): ChunkLine[] {
  const lines = text.split('\n').filter((line) => line !== '');
  return lines.map((line) => {
    const chunk = decodeChunk(line);
    if (chunk === undefined || !isPlaced(chunk)) throw damaged('chunks');
    return chunk;
  });
}

/**
 * The lines of a chunks.jsonl that an interrupted ingest may have left, up to the first incomplete one: the records of
 * later lines cannot be located.
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

function decodeChunk(line: string): ChunkLine | undefined {
  try {
    return JSON.parse(line) as ChunkLine;
  } catch {
    return undefined;
  }
}

function isWhole(line: Partial<ChunkLine>): boolean {
  const { rows, hash } = line;
  return Number.isInteger(rows) && (rows ?? -1) >= 0 && typeof hash === 'string' && isPlaced(line);
}

/** Whether a line names either no part, or a part that is safe to join to a path and an offset in it. */
function isPlaced({ part, at }: Partial<ChunkLine>): boolean {
  if (part === undefined) return at === undefined;
  return typeof part === 'string' && PART_FILE.test(partFile(part)) && Number.isInteger(at) && (at ?? -1) >= 0;
}
