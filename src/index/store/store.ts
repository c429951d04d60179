import type { LanguageMeans } from '../../embedding/centring.js';
import type { Dictionary, Postings } from '../lexical-index.js';
import type { Library } from '../library.js';
import type { Rows } from '../vectors/rows.js';
import type { Allowed } from './allowed.js';

/** A chunk near a vector. */
export interface Neighbour {
  chunk: number;
  /** The passage that contains it. */
  passage: number;
  cosine: number;
}

/** A chunk's place in its document, and the rows of its sentences, fragments and tokens. */
export interface StoredChunk {
  number: number;
  start: number;
  end: number;
  sentences: number;
  fragments: number;
  rows: Rows;
}

/**
 * Everything that searching needs from one generation of an index. Documents, passages and term statistics are small:
 * they are read when a store is opened, and stay readable even if their source goes away. Data that grows with the
 * texts is requested in batches, one per step of a question, and filters are applied at the source.
 */
export interface Store {
  /** The documents and passages, by id and by number. */
  readonly library: Library;
  /** Statistics of every term. */
  readonly dictionary: Dictionary;
  /** The mean vectors of each language. */
  readonly means: LanguageMeans;
  /** Numbers per vector. */
  readonly dimension: number;

  /**
   * The terms, with the passages of the named ones. For other terms it has only statistics; see {@link withTerms}.
   * @param named terms as in the index; may include terms that no passage contains
   * @throws IndexError `index_away` when the index cannot be reached
   */
  terms(named: Iterable<string>): Promise<Postings>;

  /**
   * The chunks nearest to a vector among those of the allowed passages, nearest first: `count` of them, or all if there
   * are fewer.
   * @param vector of unit length
   * @throws RangeError when the vector's dimension is wrong or a number is not finite; IndexError `index_away`
   */
  nearest(vector: Float32Array, count: number, allowed: Allowed): Promise<Neighbour[]>;

  /**
   * The chunks of each of some passages, in order, with their rows.
   * @throws IndexError `index_away`
   */
  chunksOf(passages: readonly number[]): Promise<StoredChunk[][]>;

  /** Releases its resources, including the library. */
  close(): Promise<void>;
}

/** The part of a store that provides terms. */
export type LendsTerms = Pick<Store, 'terms'>;

/**
 * Does work that looks up terms. If it looks up terms whose passages are not here, they are fetched in one go and the
 * work is repeated; it must give the same result for the same terms.
 * @param named terms that it will look up, as far as known; naming all of them avoids the repetition
 * @throws any error from the work; IndexError `index_away`
 */
export async function withTerms<T>(
  store: LendsTerms,
  named: Iterable<string>,
  work: (terms: Postings) => T | Promise<T>,
): Promise<T> {
  const known = new Set(named);
  for (;;) {
    const terms = await store.terms(known);
    const done = await attempt(() => work(terms));
    if (terms.missing.size === 0) {
      if ('error' in done) throw done.error;
      return done.result;
    }
    // The result or error may be due to the missing terms.
    for (const term of terms.missing) known.add(term);
  }
}

async function attempt<T>(work: () => T | Promise<T>): Promise<{ result: T } | { error: unknown }> {
  try {
    return { result: await work() };
  } catch (error) {
    return { error };
  }
}
