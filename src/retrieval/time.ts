import type { Postings } from '../index/lexical-index.js';
import type { Library } from '../index/library.js';
import { Allowed } from '../index/store/allowed.js';
import { type DocumentInfo, lastDay } from '../model.js';
import { inBounds, inRange, isYear } from './question/date-range.js';
import type { Question } from './question/read.js';
import { yearTerm } from './question/terms-named.js';
import type { Scope } from './scope.js';

/**
 * The passages from the time that a question names. "Before the upgrade" and "since 2025" keep documents from that
 * time; a bound in the future is about plans, not documents. "In October 2025" keeps documents from that month and
 * passages that mention it; a bare year only reorders, because much about a year is written after it.
 */
export function withinTime(
  { dates }: Question,
  scope: Scope,
  library: Library,
  terms: Pick<Postings, 'lookUp'>,
): Allowed {
  const months = dates.ranges.filter((range) => range.hasYear && !isYear(range));
  // Most questions have no bound, so thousands of documents need not be checked.
  const isBounded = dates.since !== undefined || dates.until !== undefined || months.length > 0;
  if (scope.isWhole && !isBounded) return Allowed.everything(library);
  const newest = scope.documents.reduce((latest, { date }) => (lastDay(date) > latest ? lastDay(date) : latest), '');
  const since = dates.since !== undefined && dates.since <= newest ? dates.since : '';
  const { until = newest } = dates;
  const isOfTime = (document: DocumentInfo) => scope.wants(document) && inBounds(document, since, until);
  const isOfMonth = ({ date }: DocumentInfo) => months.length === 0 || months.some((range) => inRange(date, range));
  const mentioned = months.flatMap((range) => range.terms.flatMap((term) => [...terms.lookUp(term).passages]));
  return new Allowed(
    library,
    documentsThat(library, (document) => isOfTime(document) && isOfMonth(document)),
    mentioned.filter((passage) => isOfTime(library.documentOf(passage))),
  );
}

/** The numbers of the documents for which a condition is true. */
export function documentsThat(library: Library, isTrue: (document: DocumentInfo) => boolean): Set<number> {
  const numbers = new Set<number>();
  for (const [number, document] of library.documents.entries()) if (isTrue(document)) numbers.add(number);
  return numbers;
}

/** Whether anything is from the time that a question names: a document, or a passage that mentions it. */
export function hasDocumentsFor(
  { dates }: Question,
  scope: Scope,
  allowed: Allowed,
  terms: Pick<Postings, 'lookUp'>,
): boolean {
  if (allowed.isNothing) return false;
  const { documents } = scope;
  const mentioned = (term: string) => terms.lookUp(term).passages.some(scope.isKnown);
  const { since } = dates;
  if (since !== undefined && !documents.some(({ date }) => lastDay(date) >= since) && !mentioned(yearTerm(since)))
    return false;
  const years = dates.ranges.filter(({ hasYear }) => hasYear);
  if (years.length === 0) return true;
  return years.some((range) => documents.some(({ date }) => inRange(date, range)) || range.terms.some(mentioned));
}
