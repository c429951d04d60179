import type { Postings } from '../index/lexical-index.js';
import type { Library } from '../index/library.js';
import { type DocumentInfo, lastDay } from '../model.js';
import { byCode } from '../text/by-code.js';
import { SAYS_SOMETHING } from './question/content.js';
import { inBounds, inRange } from './question/date-range.js';
import type { Question } from './question/read.js';
import type { Scope } from './scope.js';

/** Concepts for documents in general: "anything", "documents from 2022", "news since May". */
const OF_DOCUMENTS = new Set([
  '#document',
  '#legal-document',
  '#news',
  '#information',
  '#statement',
  '#text',
  '#event',
]);

/**
 * The passages that represent a period when a question names nothing else: the first passage of each document from that
 * time, newest first; if there are none, the passages that mention the time.
 * @returns undefined if the question asks about something particular in that time
 */
export function passagesOfTime(
  question: Question,
  scope: Scope,
  library: Library,
  terms: Pick<Postings, 'lookUp'>,
): number[] | undefined {
  if (!asksForTimeAlone(question)) return undefined;
  const { ranges, since, until } = question.dates;
  const isOfTime = (document: DocumentInfo) =>
    (ranges.length === 0 || ranges.some((range) => inRange(document.date, range))) && inBounds(document, since, until);
  const dated = library.documents.filter((document) => scope.wants(document) && isOfTime(document));
  const first = dated.toSorted((one, other) => byCode(lastDay(other.date), lastDay(one.date)));
  if (first.length > 0) return first.flatMap(({ id }) => library.passagesOf(id).slice(0, 1));
  const mentioning = ranges.flatMap((range) => range.terms.flatMap((term) => [...terms.lookUp(term).passages]));
  return [...new Set(mentioning)].filter((passage) => scope.wants(library.documentOf(passage)));
}

function asksForTimeAlone({ dates, documents, speaker, asked, references, content }: Question): boolean {
  const isTimed = dates.ranges.some(({ hasYear }) => hasYear) || dates.since !== undefined || dates.until !== undefined;
  if (!isTimed || documents.size > 0 || speaker || references || asked.length > 0) return false;
  return !content.some(
    ({ written, weight, concepts }) =>
      weight >= SAYS_SOMETHING &&
      /\p{L}/u.test(written) &&
      !(concepts.length > 0 && concepts.every((concept) => OF_DOCUMENTS.has(concept))),
  );
}
