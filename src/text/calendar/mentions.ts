import { type Token, tokensOf } from '../phrases.js';
import { decadeWord, firstMonths, letterPeriod, monthLetter, ordinalPeriod, quarterAt, unitPeriod } from './periods.js';
import {
  type CalendarMention,
  centuryOf,
  dayNumber,
  endsAt,
  type FoundTime,
  followsRelativeYear,
  hasRelativeYear,
  isMonth,
  isYearNumber,
  type Reading,
  skip,
  skipFillers,
  skipJoin,
  skipOrdinal,
  withYear,
  yearAt,
} from './steps.js';
import { calendarWords } from './words.js';

/**
 * The times that a text names: days, months, quarters, halves, years and decades, by name or number, in the given
 * language and in English. Each token belongs to at most one of them.
 * @param asked whether the text is a question: dates are then also read in the short forms of questions
 */
export function calendarMentions(tokens: readonly Token[], language: string, asked = false): CalendarMention[] {
  const reading = { tokens, words: calendarWords(language), language, asked };
  const mentions: CalendarMention[] = [];
  for (let at = 0; at < tokens.length; ) {
    const found = mentionAt(reading, at);
    if (found) {
      const start = tokens[at]?.start ?? 0;
      mentions.push({ ...found, from: at, start, end: tokens[found.to - 1]?.end ?? start });
    }
    at = found?.to ?? at + 1;
  }
  return mentions;
}

function mentionAt(reading: Reading, at: number): FoundTime | undefined {
  const token = reading.tokens[at];
  if (!token) return undefined;
  if (token.kind === 'number') {
    if (isInNumber(reading.tokens, at)) return undefined;
    return (
      numericDate(reading, at) ??
      yearFirst(reading, at) ??
      dayFirst(reading, at) ??
      ordinalPeriod(reading, at) ??
      firstMonths(reading, at) ??
      plainYear(reading, at)
    );
  }
  if (token.kind === 'sign') return undefined;
  return (
    vietnameseDay(reading, at) ??
    monthFirst(reading, at) ??
    letterPeriod(reading, at) ??
    ordinalPeriod(reading, at) ??
    unitPeriod(reading, at) ??
    decadeWord(reading, at)
  );
}

/** Whether a number is the rest of a longer figure: "1.5", "20,000", "5819/26". */
function isInNumber(tokens: readonly Token[], at: number): boolean {
  const sign = tokens[at - 1];
  const before = tokens[at - 2];
  if (!sign || tokens[at]?.spaced || sign.spaced || !['.', ',', '/', '-'].includes(sign.text)) return false;
  return before?.kind === 'number';
}

/** 2025-10-10, 2025/10, 15/4/2025, 15. 4. 2025, 04/15/2025, 10/2025, and in Vietnamese 15/4. */
function numericDate(reading: Reading, at: number): FoundTime | undefined {
  const parts = numericParts(reading.tokens, at);
  const [first, second, third] = parts.map(({ value }) => value);
  const end = parts.at(-1)?.end ?? at;
  if (first === undefined || second === undefined) return undefined;
  if (isYearNumber(first)) {
    if (parts[1]?.digits !== 2 && third === undefined) return undefined;
    if (!isMonth(second)) return undefined;
    return { year: first, month: second, ...(third === undefined ? {} : { day: third }), to: end };
  }
  const sign = parts[1]?.sign;
  if (third === undefined) return twoParts(reading, at, first, second, sign, end);
  const year = parts[2]?.digits === 2 ? shortYear(reading, at, parts) : third;
  if (year === undefined || !isYearNumber(year) || first < 1 || first > 31) return undefined;
  if (isMonth(second)) return { year, month: second, day: first, to: end };
  return isMonth(first) && second <= 31 ? { year, month: first, day: second, to: end } : undefined;
}

/** Languages that write the year first: "25.10.10" is in 2025, so two digits at the end are no year. */
const YEAR_FIRST = new Set(['hu', 'lt', 'sv']);

/**
 * The year of "15.4.25" in a question; none if the three numbers may be anything else: part of a longer number, or the
 * number of a section.
 */
function shortYear(
  { tokens, words, language, asked }: Reading,
  at: number,
  parts: readonly Part[],
): number | undefined {
  const [first, second, last] = parts;
  if (!asked || !first || !second || !last || YEAR_FIRST.has(language)) return undefined;
  if (first.digits > 2 || second.digits > 2) return undefined;
  const [behind, further] = [tokens[last.end], tokens[last.end + 1]];
  if (further?.kind === 'number' && !further.spaced && behind && !behind.spaced && /^[./,-]$/.test(behind.text))
    return undefined;
  if (behind && !behind.spaced && (behind.kind === 'word' || behind.text === '%')) return undefined;
  const before = tokens[at - 1];
  // "V1.2.25" is a version, "§ 5.3.25" and "clause 5.3.25" are numbers of parts of a text.
  if (before && !tokens[at]?.spaced && before.kind === 'word') return undefined;
  if (['§', '#'].includes(before?.text ?? '') || endsAt(words.numbered, tokens, before?.text === '.' ? at - 1 : at))
    return undefined;
  const year = centuryOf(last.value);
  const isDay = (day: number, month: number) =>
    isMonth(month) && day >= 1 && day <= new Date(Date.UTC(year, month, 0)).getUTCDate();
  return isDay(first.value, second.value) || isDay(second.value, first.value) ? year : undefined;
}

function twoParts(
  reading: Reading,
  at: number,
  first: number,
  second: number,
  sign: string | undefined,
  end: number,
): FoundTime | undefined {
  if (isYearNumber(second)) return isMonth(first) && sign !== '.' ? { year: second, month: first, to: end } : undefined;
  // Without a year "1/5" is a fraction, but in Vietnamese it is a day, as it is elsewhere after "on".
  if (sign !== '/' || !isMonth(second) || first < 1 || first > 31) return undefined;
  if (['%', '/'].includes(reading.tokens[end]?.text ?? '')) return undefined;
  const isDay = reading.language === 'vi' || endsAt(reading.words.on, reading.tokens, at);
  return isDay ? { month: second, day: first, to: end } : undefined;
}

interface Part {
  value: number;
  digits: number;
  sign?: string;
  end: number;
}

/** At most three numbers, joined by the same sign. */
function numericParts(tokens: readonly Token[], at: number): Part[] {
  const parts: Part[] = [];
  let sign: string | undefined;
  for (let i = at; parts.length < 3; i += 2) {
    const number = tokens[i];
    if (number?.kind !== 'number' || number.text.length > 4) break;
    // "15. 4. 2025" has spaces, "15 / 4" and "15 - 4" are not dates.
    if (i > at && number.spaced && sign !== '.') break;
    parts.push({ value: Number(number.text), digits: number.text.length, end: i + 1, ...(sign ? { sign } : {}) });
    const next = tokens[i + 1];
    if (!next || next.spaced || !['/', '-', '.'].includes(next.text)) break;
    if (sign !== undefined && next.text !== sign) break;
    sign = next.text;
  }
  return parts;
}

/** "2025. október 10.", "2025 m. spalio 10 d.", "2025 October", "2025 Q2". */
function yearFirst(reading: Reading, at: number): FoundTime | undefined {
  const { tokens, words } = reading;
  const year = yearAt(tokens, at);
  if (year === undefined) return undefined;
  const next = skip(reading, at + 1, 2);
  const period = quarterAt(reading, next);
  if (period) return { year, month: period.month, toMonth: period.toMonth, to: period.to };
  const letter = monthLetter(reading, next);
  if (letter !== undefined) return { year, month: letter, to: next + 2 };
  const ordinalNext = dayNumber(tokens[next]);
  if (ordinalNext !== undefined) {
    const month = words.months.at(tokens, skip(reading, next + 1, 1));
    const at2 = skip(reading, next + 1, 1);
    if (month && tokens[next + 1]?.text === '.')
      return { year, month: month.value.month, day: ordinalNext, to: at2 + month.length };
  }
  const month = words.months.at(tokens, next);
  if (!month) return undefined;
  const behind = next + month.length;
  const day = dayNumber(tokens[behind]);
  if (day === undefined || tokens[behind + 1]?.kind === 'number') return { year, month: month.value.month, to: behind };
  return { year, month: month.value.month, day, to: behind + 1 };
}

/** "9 October 2025", "9th of October", "le 1er mai", "5-10 October 2025". */
function dayFirst(reading: Reading, at: number): FoundTime | undefined {
  const { tokens, words } = reading;
  const day = dayNumber(tokens[at]);
  if (day === undefined) return undefined;
  let next = at + 1;
  let toDay: number | undefined;
  const ordinal = skipOrdinal(tokens, next);
  const joined = skipJoin(reading, ordinal);
  const other = joined === undefined ? undefined : dayNumber(tokens[joined]);
  if (joined !== undefined && other !== undefined && other > day) {
    toDay = other;
    next = joined + 1;
  }
  next = skipFillers(reading, skipOrdinal(tokens, next), 2);
  const month = words.months.at(tokens, next);
  if (!month) return vietnameseMonthOf(reading, at, day, toDay, next);
  return { ...withYear(reading, next + month.length, month.value.month), day, ...(toDay ? { toDay } : {}) };
}

/** The rest of "10 thang 4 nam 2025" after its day. */
function vietnameseMonthOf(
  reading: Reading,
  at: number,
  day: number,
  toDay: number | undefined,
  next: number,
): FoundTime | undefined {
  const month = vietnameseMonth(reading, next);
  // "10 tháng 4" is a day only if a number follows "tháng"; "10 tháng" is a duration.
  return month && reading.language === 'vi' && at < next ? { ...month, day, ...(toDay ? { toDay } : {}) } : undefined;
}

/** A year on its own, "2022-2025", "the 2020s", "2020er". */
function plainYear(reading: Reading, at: number): FoundTime | undefined {
  const { tokens } = reading;
  const year = yearAt(tokens, at);
  if (year === undefined) return undefined;
  const [first, second] = [tokens[at + 1], tokens[at + 2]];
  if (first?.text === '-') {
    const last = yearAt(tokens, at + 2);
    if (last !== undefined && tokens[at + 3]?.text !== '-')
      return { year: Math.min(year, last), toYear: Math.max(year, last), to: at + 3 };
    if (!first.spaced && second?.kind === 'number' && !second.spaced) return undefined;
  }
  if (first?.text === '/' && !first.spaced && second?.kind === 'number') return undefined;
  const suffix = first?.text === "'" && !first.spaced ? second : first;
  if (suffix && !suffix.spaced && suffix.kind === 'word') {
    if (year % 10 === 0 && DECADE_ENDINGS.has(suffix.text))
      return { year, toYear: year + 9, to: tokens.indexOf(suffix, at) + 1 };
    return undefined;
  }
  // Finnish and Hungarian join an ending with a hyphen: "2020-luvulla", "2020-ih".
  if (first?.text === '-' && second && !second.spaced && year % 10 === 0 && DECADE_ENDINGS.has(second.text))
    return { year, toYear: year + 9, to: at + 3 };
  const unit = reading.words.units.at(tokens, at + 1);
  if (unit?.value === 'decade' && year % 10 === 0) return { year, toYear: year + 9, to: at + 1 + unit.length };
  return { year, to: at + 1 };
}

/**
 * Endings after the first year of a decade, folded: "2020s", "2020er Jahre", "2020-talet", "2020-luvulla", "2020-ih".
 */
const DECADE_ENDINGS = new Set([
  's',
  'er',
  'ern',
  'erne',
  'talet',
  'tal',
  'luvulla',
  'luvun',
  'luku',
  'ih',
  'as',
  'те',
  'ndad',
  'x',
]);

/** "October 9, 2025", "October 2025", "in May". */
function monthFirst(reading: Reading, at: number): FoundTime | undefined {
  const { tokens, words } = reading;
  const name = words.months.at(tokens, at) ?? vietnameseMonthName(reading, at);
  if (!name) return vietnameseMonth(reading, at);
  const { month, short } = name.value;
  let next = at + name.length;
  if (short && tokens[next]?.text === '.' && !tokens[next]?.spaced) next += 1;
  const day = tokens[next]?.text === ',' ? undefined : dayNumber(tokens[next]);
  if (day !== undefined) {
    const toDay = tokens[next + 1]?.text === '-' ? dayNumber(tokens[next + 2]) : undefined;
    const behind = skipOrdinal(tokens, next + (toDay === undefined ? 1 : 3));
    const found = withYear(reading, behind, month);
    return { ...found, day, ...(toDay !== undefined && toDay > day ? { toDay } : {}) };
  }
  const found = withYear(reading, next, month);
  if (found.year === undefined && (short || !isWrittenLikeMonth(reading, at)) && !isPlaced(reading, at, found.to))
    return undefined;
  return found;
}

/** "Oct last year", "last Oct", "May last year": a relative year shows that a month is meant. */
function isPlaced(reading: Reading, at: number, to: number): boolean {
  const { tokens, words, asked } = reading;
  if (tokens[at]?.text === 'may' && !tokens[at]?.capital) return false;
  if (hasRelativeYear(reading, to) || followsRelativeYear(reading, at)) return true;
  return asked && words.leading.within(tokens, at - 1, at) === 'last';
}

/** "may" is a verb unless it is capitalised after the first word. */
function isWrittenLikeMonth({ tokens }: Reading, at: number): boolean {
  return tokens[at]?.text !== 'may' || (at > 0 && tokens[at]?.capital === true);
}

const DAY_WORDS = new Set(['ngay', 'mung', 'hom']);
const MONTH_WORD = 'thang';
/** Words that make "tháng 10" a length of time or the tenth month of something. */
const NO_MONTH_BEFORE = new Set(['dau', 'qua', 'thang', 'ngay', 'cuoi']);

/** "ngày 15 tháng 4 năm 2025", "mùng 5 tháng tư". */
function vietnameseDay(reading: Reading, at: number): FoundTime | undefined {
  const { tokens, language } = reading;
  if (language !== 'vi' || !DAY_WORDS.has(tokens[at]?.text ?? '')) return undefined;
  const day = dayNumber(tokens[at + 1]);
  if (day === undefined) return undefined;
  const numeric = numericDate(reading, at + 1);
  return numeric ?? dayFirst(reading, at + 1);
}

/** "tháng 4", "tháng 4/2025", "tháng 10 năm 2025". */
function vietnameseMonth(reading: Reading, at: number): FoundTime | undefined {
  const { tokens } = reading;
  if (tokens[at]?.text !== MONTH_WORD || !tokens[at + 1]?.spaced) return undefined;
  const month = Number(tokens[at + 1]?.text);
  if (tokens[at + 1]?.kind !== 'number' || !isMonth(month)) return undefined;
  if (NO_MONTH_BEFORE.has(tokens[at + 2]?.text ?? '')) return undefined;
  return withYear(reading, at + 2, month);
}

/** "tháng tư": the words of the other language count too. */
function vietnameseMonthName({ tokens, language }: Reading, at: number) {
  if (language === 'vi' || tokens[at]?.text !== MONTH_WORD) return undefined;
  return calendarWords('vi').months.at(tokens, at);
}

/** Tokens and mentions of a text. */
export function mentionsIn(text: string, language: string): CalendarMention[] {
  return calendarMentions(tokensOf(text), language);
}
