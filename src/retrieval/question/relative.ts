import { centuryBehind, numberAt } from '../../text/calendar/steps.js';
import type { CalendarWords } from '../../text/calendar/words.js';
import type { Token } from '../../text/phrases.js';
import { addDays, dayOf, daysIn } from './days.js';

/** A time relative to the day of asking: its first and last day, or none if the words give no exact time. */
export interface RelativeTime {
  days?: { from: string; to: string };
  /** The year, if it is a whole one. */
  year?: number;
  /** How many tokens it covers. */
  length: number;
}

const MONTHS = { month: 1, quarter: 3, half: 6, year: 12, decade: 120, century: 1200 } as const;
type Unit = 'day' | 'week' | keyof typeof MONTHS;
/** "Two years before it was signed" counts from a day other than today. */
const FROM_ANOTHER_DAY = new Set(['khi']);

/**
 * The time that begins at a token: "last month", "tháng trước", "two years ago", "hai năm qua", "yesterday". "In recent
 * years" and "last spring" are also times, but without exact days.
 * @param today YYYY-MM-DD
 */
export function relativeTimeAt(
  tokens: readonly Token[],
  words: CalendarWords,
  at: number,
  today: string,
): RelativeTime | undefined {
  return namedTime(tokens, words, at, today) ?? exactTime(tokens, words, at, today);
}

/** A time of counted or named units. */
function exactTime(
  tokens: readonly Token[],
  words: CalendarWords,
  at: number,
  today: string,
): RelativeTime | undefined {
  return (
    agoTime(tokens, words, at, today) ?? countedTime(tokens, words, at, today) ?? singleTime(tokens, words, at, today)
  );
}

function namedTime(
  tokens: readonly Token[],
  words: CalendarWords,
  at: number,
  today: string,
): RelativeTime | undefined {
  const named = words.named.at(tokens, at);
  if (!named || FROM_ANOTHER_DAY.has(tokens[at + named.length]?.text ?? '')) return undefined;
  const { value, length } = named;
  if (value === 'vague') return timeOfVague(tokens, words, at, length, today);
  // "Trade between both sides today" asks about the present, not about documents from this very day.
  if (value === 'today') return undefined;
  if (value === 'yesterday') return { length, days: { from: addDays(today, -1), to: addDays(today, -1) } };
  const back = { lastYear: 1, thisYear: 0, nextYear: -1 }[value];
  return { length, ...wholeTime(today, 'year', back) };
}

/** "In the past" alone has no exact days, but in "in the past two years" it begins a time that has. */
function timeOfVague(
  tokens: readonly Token[],
  words: CalendarWords,
  at: number,
  length: number,
  today: string,
): RelativeTime {
  for (let start = at; start < at + length; start += 1) {
    const time = exactTime(tokens, words, start, today);
    const reach = start - at + (time?.length ?? 0);
    if (time?.days && reach > length) return { ...time, length: reach };
  }
  return { length };
}

/** "vor zwei Jahren", "il y a deux ans", "cách đây 2 năm". */
function agoTime(tokens: readonly Token[], words: CalendarWords, at: number, today: string): RelativeTime | undefined {
  const ago = words.ago.at(tokens, at);
  const counted = ago && countedAt(tokens, words, at + ago.length);
  if (!counted) return undefined;
  return { length: ago.length + counted.length, ...wholeTime(today, counted.unit, counted.number) };
}

/** "two years ago", "hai năm trước"; "the last two years", "hai năm qua", "ces deux dernières années". */
function countedTime(
  tokens: readonly Token[],
  words: CalendarWords,
  at: number,
  today: string,
): RelativeTime | undefined {
  const lead = words.leading.at(tokens, at);
  const start = at + (lead?.value === 'last' ? lead.length : 0);
  const counted = countedAt(tokens, words, start);
  if (!counted) return undefined;
  const behind = start + counted.length;
  const span = { from: goBack(today, counted.unit, counted.number), to: today };
  if (start > at) return { length: behind - at, days: span };
  const ago = words.ago.at(tokens, behind);
  if (ago && !FROM_ANOTHER_DAY.has(tokens[behind + ago.length]?.text ?? ''))
    return { length: behind + ago.length - at, ...wholeTime(today, counted.unit, counted.number) };
  const last = words.which.at(tokens, behind);
  return last?.value === 'last' && !ago ? { length: behind + last.length - at, days: span } : undefined;
}

/** "last month", "this quarter", "tháng trước", "le mois dernier". */
function singleTime(
  tokens: readonly Token[],
  words: CalendarWords,
  at: number,
  today: string,
): RelativeTime | undefined {
  const lead = words.leading.at(tokens, at);
  if (lead) {
    const unit = unitAt(tokens, words, at + lead.length);
    if (unit) return timeOfUnit(unit, lead.value, lead.length + unit.length, today);
    const weekday = words.weekdays.at(tokens, at + lead.length);
    return weekday && { length: lead.length + weekday.length };
  }
  const unit = unitAt(tokens, words, at);
  const which = unit && words.which.at(tokens, at + unit.length);
  if (!which || FROM_ANOTHER_DAY.has(tokens[at + unit.length + which.length]?.text ?? '')) return undefined;
  return timeOfUnit(unit, which.value, unit.length + which.length, today);
}

/** A unit as written; "a quarter of a century" is a share of one. */
interface WrittenUnit {
  unit: Unit;
  /** How much of the unit is meant; absent for all of it. */
  share?: number;
  length: number;
}

/** The unit at a token; none for part of a certain century, which is not counted from today. */
function unitAt(tokens: readonly Token[], words: CalendarWords, at: number): WrittenUnit | undefined {
  const unit = words.units.at(tokens, at);
  if (!unit) return undefined;
  const { value, length } = unit;
  const century = value === 'quarter' || value === 'half' ? centuryBehind({ tokens, words }, at + length) : undefined;
  if (!century) return { unit: value, length };
  if (century.isCertain) return undefined;
  return { unit: 'century', share: value === 'quarter' ? 1 / 4 : 1 / 2, length: century.to - at };
}

/**
 * "Last year" is the whole calendar year before this one, but "the last decade" is the ten years up to today: as a
 * calendar decade it would end years ago.
 */
function timeOfUnit(
  { unit, share = 1 }: WrittenUnit,
  which: keyof typeof STEPS,
  length: number,
  today: string,
): RelativeTime | undefined {
  const isLong = unit === 'decade' || unit === 'century';
  if (isLong && which === 'last') return { length, days: { from: goBack(today, unit, share), to: today } };
  // No document is outside "this century" or inside "the next".
  return unit === 'century' ? undefined : { length, ...wholeTime(today, unit, STEPS[which]) };
}

const STEPS = { last: 1, this: 0, next: -1 } as const;

function countedAt(tokens: readonly Token[], words: CalendarWords, at: number) {
  const number = numberAt({ tokens, words }, at);
  if (!number || number.value < 1) return undefined;
  // "deux dernières années": the word for "last" may come between.
  const between = words.which.at(tokens, at + number.length);
  const unit =
    words.units.at(tokens, at + number.length) ??
    (between?.value === 'last' ? words.units.at(tokens, at + number.length + between.length) : undefined);
  if (!unit) return undefined;
  const inside = words.units.at(tokens, at + number.length) ? 0 : (between?.length ?? 0);
  return { number: number.value, unit: unit.value, length: number.length + inside + unit.length };
}

/** The first year that a date can have; who asks for the last ninety centuries means everything. */
const FIRST_YEAR = 1;

function wholeTime(today: string, unit: Unit, number: number): Omit<RelativeTime, 'length'> {
  const days = wholeBack(today, unit, number);
  return { days, ...(unit === 'year' ? { year: Number(days.from.slice(0, 4)) } : {}) };
}

/** The whole day, week, month, quarter, half, year, decade or century that is this many units back. */
function wholeBack(today: string, unit: Unit, number: number): { from: string; to: string } {
  if (unit === 'day') return { from: addDays(today, -number), to: addDays(today, -number) };
  if (unit === 'week') {
    const monday = addDays(today, -((new Date(`${today}T00:00:00Z`).getUTCDay() + 6) % 7) - 7 * number);
    return { from: monday, to: addDays(monday, 6) };
  }
  const length = MONTHS[unit];
  const months = Number(today.slice(0, 4)) * 12 + Number(today.slice(5, 7)) - 1;
  const first = Math.max(FIRST_YEAR * 12, (Math.floor(months / length) - number) * length);
  const last = first + length - 1;
  const [year, month] = [Math.floor(last / 12), (last % 12) + 1];
  return { from: dayOf(Math.floor(first / 12), (first % 12) + 1, 1), to: dayOf(year, month, daysIn(year, month)) };
}

/** The day that is this many units back. */
function goBack(today: string, unit: Unit, number: number): string {
  if (unit === 'day') return addDays(today, -number);
  if (unit === 'week') return addDays(today, -7 * number);
  const months = Number(today.slice(0, 4)) * 12 + Number(today.slice(5, 7)) - 1 - number * MONTHS[unit];
  const [year, month] = [Math.floor(Math.max(FIRST_YEAR * 12, months) / 12), (((months % 12) + 12) % 12) + 1];
  return dayOf(year, month, Math.min(Number(today.slice(8)), daysIn(year, month)));
}
