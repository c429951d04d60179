import { setImmediate } from 'node:timers/promises';
import { lowerBound } from '../../text/lower-bound.js';
import type { FoundVector } from './hnsw.js';
import { cosinesWith, strideOf } from './kernel.js';
import type { VectorRecords } from './records.js';

/** A half-open range of chunks. */
export type Run = readonly [first: number, end: number];

/** Chunks whose vectors are cached together. */
const SHELF = 1024;
/** Most shelves cached: 50 MB of vectors of 384 numbers, for 131,000 chunks. */
const MOST_SHELVES = 128;
/** Vectors read from disk before yielding to other work; this takes a few milliseconds. */
const READ_AT_ONCE = 1000;

interface Shelf {
  vectors: Int8Array;
  /** 1 for each vector that has been read. */
  known: Uint8Array;
}

/**
 * The chunks' own vectors at one byte per number. They are far apart in the records, where reading one takes fifty
 * times as long as comparing it, so vectors are cached once read.
 */
export class OwnVectors {
  readonly #records: Pick<VectorRecords, 'readVector'>;
  readonly #dimension: number;
  readonly #stride: number;
  readonly #shelves = new Map<number, Shelf>();

  constructor(records: Pick<VectorRecords, 'readVector'>, dimension: number) {
    this.#records = records;
    this.#dimension = dimension;
    this.#stride = strideOf(dimension);
  }

  /**
   * The nearest of some chunks by scanning them all, nearest first; ties go to the lower number.
   * @param runs that do not overlap
   * @param question of unit length
   */
  async nearest(runs: readonly Run[], question: Float32Array, count: number): Promise<FoundVector[]> {
    const best: FoundVector[] = [];
    let read = 0;
    for (const [first, end] of partsOf(runs)) {
      read += this.#fill(first, end);
      const cosines = new Float32Array(end - first);
      cosinesWith(this.#vectors(first, end), question, cosines, 0);
      for (let i = 0; i < cosines.length; i += 1) keep(best, first + i, cosines[i] as number, count);
      if (read >= READ_AT_ONCE) {
        read = 0;
        await setImmediate();
      }
    }
    return best;
  }

  /** Reads the missing vectors of chunks on one shelf. @returns how many were read */
  #fill(first: number, end: number): number {
    const { vectors, known } = this.#shelfOf(first);
    let read = 0;
    for (let chunk = first; chunk < end; chunk += 1) {
      const place = chunk % SHELF;
      if (known[place] === 1) continue;
      const bytes = this.#records.readVector(chunk);
      vectors.set(new Int8Array(bytes.buffer, bytes.byteOffset + 4, this.#dimension), place * this.#stride);
      known[place] = 1;
      read += 1;
    }
    return read;
  }

  #vectors(first: number, end: number): Int8Array {
    const from = first % SHELF;
    return this.#shelfOf(first).vectors.subarray(from * this.#stride, (from + end - first) * this.#stride);
  }

  #shelfOf(chunk: number): Shelf {
    const number = Math.floor(chunk / SHELF);
    const known = this.#shelves.get(number);
    if (known) return known;
    if (this.#shelves.size >= MOST_SHELVES) this.#shelves.clear();
    const shelf = { vectors: new Int8Array(SHELF * this.#stride), known: new Uint8Array(SHELF) };
    this.#shelves.set(number, shelf);
    return shelf;
  }
}

/** Splits runs at shelf boundaries. */
function* partsOf(runs: readonly Run[]): Generator<Run> {
  for (const [first, end] of runs) {
    for (let from = first; from < end; ) {
      const to = Math.min(end, SHELF * (Math.floor(from / SHELF) + 1));
      yield [from, to];
      from = to;
    }
  }
}

/** Inserts a chunk among the best, nearest first, if it is one of them. */
function keep(best: FoundVector[], id: number, cosine: number, count: number): void {
  const last = best[count - 1];
  if (last && !isBefore(id, cosine, last)) return;
  const place = lowerBound(0, best.length, (i) => !isBefore(id, cosine, best[i] as FoundVector));
  best.splice(place, 0, { id, cosine });
  if (best.length > count) best.pop();
}

function isBefore(id: number, cosine: number, other: FoundVector): boolean {
  return cosine > other.cosine || (cosine === other.cosine && id < other.id);
}
