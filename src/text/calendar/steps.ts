import type { Span } from '../../model.js';
import type { PhraseTable, Token } from '../phrases.js';
import type { CalendarWords } from './words.js';

/** A time by its place in the calendar; the year may be implied. */
export interface FoundTime {
  year?: number;
  /** The last year, if it spans several: "the 2020s", "2022-2025". */
  toYear?: number;
  /** 1 to 12. */
  month?: number;
  /** The last month of a quarter or a half. */
  toMonth?: number;
  day?: number;
  /** The last day: "5-10 October". */
  toDay?: number;
  /** The index after its last token. */
  to: number;
}

/** A time that a text names, with its place. */
export interface CalendarMention extends FoundTime, Span {
  /** The index of its first token. */
  from: number;
}

/** What reading needs at every token. */
export interface Reading {
  tokens: readonly Token[];
  words: CalendarWords;
  language: string;
  /** Whether the text is a question: people write dates shorter in questions than documents do. */
  asked: boolean;
}

/** A month with the year after it, if any: "de 2025", ", 2025", "năm 2025", "/2025". */
export function withYear(reading: Reading, next: number, month: number): FoundTime {
  const { tokens } = reading;
  for (let at = next, left = 3; left >= 0; left -= 1) {
    const year = yearAt(tokens, at);
    if (year !== undefined && !isRangeOfYears(tokens, at)) return { year, month, to: at + 1 };
    const short = at === next ? shortYearAt(reading, at) : undefined;
    if (short !== undefined) return { year: short, month, to: at + 2 };
    const skipped = skip(reading, at, 1);
    if (skipped === at && tokens[at]?.text !== '/' && tokens[at]?.text !== '-') break;
    at = skipped === at ? at + 1 : skipped;
  }
  return { month, to: next };
}

/** "/25" right behind a month in a question: "tháng 4/25", "Q2/25". */
function shortYearAt({ tokens, asked }: Reading, at: number): number | undefined {
  const [sign, number, behind] = [tokens[at], tokens[at + 1], tokens[at + 2]];
  if (!asked || sign?.text !== '/' || sign.spaced || number?.kind !== 'number' || number.spaced) return undefined;
  if (number.text.length !== 2 || (behind && !behind.spaced && /^[\p{L}/%-]/u.test(behind.text))) return undefined;
  return centuryOf(Number(number.text));
}

function isRangeOfYears(tokens: readonly Token[], at: number): boolean {
  return tokens[at + 1]?.text === '-' && yearAt(tokens, at + 2) !== undefined;
}

const YEAR_NAMES: ReadonlySet<string> = new Set(['lastYear', 'thisYear', 'nextYear']);

/** Where the words for a year relative to today end that begin at a token: "last year", "năm ngoái". */
function relativeYearEnd({ tokens, words }: Reading, at: number): number | undefined {
  const named = words.named.at(tokens, at);
  if (named && YEAR_NAMES.has(named.value)) return at + named.length;
  const lead = words.leading.at(tokens, at);
  const unit = words.units.at(tokens, at + (lead?.length ?? 0));
  if (unit?.value !== 'year') return undefined;
  const end = at + (lead?.length ?? 0) + unit.length;
  return lead ? end : words.which.at(tokens, end) && end + (words.which.at(tokens, end)?.length ?? 0);
}

/** Whether words for a year relative to today follow in a question: "last year", "de l'année dernière". */
export function hasRelativeYear(reading: Reading, next: number): boolean {
  // "Năm" may be a filler and the year itself.
  return (
    reading.asked && [0, 1, 2].some((most) => relativeYearEnd(reading, skipFillers(reading, next, most)) !== undefined)
  );
}

/** Most tokens of a relative year and the fillers behind it. */
const LONGEST_YEAR = 6;

/** Whether such words come before: "last year in Oct". */
export function followsRelativeYear(reading: Reading, at: number): boolean {
  if (!reading.asked) return false;
  for (let start = Math.max(0, at - LONGEST_YEAR); start < at; start += 1) {
    const end = relativeYearEnd(reading, start);
    if (end !== undefined && end <= at && [0, 1, 2].some((most) => skipFillers(reading, end, most) === at)) return true;
  }
  return false;
}

/** Skips commas, full stops and words that may come between the parts of a date. */
export function skip(reading: Reading, at: number, most: number): number {
  let next = at;
  for (let i = 0; i < most; i += 1) {
    if (['.', ','].includes(reading.tokens[next]?.text ?? '')) next += 1;
    next = skipFillers(reading, next, 1);
  }
  return next;
}

export function skipFillers({ tokens, words }: Reading, at: number, most: number): number {
  let next = at;
  for (let i = 0; i < most; i += 1) {
    const filler = words.fillers.at(tokens, next) ?? words.on.at(tokens, next);
    if (!filler || words.months.at(tokens, next)) return next;
    next += filler.length;
    if (["'", '-'].includes(tokens[next]?.text ?? '') && !tokens[next]?.spaced) next += 1;
  }
  return next;
}

/** Most tokens between a part of a century and the word for it: "half of the 20th century". */
const MOST_BEFORE_CENTURY = 5;

/**
 * The century that follows "quarter" or "half", if one does: where its words end, and whether it is a certain one, as
 * in "half of the 20th century", rather than any hundred years, as in "half a century".
 */
export function centuryBehind(
  { tokens, words }: Pick<Reading, 'tokens' | 'words'>,
  at: number,
): { to: number; isCertain: boolean } | undefined {
  let isCertain = false;
  for (let next = at; next <= at + MOST_BEFORE_CENTURY; ) {
    const unit = words.units.at(tokens, next);
    if (unit?.value === 'century') return { to: next + unit.length, isCertain };
    const number = tokens[next]?.kind === 'number' ? { length: 1 } : words.ordinals.at(tokens, next);
    const filler = words.fillers.at(tokens, next) ?? words.on.at(tokens, next);
    if (number) {
      isCertain = true;
      next = skipOrdinal(tokens, next + number.length);
    } else if (filler) next += filler.length;
    else if (tokens[next]?.text === 'a' || tokens[next]?.allCapitals) next += 1;
    else return undefined;
  }
  return undefined;
}

/** Skips what makes a number an ordinal: "9th", "1er", "9.". */
export function skipOrdinal(tokens: readonly Token[], at: number): number {
  const token = tokens[at];
  if (!token || token.spaced) return at;
  return token.text === '.' || token.text === 'º' || token.text === 'ª' || ORDINAL_ENDINGS.has(token.text)
    ? at + 1
    : at;
}

const ORDINAL_ENDINGS = new Set([
  'st',
  'nd',
  'rd',
  'th',
  'er',
  're',
  'e',
  'o',
  'a',
  'eme',
  'ere',
  'ste',
  'de',
  'η',
  'ης',
  'ro',
]);

/** Skips a dash or a word for "to" between two days. */
export function skipJoin({ tokens, words }: Reading, at: number): number | undefined {
  if (tokens[at]?.text === '-') return at + 1;
  const to = words.to.at(tokens, at) ?? words.and.at(tokens, at);
  return to ? at + to.length : undefined;
}

/** A number in digits or words. */
export function numberAt({ tokens, words }: Pick<Reading, 'tokens' | 'words'>, at: number) {
  const token = tokens[at];
  if (token?.kind === 'number' && token.text.length <= 3) return { value: Number(token.text), length: 1 };
  return words.numbers.at(tokens, at);
}

/** Whether a phrase of a table ends just before a token. */
export function endsAt(table: PhraseTable<unknown>, tokens: readonly Token[], end: number): boolean {
  for (let at = Math.max(0, end - 3); at < end; at += 1) {
    if (table.within(tokens, at, end) !== undefined) return true;
  }
  return false;
}

export function yearAt(tokens: readonly Token[], at: number): number | undefined {
  const token = tokens[at];
  if (token?.kind !== 'number' || token.text.length !== 4) return undefined;
  const year = Number(token.text);
  return isYearNumber(year) ? year : undefined;
}

/** The last two digits of years from 1969 to 2068, as POSIX reads them (strptime, %y). */
const LAST_OF_2000S = 68;

/** The year that two digits mean. */
export function centuryOf(digits: number): number {
  return digits <= LAST_OF_2000S ? 2000 + digits : 1900 + digits;
}

export function dayNumber(token: Token | undefined): number | undefined {
  if (token?.kind !== 'number' || token.text.length > 2) return undefined;
  const day = Number(token.text);
  return day >= 1 ? day : undefined;
}

export function isYearNumber(value: number): boolean {
  return value >= 1900 && value < 2100;
}

export function isMonth(value: number): boolean {
  return Number.isInteger(value) && value >= 1 && value <= 12;
}
