import type { Span } from '../../model.js';
import { endsAt } from '../../text/calendar/steps.js';
import { type BoundKind, type CalendarWords, calendarWords } from '../../text/calendar/words.js';
import { type Token, tokensOf } from '../../text/phrases.js';
import { type DateRange, daysOf, hasYearOf, type Moment, rangeOf, rangeOfTwo } from './date-range.js';
import { addDays } from './days.js';
import { momentsIn } from './moments.js';

export interface DateReading {
  ranges: DateRange[];
  /** Inclusive bounds from "before", "since", "after": documents outside are excluded. */
  since?: string;
  until?: string;
  /** "latest", "mới nhất", "most recent": newer documents first. */
  latest: boolean;
  /** Times without exact days, as written: "last spring", "in recent years". */
  vague?: string[];
}

/** The dates read from a question, and where they are written. */
export interface DatesRead {
  reading: DateReading;
  /** The words for a time, including words that bound it; in order, not overlapping. */
  spans: Span[];
}

/** Most filler words between a bound and its date: "no later than the end of". */
const MOST_FILLERS = 4;

/**
 * Reads the dates of a question: days, months, quarters, years and decades by name or number, ranges of them, bounds,
 * times relative to today, and "latest".
 * @param text as written
 * @param language ISO 639-1; English words are read in any language
 * @param today YYYY-MM-DD
 */
export function readDates(text: string, language: string, today: string): DatesRead {
  const tokens = tokensOf(text);
  const words = calendarWords(language);
  const moments = momentsIn(tokens, words, language, today);
  const reader = new Reader(tokens, words, today);
  for (let i = 0; i < moments.length; i += 1) {
    const moment = moments[i];
    const next = moments[i + 1];
    if (!moment) continue;
    if (next && reader.readRange(moment, next)) i += 1;
    else reader.readOne(moment);
  }
  return reader.finish(text);
}

/** A bound before or after a time: its kind, and the tokens it covers. */
interface Bound {
  kind: BoundKind;
  from: number;
  to: number;
}

/** Combines the times read. */
class Reader {
  readonly #tokens: readonly Token[];
  readonly #words: CalendarWords;
  readonly #today: string;
  readonly #ranges: DateRange[] = [];
  readonly #vague: [number, number][] = [];
  readonly #said: [number, number][] = [];
  /** The tokens already read as times: a long text may have thousands, and each token is looked up. */
  readonly #saidTokens = new Set<number>();
  #since: string | undefined;
  #until: string | undefined;

  constructor(tokens: readonly Token[], words: CalendarWords, today: string) {
    this.#tokens = tokens;
    this.#words = words;
    this.#today = today;
  }

  /** Reads two times as the ends of a range if they are joined as one. */
  readRange(first: Moment, second: Moment): boolean {
    const lead = this.#leadOf(first);
    const joined = this.#joins(first.to, second.from, lead?.isBetween === true);
    if (!joined) return false;
    const range = rangeOfTwo(first, second);
    if (!range) return false;
    this.#ranges.push(range);
    this.#note(lead?.from ?? this.#ledFrom(first.from), second.to);
    return true;
  }

  /** Reads one time: a bound, a range, or a time without exact days. */
  readOne(moment: Moment): void {
    const days = daysOf(moment);
    if (!days) {
      this.#vague.push([moment.from, moment.to]);
      this.#note(moment.from, moment.to);
      return;
    }
    const hasYear = hasYearOf(moment);
    const bound = hasYear ? (this.#boundBefore(moment.from) ?? this.#boundBehind(moment)) : undefined;
    if (bound) this.#bind(bound.kind, days);
    else this.#ranges.push(rangeOf(days, moment));
    // A year on its own only reorders, and plans are about future times: both are also searched for as words.
    const isBareYear = moment.mention?.year !== undefined && moment.mention.month === undefined;
    if (!bound && (isBareYear || days.from > this.#today)) return;
    this.#note(bound?.from ?? this.#ledFrom(moment.from), Math.max(moment.to, bound?.to ?? 0));
  }

  #note(from: number, to: number): void {
    this.#said.push([from, to]);
    for (let at = from; at < to; at += 1) this.#saidTokens.add(at);
  }

  /** The times read; if a bound occurs twice, the last one counts. */
  finish(text: string): DatesRead {
    const tokens = this.#tokens;
    const isSaid = (at: number) => this.#saidTokens.has(at);
    const latest = tokens.some((_, at) => !isSaid(at) && this.#words.latest.at(tokens, at) !== undefined);
    const spanOf = ([from, to]: [number, number]) => ({
      start: tokens[from]?.start ?? 0,
      end: tokens[to - 1]?.end ?? 0,
    });
    const weekdays = tokens.flatMap((_, at) => {
      const day = isSaid(at) ? undefined : this.#words.weekdays.at(tokens, at);
      return day && this.#isWeekday(at, at + day.length) ? [[at, at + day.length] as [number, number]] : [];
    });
    const spans = [...this.#said, ...weekdays].map(spanOf).toSorted((a, b) => a.start - b.start);
    const possible = this.#since === undefined || this.#until === undefined || this.#since <= this.#until;
    const vague = this.#vague.map(spanOf).map(({ start, end }) => text.slice(start, end));
    return {
      reading: {
        ranges: this.#ranges,
        ...(possible && this.#since !== undefined ? { since: this.#since } : {}),
        ...(possible && this.#until !== undefined ? { until: this.#until } : {}),
        latest,
        ...(vague.length > 0 ? { vague } : {}),
      },
      spans,
    };
  }

  /** "Thứ hai" is Monday beside a date, and otherwise "the second". */
  #isWeekday(from: number, to: number): boolean {
    if (to - from === 1) return this.#tokens[from]?.capital === true;
    return [from - 2, from - 1, to, to + 1].some((at) => this.#saidTokens.has(at));
  }

  #bind(kind: BoundKind, { from, to }: { from: string; to: string }): void {
    if (kind === 'since') this.#since = from;
    else if (kind === 'after') this.#since = addDays(to, 1);
    // A bound in the future is the goal of a plan, not the time of a document.
    else if (kind === 'before' && from <= this.#today) this.#until = addDays(from, -1);
    else if (kind === 'until' && to <= this.#lastPast()) this.#until = to;
  }

  /** The end of this year: in 2026, "until 2026" is not a plan. */
  #lastPast(): string {
    return `${this.#today.slice(0, 4)}-12-31`;
  }

  /** "From" or "between" before the first end of a range. */
  #leadOf({ from }: Moment): { isBetween: boolean; from: number } | undefined {
    const { from: fromWords, between } = this.#words;
    for (const end of this.#endsBefore(from)) {
      for (let at = Math.max(0, end - 3); at < end; at += 1) {
        if (between.within(this.#tokens, at, end)) return { isBetween: true, from: at };
        if (fromWords.within(this.#tokens, at, end)) return { isBetween: false, from: at };
        if (this.#words.bounds.within(this.#tokens, at, end) === 'since') return { isBetween: false, from: at };
      }
    }
    return undefined;
  }

  /** Whether the tokens between two times join them: a dash, "to", or "and" after "between". */
  #joins(from: number, to: number, afterBetween: boolean): boolean {
    if (to - from > MOST_FILLERS) return false;
    let at = from;
    if (this.#tokens[at]?.text === '.' && at < to) at += 1;
    if (this.#tokens[at]?.text === '-') return at + 1 === to || this.#isFilled(at + 1, to);
    for (let i = at; i < to; i += 1) {
      const { to: toWords, and, behind } = this.#words;
      const joint =
        toWords.at(this.#tokens, i) ??
        (afterBetween ? and.at(this.#tokens, i) : undefined) ??
        behind.at(this.#tokens, i);
      if (joint && this.#isFilled(i + joint.length, to)) return true;
      if (!this.#words.fillers.at(this.#tokens, i) && !joint) return false;
    }
    return false;
  }

  #isFilled(from: number, to: number): boolean {
    return from === to || this.#endsBefore(to).includes(from);
  }

  /** Positions before a time where a bound may end: right before it, or before fillers and weekdays. */
  #endsBefore(at: number): number[] {
    const ends = [at];
    for (let end = at; ends.length <= MOST_FILLERS && end > 0; ) {
      const { fillers, weekdays, on } = this.#words;
      const token = this.#tokens[end - 1];
      const length = [1, 2, 3].find((size) =>
        [fillers, weekdays, on].some((table) => table.within(this.#tokens, end - size, end)),
      );
      if (length === undefined && ![',', "'", '-'].includes(token?.text ?? '')) break;
      end -= length ?? 1;
      ends.push(end);
    }
    return ends;
  }

  /** The longest bound that ends before a time. */
  #boundBefore(from: number): Bound | undefined {
    for (const end of this.#endsBefore(from)) {
      for (let at = Math.max(0, end - 5); at < end; at += 1) {
        const kind = this.#words.bounds.within(this.#tokens, at, end);
        if (kind) return { kind, from: at, to: from };
      }
    }
    return undefined;
  }

  /** "2025 onwards", "október előtt", "2025-ig", "lokakuusta". */
  #boundBehind({ from, to }: Moment): Bound | undefined {
    const { behind, endings, fillers } = this.#words;
    const last = this.#tokens[to - 1];
    const ending = last?.kind === 'word' ? endings.find(([text]) => last.text.endsWith(text)) : undefined;
    if (ending) return { kind: ending[1], from, to };
    let at = this.#tokens[to]?.text === '-' ? to + 1 : to;
    if (this.#tokens[at]?.text === '.') at += 1;
    const filler = behind.at(this.#tokens, at) ? undefined : fillers.at(this.#tokens, at);
    at += filler?.length ?? 0;
    const found = behind.at(this.#tokens, at);
    return found && { kind: found.value, from, to: at + found.length };
  }

  /** The start of the words before a time that belong to it: "on", "in the year", a weekday. */
  #ledFrom(from: number): number {
    const first = Math.min(...this.#endsBefore(from));
    return endsAt(this.#words.on, this.#tokens, first) ? first - 1 : first;
  }
}

/** Whether words ask for the latest. */
export function asksLatest(text: string, language: string): boolean {
  return readDates(text, language, '9999-12-31').reading.latest;
}
