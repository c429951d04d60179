import { rotated } from './kernel.js';

/**
 * A fixed rotation that spreads a vector's length evenly over its numbers, so that a few bits per number represent any
 * vector equally well. The product of two rotated vectors equals that of the originals.
 *
 * Random signs alternate with Walsh–Hadamard transforms, as in Ailon and Chazelle's fast Johnson–Lindenstrauss
 * transform (2009). A transform needs a power of two: for other dimensions it is applied at alternate ends, which
 * overlap.
 */

const ROUNDS = 4;
const SEED = 0x9e3779b9;

const signsOf = new Map<number, Int8Array[]>();

/**
 * The rotated vector; always the same for the same vector.
 * @throws RangeError for a vector of more than 8,192 numbers
 */
export function rotate(vector: Float32Array): Float32Array {
  const { length } = vector;
  return rotated(vector, signsFor(length), 2 ** Math.floor(Math.log2(length)));
}

/** Signs from a small generator (Marsaglia's xorshift, 2003) that gives the same signs on every machine. */
function signsFor(dimension: number): Int8Array[] {
  const known = signsOf.get(dimension);
  if (known) return known;
  let state = SEED;
  const sign = () => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return state < 0 ? -1 : 1;
  };
  const signs = Array.from({ length: ROUNDS }, () => Int8Array.from({ length: dimension }, sign));
  signsOf.set(dimension, signs);
  return signs;
}
