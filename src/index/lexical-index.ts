import type { Terms } from '../text/lexicon/terms.js';
import { lowerBound } from '../text/lower-bound.js';
import { words } from '../text/words.js';
import { Weights } from './weights.js';

/** The lexical index as stored: sorted terms, and for each the passages that contain it. */
export interface LexicalData {
  /** Number of passages per language. */
  sizes: Record<string, number>;
  terms: string[];
  /** Where each term's passages start in `postings`; one entry more than there are terms. */
  offsets: Uint32Array;
  postings: Uint32Array;
  /** Folded words of the English passages, for correcting spelling in questions. */
  vocabulary: string[];
  /** 1 for a term that is only ever written like a name. */
  names: Uint8Array;
}

/** A query term with its weight and the passages that contain it. */
export interface QueryTerm {
  term: string;
  /** Inverse document frequency, as in BM25: ln(1 + (N - n + 0.5) / (n + 0.5)). */
  idf: number;
  /** Ascending. */
  passages: Uint32Array;
}

/** Everything about the terms except their passages: small enough for every process to hold in memory. */
export type TermStatistics = Omit<LexicalData, 'postings'>;

/** As in BM25: ln(1 + (N - n + 0.5) / (n + 0.5)), for n of N units. */
export function inverseDocumentFrequency(size: number, n: number): number {
  return Math.log(1 + (size - n + 0.5) / (n + 0.5));
}

/** Whether a passage contains a term. */
export function hasPassage({ passages }: QueryTerm, passage: number): boolean {
  return has(passages, passage);
}

/** Whether an ascending list contains a number. */
export function has(numbers: Uint32Array, number: number): boolean {
  // Runs for every word of a question and every candidate: a search with a callback takes three times as long.
  let low = 0;
  let high = numbers.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((numbers[middle] as number) < number) low = middle + 1;
    else high = middle;
  }
  return numbers[low] === number;
}

/** Builds the index from the passages' terms, in the passages' order. */
export function buildLexical(
  passages: { terms: Terms; dates: string[]; text: string; language: string }[],
): LexicalData {
  const lists = new Map<string, number[]>();
  const lower = new Set<string>();
  const sizes: Record<string, number> = {};
  for (const [i, { terms, dates, language }] of passages.entries()) {
    sizes[language] = (sizes[language] ?? 0) + 1;
    for (const term of [...terms.words, ...terms.concepts, ...dates]) {
      const list = lists.get(term);
      if (list) list.push(i);
      else lists.set(term, [i]);
    }
    for (const word of terms.plain) lower.add(word);
  }
  const terms = [...lists.keys()].sort();
  const offsets = new Uint32Array(terms.length + 1);
  for (const [i, term] of terms.entries()) offsets[i + 1] = (offsets[i] ?? 0) + (lists.get(term)?.length ?? 0);
  const postings = new Uint32Array(offsets.at(-1) ?? 0);
  for (const [i, term] of terms.entries()) postings.set(lists.get(term) ?? [], offsets[i] ?? 0);
  const names = Uint8Array.from(terms, (term) => (!lower.has(term) && /^[^#@]/.test(term) ? 1 : 0));
  return { sizes, terms, offsets, postings, names, vocabulary: englishWords(passages) };
}

function englishWords(passages: { text: string; language: string }[]): string[] {
  const known = new Set<string>();
  for (const { text, language } of passages) {
    if (language !== 'en') continue;
    for (const { folded } of words(text)) if (folded.length > 3 && /^[a-z]+$/.test(folded)) known.add(folded);
  }
  return [...known].sort();
}

/** Posting lists up to this length are short enough to scan for every question. */
const MANY_PASSAGES = 1000;

/** A term in more than this share of the passages is not distinctive. */
const EVERYWHERE = 0.2;

/** Every term of the passages: how many passages contain it, and whether it is a name. */
export class Dictionary {
  /** Number of passages. */
  readonly size: number;
  /** Sorted by their UTF-16 units. */
  readonly terms: readonly string[];
  /** Folded words of the English passages. */
  readonly vocabulary: readonly string[];
  readonly #offsets: Uint32Array;
  readonly #names: Uint8Array;
  readonly #numbers: Map<string, number>;

  constructor({ sizes, terms, offsets, names, vocabulary }: TermStatistics) {
    this.size = Object.values(sizes).reduce((sum, n) => sum + n, 0);
    this.terms = terms;
    this.vocabulary = vocabulary;
    this.#offsets = offsets;
    this.#names = names;
    this.#numbers = new Map(terms.map((term, i) => [term, i]));
  }

  /** A term's position in {@link terms}; undefined if no passage contains it. */
  numberOf(term: string): number | undefined {
    return this.#numbers.get(term);
  }

  has(term: string): boolean {
    return this.#numbers.has(term);
  }

  /** Whether the corpus writes this stem only as a name. */
  isName(stem: string): boolean {
    const number = this.#numbers.get(stem);
    return number !== undefined && this.#names[number] === 1;
  }

  /** How many passages contain a term. */
  count(term: string): number {
    const number = this.#numbers.get(term);
    return number === undefined ? 0 : this.countOf(number);
  }

  /** How many passages contain the term with this number. */
  countOf(number: number): number {
    return (this.#offsets[number + 1] ?? 0) - (this.#offsets[number] ?? 0);
  }

  /** Whether a term occurs in too many passages to be distinctive, such as "Viet Nam". */
  isEverywhere(term: string): boolean {
    return this.count(term) > this.size * EVERYWHERE;
  }

  /** A term's weight, as in {@link QueryTerm}. A term that no passage contains weighs most. */
  idf(term: string): number {
    return inverseDocumentFrequency(this.size, this.count(term));
  }

  /** The range of numbers of the terms that begin with a prefix; the end is exclusive. */
  beginningWith(prefix: string): [first: number, end: number] {
    return [this.#firstFrom(prefix), this.#firstFrom(`${prefix}\uffff`)];
  }

  /** The position of the first term that does not sort before a text. */
  #firstFrom(text: string): number {
    return lowerBound(0, this.terms.length, (i) => (this.terms[i] ?? '') < text);
  }
}

/** Terms with the passages that contain them, for one piece of work. */
export abstract class Postings {
  readonly dictionary: Dictionary;

  constructor(dictionary: Dictionary) {
    this.dictionary = dictionary;
  }

  /** Terms that were looked up although their passages are not here: with them, the result may be different. */
  abstract readonly missing: ReadonlySet<string>;
  /** The passages of every term that begins with a prefix, term by term, so a passage may appear several times. */
  abstract startingWith(prefix: string): Uint32Array;
  /** The passages that contain the term with this number, ascending. */
  protected abstract postingsOf(number: number): Uint32Array;

  /** Number of passages. */
  get size(): number {
    return this.dictionary.size;
  }

  /** The passages that contain a term, and its weight. A term that no passage contains weighs most. */
  lookUp(term: string): QueryTerm {
    const number = this.dictionary.numberOf(term);
    const passages = number === undefined ? NONE : this.postingsOf(number);
    return { term, idf: this.dictionary.idf(term), passages };
  }

  /** Whether the corpus writes this stem only as a name. */
  isName(stem: string): boolean {
    return this.dictionary.isName(stem);
  }

  has(term: string): boolean {
    return this.dictionary.has(term);
  }

  /**
   * Sums, for each passage that contains any of the terms, the weights of the terms in it. Terms in a tenth of a large
   * corpus are skipped.
   */
  weigh(terms: readonly QueryTerm[]): Weights {
    const telling = terms.filter(({ passages }) => !this.isCommon(passages));
    const most = telling.reduce((sum, { passages }) => sum + passages.length, 0);
    const weights = new Weights(this.size, most);
    for (const { idf, passages } of telling) weights.add(passages, idf);
    return weights;
  }

  /** Whether a term occurs in so many passages that scanning them costs more than it is worth. */
  isCommon(passages: Uint32Array): boolean {
    return passages.length > MANY_PASSAGES && passages.length > this.size / 10;
  }
}

const NONE = new Uint32Array(0);

/** An inverted index over stems, concepts and dates, held entirely in memory. */
export class LexicalIndex extends Postings {
  readonly missing: ReadonlySet<string> = new Set();
  readonly #offsets: Uint32Array;
  readonly #postings: Uint32Array;

  constructor(data: LexicalData) {
    super(new Dictionary(data));
    this.#offsets = data.offsets;
    this.#postings = data.postings;
  }

  startingWith(prefix: string): Uint32Array {
    const [first, end] = this.dictionary.beginningWith(prefix);
    return this.#postings.subarray(this.#offsets[first], this.#offsets[end]);
  }

  protected postingsOf(number: number): Uint32Array {
    return this.#postings.subarray(this.#offsets[number], this.#offsets[number + 1]);
  }
}
