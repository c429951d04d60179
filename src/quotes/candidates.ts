import type { Postings, QueryTerm } from '../index/lexical-index.js';
import { stemsIn } from '../text/lexicon/terms.js';
import { preferenceOf } from './preference.js';
import type { Shelf } from './shelf.js';

/** Consecutive passages of one document. */
export interface Window {
  first: number;
  last: number;
}

/** The rarest words, as many as fit the bits of a small integer. */
const MOST_WORDS = 31;
/** Postings scanned for one quote: about a millisecond. */
const MOST_POSTINGS = 300_000;
const MOST_WHOLE = 20_000;
const MOST_ACROSS = 30;
const MOST_ALIKE = 6;
/** Passages are rarely shorter, in characters; this limits how many a quote can span. */
const SHORT_PASSAGE = 40;
const SHORTEST_RUN = 4;
/**
 * The middle of a run may be longer than the quote by this factor, and by this many characters if an ellipsis leaves
 * something out.
 */
const SLACK = 1.3;
const LONGEST_OMISSION = 3000;
/** A neighbour belongs to an altered quote if it adds this share of the weight of the quote's words. */
const ADDS = 0.08;
/** Candidates below this share of the best one's weight cannot be the source. */
const WORTH_A_LOOK = 0.55;

/**
 * Parts of names that are spelled as one word or two. The index has them in one form, which is missing from a quote
 * that begins or ends inside the name, so they rule no passage out.
 */
const PARTS_OF_NAMES = new Map(
  Object.entries({ viet: 'vietna', nam: 'vietna', vn: 'vietna', ha: 'hanoi', noi: 'hanoi' }),
);
const NAMES = new Set(PARTS_OF_NAMES.values());

/** The stems of a text's words, as passages are indexed. */
function stemsOf(text: string): string[] {
  // The spellings of a name are unified only if plain spaces separate them.
  return [...new Set(stemsIn(text.replace(/\s+/g, ' ')))];
}

/**
 * The passages that a quote may come from, found by its words only, without reading them. Each of the rarest words is a
 * bit, which is set for every passage that has the word.
 */
export class Candidates {
  readonly #library: Shelf;
  readonly #terms: QueryTerm[];
  readonly #marks: Uint32Array;
  /**
   * Most characters of the passages in the middle of a run: all their text is in the quote, except for what is left
   * out.
   */
  readonly #room: number;
  /** Most passages of a run. */
  readonly #longest: number;
  /** All bits together; undefined if a word is in no passage. */
  readonly #all: number | undefined;

  constructor(terms: Postings, library: Shelf, text: string) {
    const { chosen, missing } = chooseTerms(terms, stemsOf(text));
    this.#library = library;
    this.#terms = chosen;
    this.#marks = markPassages(library.size, chosen);
    this.#room = SLACK * text.length + (text.includes('…') || text.includes('...') ? LONGEST_OMISSION : 0);
    this.#longest = SHORTEST_RUN + Math.ceil(text.length / SHORT_PASSAGE);
    this.#all = missing || chosen.length === 0 ? undefined : (2 ** chosen.length - 1) >>> 0;
  }

  /** Passages that have all words, preferred documents first. */
  whole(): number[] {
    const all = this.#all;
    const rarest = this.#terms[0]?.passages;
    if (all === undefined || !rarest) return [];
    const { order, rank } = preferenceOf(this.#library);
    // Sort them if they are few; if there are many, it is quicker to go through all passages in order of preference.
    if (rarest.length < this.#library.size / 20) {
      const found = Array.from(rarest.filter((passage) => this.#marks[passage] === all));
      return found.sort((a, b) => (rank[a] ?? 0) - (rank[b] ?? 0)).slice(0, MOST_WHOLE);
    }
    const found: number[] = [];
    for (const passage of order) {
      if (this.#marks[passage] === all && found.push(passage) === MOST_WHOLE) break;
    }
    return found;
  }

  /**
   * The shortest runs of passages that together have all words, each with a neighbour on either side, which may have
   * words that are not marked.
   */
  across(): Window[] {
    const all = this.#all;
    const found = new Map<number, Window>();
    if (all === undefined) return [];
    for (const passage of this.#terms[0]?.passages ?? []) {
      for (const window of this.#runsAround(passage, all))
        found.set(window.first * this.#library.size + window.last, window);
      if (found.size >= MOST_ACROSS) break;
    }
    return [...found.values()];
  }

  /** Passages, and runs of them, that share the most significant words, best first. */
  alike(): Window[] {
    const weigh = bitWeights(this.#terms);
    const best = heaviest(this.#marks, weigh);
    const least = WORTH_A_LOOK * (best[0]?.weight ?? 0);
    return best.flatMap(({ passage, weight }) => {
      const alone = { first: passage, last: passage };
      const grown = this.#grow(passage, weigh);
      const more = grown.first !== grown.last && grown.weight >= least;
      return [...(weight >= least ? [alone] : []), ...(more ? [{ first: grown.first, last: grown.last }] : [])];
    });
  }

  /** The shortest runs that include a passage and have all words. */
  #runsAround(passage: number, all: number): Window[] {
    const document = this.#library.documentNumber(passage);
    const inside = (number: number) => number >= 0 && this.#library.documentNumber(number) === document;
    const windows: Window[] = [];
    let before = 0;
    for (let first = passage; first > passage - this.#longest && inside(first); first -= 1) {
      const own = this.#marks[first] ?? 0;
      // A shortest run never begins with a passage that adds no word.
      if (first < passage && (own & ~before) === 0) continue;
      before |= own;
      let bits = before;
      let last = passage;
      while (bits !== all && inside(last + 1) && this.#fits(first, last + 1)) {
        last += 1;
        bits = (bits | (this.#marks[last] ?? 0)) >>> 0;
      }
      if (bits !== all || !this.#fits(first, last)) continue;
      windows.push({ first: inside(first - 1) ? first - 1 : first, last: inside(last + 1) ? last + 1 : last });
      if (last === passage) break;
    }
    return windows.filter(({ first, last }) => last > first);
  }

  /** Whether a run is short enough for the quote. */
  #fits(first: number, last: number): boolean {
    if (last - first <= 1) return true;
    const middle = this.#library.spanOf(last - 1).end - this.#library.spanOf(first + 1).start;
    return last - first < this.#longest && middle <= this.#room;
  }

  /** Adds neighbours as long as they bring words of the quote that the run lacks. */
  #grow(passage: number, weigh: (bits: number) => number): Window & { weight: number } {
    const library = this.#library;
    const document = library.documentNumber(passage);
    const marksOf = (number: number) => (library.documentNumber(number) === document ? (this.#marks[number] ?? 0) : 0);
    let [first, last] = [passage, passage];
    let bits = this.#marks[passage] ?? 0;
    while (this.#fits(first - 1, last) || this.#fits(first, last + 1)) {
      const before = this.#fits(first - 1, last) ? bits | marksOf(first - 1) : bits;
      const after = this.#fits(first, last + 1) ? bits | marksOf(last + 1) : bits;
      const better = Math.max(weigh(before), weigh(after));
      if (better <= (1 + ADDS) * weigh(bits)) break;
      if (weigh(before) === better) {
        first -= 1;
        bits = before;
      } else {
        last += 1;
        bits = after;
      }
    }
    return { first, last, weight: weigh(bits) };
  }
}

/** The rarest words within the limits, and whether there are words that no passage has. */
function chooseTerms(terms: Postings, stems: string[]): { chosen: QueryTerm[]; missing: boolean } {
  const sure = stems.filter((stem) => !PARTS_OF_NAMES.has(stem) && !NAMES.has(stem));
  // If a quote has nothing but such a name, the name is all there is to search by.
  const names = [...new Set(stems.map((stem) => PARTS_OF_NAMES.get(stem) ?? stem))];
  const looked = (sure.length > 0 ? sure : names).map((stem) => terms.lookUp(stem));
  const known = looked.filter(({ passages }) => passages.length > 0);
  known.sort((a, b) => a.passages.length - b.passages.length);
  const chosen: QueryTerm[] = [];
  let left = MOST_POSTINGS;
  for (const term of known.slice(0, MOST_WORDS)) {
    if (chosen.length > 0 && term.passages.length > left) break;
    left -= term.passages.length;
    chosen.push(term);
  }
  return { chosen, missing: sure.length > 0 && known.length < looked.length };
}

function markPassages(size: number, terms: QueryTerm[]): Uint32Array {
  const marks = new Uint32Array(size);
  for (const [i, { passages }] of terms.entries()) {
    const bit = 2 ** i;
    for (const passage of passages) marks[passage] = (marks[passage] ?? 0) | bit;
  }
  return marks;
}

/** The total weight of the words of some bits, by four tables of one byte each, since every passage is weighed. */
function bitWeights(terms: QueryTerm[]): (bits: number) => number {
  const tables = [0, 8, 16, 24].map((from) => {
    const table = new Float32Array(256);
    for (let byte = 1; byte < 256; byte += 1) {
      const lowest = 31 - Math.clz32(byte & -byte);
      table[byte] = (table[byte & (byte - 1)] ?? 0) + (terms[from + lowest]?.idf ?? 0);
    }
    return table;
  });
  const [a, b, c, d] = tables as [Float32Array, Float32Array, Float32Array, Float32Array];
  return (bits) =>
    (a[bits & 255] ?? 0) + (b[(bits >>> 8) & 255] ?? 0) + (c[(bits >>> 16) & 255] ?? 0) + (d[bits >>> 24] ?? 0);
}

/** The passages with the most weight, heaviest first. */
function heaviest(marks: Uint32Array, weigh: (bits: number) => number): { passage: number; weight: number }[] {
  const best: { passage: number; weight: number }[] = [];
  let least = 0;
  for (let passage = 0; passage < marks.length; passage += 1) {
    const bits = marks[passage] ?? 0;
    if (bits === 0) continue;
    const weight = weigh(bits);
    if (weight <= least) continue;
    let at = best.length;
    while (at > 0 && (best[at - 1]?.weight ?? 0) < weight) at -= 1;
    best.splice(at, 0, { passage, weight });
    if (best.length > MOST_ALIKE) best.pop();
    if (best.length === MOST_ALIKE) least = best.at(-1)?.weight ?? 0;
  }
  return best;
}
