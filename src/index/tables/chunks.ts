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
  /** The part that holds the record, and where in it; absent where vectors.bin does, in the order of the lines. */
  part?: string;
  at?: number;
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
    if (chunk === undefined || !isPlaced(chunk)) throw damaged('chunks');
    return chunk;
  });
}

/**
 * The lines of a chunks.jsonl that an interrupted ingest may have left, up to the first that is not whole: the records
 * of those after it cannot be placed.
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

/** Whether a line names no part, or one that may be joined to a path, and a place in it. */
function isPlaced({ part, at }: Partial<ChunkLine>): boolean {
  if (part === undefined) return at === undefined;
  return typeof part === 'string' && PART_FILE.test(partFile(part)) && Number.isInteger(at) && (at ?? -1) >= 0;
}
