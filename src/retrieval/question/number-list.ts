import type { ReferenceUnit } from '../../text/languages/language.js';
import type { Token } from '../../text/phrases.js';
import { LAST, type Reference, romanValue } from './numbers.js';
import { numberTable, type ReferenceTables } from './reference-words.js';

/** A list of numbers after a unit word. */
export interface NumberList {
  references: Reference[];
  /** The token after the list. */
  to: number;
}

interface Expected {
  tables: ReferenceTables;
  unit?: ReferenceUnit;
  /** Whether a Roman numeral or a number word is allowed. */
  inWords: boolean;
  /** Whether a letter or Roman numeral is allowed: "Annex I". */
  letters?: true;
  /** Whether only numbers are expected, so that "5,6" is a list. */
  isTyped?: true;
}

/** Units never have numbers with more digits. */
const MOST_DIGITS = 4;
/** Longest list that is read. */
const MOST_ITEMS = 60;

/** The numbers that begin at a token: "34", "30-36", "34, 36 and 38", "5(2)", "34a", "58 onwards". */
export function listAt(tokens: readonly Token[], at: number, expected: Expected): NumberList | undefined {
  const references: Reference[] = [];
  let to = at;
  for (let next = at; references.length < MOST_ITEMS; ) {
    const item = itemAt(tokens, next, expected, references.length > 0);
    if (!item) break;
    references.push(item.reference);
    to = item.to;
    const joined = joinAt(tokens, to, expected);
    if (joined === undefined) break;
    next = joined;
  }
  return references.length > 0 ? { references, to } : undefined;
}

interface Item {
  reference: Reference;
  to: number;
}

function itemAt(tokens: readonly Token[], at: number, expected: Expected, follows: boolean): Item | undefined {
  const first = numberAt(tokens, at, expected);
  if (!first) return undefined;
  const inner = pathAt(tokens, first.to);
  const end = rangeEnd(tokens, inner.to, expected);
  const isList = follows || expected.isTyped === true;
  if (end)
    return checked(tokens, { reference: { number: first.number, to: end.number }, to: end.to }, true, expected.unit);
  const onwards = expected.tables.onwards.at(tokens, inner.to);
  if (onwards) return { reference: { number: first.number, to: LAST }, to: inner.to + onwards.length };
  const reference = { number: first.number, ...(inner.path.length > 0 ? { path: inner.path } : {}) };
  return checked(tokens, { reference, to: inner.to }, isList, expected.unit);
}

/** Rejects numbers that continue as a figure, "12,5" or "34/2026", and percentages. */
function checked(tokens: readonly Token[], item: Item, isList: boolean, unit?: ReferenceUnit): Item | undefined {
  const [sign, digits] = [tokens[item.to], tokens[item.to + 1]];
  if (!sign || sign.spaced) return item;
  if (sign.text === '%') return undefined;
  const goesOn = digits?.kind === 'number' && !digits.spaced && ['.', '/', ','].includes(sign.text);
  if (!goesOn || (sign.text === '/' && isSlashed(tokens, item, unit))) return item;
  // "34,36" is a list; "5,6" is a figure unless only numbers are expected.
  const isShort = digits.text.length <= 2 && item.reference.number.length > 1;
  return sign.text === ',' && (isList || isShort) ? item : undefined;
}

/** Longest number in a list with slashes; a longer one is the year of a law or a date: "34/2026". */
const MOST_SLASHED = 3;

/**
 * Whether "34/36" is a list and not a date. After words like "điểm", which may end "thời điểm", two numbers that could
 * be a day and a month are a date; three are one after any unit.
 */
function isSlashed(tokens: readonly Token[], { reference, to }: Item, unit: ReferenceUnit | undefined): boolean {
  const numbers = [reference.to ?? reference.number];
  for (let at = to; tokens[at]?.text === '/' && !tokens[at]?.spaced; at += 2) {
    const number = tokens[at + 1];
    if (number?.kind !== 'number' || number.spaced || number.text.length > MOST_SLASHED) return false;
    numbers.push(number.text);
    if (numbers.length > MOST_ITEMS) return false;
  }
  const [day, month] = numbers.map(Number);
  const isDay = day !== undefined && month !== undefined && day <= 31 && month <= 12;
  const wasRead = tokens[to - 2]?.text === '/';
  return numbers.length > 3 || wasRead || !isDay || (numbers.length === 2 && unit !== 'point');
}

function numberAt(tokens: readonly Token[], at: number, { unit, inWords, letters }: Expected) {
  const token = tokens[at];
  if (!token) return undefined;
  if (token.kind === 'number') return digitsAt(tokens, at, unit, inWords);
  const isLetter = letters && token.capital && (token.text.length === 1 || romanValue(token.text.toUpperCase()) > 0);
  if (isLetter) return { number: token.text.toUpperCase(), to: at + 1 };
  if (!inWords) return undefined;
  const written = token.capital ? token.text.toUpperCase() : '';
  // A capital "I" is a pronoun, "C" a grade, so a Roman numeral needs at least two letters here.
  const roman = token.text.length > 1 ? romanValue(written) : 0;
  if (roman > 0) return { number: String(roman), to: at + 1 };
  const word = numberTable().at(tokens, at);
  return word && { number: String(word.value), to: at + word.length };
}

const BIS = new Set(['bis', 'ter', 'quater', 'quinquies']);

/** "34", "34a", "34bis", "34.1". */
function digitsAt(tokens: readonly Token[], at: number, unit: ReferenceUnit | undefined, withLetters: boolean) {
  const digits = tokens[at]?.text ?? '';
  if (digits.length > MOST_DIGITS) return undefined;
  const number = String(Number(digits));
  const [second, third] = [tokens[at + 1], tokens[at + 2]];
  // "30 bis 32" is German for a range.
  const isBis = second !== undefined && BIS.has(second.text) && third?.kind !== 'number';
  const isLetter = withLetters && second?.kind === 'word' && !second.spaced && second.text.length === 1;
  if (second && (isBis || isLetter)) return { number: `${number}${second.text}`, to: at + 2 };
  if (second?.kind === 'word' && !second.spaced) return undefined;
  const isInner = second?.text === '.' && !second.spaced && third?.kind === 'number' && !third.spaced;
  if (!isInner) return { number, to: at + 1 };
  // Paragraphs have whole numbers: "paragraph 12.5" is a measurement.
  return unit === 'paragraph' || third.text.length > 2
    ? undefined
    : { number: `${number}.${Number(third.text)}`, to: at + 3 };
}

/** "(2)", "(1)(b)" after a number. */
function pathAt(tokens: readonly Token[], at: number): { path: string[]; to: number } {
  const path: string[] = [];
  let to = at;
  while (tokens[to]?.text === '(' && tokens[to + 2]?.text === ')' && (tokens[to + 1]?.text.length ?? 9) <= 3) {
    path.push(tokens[to + 1]?.marked ?? '');
    to += 3;
  }
  return { path, to };
}

/** "–36", "to 36", "to clause 36", "…36". */
function rangeEnd(tokens: readonly Token[], at: number, expected: Expected) {
  let next = at;
  if (['-', '…', ':'].includes(tokens[at]?.text ?? '') && tokens[at]?.text !== ':') next += 1;
  else if (tokens[at]?.text === '.' && tokens[at + 1]?.text === '.') while (tokens[next]?.text === '.') next += 1;
  else next += expected.tables.to.at(tokens, at)?.length ?? 0;
  if (next === at) return undefined;
  const unit = expected.tables.units.at(tokens, next);
  const number = numberAt(tokens, next + (unit?.length ?? 0), { ...expected, inWords: false });
  if (!number || /\D/.test(number.number)) return undefined;
  return number;
}

/** Skips the joint between two numbers of a list; if a unit word follows it, that begins its own reference. */
function joinAt(tokens: readonly Token[], at: number, { tables }: Expected): number | undefined {
  let next = at;
  while ([',', ';', '&', '/'].includes(tokens[next]?.text ?? '')) next += 1;
  next += tables.and.at(tokens, next)?.length ?? 0;
  return next > at ? next : undefined;
}
