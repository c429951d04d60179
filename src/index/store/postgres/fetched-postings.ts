import { type Dictionary, Postings } from '../../lexical-index.js';

const NONE = new Uint32Array(0);

/** The terms whose passages were fetched; of all others the statistics. What is looked up besides is remembered as missing. */
export class FetchedPostings extends Postings {
  readonly missing = new Set<string>();
  readonly #lists: ReadonlyMap<number, Uint32Array>;

  /** @param lists the passages of terms, by the numbers of these */
  constructor(dictionary: Dictionary, lists: ReadonlyMap<number, Uint32Array>) {
    super(dictionary);
    this.#lists = lists;
  }

  startingWith(prefix: string): Uint32Array {
    const [first, end] = this.dictionary.beginningWith(prefix);
    const lists = Array.from({ length: end - first }, (_, i) => this.postingsOf(first + i));
    const all = new Uint32Array(lists.reduce((sum, { length }) => sum + length, 0));
    let at = 0;
    for (const list of lists) {
      all.set(list, at);
      at += list.length;
    }
    return all;
  }

  protected postingsOf(number: number): Uint32Array {
    const list = this.#lists.get(number);
    if (list) return list;
    const term = this.dictionary.terms[number];
    if (term !== undefined) this.missing.add(term);
    return NONE;
  }
}
