import { firstDay, lastDay } from '../../model.js';
import { type MonthMention, monthsIn } from '../../text/months.js';

/** A stretch of calendar time that a question is about, both ends YYYY-MM-DD and included. */
export interface DateRange {
  from: string;
  to: string;
  /** Terms of the lexical index that mark a passage as mentioning it: `@2025-10`, `@m10`, `@2025`. */
  terms: string[];
  /** Whether the question says the year; a month alone fits any year. */
  hasYear: boolean;
}

export interface DateReading {
  ranges: DateRange[];
  /** Bounds from "before", "since", "after": documents outside are ranked lower. */
  since?: string;
  until?: string;
  /** "latest", "mới nhất", "most recent": newer documents first. */
  latest: boolean;
}

const LATEST =
  /\b(?:latest|newest|most recent(?:ly)?|up to date|current(?:ly)?|moi nhat|gan day nhat|hien nay|hien tai|neueste[nrs]?|aktuelle?[nrs]?|jungste[nrs]?|dernier(?:e|s|es)?|plus recente?s?|ultim[oaie]s?|mas reciente|actual(?:es|mente)?|najnowsz\w+|nejnovejs\w+|laatste|meest recente|senaste|seneste|viimeisin|uusin|legujabb|cel mai recent)\b/u;
const BEFORE =
  /\b(?:before|until|up to|prior to|earlier than|truoc|cho den|vor|bis|avant|jusqu(?:e|'|’)|antes de|hasta|prima del?|fino a|ate|przed|pred|voor|fore|for|elott|inainte de)(?:(?<=['’])|(?!\p{L}))\s*(?:\p{L}+\s+){0,2}$/u;
const SINCE =
  /\b(?:since|after|from|later than|ke tu|tu|sau|seit|nach|depuis|apres|desde|despues de|dal|dopo|depois de|od|po|sinds|na|sedan|efter|ota|utan|din|dupa)(?!\p{L})\s*(?:\p{L}+\s+){0,2}$/u;
const THIS_YEAR =
  /\b(?:this year|nam nay|dieses jahr|in diesem jahr|cette annee|este ano|quest['’ ]anno|w tym roku|letos|dit jaar|i ar|iden|anul acesta)\b/u;
const LAST_YEAR =
  /\b(?:last year|nam ngoai|nam truoc|letztes jahr|im vergangenen jahr|l['’]annee derniere|el ano pasado|l['’]anno scorso|no ano passado|w zeszlym roku|vorig jaar|anul trecut)\b/u;
/** Figures that look like years in names of treaties, agendas and visions; they name a thing, not the time asked about. */
const NAMED_YEAR =
  /\b(?:agenda|vision|tam nhin|unclos|convention|cong uoc|declaration|tuyen bo|protocol|stocktake|by|vao|den|until 20[3-9]\d|bis|d['’]ici|para|entro|til|do)\s*(?:nam\s*|the year\s*)?$/u;
/** The same where the name follows: "1982 UNCLOS", "the 1951 Refugee Convention". */
const NAMED_YEAR_BEFORE = /^\s+(?:(?!the |a |an )\p{L}+\s+)?(?:unclos|convention|protocol|agenda|treaty)(?!\p{L})/u;

/**
 * Reads the dates of a question: months and years by name or number in its language, "this year", bounds, and "latest".
 * @param text as written
 * @param folded the same in lower case without diacritics
 * @param today YYYY-MM-DD
 */
export function readDates(text: string, folded: string, language: string, today: string): DateReading {
  const reading: DateReading = { ranges: [], latest: asksLatest(folded) };
  const months = monthsIn(text, language);
  const mentions: { range: DateRange; start: number }[] = months.map((m) => ({ range: monthRange(m), start: m.start }));
  for (const match of text.matchAll(/(?<![\d/.,-])(19|20)(\d{2})(?:\s*[-–]\s*((?:19|20)\d{2}))?(?![\d]|[/-]\d)/g)) {
    if (months.some((m) => match.index >= m.start && match.index < m.end)) continue;
    const before = folded.slice(0, match.index);
    if (NAMED_YEAR.test(before) || NAMED_YEAR_BEFORE.test(folded.slice(match.index + match[0].length))) continue;
    const years = [`${match[1]}${match[2]}`, match[3] ?? `${match[1]}${match[2]}`].sort();
    mentions.push({ range: yearRange(years[0] ?? '', years[1] ?? ''), start: match.index });
  }
  const year = Number(today.slice(0, 4));
  if (THIS_YEAR.test(folded)) mentions.push({ range: yearRange(String(year), String(year)), start: 0 });
  if (LAST_YEAR.test(folded)) mentions.push({ range: yearRange(String(year - 1), String(year - 1)), start: 0 });
  for (const { range, start } of mentions) {
    const before = folded.slice(0, Math.min(start, folded.length));
    if (range.hasYear && BEFORE.test(before)) reading.until = addDays(range.from, -1);
    else if (range.hasYear && SINCE.test(before)) reading.since = range.from;
    else reading.ranges.push(range);
  }
  return reading;
}

/** Whether folded words ask for the latest. */
export function asksLatest(folded: string): boolean {
  return LATEST.test(folded);
}

/** The first and last day of YYYY, YYYY-MM or YYYY-MM-DD; undefined when it is none of these. */
export function periodOf(text: string): { from: string; to: string } | undefined {
  const match = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?$/.exec(text);
  if (!match?.[1]) return undefined;
  const year = Number(match[1]);
  if (match[2] === undefined) return { from: `${match[1]}-01-01`, to: `${match[1]}-12-31` };
  const month = Number(match[2]);
  if (month < 1 || month > 12) return undefined;
  if (match[3] === undefined)
    return { from: `${match[1]}-${match[2]}-01`, to: `${match[1]}-${match[2]}-${pad(daysIn(year, month))}` };
  const day = Number(match[3]);
  return day >= 1 && day <= daysIn(year, month) ? { from: text, to: text } : undefined;
}

function monthRange({ month, year, day: said }: MonthMention): DateRange {
  const mm = pad(month);
  if (year === undefined) return { from: `0000-${mm}-01`, to: `9999-${mm}-31`, terms: [`@m${month}`], hasYear: false };
  // A day that the month does not have is a slip of the pen; the month still counts.
  const day = said !== undefined && said >= 1 && said <= daysIn(year, month) ? said : undefined;
  const from = `${year}-${mm}-${day === undefined ? '01' : pad(day)}`;
  const to = `${year}-${mm}-${day === undefined ? pad(daysIn(year, month)) : pad(day)}`;
  if (day !== undefined) return { from, to: addDays(to, REPORTED_WITHIN), terms: [`@${from}`], hasYear: true };
  return { from, to, terms: [`@${year}-${mm}`], hasYear: true };
}

function yearRange(first: string, last: string): DateRange {
  const terms = [];
  for (let year = Number(first); year <= Math.min(Number(last), Number(first) + 20); year += 1) terms.push(`@${year}`);
  return { from: `${first}-01-01`, to: `${last}-12-31`, terms, hasYear: true };
}

/** Whether a range is of whole years; otherwise it is of a month or a day. */
export function isYear({ from, to }: DateRange): boolean {
  return from.endsWith('-01-01') && to.endsWith('-12-31');
}

/** Whether a document's date lies in a range; a range without a year compares months. */
export function inRange(date: string, range: DateRange): boolean {
  if (!range.hasYear) return date.slice(5, 7) === range.from.slice(5, 7);
  return lastDay(date) >= range.from && firstDay(date) <= range.to;
}

/** News of a day is printed up to this many days later. */
const REPORTED_WITHIN = 2;

/** The day a number of days after a date, or before it. */
export function addDays(date: string, days: number): string {
  const time = new Date(`${date}T00:00:00Z`);
  time.setUTCDate(time.getUTCDate() + days);
  return time.toISOString().slice(0, 10);
}

function daysIn(year: number, month: number): number {
  return new Date(Date.UTC(year, month, 0)).getUTCDate();
}

function pad(value: number): string {
  return String(value).padStart(2, '0');
}
