import { largest, quantiseRows, type Rows, rowBytes } from './rows.js';

/**
 * The output of a chunk's pass through the model, centred by language: the chunk's own vector at one byte per number,
 * then the vectors of its sentences, fragments and tokens at two bits per number.
 */
export interface ChunkVectors {
  chunk: Float32Array;
  sentences: number;
  fragments: number;
  rows: Rows;
}

/** Changes with the layout of a record, so that records with another layout are never reused. */
export const RECORD_VERSION = '2';

/** A row's scale is below this and stored in sixteen bits. */
const LARGEST_SCALE = 1 / 32;

/** Bytes of the chunk's own vector, which comes first in a record. */
export function chunkSize(dimension: number): number {
  return 4 + dimension;
}

/** Bytes that a record takes. */
export function recordSize(rows: number, dimension: number): number {
  return chunkSize(dimension) + rows * (2 + rowBytes(dimension));
}

/** Builds a record from centred unit vectors. */
export function makeRecord(
  chunk: Float32Array,
  sentences: Float32Array[],
  fragments: Float32Array[],
  tokens: Float32Array[],
): ChunkVectors {
  const rows = quantiseRows([...sentences, ...fragments, ...tokens], chunk.length);
  return { chunk, sentences: sentences.length, fragments: fragments.length, rows };
}

/** A record as bytes: the chunk's scale and numbers, the rows' scales, the rows' codes. Little-endian. */
export function encodeRecord({ chunk, rows: { codes, scales } }: ChunkVectors): Buffer {
  const dimension = chunk.length;
  const buffer = Buffer.alloc(recordSize(scales.length, dimension));
  const scale = largest(chunk) / 127 || 1;
  buffer.writeFloatLE(scale, 0);
  for (let i = 0; i < dimension; i += 1) buffer.writeInt8(Math.round((chunk[i] ?? 0) / scale), 4 + i);
  const start = chunkSize(dimension);
  for (const [row, value] of scales.entries()) {
    buffer.writeUInt16LE(Math.round((Math.min(value, LARGEST_SCALE) / LARGEST_SCALE) * 0xffff), start + 2 * row);
  }
  buffer.set(codes, start + 2 * scales.length);
  return buffer;
}

/** The chunk's own vector from an encoded record, accurate to half a 127th of its largest number. */
export function decodeChunk(bytes: Buffer, dimension: number): Float32Array {
  const scale = bytes.readFloatLE(0);
  return Float32Array.from({ length: dimension }, (_, i) => bytes.readInt8(4 + i) * scale);
}

/** The rows of an encoded record; the codes are a view, not a copy. */
export function decodeRows(bytes: Buffer, rows: number, dimension: number): Rows {
  const start = chunkSize(dimension);
  const scales = new Float32Array(rows);
  const first = start + 2 * rows;
  const end = first + rows * rowBytes(dimension);
  if (bytes.length < end) throw new RangeError('a record is too short');
  // A question reads thousands of scales, and the buffer's own methods check every access.
  for (let row = 0, at = start; row < rows; row += 1, at += 2)
    scales[row] = (((bytes[at] as number) | ((bytes[at + 1] as number) << 8)) / 0xffff) * LARGEST_SCALE;
  return { scales, codes: bytes.subarray(first, end) };
}
