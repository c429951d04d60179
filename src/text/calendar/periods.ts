import type { Token } from '../phrases.js';
import {
  centuryBehind,
  type FoundTime,
  hasRelativeYear,
  isMonth,
  numberAt,
  type Reading,
  skip,
  skipFillers,
  skipOrdinal,
  withYear,
  yearAt,
} from './steps.js';

const ROMAN = new Map([
  ['i', 1],
  ['ii', 2],
  ['iii', 3],
  ['iv', 4],
]);
/** "T4/2025" is April in Vietnamese, and where T does not stand for a quarter. */
const MONTH_LETTER = 't';

interface Months {
  month: number;
  toMonth: number;
  to: number;
}

function monthsOf(number: number, length: number, to: number): Months | undefined {
  if (number < 1 || number > 12 / length) return undefined;
  return { month: (number - 1) * length + 1, toMonth: number * length, to };
}

/** "Q2" or "H1" at a token, without its year. */
export function quarterAt({ tokens, words }: Reading, at: number): Months | undefined {
  const length = words.letters.get(tokens[at]?.text ?? '');
  const number = tokens[at + 1];
  if (length === undefined || number?.kind !== 'number' || number.spaced || number.text.length > 1) return undefined;
  return monthsOf(Number(number.text), length, at + 2);
}

/** "T4/2025", "T10 năm 2025", where T stands for months; "T4" on its own may be anything, such as a Wednesday. */
function letterMonth(reading: Reading, at: number): FoundTime | undefined {
  const month = monthLetter(reading, at);
  if (month === undefined) return undefined;
  const found = withYear(reading, at + 2, month);
  return found.year === undefined && !hasRelativeYear(reading, found.to) ? undefined : found;
}

/** The month of "T4", without its year. */
export function monthLetter({ tokens, words }: Reading, at: number): number | undefined {
  const number = tokens[at + 1];
  if (tokens[at]?.text !== MONTH_LETTER || words.letters.has(MONTH_LETTER)) return undefined;
  if (number?.kind !== 'number' || number.spaced || number.text.length > 2) return undefined;
  return isMonth(Number(number.text)) ? Number(number.text) : undefined;
}

export function letterPeriod(reading: Reading, at: number): FoundTime | undefined {
  const month = letterMonth(reading, at);
  if (month) return month;
  const period = quarterAt(reading, at);
  const found = period && yearOf(reading, period);
  // "T2" and "S1" on their own may be anything.
  if (found?.year === undefined && !['q', 'h'].includes(reading.tokens[at]?.text ?? '')) return undefined;
  return found;
}

/** "second quarter of 2025", "2. Quartal 2025", "first half of 2025". */
export function ordinalPeriod(reading: Reading, at: number): FoundTime | undefined {
  const { tokens, words } = reading;
  const ordinal = words.ordinals.at(tokens, at);
  const number = ordinal ?? ordinalNumber(tokens, at);
  if (!number) return undefined;
  const unit = words.units.at(tokens, skipFillers(reading, at + number.length, 1));
  const length = unit && lengthOf(unit.value);
  if (!unit || length === undefined) return firstMonths(reading, at);
  const next = skipFillers(reading, at + number.length, 1) + unit.length;
  if (centuryBehind(reading, next)) return undefined;
  const period = monthsOf(number.value, length, next);
  return period && yearOf(reading, period);
}

function ordinalNumber(tokens: readonly Token[], at: number) {
  const number = tokens[at];
  if (number?.kind !== 'number' || number.text.length > 1) return undefined;
  return { value: Number(number.text), length: skipOrdinal(tokens, at + 1) - at };
}

/** "first six months of 2025", "6 tháng đầu năm 2025". */
export function firstMonths(reading: Reading, at: number): FoundTime | undefined {
  const { tokens, words } = reading;
  const lead = words.ordinals.at(tokens, at);
  const start = lead?.value === 1 ? at + lead.length : at;
  const number = numberAt(reading, start);
  if (number?.value !== 6) return undefined;
  const unit = words.units.at(tokens, start + number.length);
  if (unit?.value !== 'month') return undefined;
  let next = start + number.length + unit.length;
  const behind = tokens[next]?.text;
  const isFirst = start > at || behind === 'dau';
  const isLast = behind === 'cuoi';
  if (!isFirst && !isLast) return undefined;
  if (start === at) next += 1;
  return yearOf(reading, isLast ? { month: 7, toMonth: 12, to: next } : { month: 1, toMonth: 6, to: next });
}

/** "quý 2 năm 2025", "quý II/2025", "Quartal 2", "nửa đầu năm 2025". */
export function unitPeriod(reading: Reading, at: number): FoundTime | undefined {
  const { tokens, words } = reading;
  const unit = words.units.at(tokens, at);
  const length = unit && lengthOf(unit.value);
  if (!unit || length === undefined) return undefined;
  const next = at + unit.length;
  const roman = ROMAN.get(tokens[next]?.text ?? '');
  const ordinal = words.ordinals.at(tokens, next);
  const digit =
    tokens[next]?.kind === 'number' && (tokens[next]?.text.length ?? 0) === 1 ? tokens[next]?.text : undefined;
  const number = roman ?? ordinal?.value ?? (digit === undefined ? lastHalf(tokens, next) : Number(digit));
  if (number === undefined) return undefined;
  const behind = next + (ordinal && roman === undefined ? ordinal.length : 1);
  if (centuryBehind(reading, next) || centuryBehind(reading, behind)) return undefined;
  const period = monthsOf(number, length, behind);
  return period && yearOf(reading, period);
}

function lastHalf(tokens: readonly Token[], at: number): number | undefined {
  return tokens[at]?.text === 'cuoi' ? 2 : undefined;
}

function lengthOf(unit: string): number | undefined {
  if (unit === 'quarter') return 3;
  return unit === 'half' ? 6 : undefined;
}

function yearOf(reading: Reading, { month, toMonth, to }: Months): FoundTime {
  const found = withYear(reading, to, month);
  return { ...found, toMonth };
}

/** "thập niên 2020", "années 2020", "δεκαετία του 2020". */
export function decadeWord(reading: Reading, at: number): FoundTime | undefined {
  const { tokens, words } = reading;
  const unit = words.units.at(tokens, at);
  if (unit?.value !== 'decade') return undefined;
  const next = skip(reading, at + unit.length, 2);
  const year = yearAt(tokens, next);
  return year !== undefined && year % 10 === 0 ? { year, toYear: year + 9, to: next + 1 } : undefined;
}
