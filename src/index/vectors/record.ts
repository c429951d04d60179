import { quantiseRows, type Rows } from './rows.js';

/**
 * Everything a chunk's pass through the model gave, centred by language: the chunk's own vector at full precision, and the
 * vectors of its sentences, fragments and tokens as bytes, in this order.
 */
export interface ChunkVectors {
  chunk: Float32Array;
  sentences: number;
  fragments: number;
  rows: Rows;
}

/** Bytes that a record takes. */
export function recordSize(rows: number, dimension: number): number {
  return 4 * dimension + padded(rows * dimension) + 4 * rows;
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

/** A record as bytes: the chunk's vector, the rows' scales, the rows. Little-endian. */
export function encodeRecord(record: ChunkVectors): Buffer {
  const { chunk, rows } = record;
  const buffer = Buffer.alloc(recordSize(rows.scales.length, chunk.length));
  bytesOf(chunk).copy(buffer, 0);
  bytesOf(rows.scales).copy(buffer, 4 * chunk.length);
  buffer.set(rows.bytes, 4 * chunk.length + 4 * rows.scales.length);
  return buffer;
}

/** The chunk's own vector of an encoded record. */
export function decodeChunk(bytes: Buffer, dimension: number): Float32Array {
  return floats(bytes, 0, dimension);
}

/** The rows of an encoded record; the bytes are a view, not a copy. */
export function decodeRows(bytes: Buffer, rows: number, dimension: number): Rows {
  const start = 4 * dimension + 4 * rows;
  return { scales: floats(bytes, 4 * dimension, rows), bytes: bytes.subarray(start, start + rows * dimension) };
}

function floats(bytes: Buffer, offset: number, count: number): Float32Array {
  // A copy, since a file's bytes need not begin at a multiple of four.
  return new Float32Array(Uint8Array.prototype.slice.call(bytes, offset, offset + 4 * count).buffer);
}

function bytesOf(values: Float32Array): Buffer {
  return Buffer.from(values.buffer, values.byteOffset, values.byteLength);
}

function padded(size: number): number {
  return Math.ceil(size / 4) * 4;
}
