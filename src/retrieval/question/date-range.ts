import { firstDay, lastDay } from '../../model.js';
import type { CalendarMention } from '../../text/calendar/steps.js';
import { addDays, dayOf, daysIn, pad } from './days.js';

/** A period that a question is about, both ends YYYY-MM-DD and inclusive. */
export interface DateRange {
  from: string;
  to: string;
  /** Terms of the lexical index for passages that mention it: `@2025-10`, `@m10`, `@2025`. */
  terms: string[];
  /** Whether the question gives the year; months on their own fit any year. */
  hasYear: boolean;
}

/** A time with its position among the tokens. */
export interface Moment {
  from: number;
  to: number;
  mention?: CalendarMention;
  days?: { from: string; to: string };
  /** The year, if it is one relative to today: "last year". */
  year?: number;
}

/** Most months, or most years, that are looked up one by one: a longer period is looked up by year, from its end. */
const MOST_TERMS = 60;
/** News may be published up to this many days after the day it reports on. */
const REPORTED_WITHIN = 2;
/** The range that begins with one time and ends with another; undefined if either has no exact days. */
export function rangeOfTwo(first: Moment, second: Moment): DateRange | undefined {
  const [one, other] = sameYear(first, second);
  const [a, b] = [daysOf(one), daysOf(other)];
  if (!a || !b) return undefined;
  const [from, to] = a.from <= b.to ? [a.from, b.to] : [b.from, a.to];
  const hasYear = hasYearOf(one) && hasYearOf(other);
  return { from, to, terms: termsOf(from, to, hasYear, one, other), hasYear };
}

/** The ends of a range; if only one has a year, the other year is inferred from it. */
function sameYear(first: Moment, second: Moment): [Moment, Moment] {
  const [a, b] = [first.mention, second.mention];
  if (!a || !b) return [first, second];
  const [early, late] = [a.month ?? 1, b.month ?? 1];
  if (a.year === undefined && b.year !== undefined)
    return [{ ...first, mention: { ...a, year: early > late ? b.year - 1 : b.year } }, second];
  if (b.year === undefined && a.year !== undefined)
    return [first, { ...second, mention: { ...b, year: early > late ? a.year + 1 : a.year } }];
  return [first, second];
}

export function hasYearOf({ mention }: Moment): boolean {
  return mention === undefined || mention.year !== undefined;
}

/** The first and last day; for months without a year, in the years 0 and 9999. */
export function daysOf({ mention, days }: Moment): { from: string; to: string } | undefined {
  if (!mention) return days;
  const { year, toYear, month, toMonth = month, day, toDay } = mention;
  if (month === undefined || toMonth === undefined) {
    if (year === undefined) return undefined;
    return { from: dayOf(year, 1, 1), to: dayOf(toYear ?? year, 12, 31) };
  }
  if (year === undefined) return { from: dayOf(0, month, 1), to: dayOf(9999, toMonth, 31) };
  const last = daysIn(year, toMonth);
  // A day that the month does not have is a slip; the month still counts.
  if (day === undefined || day > last) return { from: dayOf(year, month, 1), to: dayOf(year, toMonth, last) };
  return { from: dayOf(year, month, day), to: dayOf(year, month, Math.min(toDay ?? day, last)) };
}

/** The range of one time. */
export function rangeOf({ from, to }: { from: string; to: string }, moment: Moment): DateRange {
  const hasYear = hasYearOf(moment);
  const isDay = hasYear && from === to;
  return {
    from,
    to: isDay ? addDays(to, REPORTED_WITHIN) : to,
    terms: termsOf(from, to, hasYear, moment, moment),
    hasYear,
  };
}

/** The terms for passages that mention a time: its day, its months, its years. */
function termsOf(from: string, to: string, hasYear: boolean, first: Moment, last: Moment): string[] {
  if (!hasYear) return monthTerms(first, last);
  if (from === to) return [`@${from}`];
  const [firstYear, lastYear] = [Number(from.slice(0, 4)), Number(to.slice(0, 4))];
  if (from.endsWith('-01-01') && to.endsWith('-12-31')) return yearTerms(firstYear, lastYear);
  if (from.slice(0, 7) === to.slice(0, 7) && (from.slice(8) !== '01' || Number(to.slice(8)) < 28)) {
    const days = Number(to.slice(8)) - Number(from.slice(8)) + 1;
    return Array.from({ length: days }, (_, i) => `@${addDays(from, i)}`);
  }
  const [start, end] = [from, to].map((day) => Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7)) - 1);
  const count = (end ?? 0) - (start ?? 0) + 1;
  if (count > MOST_TERMS) return yearTerms(firstYear, lastYear);
  return Array.from({ length: count }, (_, i) => {
    const at = (start ?? 0) + i;
    return `@${Math.floor(at / 12)}-${pad((at % 12) + 1)}`;
  });
}

function yearTerms(first: number, last: number): string[] {
  const from = Math.max(first, last - MOST_TERMS + 1);
  return Array.from({ length: last - from + 1 }, (_, i) => `@${from + i}`);
}

function monthTerms({ mention: first }: Moment, { mention: last }: Moment): string[] {
  const [from, to] = [first?.month ?? 1, last?.toMonth ?? last?.month ?? 12];
  const count = ((to - from + 12) % 12) + 1;
  return Array.from({ length: count }, (_, i) => `@m${((from - 1 + i) % 12) + 1}`);
}

/** Whether a range consists of whole years, rather than months or days. */
export function isYear({ from, to }: DateRange): boolean {
  return from.endsWith('-01-01') && to.endsWith('-12-31');
}

/** Whether a document's date may be between two days, both inclusive; an absent bound does not limit. */
export function inBounds({ date }: { date: string }, since: string | undefined, until: string | undefined): boolean {
  return (since === undefined || lastDay(date) >= since) && (until === undefined || firstDay(date) <= until);
}

/** Whether a document's date may be in a range; a range without a year compares months. */
export function inRange(date: string, range: DateRange): boolean {
  if (range.hasYear) return lastDay(date) >= range.from && firstDay(date) <= range.to;
  // The month of a document dated only by year is unknown.
  if (date.length < 7) return false;
  const [month, first, last] = [date, range.from, range.to].map((day) => day.slice(5, 7));
  if (month === undefined || first === undefined || last === undefined) return false;
  return first <= last ? month >= first && month <= last : month >= first || month <= last;
}
