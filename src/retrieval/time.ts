import type { LexicalIndex } from '../index/lexical-index.js';
import type { Library } from '../index/library.js';
import { firstDay, lastDay } from '../model.js';
import { inRange, isYear } from './question/date-range.js';
import type { Question } from './question/read.js';
import type { Scope } from './scope.js';

/**
 * The passages of the time that a question names. "Before the upgrade" and "since 2025" leave documents of that time; a bound
 * in the future is about plans, not documents. "In October 2025" leaves documents of that month and passages that mention it;
 * a bare year only reorders, since much is told of a year after it.
 */
export function withinTime(
  { dates }: Question,
  scope: Scope,
  library: Library,
  lexical: LexicalIndex,
): (passage: number) => boolean {
  const newest = scope.documents.reduce((latest, { date }) => (lastDay(date) > latest ? lastDay(date) : latest), '');
  const since = dates.since !== undefined && dates.since <= newest ? dates.since : '';
  const { until = newest } = dates;
  const months = dates.ranges.filter((range) => range.hasYear && !isYear(range));
  const mentions = new Set(months.flatMap(({ terms }) => terms.flatMap((term) => [...lexical.lookUp(term).passages])));
  return (passage) => {
    if (!scope.allows(passage)) return false;
    const { date } = library.documentOf(passage);
    if (lastDay(date) < since || firstDay(date) > until) return false;
    return months.length === 0 || mentions.has(passage) || months.some((range) => inRange(date, range));
  };
}

/** Whether there is anything of the time the question names: a document of it, or a passage that mentions it. */
export function hasDocumentsFor(
  { dates }: Question,
  scope: Scope,
  allow: (passage: number) => boolean,
  library: Library,
  lexical: LexicalIndex,
): boolean {
  let passage = 0;
  while (passage < library.size && !allow(passage)) passage += 1;
  if (passage === library.size) return false;
  const { documents } = scope;
  const mentioned = (term: string) => lexical.lookUp(term).passages.some(scope.isKnown);
  const { since } = dates;
  if (
    since !== undefined &&
    !documents.some(({ date }) => lastDay(date) >= since) &&
    !mentioned(`@${since.slice(0, 4)}`)
  )
    return false;
  const years = dates.ranges.filter(({ hasYear }) => hasYear);
  if (years.length === 0) return true;
  return years.some((range) => documents.some(({ date }) => inRange(date, range)) || range.terms.some(mentioned));
}
