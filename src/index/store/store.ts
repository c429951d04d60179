import type { LanguageMeans } from '../../embedding/centring.js';
import type { Dictionary, Postings } from '../lexical-index.js';
import type { Library } from '../library.js';
import type { Rows } from '../vectors/rows.js';
import type { Allowed } from './allowed.js';

/** A chunk that is near a vector. */
export interface Neighbour {
  chunk: number;
  /** The passage that it lies in. */
  passage: number;
  cosine: number;
}

/** A chunk's place in its document, and its rows: its sentences, its fragments, its tokens. */
export interface StoredChunk {
  number: number;
  start: number;
  end: number;
  sentences: number;
  fragments: number;
  rows: Rows;
}

/**
 * What searching needs of one generation of an index. Documents, passages and the statistics of the terms are small:
 * they are read when a store is opened, and stay readable whatever becomes of the place they came from. What grows with
 * the texts is asked for in batches, one for each step of a question, and filters are applied where it lies.
 */
export interface Store {
  /** The documents and passages, by id and by number. */
  readonly library: Library;
  /** What is known of every term. */
  readonly dictionary: Dictionary;
  /** The mean vectors of each language. */
  readonly means: LanguageMeans;
  /** How many numbers a vector has. */
  readonly dimension: number;

  /**
   * The terms with the passages of the named ones. Of others it has the statistics; see {@link withTerms}.
   * @param named terms as the index has them; those that no passage has may be among them
   * @throws IndexError `index_away` when the place of the index cannot be reached
   */
  terms(named: Iterable<string>): Promise<Postings>;

  /**
   * The chunks nearest to a vector among those of the allowed passages, nearest first: `count` of them, or all where
   * there are fewer.
   * @param vector of unit length
   * @throws RangeError when the vector's dimension is wrong or a number is not finite; IndexError `index_away`
   */
  nearest(vector: Float32Array, count: number, allowed: Allowed): Promise<Neighbour[]>;

  /**
   * The chunks of each of some passages, in order, with their rows.
   * @throws IndexError `index_away`
   */
  chunksOf(passages: readonly number[]): Promise<StoredChunk[][]>;

  /** Lets go of what it holds. The library is closed with it. */
  close(): Promise<void>;
}

/** The part of a store that lends terms. */
export type LendsTerms = Pick<Store, 'terms'>;

/**
 * Does work that looks up terms. Where it looks up some whose passages are not here, they are fetched in one go and the
 * work is done again; the work must give the same for the same terms.
 * @param named terms that it will look up, as far as known; naming all of them saves doing it again
 * @throws what the work does; IndexError `index_away`
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
    // What came out, or was thrown, may be owed to the terms that were missing.
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
