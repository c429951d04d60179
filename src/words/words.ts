import type { DocumentKind, Meaning, NoEvidenceReason, SmallTalkIntent } from '../model.js';

/** The interface's own words in one language. What documents say is never translated. */
export interface Words {
  /** ISO 639-1. */
  language: string;
  badge: Record<DocumentKind, string>;
  described: string;
  inferred: string;
  weak: string;
  nothing: string;
  reason: Record<Exclude<NoEvidenceReason, 'not_in_documents'>, string>;
  notInDocuments: string;
  nearest: string;
  /** Said where nothing is asked of the documents. @param documents how many there are */
  talk: Record<SmallTalkIntent, (documents: number) => string>;
  /** Above clauses that were to be summarised, explained or translated. */
  onlyQuotes: string;
  /** A question of a message, and the numbers of the passages that answer it. */
  partAnswered: (question: string, numbers: string) => string;
  /** One of several questions that nothing answers. */
  partUnanswered: (question: string) => string;
  clauseRange: (title: string, first: number | string, last: number | string) => string;
  missingClauses: (numbers: string) => string;
  /** A paragraph or item that a unit does not have. @param label of the unit, as it is shown */
  noSuchPart: (label: string, part: string) => string;
  /** The text that a place was asked for by its number, which is not among the documents. */
  otherText: (name: string) => string;
  newerSource: (passage: string) => string;
  asOf: (date: string) => string;
  datedFigures: string;
  timeline: TimelineWords;
  check: CheckWords;
  shortened: (characters: number) => string;
  unknownName: (name: string) => string;
  periodNotUnderstood: (period: string) => string;
  emptyQuestion: string;
  score: string;
  /** A passage's label as it is shown. */
  label: (label: string) => string;
  /** A date as it is shown, or a month or year where no more is stated. */
  date: (isoDate: string) => string;
}

/** What a timeline itself says. */
export interface TimelineWords {
  title: (topic: string) => string;
  /** Said of one or several years. */
  noDocument: (years: number) => string;
  /** Documents beyond the most that are shown. */
  leftOut: (count: number) => string;
  /** On the picture's axis and in its legend. */
  inferredDate: string;
  emptyYears: string;
}

/** What checking a quote itself says. */
export interface CheckWords {
  verdict: Record<'verbatim' | 'altered' | 'not_found', string>;
  /** The honest sentence where a text stands nowhere. */
  nowhere: string;
  /** Above the source's own words where they differ. */
  sourceSays: string;
  /** What a difference changes. */
  meanings: Record<Meaning, string>;
  /** Other passages with the same words. */
  alsoIn: (count: number) => string;
  nearest: string;
  /** What the marks of a comparison mean, of the source's words and of those that were given. */
  legend: (source: string, given: string) => string;
  /** Differences beyond those listed. */
  moreChanges: (count: number) => string;
  /** Where a message has more quotes than are checked at once. */
  onlyFirst: (checked: number, all: number) => string;
  /** A difference, by what the quote has and what the source has; either may be empty. */
  changed: (given: string, source: string) => string;
  /** The label of a text that stands in no passage, such as a cover page. */
  outside: string;
  /** In place of a verdict on a few words. */
  tooShort: (passages: number) => string;
  /** What an ellipsis leaves out, with {@link CheckWords.why} it matters, if it does. */
  leftOut: (text: string, why: readonly string[]) => string;
  why: Record<'negation' | 'modal' | 'sentence' | 'actor', string>;
  negatedBefore: (word: string) => string;
  onlyCapitals: string;
  otherAlphabet: (word: string, letter: string) => string;
  /** What stood behind the quote and was taken for its citation. */
  citation: (text: string) => string;
}

/** "U+03BF" */
export function codePointOf(letter: string): string {
  return `U+${(letter.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;
}
