import { type Dictionary, Postings } from '../../lexical-index.js';

/** Encodes passage numbers: four bytes each, little-endian. */
export function encodeList(passages: Uint32Array): Buffer {
  const bytes = Buffer.alloc(4 * passages.length);
  for (const [i, passage] of passages.entries()) bytes.writeUInt32LE(passage, 4 * i);
  return bytes;
}

/** The inverse of {@link encodeList}. */
export function decodeList(bytes: Buffer): Uint32Array {
  return Uint32Array.from({ length: bytes.length >> 2 }, (_, i) => bytes.readUInt32LE(4 * i));
}

const NONE = new Uint32Array(0);

/**
 * Postings for the terms whose passages were fetched, and only statistics for the rest. Any other term that is looked
 * up is recorded as missing.
 */
export class FetchedPostings extends Postings {
  readonly missing = new Set<string>();
  readonly #lists: ReadonlyMap<number, Uint32Array>;

  /** @param lists passages by term number */
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
