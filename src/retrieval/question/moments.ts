import { calendarMentions } from '../../text/calendar/mentions.js';
import { type CalendarMention, endsAt } from '../../text/calendar/steps.js';
import type { CalendarWords } from '../../text/calendar/words.js';
import { LANGUAGES } from '../../text/languages/languages.js';
import { PhraseTable, type Token } from '../../text/phrases.js';
import type { Moment } from './date-range.js';
import { pad } from './days.js';
import { relativeTimeAt } from './relative.js';

/**
 * The times that a question names, in order: by the calendar, relative to today, or both at once, as in "October last
 * year".
 * @param today YYYY-MM-DD
 */
export function momentsIn(tokens: readonly Token[], words: CalendarWords, language: string, today: string): Moment[] {
  const moments: Moment[] = [];
  for (const moment of singleMoments(tokens, words, language, today)) {
    const last = moments.at(-1);
    const joined = last && withRelativeYear(tokens, words, last, moment);
    if (joined) moments[moments.length - 1] = joined;
    else moments.push(moment);
  }
  return moments.map((moment) => latestOf(tokens, words, moment, today) ?? moment);
}

function singleMoments(tokens: readonly Token[], words: CalendarWords, language: string, today: string): Moment[] {
  const mentions = calendarMentions(tokens, language, true);
  const moments: Moment[] = [];
  let i = 0;
  for (let at = 0; at < tokens.length; ) {
    while (mentions[i] && (mentions[i]?.from ?? 0) < at) i += 1;
    const mention = mentions[i];
    if (mention?.from === at) {
      if (!isName(tokens, mention) && !isGoal(tokens, mention, today))
        moments.push({ from: at, to: mention.to, mention });
      at = mention.to;
      continue;
    }
    const relative = relativeTimeAt(tokens, words, at, today);
    if (relative) {
      const { length, ...time } = relative;
      moments.push({ from: at, to: at + length, ...time });
    }
    at += relative?.length ?? 1;
  }
  return moments;
}

/** Words before year-like numbers in names of treaties, agendas and visions, which are not the time asked about. */
const NAMED_YEAR = new Set([
  'agenda',
  'vision',
  'nhin',
  'unclos',
  'convention',
  'uoc',
  'declaration',
  'bo',
  'protocol',
  'stocktake',
]);
/** The same if the name follows: "1982 UNCLOS", "the 1951 Refugee Convention". */
const NAMED_BEHIND = new Set(['unclos', 'convention', 'protocol', 'agenda', 'treaty']);

function isName(tokens: readonly Token[], { month, toYear, from, to }: CalendarMention): boolean {
  if (month !== undefined || toYear !== undefined) return false;
  const before = tokens[from - 1]?.text === 'nam' ? tokens[from - 2] : tokens[from - 1];
  if (before && NAMED_YEAR.has(before.text)) return true;
  return [tokens[to], tokens[to + 1]].some((token) => token?.kind === 'word' && NAMED_BEHIND.has(token.text));
}

let goals: PhraseTable<true> | undefined;

/** "Net zero by 2050", "đến năm 2045": a future year after such words in any language is the goal of a plan. */
function isGoal(tokens: readonly Token[], { year = 0, month, toYear, from }: CalendarMention, today: string): boolean {
  if (month !== undefined || toYear !== undefined || String(year) <= today.slice(0, 4)) return false;
  if (!goals) {
    goals = new PhraseTable<true>().add('vào', true);
    for (const { bounds } of LANGUAGES.values()) goals.add(bounds.until, true);
  }
  const words = goals;
  const before = [from, from - 1, from - 2].filter((end) =>
    tokens.slice(end, from).every(({ text }) => GOAL_FILLERS.has(text)),
  );
  return before.some((end) => endsAt(words, tokens, end));
}

const GOAL_FILLERS = new Set(['nam', 'the', 'year']);

/** Most tokens between a month and its year: "octobre de l'année dernière", "October of last year". */
const MOST_BETWEEN = 4;

/** "October last year", "last year in October": a time without a year beside one that is a year. */
function withRelativeYear(
  tokens: readonly Token[],
  words: CalendarWords,
  first: Moment,
  second: Moment,
): Moment | undefined {
  const mention = first.mention ?? second.mention;
  const year = first.year ?? second.year;
  if (!mention || year === undefined || mention.month === undefined || mention.year !== undefined) return undefined;
  if ((first.mention === undefined) === (second.mention === undefined)) return undefined;
  return isFilled(tokens, words, first.to, second.from)
    ? { from: first.from, to: second.to, mention: { ...mention, year } }
    : undefined;
}

/** Whether only words that may come between the parts of a date are between two times. */
function isFilled(tokens: readonly Token[], words: CalendarWords, from: number, to: number): boolean {
  if (to - from > MOST_BETWEEN) return false;
  let at = from;
  while (at < to) {
    const filler = words.fillers.at(tokens, at) ?? words.on.at(tokens, at);
    if (filler && at + filler.length <= to) at += filler.length;
    else if ([',', '.', "'"].includes(tokens[at]?.text ?? '')) at += 1;
    else return false;
  }
  return true;
}

type Which = 'last' | 'this' | 'next';

/** "Last October", "octobre dernier", "tháng 10 vừa qua": the latest such month, or the next. */
function latestOf(
  tokens: readonly Token[],
  words: CalendarWords,
  { from, to, mention }: Moment,
  today: string,
): Moment | undefined {
  if (mention?.month === undefined || mention.year !== undefined) return undefined;
  const which = whichBefore(tokens, words, from) ?? whichBehind(tokens, words, to);
  if (!which) return undefined;
  const year = yearOf(mention, which.value, today);
  return { from: which.from ?? from, to: which.to ?? to, mention: { ...mention, year } };
}

function whichBefore(tokens: readonly Token[], words: CalendarWords, from: number) {
  // Italian "quest'ottobre".
  const end = tokens[from - 1]?.text === "'" ? from - 1 : from;
  for (let at = Math.max(0, end - 3); at < end; at += 1) {
    const value = words.leading.within(tokens, at, end);
    // Danish "i oktober" is any October, though "i år" is this year.
    const isFiller = [words.fillers, words.on].some((table) => table.within(tokens, at, end) !== undefined);
    if (value && !isFiller) return { value, from: at, to: undefined };
  }
  return undefined;
}

function whichBehind(tokens: readonly Token[], words: CalendarWords, to: number) {
  const which = words.trailing.at(tokens, to);
  if (!which) return undefined;
  const end = to + which.length;
  // "Tháng 10 trước hội nghị" is the October before a conference, and "tháng 5 qua điện thoại" a call in May.
  const isPreposition = which.length === 1 && words.prepositions.at(tokens, to) !== undefined;
  if (isPreposition && tokens[end] !== undefined && tokens[end]?.kind !== 'sign') return undefined;
  // "Octobre, cette année" was joined before; "octobre dernières années" is about the years.
  return words.units.at(tokens, end) ? undefined : { value: which.value, from: undefined, to: end };
}

/** The year of the latest such month or day that is over ("last") or has begun ("this"), or of the first to come. */
function yearOf({ month = 1, toMonth = month, day }: CalendarMention, which: Which, today: string): number {
  const year = Number(today.slice(0, 4));
  const now = day === undefined ? today.slice(5, 7) : today.slice(5);
  const placed = (of: number) => (day === undefined ? pad(of) : `${pad(of)}-${pad(day)}`);
  if (which === 'next') return placed(month) > now ? year : year + 1;
  const isPast = which === 'last' ? placed(toMonth) < now : placed(month) <= now;
  return isPast ? year : year - 1;
}
