import { UsageError } from '../errors.js';
import type { Library } from '../index/library.js';
import { type DocumentInfo, lastDay } from '../model.js';
import { requireDocument, requireLanguage } from './named-documents.js';
import { inBounds } from './question/date-range.js';
import { periodOf } from './question/days.js';

/** Which documents are searched, and as of which day. */
export interface ScopeOptions {
  /**
   * Only documents dated between these days, inclusive: YYYY, YYYY-MM or YYYY-MM-DD. A document dated only by year may
   * be from any day of it.
   */
  since?: string;
  until?: string;
  /**
   * As on this day, or on the last day of this month or year: later documents do not exist yet, nor do those that may
   * be later because their date is imprecise.
   */
  asOf?: string;
  /** Only this document. */
  source?: string;
  /** Only documents in this language, ISO 639-1. */
  language?: string;
  /** The day of asking, YYYY-MM-DD; `asOf` replaces it. */
  today?: string;
}

export interface Scope {
  /** The day that "last year" and "latest" count from, YYYY-MM-DD. */
  today: string;
  /** The day of `asOf`. */
  asOf?: string;
  /** The documents that exist on that day. */
  documents: readonly DocumentInfo[];
  /** Whether every document's passages may answer. */
  isWhole: boolean;
  /** Whether `asOf`, `since` or `until` leaves documents out. */
  isDated: boolean;
  /** Whether a document exists on that day. */
  isThere(document: DocumentInfo): boolean;
  /** Whether a passage's document exists on that day. */
  isKnown(passage: number): boolean;
  /** Whether a document's passages may answer. */
  wants(document: DocumentInfo): boolean;
}

/** @throws UsageError when an option is wrong */
export function scopeOf(library: Library, options: ScopeOptions): Scope {
  const { source, language } = options;
  const since = period(options.since, '--since')?.from;
  const until = period(options.until, '--until')?.to;
  const asOf = period(options.asOf, '--as-of')?.to;
  if (since !== undefined && until !== undefined && since > until)
    throw new UsageError(
      'empty_period',
      `--since ${options.since} is later than --until ${options.until}.`,
      'Put the earlier date after --since and the later one after --until.',
    );
  if (source !== undefined) requireDocument(library, source);
  if (language !== undefined) requireLanguage(library, language);
  const isThere = ({ date }: DocumentInfo) => asOf === undefined || lastDay(date) <= asOf;
  const isWanted = (document: DocumentInfo) =>
    isThere(document) &&
    (source === undefined || document.id === source) &&
    (language === undefined || document.language === language) &&
    inBounds(document, since, until);
  return {
    today: asOf ?? options.today ?? new Date().toISOString().slice(0, 10),
    ...(asOf === undefined ? {} : { asOf }),
    documents: asOf === undefined ? library.documents : library.documents.filter(isThere),
    isWhole: [asOf, source, language, since, until].every((narrows) => narrows === undefined),
    isDated: [asOf, since, until].some((narrows) => narrows !== undefined),
    isThere,
    isKnown: (passage) => isThere(library.documentOf(passage)),
    wants: isWanted,
  };
}

function period(text: string | undefined, name: string): { from: string; to: string } | undefined {
  if (text === undefined) return undefined;
  const found = periodOf(text);
  if (found) return found;
  throw new UsageError('bad_date', `${name} "${text}" is not a date.`, 'Write YYYY, YYYY-MM or YYYY-MM-DD.');
}

const DEFAULT_LIMIT = 5;
const LARGEST_LIMIT = 20;

/** @throws UsageError when the limit is out of range */
export function checkLimit(limit = DEFAULT_LIMIT): number {
  if (Number.isInteger(limit) && limit >= 1 && limit <= LARGEST_LIMIT) return limit;
  throw new UsageError(
    'bad_limit',
    `${limit} is not a valid limit.`,
    `Choose a whole number from 1 to ${LARGEST_LIMIT}.`,
  );
}

/** The same scope, limited to some documents. */
export function narrowed(scope: Scope, documents: ReadonlySet<string>): Scope {
  return { ...scope, isWhole: false, wants: (document) => scope.wants(document) && documents.has(document.id) };
}

/**
 * The ids of the documents that may answer.
 * @param named those that a question names; it means no others
 * @returns `named` itself if the scope leaves nothing out; undefined stands for every document
 */
export function wantedOf(scope: Scope, named: string[] | undefined): string[] | undefined {
  if (scope.isWhole) return named;
  const wanted = scope.documents.filter(scope.wants).map(({ id }) => id);
  return named === undefined ? wanted : wanted.filter((id) => named.includes(id));
}
