/** The project's main types, with functions on their dates and ids. */

/** Whether a date is stated by the document itself or was inferred by the person who filed it. */
export type DateBasis = 'stated' | 'inferred';
/** Whether the title is in the document or was described by the person who filed it. */
export type TitleBasis = 'given' | 'described';
export type DocumentKind = 'official' | 'news';

/** A half-open range of UTF-16 offsets. */
export interface Span {
  start: number;
  end: number;
}

/** The same text in several languages, by ISO 639-1 code. */
export type Translations = Readonly<Record<string, string>>;

/** What is known about a source, without its text. */
export interface DocumentInfo {
  id: string;
  title: string;
  titleBasis: TitleBasis;
  /** What people call it: "EVFTA". */
  shortTitle?: string;
  /** The short title in other languages of the interface, by ISO 639-1 code. */
  shortTitles?: Translations;
  kind: DocumentKind;
  /** ISO 639-1 code of the language the text is written in. */
  language: string;
  /**
   * YYYY-MM-DD, or YYYY-MM or YYYY if no more is stated. Compare with {@link firstDay}, {@link lastDay},
   * {@link isLater}.
   */
  date: string;
  dateBasis: DateBasis;
  /** Why the date is what it is; always present when it is inferred. */
  dateNote?: string;
  /** The note in other languages of the interface, by ISO 639-1 code. */
  dateNotes?: Translations;
  publisher?: string;
  reference?: string;
  url?: string;
  /** Other names people use for the document, described by the person who filed it. */
  aliases?: string[];
  /** The id of the document that this is a translation of; their units have the same numbers. */
  translationOf?: string;
  /** Path of the file in the corpus folder, and the sha256 of that file in hex. */
  file: string;
  sha256: string;
}

/** One source with its text: NFC, line feeds only, no byte order mark, never empty. */
export interface SourceDocument extends DocumentInfo {
  text: string;
}

/** A part, chapter or annex that a unit is in, as printed. */
export interface Container {
  /** `part`, `chapter`, `annex` and so on; `heading` if unit numbering restarts below a heading without a number. */
  kind: string;
  number?: string;
  title?: string;
}

/**
 * The unit that is cited: what the document itself numbers, or a paragraph.
 * `document.text.slice(start, end) === passage.text`.
 */
export interface Passage extends Span {
  /**
   * `joint-statement-2026#34`, `tpp#18.63`, `x#annex-1.2` or `vns-2025-10-10#p7`; `x#5/2` for a part of a long unit.
   */
  id: string;
  documentId: string;
  label: string;
  /** The document's own number of the unit, as printed: "34", "18.63", "2a", "IV". Absent if it has none. */
  number?: string;
  /** What the document numbers: `clause`, `article`, `point` of an annex, `recital`, …; `note` for a footnote. */
  unit?: string;
  /** The unit's own title: "Definitions". */
  title?: string;
  /** The parts, chapters and annexes it is in, outermost first. */
  path?: Container[];
  /** The number, if it is a whole number and numbers the document itself, not an annex. */
  clause?: number;
  /** The headings above the passage, outermost first. */
  section: string[];
  text: string;
}

/** The id of the unit that a passage is, or is a part of: `x#5` of `x#5/2`. */
export function unitIdOf(passageId: string): string {
  return passageId.replace(/\/[^/#]*$/, '');
}

/** The unit that is embedded: one passage, or a window of whole sentences of a long one. */
export interface Chunk extends Span {
  /** Position of its passage in the index. */
  passage: number;
  /** The sentences, and the fragments of at most 60 characters, that get their own vectors. */
  sentences: Span[];
  fragments: Span[];
}

/** A question's evidence is strong, or weak when something it asks for was not found. */
export type Evidence = 'strong' | 'weak';

export interface Citation {
  passageId: string;
  documentId: string;
  clause?: number;
  /** As in {@link Passage}. */
  number?: string;
  unit?: string;
  unitTitle?: string;
  path?: Container[];
  label: string;
  section: string[];
  /** The sentences that answer: an exact slice of the document, `start` to `end`. */
  quote: string;
  start: number;
  end: number;
  /** The whole passage that contains the quote. */
  passage: { text: string; start: number; end: number };
  title: string;
  titleBasis: TitleBasis;
  kind: DocumentKind;
  publisher?: string;
  reference?: string;
  url?: string;
  /** Where the reader pages show the quote in its document; absent if READER_URL is not set. */
  readerAddress?: string;
  date: string;
  dateBasis: DateBasis;
  dateNote?: string;
  dateNotes?: Translations;
  shortTitle?: string;
  shortTitles?: Translations;
  language: string;
  score: number;
  /** The parts of the score; they add up to it. Present on request. */
  trace?: Record<string, number>;
}

export type NoEvidenceReason =
  | 'off_topic'
  | 'not_in_documents'
  | 'no_such_clause'
  /** A numbered place in a text that is not among the documents. */
  | 'other_text'
  | 'outside_dates'
  /** A follow-up without anything to follow up on: "and in 2025?" */
  | 'needs_context';

/** Something the reader should know besides the quotes. */
export type Notice =
  | { kind: 'newer_source'; passageId: string }
  /** Sentences of different dates that each state a figure or rank for what was asked; oldest first. */
  | { kind: 'dated_figures'; passageIds: string[] }
  /** Answered as of this day, YYYY-MM-DD. */
  | { kind: 'as_of'; date: string }
  | { kind: 'inferred_date'; documentId: string; note: string }
  | { kind: 'clause_range'; documentId: string; first: number | string; last: number | string }
  /** A paragraph or item that its unit does not have: "2", "1(b)"; the unit is shown whole. */
  | { kind: 'no_such_part'; label: string; part: string }
  /**
   * The place that was asked for by number is in a text that is not among the documents: "EVFTA", "Hiệp định Paris".
   */
  | { kind: 'other_text'; name: string }
  | { kind: 'question_shortened'; characters: number }
  | { kind: 'unknown_name'; name: string }
  /** One of several questions in a message that nothing answers. */
  | { kind: 'part_unanswered'; question: string }
  /** A period without exact days, as written, which the search ignores. */
  | { kind: 'period_not_understood'; period: string }
  | { kind: 'empty_question' };

/** A question that is only part of a message, with the passages that answer it. */
export interface AnsweredPart {
  question: string;
  passageIds: string[];
}

export interface Answered {
  kind: 'answered';
  evidence: Evidence;
  question: string;
  language: string;
  indexVersion: string;
  citations: Citation[];
  notices: Notice[];
  /**
   * The questions found in a message with several questions, or after other text; absent if it is just one question.
   */
  parts?: AnsweredPart[];
}

export interface NoEvidence {
  kind: 'no_evidence';
  question: string;
  language: string;
  indexVersion: string;
  reason: NoEvidenceReason;
  nearest: Citation[];
  notices: Notice[];
}

/** What a user wants from the bot who asks nothing about the documents. */
export type SmallTalkIntent = 'greeting' | 'thanks' | 'help' | 'about' | 'summarise' | 'translate' | 'check';

/** Nothing is asked about the documents, or something that a bot that only quotes does not do. */
export interface SmallTalk {
  kind: 'small_talk';
  intent: SmallTalkIntent;
  question: string;
  language: string;
  indexVersion: string;
  /** The clauses that a request names, or the passages it follows up on, to be shown verbatim. */
  citations: Citation[];
  notices: Notice[];
}

export type Answer = Answered | NoEvidence | SmallTalk;

/** The passages that come with an answer: those that answer, the nearest ones, or those that a request names. */
export function passagesOf(answer: Answer): Citation[] {
  return answer.kind === 'no_evidence' ? answer.nearest : answer.citations;
}

/** A range of years, both included. */
export interface YearRange {
  from: number;
  to: number;
}

/** What the documents say about a topic, one sentence each, oldest first. */
export interface Timeline {
  kind: 'timeline';
  evidence: Evidence;
  topic: string;
  language: string;
  indexVersion: string;
  entries: Citation[];
  /** The years between the entries without documents. */
  gaps: YearRange[];
  /** Number of further documents on the topic, beyond the most that are shown. */
  leftOut: number;
  notices: Notice[];
}

/** A difference between a source and a quote of it, both as written; empty on a side that lacks the words. */
export interface Difference {
  source: string;
  given: string;
}

/** What a difference changes. */
export type Meaning = 'number' | 'date' | 'negation' | 'modal' | 'name' | 'word' | 'punctuation';

/** @returns true for a calendar date YYYY-MM-DD that exists (31 February does not). */
export function isCalendarDate(value: string): boolean {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(value);
  if (!match) return false;
  const date = new Date(`${value}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().slice(0, 10) === value;
}

/** @returns true for a calendar date, or a month YYYY-MM or year YYYY */
export function isDate(value: string): boolean {
  return /^\d{4}(?:-\d{2}){0,2}$/.test(value) && isCalendarDate(firstDay(value));
}

/** The first day, YYYY-MM-DD, of a day, month or year. */
export function firstDay(date: string): string {
  return date.length >= 10 ? date : `${date}-01-01`.slice(0, 10);
}

/** The last day, YYYY-MM-DD, of a day, month or year. */
export function lastDay(date: string): string {
  if (date.length >= 10) return date;
  const [year, month] = [Number(date.slice(0, 4)), Number(date.slice(5, 7) || 12)];
  return new Date(Date.UTC(year, month, 0)).toISOString().slice(0, 10);
}

/** Whether one date is certainly later than another: "2025-10" is not later than "2025". */
export function isLater(date: string, than: string): boolean {
  return firstDay(date) > lastDay(than);
}
