import { UsageError } from '../errors.js';
import type { Dictionary, Postings } from '../index/lexical-index.js';
import type { Library } from '../index/library.js';
import { type Answer, type Citation, type Difference, passagesOf, type Span } from '../model.js';
import { stemsIn } from '../text/lexicon/terms.js';
import { ApproximateSearch, type Approximation } from './approximate.js';
import type { Window } from './candidates.js';
import { goesOnWithItem } from './citation-line.js';
import { differencesOf, type Piece } from './differences.js';
import { type Omission, sentencesAround } from './left-out.js';
import { piecesOf } from './match-pieces.js';
import { type QuoteReading, readingsOf, withEditors } from './readings.js';
import { type Remark, remarksOn } from './remarks.js';
import { ExactSearch, isTurned, type Match, QuoteSearch, type Searched } from './search.js';
import type { SourceRun } from './source.js';
import { hasWords, type Pattern, readPattern } from './tokens.js';

export type Verdict = 'verbatim' | 'altered' | 'not_found';

/** Whether a text is in the documents, and where. Everything but `kind` and `differences` is about that place. */
export interface QuoteCheck {
  kind: Verdict;
  /** Absent if it is in no passage but, for example, on a cover page. */
  passageId?: string;
  documentId?: string;
  clause?: number;
  /** The document's date, YYYY-MM-DD. */
  date?: string;
  /** Where the source's own words are, in UTF-16 offsets of the document's text. */
  start?: number;
  end?: number;
  /** The whole sentences that contain these words. */
  sentence?: Span;
  /**
   * What was changed, the most serious first; empty if it is word for word. `source` is what the document has, `given`
   * what the quote has.
   */
  differences: Difference[];
  /** Other passages that have the same words. */
  alsoIn?: string[];
  /** What a reader should know besides the verdict. */
  remarks?: Remark[];
  /** The passage nearest to a quote that was not found. */
  nearest?: Citation;
}

/** A check with the source and the quote side by side. */
export interface ComparedQuote {
  check: QuoteCheck;
  /** The first passage that has it, or the one after it; absent if it was not found. */
  passage?: number;
  /** The source's words. */
  quote?: string;
  pieces: Piece[];
}

/** What checking needs of a retriever. */
export interface Checking {
  library: Library;
  dictionary: Dictionary;
  /** Runs work that looks up terms; see {@link withTerms} of the store. */
  withTerms<T>(named: Iterable<string>, work: (terms: Postings) => T): Promise<T>;
  /** Searches by meaning when the words do not settle it; nothing if that is not possible now. */
  ask(text: string): Promise<Answer | undefined>;
}

/** The longest quote that is checked, in tokens and in UTF-16 units. */
const MOST_TOKENS = 3000;
const LONGEST_QUOTE = 20_000;

/**
 * Checks whether a text is in the documents word for word.
 *
 * 1. remove what typography, Markdown and a citation add around it
 * 2. search the passages, and runs of passages, that have all its words
 * 3. otherwise compare it with those that share the most significant words, and report what was changed
 * 4. otherwise search by meaning, and compare it with the nearest passages
 *
 * @throws UsageError when the text is too long; IndexError `index_away` when the index cannot be reached
 */
export async function checkQuote(checking: Checking, text: string): Promise<QuoteCheck> {
  return (await compareQuote(checking, text)).check;
}

/** Like {@link checkQuote}, with source and quote side by side. @throws UsageError when the text is too long */
export async function compareQuote(checking: Checking, text: string): Promise<ComparedQuote> {
  const { library } = checking;
  const readings = readQuote(text, (word) => isKnown(checking.dictionary, word));
  const last = readings.at(-1);
  if (!last) return notFound();
  const stems = stemsIn(last.pattern.text);
  const byWords = await checking.withTerms(stems, (terms) => compareReadings({ library, terms }, readings));
  if (byWords) return byWords;
  const answer = await checking.ask(last.pattern.text);
  if (!answer) return notFound();
  const near = passagesOf(answer);
  const windows = near.slice(0, 3).flatMap(({ passageId }) => {
    const passage = library.numberOf(passageId);
    return passage === undefined ? [] : { first: passage, last: passage };
  });
  const set = await checking.withTerms(stems, (terms) => approximate({ library, terms }, last, windows));
  return set ?? notFound(near[0]);
}

/** What the words settle on their own, without the model; nothing if they settle nothing. */
export function compareByWords(searched: Searched, pattern: Pattern): ComparedQuote | undefined {
  return hasWords(pattern) ? compareReadings(searched, [{ pattern }]) : undefined;
}

/** Whether a text has anything to check: words or numbers. */
export function holdsWords(text: string): boolean {
  return hasWords(readPattern(text.slice(0, LONGEST_QUOTE)));
}

/** The error for a text in which {@link holdsWords} finds nothing to check. */
export function noWords(): UsageError {
  return new UsageError('no_words', 'The text has no words to check.', 'Give the words of the quote.');
}

/**
 * The span of a quote within one passage, by the same rules as a check; undefined if it is not there word for word.
 * @throws UsageError when the text is too long
 */
export function quoteWithin(library: Library, passage: number, text: string): Span | undefined {
  const { start, end } = library.spanOf(passage);
  const whole = library.slice(passage, start, end);
  for (const { pattern } of readQuote(text, (word) => whole.includes(word))) {
    const match = new QuoteSearch(library, pattern).inPassage(passage);
    if (match && !isTurned(match)) return match.span;
  }
  return undefined;
}

/** The ways to read a text as one quote, except for those without words. @throws UsageError when it is too long */
function readQuote(text: string, isWord: (key: string) => boolean): QuoteReading[] {
  if (text.length > LONGEST_QUOTE)
    throw tooLong(`The text has ${text.length} characters; a quote of up to ${LONGEST_QUOTE} can be checked.`);
  const readings = readingsOf(text, isWord);
  const most = Math.max(0, ...readings.map(({ pattern }) => pattern.tokens.length));
  if (most > MOST_TOKENS)
    throw tooLong(`The text has ${most} words, numbers and marks; a quote of up to ${MOST_TOKENS} can be checked.`);
  return readings.filter(({ pattern }) => hasWords(pattern));
}

function tooLong(message: string): UsageError {
  return new UsageError('quote_too_long', message, 'Check it part by part.');
}

function isKnown(dictionary: Dictionary, word: string): boolean {
  const [stem] = stemsIn(word);
  return stem !== undefined && dictionary.has(stem);
}

function compareReadings(searched: Searched, readings: readonly QuoteReading[]): ComparedQuote | undefined {
  let turned: ComparedQuote | undefined;
  let search: ExactSearch | undefined;
  let isItem = false;
  for (const reading of readings) {
    search = new ExactSearch(searched, reading.pattern);
    const match = search.find();
    if (!match) continue;
    if (reading.mayBeItem && goesOnWithItem(textBehind(searched, match))) {
      isItem = true;
      continue;
    }
    const comparison = found(searched, reading, match, search);
    if (!isTurned(match)) return comparison;
    turned ??= comparison;
  }
  const last = readings.findLast(({ mayBeItem }) => !(isItem && mayBeItem));
  if (turned || !search || !last) return turned;
  return approximate(searched, last, search.candidates.alike(), search) ?? inOtherCapitals(searched, last, search);
}

/** Enough to see how the next line begins, in UTF-16 units. */
const LINE_START = 40;

function textBehind({ library }: Searched, { source, span }: Match): string {
  const { documentId } = library.passage(source.last);
  return library.slice(source.last, span.end, Math.min(span.end + LINE_START, library.lengthOf(documentId)));
}

/** A heading that differs only in its capitals. */
function inOtherCapitals(searched: Searched, reading: QuoteReading, search: ExactSearch): ComparedQuote | undefined {
  const source = search.inOtherCapitals();
  const set = source && new ApproximateSearch(searched, reading.pattern, search.reader).setAgainst(source);
  return set && altered(searched, reading, set, true);
}

/** Aligns a quote with passages and, after a search by its words, also with those that a long quote may span. */
function approximate(
  searched: Searched,
  reading: QuoteReading,
  windows: readonly Window[],
  search?: ExactSearch,
): ComparedQuote | undefined {
  const pattern = withEditors(reading.pattern);
  const approximation = new ApproximateSearch(searched, pattern, search?.reader);
  const all = search ? [...approximation.spanning(), ...windows] : windows;
  const set = approximation.best(all);
  return set && altered(searched, { ...reading, pattern }, set);
}

function altered(searched: Searched, reading: QuoteReading, set: Approximation, above = false): ComparedQuote {
  const { source, pieces, span, omissions } = set;
  return placed(searched, reading, { source, span, pieces, omissions, above, others: [] });
}

function found(searched: Searched, reading: QuoteReading, match: Match, search: ExactSearch): ComparedQuote {
  const place = { ...match, pieces: piecesOf(match), above: match.above ?? false };
  return placed(searched, reading, place, search);
}

/** Where a quote is, and how it differs. */
interface Place {
  source: SourceRun;
  span: Span;
  pieces: Piece[];
  omissions: readonly Omission[];
  /** It is in no passage. */
  above: boolean;
  others: readonly string[];
}

function placed({ library }: Searched, reading: QuoteReading, place: Place, search?: ExactSearch): ComparedQuote {
  const { source, span, pieces, others } = place;
  const passage = source.tokens.find((token) => token.end > span.start)?.passage ?? source.first;
  const { id, documentId, clause } = library.passage(passage);
  const belongs = !place.above || isHeadingOf(library.passage(passage).section, source, span);
  const differences = differencesOf(pieces);
  const quote = source.text.slice(span.start - source.start, span.end - source.start);
  const remarks = remarksOn({ reading, source, span, differences, omissions: place.omissions }, search);
  return {
    check: {
      kind: differences.length === 0 ? 'verbatim' : 'altered',
      ...(belongs ? { passageId: id } : {}),
      documentId,
      ...(belongs && clause !== undefined ? { clause } : {}),
      date: library.documentOf(passage).date,
      start: span.start,
      end: span.end,
      sentence: sentencesAround(source, span),
      differences,
      ...(others.length > 0 ? { alsoIn: [...others] } : {}),
      ...(remarks.length > 0 ? { remarks } : {}),
    },
    passage,
    quote,
    pieces,
  };
}

/** Whether text above a passage is one of the headings shown with it. */
function isHeadingOf(section: readonly string[], source: SourceRun, span: Span): boolean {
  const plain = (text: string) =>
    text
      .replace(/[^\p{L}\p{N}]+/gu, ' ')
      .trim()
      .toLowerCase();
  const quote = plain(source.text.slice(span.start - source.start, span.end - source.start));
  return section.some((heading) => plain(heading).includes(quote));
}

function notFound(nearest?: Citation): ComparedQuote {
  return { check: { kind: 'not_found', differences: [], ...(nearest ? { nearest } : {}) }, pieces: [] };
}
