// Separate from question reading, whose word tables take as long to load as showing a clause.

import type { ReferenceUnit } from '../../text/languages/language.js';

/** A place in a document, by the document's own numbering. */
export interface Reference {
  /** As written: "34", "34a", "5". {@link LAST} for "the last clause", {@link fromLast} for those before it. */
  number: string;
  /** The last number of a range; {@link LAST} for "58 onwards". */
  to?: string;
  unit?: ReferenceUnit;
  /** Parts named inside it, outermost first: 1 and b in "5(1)(b)", 2 in "khoản 2 Điều 5". */
  path?: string[];
  /** The id of the document named with it. */
  documentHint?: string;
}

/** Represents the last number that a document has. */
export const LAST = 'last';
/** Represents the number that stands so many before the last: 1 for "the second last clause". */
export function fromLast(before: number): string {
  return before === 0 ? LAST : `${LAST}-${before}`;
}

/** Longest list of numbers that one question may ask for. */
const MOST = 60;

/**
 * The numbers of references in written order, without duplicates; a very long list is cut.
 * @param last the last number in the documents asked about
 */
export function numbersOf(references: readonly Reference[], last: number): string[] {
  const numbers = new Set<string>();
  for (const { number, to } of references) {
    const first = number.startsWith(LAST) ? String(last - Number(number.slice(LAST.length + 1))) : number;
    const end = to === LAST ? String(Math.max(last, Number(first) || 0)) : to;
    for (const each of between(first, end)) {
      if (numbers.size >= MOST) return [...numbers];
      numbers.add(each);
    }
  }
  return [...numbers];
}

function between(first: string, last: string | undefined): string[] {
  const [a, b] = [Number(first), Number(last)];
  if (last === undefined || !Number.isInteger(a) || !Number.isInteger(b))
    return last === undefined ? [first] : [first, last];
  const start = Math.min(a, b);
  const count = Math.min(MOST, Math.abs(a - b) + 1);
  return Array.from({ length: count }, (_, i) => String(start + i));
}

/** The value of a Roman numeral from I to C in capitals, in its shortest form; 0 for anything else. */
export function romanValue(text: string): number {
  if (!/^[IVXLC]{1,8}$/.test(text)) return 0;
  const digits = Array.from(text, (letter) => ({ I: 1, V: 5, X: 10, L: 50, C: 100 })[letter] ?? 0);
  const value = digits.reduce((sum, digit, i) => (digit < (digits[i + 1] ?? 0) ? sum - digit : sum + digit), 0);
  return value <= 100 && roman(value) === text ? value : 0;
}

const ROMAN: readonly (readonly [number, string])[] = [
  [100, 'C'],
  [90, 'XC'],
  [50, 'L'],
  [40, 'XL'],
  [10, 'X'],
  [9, 'IX'],
  [5, 'V'],
  [4, 'IV'],
  [1, 'I'],
];

function roman(value: number): string {
  let rest = value;
  let written = '';
  for (const [size, letters] of ROMAN) {
    while (rest >= size) {
      written += letters;
      rest -= size;
    }
  }
  return written;
}
