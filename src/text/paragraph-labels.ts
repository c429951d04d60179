import type { Span } from '../model.js';
import { numberKey } from './numbering.js';
import { once } from './once.js';

/** The labels of a unit's paragraphs. Their families are tried in the order in which they occur in the unit. */
const labels = once((): [family: string, pattern: RegExp][] => [
  ['1.', /^(?:(?:khoản|absatz)\s+)?(\d{1,3}(?:bis|ter|[a-z])?)\.(?=\s|\p{L}{2})/iu],
  ['1)', /^(\d{1,3}(?:bis|ter|[a-z])?)\)(?=\s|\p{L}{2})/u],
  ['(1)', /^\((\d{1,3}(?:bis|ter|[a-z])?)\)(?=\s|\p{L}{2})/u],
  ['1.1', /^(\d{1,2}(?:\.\d{1,3}){1,3})(?:\.?(?=\s)|\.(?=\p{L}{2}))/u],
  ['a)', /^(?:điểm\s+)?(\p{Ll})\)(?=\s|\p{L}{2})/iu],
  ['(a)', /^\((\p{Ll})\)(?=\s|\p{L}{2})/u],
]);
/** The end of a line that ends like a sentence or a list item. */
const ENDED = /[.;:!?…,][)”"’»]*(?:\s*(?:and|or|và|hoặc|und|oder|et|ou|y|o))?$/u;

/** A paragraph or item of a unit by its own number, from there to the end of the text read. */
export interface Label extends Span {
  family: string;
  number: string;
}

/**
 * The paragraphs of a stretch of text, by the first family of labels that counts from its beginning without gaps.
 * @param used families that number outer levels
 */
export function labelsIn(text: string, { start, end }: Span, used: readonly string[]): Label[] {
  const found: Label[] = [];
  let offset = start;
  let ended = true;
  for (const raw of text.slice(start, end).split('\n')) {
    const line = raw.trim();
    const at = offset + raw.length - raw.trimStart().length;
    offset += raw.length + 1;
    if (line === '') continue;
    for (const [family, pattern] of labels()) {
      const number = pattern.exec(line.slice(0, 40))?.[1];
      if (number !== undefined && ended && !used.includes(family)) found.push({ family, number, start: at, end });
    }
    // A unit's number and title do not end a sentence, but its first paragraph follows them.
    ended = ENDED.test(line.slice(-80)) || line.length < 100;
  }
  const families = [...new Set(found.map(({ family }) => family))];
  const counts = families.map((family) => counted(found.filter((label) => label.family === family)));
  return counts.find(({ length }) => length > 1) ?? [];
}

/** The labels that count up from the first: 1, 2, 2a, 3; a, b, c, d, đ, e. */
function counted(labels: readonly Label[]): Label[] {
  const kept: Label[] = [];
  for (const label of labels) {
    const last = kept.at(-1);
    const place = placeOf(label);
    const from = last === undefined ? 0 : placeOf(last);
    if (place > from && place <= from + 1) kept.push(label);
  }
  return kept;
}

/** 1 for "1" and "a", 2.1 for "2a", 4.5 for "đ", which comes between d and e. */
function placeOf({ family, number }: Label): number {
  if (number.toLowerCase() === 'đ') return 4.5;
  if (/a\)/.test(family)) return number.toLowerCase().charCodeAt(0) - 96;
  if (family === '1.1') return numberKey(number).at(-1) ?? 0;
  const [whole = 0, inserted = 0] = numberKey(number);
  return whole + inserted / 100;
}
