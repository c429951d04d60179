import type { Terms } from '../text/lexicon/terms.js';
import { lowerBound } from '../text/lower-bound.js';
import { words } from '../text/words.js';

/** The lexical index as it is written: sorted terms, and for each the passages that have it. */
export interface LexicalData {
  /** Number of passages of each language. */
  sizes: Record<string, number>;
  terms: string[];
  /** Where each term's passages begin in `postings`; one entry more than there are terms. */
  offsets: Uint32Array;
  postings: Uint32Array;
  /** Folded words of the English passages, for correcting questions. */
  vocabulary: string[];
  /** One for a term that is only ever written like a name. */
  names: Uint8Array;
}

/** What a query's terms weigh and which passages have them. */
export interface QueryTerm {
  term: string;
  /** Inverse document frequency, as in BM25: ln(1 + (N - n + 0.5) / (n + 0.5)). */
  idf: number;
  /** Ascending. */
  passages: Uint32Array;
}

/** As in BM25: ln(1 + (N - n + 0.5) / (n + 0.5)), for n of N units. */
export function inverseDocumentFrequency(size: number, n: number): number {
  return Math.log(1 + (size - n + 0.5) / (n + 0.5));
}

/** Whether a passage has a term. */
export function hasPassage({ passages }: QueryTerm, passage: number): boolean {
  return passages[lowerBound(0, passages.length, (i) => (passages[i] ?? 0) < passage)] === passage;
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

/** Lists up to this length are short enough to go through for every question. */
const MANY_PASSAGES = 1000;

/** An inverted index over stems, concepts and dates. */
export class LexicalIndex {
  readonly #data: LexicalData;
  readonly #numbers: Map<string, number>;
  readonly size: number;

  /** Folded words of the English passages. */
  get vocabulary(): readonly string[] {
    return this.#data.vocabulary;
  }

  constructor(data: LexicalData) {
    this.#data = data;
    this.#numbers = new Map(data.terms.map((term, i) => [term, i]));
    this.size = Object.values(data.sizes).reduce((sum, n) => sum + n, 0);
  }

  /** The passages that have a term, and its weight. A term that none has weighs most. */
  lookUp(term: string): QueryTerm {
    const number = this.#numbers.get(term);
    const { offsets, postings } = this.#data;
    const passages =
      number === undefined ? new Uint32Array(0) : postings.subarray(offsets[number], offsets[number + 1]);
    const n = passages.length;
    return { term, idf: inverseDocumentFrequency(this.size, n), passages };
  }

  /** The passages of every term that begins with a prefix, term after term: a passage may stand there several times. */
  startingWith(prefix: string): Uint32Array {
    const { offsets, postings } = this.#data;
    return postings.subarray(offsets[this.#firstTerm(prefix)], offsets[this.#firstTerm(`${prefix}\uffff`)]);
  }

  /** Whether the corpus writes this stem only as a name. */
  isName(stem: string): boolean {
    const number = this.#numbers.get(stem);
    return number !== undefined && this.#data.names[number] === 1;
  }

  has(term: string): boolean {
    return this.#numbers.has(term);
  }

  /** Adds up, for each passage that has any of the terms, the weights of those it has. Terms of a tenth of a large corpus say nothing. */
  weigh(terms: QueryTerm[]): Map<number, number> {
    const weights = new Map<number, number>();
    for (const { idf, passages } of terms) {
      if (this.isCommon(passages)) continue;
      for (const passage of passages) weights.set(passage, (weights.get(passage) ?? 0) + idf);
    }
    return weights;
  }

  /** Whether so many passages have a term that going through them costs more than they are worth. */
  isCommon(passages: Uint32Array): boolean {
    return passages.length > MANY_PASSAGES && passages.length > this.size / 10;
  }

  /** The place of the first term that is not before a text; terms are sorted by their UTF-16 units. */
  #firstTerm(text: string): number {
    const { terms } = this.#data;
    return lowerBound(0, terms.length, (i) => (terms[i] ?? '') < text);
  }
}
