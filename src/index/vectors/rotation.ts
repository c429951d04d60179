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
  const rotated = new Float32Array(vector);
  const size = 2 ** Math.floor(Math.log2(rotated.length));
  const signs = signsFor(rotated.length);
  // Counting takes V8 half the time of iterating here.
  for (let round = 0; round < ROUNDS; round += 1) {
    const sign = signs[round] as Int8Array;
    for (let i = 0; i < rotated.length; i += 1) rotated[i] = (rotated[i] as number) * (sign[i] as number);
    hadamard(rotated, round % 2 === 0 ? 0 : rotated.length - size, size);
  }
  return rotated;
}

/**
 * The orthonormal Walsh–Hadamard transform of a part of a vector, in place. Two steps are taken at a time, with the numbers
 * rounded in between as if they were written back: most of an ingest without its model is spent here.
 */
function hadamard(vector: Float32Array, offset: number, size: number): void {
  const end = offset + size;
  let half = 1;
  for (; 4 * half <= size; half *= 4) {
    for (let block = offset; block < end; block += 4 * half) {
      for (let i = block; i < block + half; i += 1) {
        const a = vector[i] as number;
        const b = vector[i + half] as number;
        const c = vector[i + 2 * half] as number;
        const d = vector[i + 3 * half] as number;
        const p = Math.fround(a + b);
        const q = Math.fround(a - b);
        const r = Math.fround(c + d);
        const s = Math.fround(c - d);
        vector[i] = p + r;
        vector[i + half] = q + s;
        vector[i + 2 * half] = p - r;
        vector[i + 3 * half] = q - s;
      }
    }
  }
  if (half < size) {
    for (let i = offset; i < offset + half; i += 1) {
      const a = vector[i] as number;
      const b = vector[i + half] as number;
      vector[i] = a + b;
      vector[i + half] = a - b;
    }
  }
  const norm = 1 / Math.sqrt(size);
  for (let i = offset; i < end; i += 1) vector[i] = (vector[i] as number) * norm;
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
