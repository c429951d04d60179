import { stemOf } from '../../text/lexicon/terms.js';
import type { Question } from './read.js';

/** The terms to look up for a question: its words, concepts, names and times. */
export function termsNamed({ terms, content, names, dates, speaker }: Question): string[] {
  return [
    ...terms.words,
    ...terms.concepts,
    ...content.flatMap(({ stem, concepts }) => [stem, ...concepts]),
    ...names.map(({ stem }) => stem),
    ...(speaker ?? []).slice(-1).map(stemOf),
    ...dates.ranges.flatMap((range) => range.terms),
    ...(dates.since === undefined ? [] : [yearTerm(dates.since)]),
  ];
}

/** The term for the year of a day. @param day YYYY-MM-DD */
export function yearTerm(day: string): string {
  return `@${day.slice(0, 4)}`;
}
