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
  /** Replies to messages that ask nothing of the documents. @param documents how many there are */
  talk: Record<SmallTalkIntent, (documents: number) => string>;
  /** Above clauses that someone wanted summarised, explained or translated. */
  onlyQuotes: string;
  /** A question from a message, and the numbers of the passages that answer it. */
  partAnswered: (question: string, numbers: string) => string;
  /** One of several questions, without an answer. */
  partUnanswered: (question: string) => string;
  clauseRange: (title: string, first: number | string, last: number | string) => string;
  missingClauses: (numbers: string) => string;
  /** A paragraph or item that a unit does not have. @param label of the unit, as it is shown */
  noSuchPart: (label: string, part: string) => string;
  /** If a question asks for a numbered place in a text that is not among the documents. */
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
  /** A date as it is shown, or a month or year if no more is known. */
  date: (isoDate: string) => string;
}

/** What a timeline itself says. */
export interface TimelineWords {
  title: (topic: string) => string;
  /** For one or several years. */
  noDocument: (years: number) => string;
  /** Documents above the limit. */
  leftOut: (count: number) => string;
  /** On the picture's axis and in its legend. */
  inferredDate: string;
  emptyYears: string;
}

/** What the check of a quote itself says. */
export interface CheckWords {
  verdict: Record<'verbatim' | 'altered' | 'not_found', string>;
  /** What to say if a text is nowhere in the documents. */
  nowhere: string;
  /** Above the source's own words if they differ. */
  sourceSays: string;
  /** What a difference changes. */
  meanings: Record<Meaning, string>;
  /** Other passages with the same words. */
  alsoIn: (count: number) => string;
  nearest: string;
  /** What the marks of a comparison mean, for the source's words and for the given ones. */
  legend: (source: string, given: string) => string;
  /** Differences beyond those listed. */
  moreChanges: (count: number) => string;
  /** If a message has more quotes than are checked at once. */
  onlyFirst: (checked: number, all: number) => string;
  /** A difference, by what the quote has and what the source has; either may be empty. */
  changed: (given: string, source: string) => string;
  /** The label of text that is in no passage, such as a cover page. */
  outside: string;
  /** In place of a verdict on a few words. */
  tooShort: (passages: number) => string;
  /** What an ellipsis leaves out, with {@link CheckWords.why} it matters, if it does. */
  leftOut: (text: string, why: readonly string[]) => string;
  why: Record<'negation' | 'modal' | 'sentence' | 'actor', string>;
  negatedBefore: (word: string) => string;
  onlyCapitals: string;
  otherAlphabet: (word: string, letter: string) => string;
  /** A word with a footnote mark that only the quote or only the source has. */
  footnoteMark: (word: string) => string;
  /** Text after the quote that was taken to be its citation. */
  citation: (text: string) => string;
}

/** "U+03BF" */
export function codePointOf(letter: string): string {
  return `U+${(letter.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;
}
