import type { Postings } from '../index/lexical-index.js';
import type { Library } from '../index/library.js';
import { unitIdOf } from '../model.js';
import { stemsIn } from '../text/lexicon/terms.js';
import { compareNumbers, containerWord, numberKey, unitWord } from '../text/numbering.js';
import { hasVietnameseDiacritics } from '../text/vietnamese/fold.js';
import { words } from '../text/words.js';
import { referencesOf } from './question/clauses.js';
import { cleanQuestion } from './question/read.js';
import { isContainer, readReferences, type UnitReference } from './references.js';
import type { Retriever } from './retrieve.js';
import { listSources, type SourceSummary } from './sources.js';

/** A clause suggested while its number or words are typed. */
export interface ClauseSuggestion {
  /** Position of the passage in the index. */
  passage: number;
  documentId: string;
  /** As printed. */
  number: string;
  /** The number if it is a whole number of the document itself. */
  clause?: number;
  label: string;
  /** The unit's own title. */
  title?: string;
  /** The beginning of the clause, verbatim. */
  text: string;
  section: string[];
}

/** The parts of a retriever that suggestions need. */
type Shelf = Pick<
  Library,
  'size' | 'documents' | 'printedNumberOf' | 'unitTitleOf' | 'pathOf' | 'documentNumber' | 'passage'
>;
type Suggesting = Pick<Retriever, 'withTerms' | 'conceptsIn'> & { library: Shelf };

/** Most characters read from the input, and most in a suggestion's text. */
const LONGEST_TYPED = 100;
const LONGEST_TEXT = 200;
/** Postings scanned per suggestion, about a millisecond; words common enough to exceed it are ignored. */
const MOST_POSTINGS = 250_000;

/** A matching passage, and how well it matches. */
interface Fit {
  passage: number;
  /** Its number as a sort key. */
  key: number[];
  weight: number;
}

/**
 * Clauses for the text typed so far.
 * - a number as printed: the unit with that number, then those that begin with it; of "30-36" and "34, 36" the first
 *   one counts
 * - words of a unit's title: that unit
 * - words: clauses in which each typed word begins a word; exact matches come first, rarer words before common ones
 * - words that no clause contains: clauses with the same concepts in other words or another language ("thẻ vàng", "the
 *   vang")
 * - nothing: the first clauses
 *
 * Only the returned passages are read, so it is fast in any index.
 * @param documentId only clauses of this document
 * @throws IndexError `index_away` when words are typed and the index cannot be reached
 */
export async function suggestClauses(
  retriever: Suggesting,
  typed: string,
  documentId: string | undefined,
  limit: number,
): Promise<ClauseSuggestion[]> {
  const { library } = retriever;
  const text = cleanQuestion(typed.slice(0, LONGEST_TYPED));
  const offered = () => new Best(library, documentId, limit);
  const best = offered();
  if (text === '') offerAll(library, best, () => 0);
  const wanted = firstNumber(text);
  if (wanted) offerNumbers(library, wanted, best);
  const numbered = best.take();
  const byText = () => retriever.withTerms(stemsIn(text), (terms) => byWords(retriever, terms, text, offered()));
  const found = numbered.length > 0 ? numbered : await byText();
  return found.slice(0, Math.max(0, limit)).map(({ passage }) => suggestionOf(library, passage));
}

/** The typed unit: a number at the beginning, or after a word for a unit or an annex. */
function firstNumber(text: string): UnitReference | undefined {
  const [, number] = /^[#§\s]*(\d{1,4}(?:\.\d{1,3}){0,3}(?:bis|ter|[a-z])?)(?![\d\p{L}%]|[.,]\d)/iu.exec(text) ?? [];
  if (number !== undefined) return { number };
  const named = unitWord(text) !== undefined || containerWord(text)?.number || referencesOf(text, 'asked', true);
  return named ? readReferences(text)[0] : undefined;
}

function offerNumbers(library: Shelf, { number, path = [] }: UnitReference, best: Best): void {
  const wanted = number
    .toLowerCase()
    .replace(/\s/g, '')
    .replace(/^0+(?=\d)/, '');
  offerAll(library, best, (passage) => {
    const printed = library.printedNumberOf(passage).toLowerCase().replace(/\s/g, '');
    if (!printed.startsWith(wanted)) return undefined;
    const containers = library.pathOf(passage);
    if (!path.every((named) => containers.some((container) => isContainer(container, named)))) return undefined;
    return printed === wanted ? 1 : 0;
  });
}

function offerAll(library: Shelf, best: Best, weigh: (passage: number) => number | undefined): void {
  for (let passage = 0; passage < library.size; passage += 1) {
    const weight = library.printedNumberOf(passage) === '' ? undefined : weigh(passage);
    if (weight !== undefined) best.offer(passage, weight, true);
  }
}

/** Weight of a unit whose title contains all the words, far more than words in its text. */
const IN_TITLE = 1000;

/** The extra weight of a unit whose title contains all typed words, each at the beginning of a word. */
function titleWeight(library: Shelf, passage: number, typed: readonly string[]): number {
  const title = library.unitTitleOf(passage);
  if (title === '' || typed.length === 0) return 0;
  const text = ` ${words(title)
    .map(({ folded }) => folded)
    .join(' ')}`;
  return typed.every((word) => text.includes(` ${word}`)) ? IN_TITLE : 0;
}

/** Concepts let Vietnamese find English clauses, and are the fallback if no clause contains the words. */
function byWords(retriever: Suggesting, terms: Postings, text: string, best: Best): Fit[] {
  offerWords(retriever.library, terms, text, best);
  const found = best.take();
  if (found.length > 0 && !hasVietnameseDiacritics(text)) return found;
  offerConcepts(retriever, terms, text, best);
  const known = new Set(found.map(({ passage }) => passage));
  return [...found, ...best.take().filter(({ passage }) => !known.has(passage))];
}

function offerWords(library: Shelf, terms: Postings, text: string, best: Best): void {
  const stems = [...new Set(stemsIn(text))];
  const lists = stems.map((stem) => terms.startingWith(stem)).sort((a, b) => a.length - b.length);
  const weights = terms.weigh(stems.map((stem) => terms.lookUp(stem)));
  const typed = words(text).map(({ folded }) => folded);
  offerCommon(library.size, lists, (passage) =>
    best.offer(passage, weights.of(passage) + titleWeight(library, passage, typed)),
  );
}

function offerConcepts(retriever: Suggesting, terms: Postings, text: string, best: Best): void {
  const concepts = retriever.conceptsIn(text).map((concept) => terms.lookUp(`#${concept}`));
  terms.weigh(concepts).each((passage, weight) => best.offer(passage, weight));
}

/**
 * Calls back once for each passage that is in all lists.
 * @param lists shortest first; a passage may appear several times in one
 */
function offerCommon(size: number, lists: Uint32Array[], offer: (passage: number) => void): void {
  const first = lists[0]?.subarray(0, MOST_POSTINGS);
  if (!first) return;
  /** For each passage, how many lists contain it, as long as every list so far did. */
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

  /** @param whole whether to skip all but the first part of a unit that was split */
  offer(passage: number, weight: number, whole = false): void {
    const last = this.#fits.length >= this.#limit ? this.#fits.at(-1) : undefined;
    if (last && weight < last.weight) return;
    const printed = this.#library.printedNumberOf(passage);
    if (printed === '' || !(this.#limit > 0)) return;
    if (this.#document !== undefined && this.#library.documentNumber(passage) !== this.#document) return;
    const fit = { passage, key: numberKey(printed), weight };
    if (last && compare(last, fit) < 0) return;
    let at = this.#fits.length;
    for (let before = this.#fits[at - 1]; before && compare(before, fit) > 0; before = this.#fits[at - 1]) at -= 1;
    if (whole && isPart(this.#library.passage(passage).id)) return;
    this.#fits.splice(at, 0, fit);
    if (this.#fits.length > this.#limit) this.#fits.pop();
  }

  /** Returns the best so far, best first, and empties the list. */
  take(): Fit[] {
    const fits = this.#fits;
    this.#fits = [];
    return fits;
  }
}

function compare(a: Fit, b: Fit): number {
  return b.weight - a.weight || compareNumbers(a.key, b.key) || a.passage - b.passage;
}

function suggestionOf(library: Shelf, number: number): ClauseSuggestion {
  const { documentId, number: printed = '', clause, label, title, text, section } = library.passage(number);
  // Avoids half a surrogate pair at the end.
  const start = text.slice(0, LONGEST_TEXT).replace(/[\ud800-\udbff]$/, '');
  const named = { ...(title === undefined ? {} : { title }), ...(clause === undefined ? {} : { clause }) };
  return { passage: number, documentId, number: printed, label, ...named, text: start, section };
}

/** The documents of a library, newest first, each with its words normalised; a library never changes. */
const catalogues = new WeakMap<Library, { summary: SourceSummary; text: string }[]>();

/**
 * Documents, newest first, in whose id, title, date, publisher, reference or other names each typed word begins a word.
 * A document whose id is typed comes first. Empty input gives all. Never throws.
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
    const { id, title, shortTitle = '', date, publisher = '', reference = '', aliases = [] } = summary;
    const names = [id, title, shortTitle, date, publisher, reference, ...aliases].join(' ');
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

function isPart(passageId: string): boolean {
  return unitIdOf(passageId) !== passageId;
}
