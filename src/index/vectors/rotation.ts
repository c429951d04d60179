/**
 * A fixed rotation that spreads the length of a vector evenly over its numbers, so that few bits a number hold any vector
 * equally well. Products of two rotated vectors are those of the vectors themselves.
 *
 * Random signs and Walsh–Hadamard transforms in turn, as in Ailon and Chazelle's fast Johnson–Lindenstrauss transform (2009).
 * A transform needs a power of two: where the dimension is none, it is done at both ends in turn, and the ends overlap.
 */

const ROUNDS = 4;
const SEED = 0x9e3779b9;

const signsOf = new Map<number, Int8Array[]>();

/** The rotated vector; always the same for the same vector. */
export function rotate(vector: Float32Array): Float32Array {
  const rotated = Float32Array.from(vector);
  const size = 2 ** Math.floor(Math.log2(rotated.length));
  for (const [round, signs] of signsFor(rotated.length).entries()) {
    for (let i = 0; i < rotated.length; i += 1) rotated[i] = (rotated[i] ?? 0) * (signs[i] ?? 1);
    hadamard(rotated, round % 2 === 0 ? 0 : rotated.length - size, size);
  }
  return rotated;
}

/** The orthonormal Walsh–Hadamard transform of a part of a vector, in place. */
function hadamard(vector: Float32Array, offset: number, size: number): void {
  for (let half = 1; half < size; half *= 2) {
    for (let block = offset; block < offset + size; block += 2 * half) {
      for (let i = block; i < block + half; i += 1) {
        const a = vector[i] ?? 0;
        const b = vector[i + half] ?? 0;
        vector[i] = a + b;
        vector[i + half] = a - b;
      }
    }
  }
  const norm = 1 / Math.sqrt(size);
  for (let i = offset; i < offset + size; i += 1) vector[i] = (vector[i] ?? 0) * norm;
}

/** Signs from a small generator (Marsaglia's xorshift, 2003) that gives the same ones on every machine. */
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
