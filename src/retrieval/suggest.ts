import type { Library } from '../index/library.js';
import { stemsIn } from '../text/lexicon/terms.js';
import { hasVietnameseDiacritics } from '../text/vietnamese/fold.js';
import { words } from '../text/words.js';
import { listSources, type SourceSummary } from './lookup.js';
import { readReferences } from './question/clauses.js';
import { parseNumbers } from './question/numbers.js';
import { cleanQuestion } from './question/read.js';
import type { Retriever } from './retrieve.js';

/** A clause to choose from while its number or words are typed. */
export interface ClauseSuggestion {
  /** Position of the passage in the index. */
  passage: number;
  documentId: string;
  clause: number;
  /** The beginning of the clause, verbatim. */
  text: string;
  section: string[];
}

/** What suggesting takes of a retriever. */
type Shelf = Pick<Library, 'size' | 'documents' | 'clauseOf' | 'documentNumber' | 'passage'>;
type Suggesting = Pick<Retriever, 'lexical' | 'conceptsIn'> & { library: Shelf };

/** Most characters of what is typed that are read, and of a suggestion's text. */
const LONGEST_TYPED = 100;
const LONGEST_TEXT = 200;
/** Postings gone through for one suggestion, about a millisecond's worth; words so common that they exceed it are left out. */
const MOST_POSTINGS = 250_000;

/** A passage that fits, and how well. */
interface Fit {
  passage: number;
  clause: number;
  weight: number;
}

/**
 * Clauses for what was typed so far.
 * - a number: the clause of that number, then those that begin with its digits; of "30-36" and "34, 36" the first one counts
 * - words: clauses in which each typed word begins a word; those that have the very words, rarer ones first, come before
 * - words that no clause has: clauses that name the same concepts in other words or another language ("thẻ vàng", "the vang")
 * - nothing: the first clauses
 *
 * Nothing of a passage is read but those that are given back, so that it is quick in any index. Never throws.
 * @param documentId only clauses of this document
 */
export function suggestClauses(
  retriever: Suggesting,
  typed: string,
  documentId: string | undefined,
  limit: number,
): ClauseSuggestion[] {
  const { library } = retriever;
  const text = cleanQuestion(typed.slice(0, LONGEST_TYPED));
  const best = new Best(library, documentId, limit);
  if (text === '') offerAll(library, best, () => 0);
  const number = firstNumber(text);
  if (number !== undefined) offerNumbers(library, number, best);
  const numbered = best.take();
  const found = numbered.length > 0 ? numbered : byWords(retriever, text, best);
  return found.slice(0, Math.max(0, limit)).map(({ passage }) => suggestionOf(library, passage));
}

/** The number that is typed: at the beginning, or after a word for clauses. */
function firstNumber(text: string): number | undefined {
  const [, digits] = /^[#§\s]*(\d{1,4})(?![\d\p{L}%]|[.,]\d)/u.exec(text) ?? [];
  if (digits !== undefined) return Number(digits);
  return readReferences(text, 'asked', true) && parseNumbers(text)[0];
}

function offerNumbers(library: Shelf, number: number, best: Best): void {
  offerAll(library, best, (clause) => {
    if (clause === number) return 1;
    return beginsWith(clause, number) ? 0 : undefined;
  });
}

/** Whether a number's digits begin with another's. */
function beginsWith(clause: number, number: number): boolean {
  let rest = clause;
  while (rest > number) rest = Math.floor(rest / 10);
  return rest === number;
}

function offerAll(library: Shelf, best: Best, weigh: (clause: number) => number | undefined): void {
  for (let passage = 0; passage < library.size; passage += 1) {
    const clause = library.clauseOf(passage);
    const weight = clause > 0 ? weigh(clause) : undefined;
    if (weight !== undefined) best.offer(passage, weight);
  }
}

/** Concepts let Vietnamese find English clauses, and stand in where no clause has the words. */
function byWords(retriever: Suggesting, text: string, best: Best): Fit[] {
  offerWords(retriever, text, best);
  const found = best.take();
  if (found.length > 0 && !hasVietnameseDiacritics(text)) return found;
  offerConcepts(retriever, text, best);
  const known = new Set(found.map(({ passage }) => passage));
  return [...found, ...best.take().filter(({ passage }) => !known.has(passage))];
}

function offerWords({ lexical, library }: Suggesting, text: string, best: Best): void {
  const stems = [...new Set(stemsIn(text))];
  const lists = stems.map((stem) => lexical.startingWith(stem)).sort((a, b) => a.length - b.length);
  const weights = new Float32Array(library.size);
  for (const stem of stems) {
    const { idf, passages } = lexical.lookUp(stem);
    if (!lexical.isCommon(passages)) for (const passage of passages) weights[passage] = (weights[passage] ?? 0) + idf;
  }
  offerCommon(library.size, lists, (passage) => best.offer(passage, weights[passage] ?? 0));
}

function offerConcepts(retriever: Suggesting, text: string, best: Best): void {
  const { lexical } = retriever;
  const concepts = retriever.conceptsIn(text).map((concept) => lexical.lookUp(`#${concept}`));
  for (const [passage, weight] of lexical.weigh(concepts)) best.offer(passage, weight);
}

/**
 * Calls back, once each, with the passages that are in all lists.
 * @param lists shortest first; a passage may stand in one several times
 */
function offerCommon(size: number, lists: Uint32Array[], offer: (passage: number) => void): void {
  const first = lists[0]?.subarray(0, MOST_POSTINGS);
  if (!first) return;
  /** In how many of the lists so far each passage is: it has been in every one of them. */
  const seen = new Uint8Array(size);
  let left = MOST_POSTINGS;
  let step = 0;
  for (const list of [first, ...lists.slice(1)]) {
    if (step > 0 && list.length > left) break;
    left -= list.length;
    for (const passage of list) if (seen[passage] === step) seen[passage] = step + 1;
    step += 1;
  }
  for (let passage = 0; passage < size; passage += 1) if (seen[passage] === step) offer(passage);
}

/** The best clauses offered: by weight, then by number, then in the index's order. */
class Best {
  readonly #library: Shelf;
  readonly #document: number | undefined;
  readonly #limit: number;
  #fits: Fit[] = [];

  constructor(library: Shelf, documentId: string | undefined, limit: number) {
    this.#library = library;
    this.#document = documentId === undefined ? undefined : library.documents.findIndex(({ id }) => id === documentId);
    this.#limit = limit;
  }

  offer(passage: number, weight: number): void {
    const last = this.#fits.length >= this.#limit ? this.#fits.at(-1) : undefined;
    if (last && weight < last.weight) return;
    const clause = this.#library.clauseOf(passage);
    if (clause === 0 || !(this.#limit > 0)) return;
    if (this.#document !== undefined && this.#library.documentNumber(passage) !== this.#document) return;
    const fit = { passage, clause, weight };
    if (last && compare(last, fit) < 0) return;
    let at = this.#fits.length;
    for (let before = this.#fits[at - 1]; before && compare(before, fit) > 0; before = this.#fits[at - 1]) at -= 1;
    this.#fits.splice(at, 0, fit);
    if (this.#fits.length > this.#limit) this.#fits.pop();
  }

  /** The best so far, best first; then there are none. */
  take(): Fit[] {
    const fits = this.#fits;
    this.#fits = [];
    return fits;
  }
}

function compare(a: Fit, b: Fit): number {
  return b.weight - a.weight || a.clause - b.clause || a.passage - b.passage;
}

function suggestionOf(library: Shelf, number: number): ClauseSuggestion {
  const { documentId, clause = 0, text, section } = library.passage(number);
  // Not half of a character that takes two units.
  const start = text.slice(0, LONGEST_TEXT).replace(/[\ud800-\udbff]$/, '');
  return { passage: number, documentId, clause, text: start, section };
}

/** The documents of a library, newest first, each with its words as they are compared; a library never changes. */
const catalogues = new WeakMap<Library, { summary: SourceSummary; text: string }[]>();

/**
 * Documents, newest first, in whose id, title, date, publisher, reference or other names each typed word begins a word;
 * the one whose id is typed comes first. Nothing typed gives all. Never throws.
 */
export function suggestDocuments(library: Library, typed: string, limit: number): SourceSummary[] {
  const text = cleanQuestion(typed.slice(0, LONGEST_TYPED));
  const wanted = words(text).map(({ folded }) => ` ${folded}`);
  const found = catalogueOf(library)
    .filter((entry) => wanted.every((word) => entry.text.includes(word)))
    .map(({ summary }) => summary);
  const exact = found.filter(({ id }) => id === text);
  const others = found.filter(({ id }) => id !== text);
  return [...exact, ...others].slice(0, Math.max(0, limit));
}

function catalogueOf(library: Library): { summary: SourceSummary; text: string }[] {
  const known = catalogues.get(library);
  if (known) return known;
  const catalogue = listSources(library).map((summary) => {
    const { id, title, date, publisher = '', reference = '', aliases = [] } = summary;
    const names = [id, title, date, publisher, reference, ...aliases].join(' ');
    return {
      summary,
      text: ` ${words(names)
        .map(({ folded }) => folded)
        .join(' ')}`,
    };
  });
  catalogues.set(library, catalogue);
  return catalogue;
}
