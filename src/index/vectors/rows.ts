import { unpackCodes } from './kernel.js';
import { rotate } from './rotation.js';

/**
 * Unit vectors, rotated and stored at two bits per number, four numbers per byte. A number is one of four levels times
 * the row's scale.
 */
export interface Rows {
  codes: Uint8Array;
  scales: Float32Array;
}

/** The four levels as bytes around {@link ZERO_POINT}: value = (byte - 128) × scale. */
export const ZERO_POINT = 128;
/** Two-bit levels for normally distributed numbers, and the boundary between them (Max, 1960, table I, N = 4). */
const INNER = 0.4528;
const OUTER = 1.51;
const PARTING = 0.9816;
/** The outer level as a distance in bytes, and the inner one in proportion. */
const OUTER_BYTES = 127;
const INNER_BYTES = Math.round((OUTER_BYTES * INNER) / OUTER);
/** By code: the sign in the low bit, the outer level in the high one. */
const LEVELS = [INNER_BYTES, -INNER_BYTES, OUTER_BYTES, -OUTER_BYTES] as const;

/** Bytes per row of codes. */
export function rowBytes(dimension: number): number {
  return Math.ceil(dimension / 4);
}

/**
 * Quantises vectors. The scale of a row is chosen to make its product with the original vector exact, which keeps
 * products with other vectors unbiased (Gao and Long, RaBitQ, arXiv 2405.12497); the product with a unit vector is off
 * by about 0.02 (tested).
 */
export function quantiseRows(vectors: readonly Float32Array[], dimension: number): Rows {
  const width = rowBytes(dimension);
  const codes = new Uint8Array(vectors.length * width);
  const scales = new Float32Array(vectors.length);
  for (let row = 0; row < vectors.length; row += 1) {
    const rotated = rotate(vectors[row] as Float32Array);
    let square = 0;
    for (let i = 0; i < dimension; i += 1) square += (rotated[i] as number) * (rotated[i] as number);
    const parting = PARTING * Math.sqrt(square / dimension);
    let product = 0;
    for (let i = 0; i < dimension; i += 1) {
      const x = rotated[i] as number;
      const code = (x < 0 ? 1 : 0) | (Math.abs(x) > parting ? 2 : 0);
      const at = row * width + (i >> 2);
      codes[at] = (codes[at] as number) | (code << (2 * (i & 3)));
      product += x * (LEVELS[code] as number);
    }
    scales[row] = product === 0 ? 0 : square / product;
  }
  return { codes, scales };
}

/** The levels as bytes, by code. */
const LEVEL_BYTES = Uint8Array.from(LEVELS, (level) => ZERO_POINT + level);

/**
 * Writes the rows as bytes around {@link ZERO_POINT}, one per number.
 * @param target has room for the rows from `at` on; a row takes {@link unpackedWidth}
 */
export function unpackRows({ codes }: Pick<Rows, 'codes'>, target: Uint8Array, at: number): void {
  unpackCodes(codes, LEVEL_BYTES, target, at);
}

/** Numbers in an unpacked row: the dimension, rounded up to whole bytes of codes. */
export function unpackedWidth(dimension: number): number {
  return 4 * rowBytes(dimension);
}

/** The largest absolute value of a vector. */
export function largest(vector: Float32Array): number {
  let max = 0;
  for (let i = 0; i < vector.length; i += 1) {
    const x = Math.abs(vector[i] as number);
    if (x > max) max = x;
  }
  return max;
}
