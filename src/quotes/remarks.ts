import type { Difference, Span } from '../model.js';
import { fold } from '../text/fold.js';
import { negates } from './denials.js';
import type { LeftOutWords, Omission, Why } from './left-out.js';
import { foreignLetter } from './look-alike.js';
import type { QuoteReading } from './readings.js';
import type { ExactSearch } from './search.js';
import type { SourceRun } from './source.js';
import { type QuoteToken, tokenise } from './tokens.js';

/** What a reader should know besides the verdict on a quote. */
export type Remark =
  /** Too few words for a quote, such as a term or a name; `passages` passages have them. */
  | { kind: 'too_short'; words: number; passages: number }
  /** What an ellipsis leaves out, in offsets of the document, and why it matters, if it does. */
  | { kind: 'left_out'; start: number; end: number; text: string; why: Why[] }
  /** The word just before the source's words that negates them. */
  | { kind: 'negated_before'; start: number; end: number; text: string }
  /** A number taken for a footnote mark that only the quote or only the source has, and not compared. */
  | { kind: 'footnote_mark'; text: string }
  /** The words are the same; only capitals differ. */
  | { kind: 'only_capitals' }
  /** A word of the quote or the source has a letter of another alphabet that looks like one of its own. */
  | { kind: 'other_alphabet'; word: string; letter: string }
  /** What was taken to be the citation after the quote, and not compared. */
  | { kind: 'citation'; text: string };

/** A quote has at least this many words. */
const FEWEST_WORDS = 4;
/** How many tokens before a quote may negate it. */
const NEAR = 3;
const MOST_LETTERS = 3;
const MOST_FOOTNOTES = 3;

interface Remarked {
  reading: QuoteReading;
  source: SourceRun;
  span: Span;
  differences: readonly Difference[];
  omissions: readonly Omission[];
}

/** @param search counts the passages of a short quote */
export function remarksOn(remarked: Remarked, search: ExactSearch | undefined): Remark[] {
  const { reading, differences, omissions } = remarked;
  const { citation, pattern } = reading;
  const words = pattern.tokens.filter(({ kind }) => kind !== 'mark').length;
  const leftOut = omissions.map(({ start, end, text, why }: LeftOutWords) => ({
    kind: 'left_out' as const,
    start,
    end,
    text,
    why,
  }));
  return [
    ...(words < FEWEST_WORDS && search ? [{ kind: 'too_short' as const, words, passages: search.count() }] : []),
    ...leftOut,
    ...negatedBefore(remarked),
    ...(differences.length > 0 && differences.every(onlyCapitals) ? [{ kind: 'only_capitals' as const }] : []),
    ...differences.flatMap(foreignLetters).slice(0, MOST_LETTERS),
    ...footnoteMarks(remarked),
    ...(citation === undefined ? [] : [{ kind: 'citation' as const, text: citation }]),
  ];
}

function onlyCapitals({ source, given }: Difference): boolean {
  return source !== given && keysOf(source.toLowerCase()) === keysOf(given.toLowerCase());
}

function keysOf(text: string): string {
  return tokenise(text)
    .map(({ key, note = '' }) => key + note)
    .join(' ');
}

function foreignLetters({ source, given }: Difference): Remark[] {
  const others = new Map(tokenise(source).map(({ key }) => [fold(key), key]));
  return tokenise(given).flatMap(({ key }) => {
    if (others.has(fold(key))) return [];
    const letter = [...others.values()].map((other) => foreignLetter(key, other)).find((found) => found !== undefined);
    return letter === undefined ? [] : [{ kind: 'other_alphabet' as const, word: key, letter }];
  });
}

/** In "… are [not] limited to", the quote begins just after a word that negates it, in the same sentence. */
function negatedBefore({ source, span }: Remarked): Remark[] {
  const at = source.tokens.findIndex(({ start }) => start >= span.start);
  for (const { key, start, end } of source.tokens.slice(Math.max(0, at - NEAR), Math.max(0, at)).reverse()) {
    if (/^[.;:!?]$/.test(key)) return [];
    if (negates(key, source.language) && key !== 'No')
      return [
        { kind: 'negated_before', start, end, text: source.text.slice(start - source.start, end - source.start) },
      ];
  }
  return [];
}

/**
 * Footnote marks that only one side has. If the other side has another one behind the same word, that is a difference.
 * The last word's may be beyond the quote.
 */
function footnoteMarks({ reading, source, span, omissions }: Remarked): Remark[] {
  const isQuoted = ({ start, end }: Span) =>
    start >= span.start && end < span.end && !omissions.some((each) => start >= each.start && end <= each.end);
  const { pattern } = reading;
  const own = source.tokens.filter((token) => token.note !== undefined && isQuoted(token));
  const given = pattern.tokens.filter(({ note }) => note !== undefined);
  const textOf = (token: QuoteToken, text: string, from: number) =>
    text.slice(token.start - from, (token.noteEnd ?? token.end) - from);
  const marks = [
    ...missing(given, own).map((token) => textOf(token, pattern.text, 0)),
    ...missing(own, given).map((token) => textOf(token, source.text, source.start)),
  ];
  return [...new Set(marks)].slice(0, MOST_FOOTNOTES).map((text) => ({ kind: 'footnote_mark', text }));
}

/** The words with a footnote mark that the other side has without one. */
function missing(tokens: readonly QuoteToken[], others: readonly QuoteToken[]): QuoteToken[] {
  const marked = new Set(others.map(({ key }) => key.toLowerCase()));
  return tokens.filter(({ key }) => !marked.has(key.toLowerCase()));
}
