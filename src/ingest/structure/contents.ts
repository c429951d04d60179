import { fold } from '../../text/fold.js';
import { isContentsTitle } from '../../text/numbering.js';
import type { Line } from '../clean.js';
import { type ContainerMark, isTerminated, plainLine, type UnitMark } from './marks.js';

/** A range of lines by position; the last line is included. */
export interface LineRange {
  first: number;
  last: number;
}

/** Dots, or a wide gap, before a page number. */
const LEADER = /(?:(?:\.\s?){3,}|…+|_{3,}|(?:·\s?){3,})\s*\d{0,4}$|(?:\t|\s{3,})\d{1,4}$/u;
/** Leaders are searched only at the end of a line, so that a line consisting of gaps is not slower than others. */
const hasLeader = (line: string) => LEADER.test(line.slice(-160));
/** The page number after a title. */
const PAGE = /\s\d{1,4}$/;
/** Fewer consecutive headings without text between them are not a table of contents. */
const FEWEST = 3;
/** Share of the listed headings that must recur in the text. */
const MOST_AGAIN = 0.8;
const LONGEST_ENTRY = 160;
/** The title of a table of contents is at most this many lines above its first row. */
const FARTHEST_TITLE = 8;

/**
 * Finds tables of contents: rows of dotted leaders, or consecutive headings with no text between them that nearly all
 * recur below.
 */
export function findContents(
  lines: readonly Line[],
  units: readonly UnitMark[],
  containers: readonly ContainerMark[],
): LineRange[] {
  const entries = entriesOf(units, containers);
  const titled = byTitle(lines, entries);
  const within = ({ at }: Entry) => titled.some(({ first, last }) => at >= first && at <= last);
  const others = entries.filter((entry) => !within(entry));
  return [...byLeaders(lines, entries), ...titled, ...byRepetition(lines, others)]
    .map((range) => withTitle(lines, range))
    .sort((a, b) => a.first - b.first);
}

/**
 * Rows with leaders that are a table of contents rather than figures or the blanks of a form: their page numbers do not
 * fall, and there is a title above or most entries recur in the text. Once the text has begun, both must be so.
 */
function byLeaders(lines: readonly Line[], entries: readonly Entry[]): LineRange[] {
  const rows = leaderRows(lines);
  if (rows.length === 0) return [];
  const within = rangesOf(rows);
  const outside = entries.filter(({ at }) => !within(at));
  const names = new Map(entries.map(({ at, name }) => [at, name]));
  const again = new Set(outside.flatMap(({ name, rest }) => [name, ...titlesOf(rest)]));
  for (const [at, line] of lines.entries()) if (!within(at)) for (const title of titlesOf(line.text)) again.add(title);
  const first = outside.find(({ container }) => !container)?.at ?? lines.length;
  let before: LineRange | undefined;
  return rows.filter((range) => {
    const titled = titleAbove(lines, range.first) !== undefined;
    const recurs = range.rows.filter((at) => {
      const name = names.get(at);
      const titles = titlesOf((lines[at]?.text ?? '').replace(LEADER, ''));
      return (name !== undefined && again.has(name)) || titles.some((title) => again.has(title));
    });
    const most = recurs.length >= range.rows.length / 2;
    const paged = isPaged(range.rows.map((at) => lines[at]?.text ?? ''));
    const goesOn = before !== undefined && range.first - before.last <= FARTHEST_TITLE;
    const found = range.first > first ? (titled || goesOn) && most : (titled && (paged || most)) || (paged && most);
    if (found) before = range;
    return found;
  });
}

/** Whether most rows have a page number, and these do not fall. */
function isPaged(rows: readonly string[]): boolean {
  const pages = rows.flatMap((row) => /\d{1,4}$/.exec(row)?.[0] ?? []).map(Number);
  return pages.length > rows.length / 2 && pages.every((page, i) => page >= (pages[i - 1] ?? 0));
}

/** A line as it may recur elsewhere: without punctuation, and with and without its number. */
function titlesOf(text: string): string[] {
  if (text.length > LONGEST_ENTRY) return [];
  const whole = fold(text)
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
  const bare = whole.replace(/^(?:[\d\s]+|[ivxlc]+|\p{L})\s/u, '');
  return [whole, bare].filter((title) => /\p{L}{2}/u.test(title));
}

/** Returns a function that tells whether a position is in one of the ranges, which are in order. */
function rangesOf(ranges: readonly LineRange[]): (at: number) => boolean {
  const inside = new Set(
    ranges.flatMap(({ first, last }) => Array.from({ length: last - first + 1 }, (_, i) => first + i)),
  );
  return (at) => inside.has(at);
}

function leaderRows(lines: readonly Line[]): (LineRange & { rows: number[] })[] {
  const ranges: (LineRange & { rows: number[] })[] = [];
  let open: (LineRange & { rows: number[]; between: number }) | undefined;
  const close = () => {
    if (open && open.rows.length >= FEWEST) ranges.push({ first: open.first, last: open.last, rows: open.rows });
    open = undefined;
  };
  for (const [at, { text }] of lines.entries()) {
    if (text === '') continue;
    if (hasLeader(text) && text.length <= LONGEST_ENTRY + 40 && !text.includes('|')) {
      open ??= { first: at, last: at, rows: [], between: 0 };
      open.last = at;
      open.rows.push(at);
      open.between = 0;
      continue;
    }
    if (!open) continue;
    open.between += 1;
    if (open.between > 2 || text.length > LONGEST_ENTRY || isTerminated(text)) close();
  }
  close();
  return ranges;
}

interface Entry {
  at: number;
  word: string;
  name: string;
  container: boolean;
  /** The rest of its line. */
  rest: string;
  /** Whether its text is on the same line. */
  own: boolean;
}

function entriesOf(units: readonly UnitMark[], containers: readonly ContainerMark[]): Entry[] {
  const entryOf = ({ at, word, number, rest }: UnitMark | ContainerMark, container: boolean): Entry => {
    const own = isTerminated(rest) && !hasLeader(rest);
    return { at, word, name: `${word} ${number}`.toLowerCase(), container, rest, own };
  };
  const entries = [...units.map((mark) => entryOf(mark, false)), ...containers.map((mark) => entryOf(mark, true))];
  return entries.sort((a, b) => a.at - b.at);
}

/** The headings below the title of a table of contents, up to the start of the text. */
function byTitle(lines: readonly Line[], entries: readonly Entry[]): LineRange[] {
  const titles = lines.flatMap(({ text }, at) => (isContentsTitle(plainLine(text)) ? [at] : []));
  return titles.flatMap((title) => {
    const from = entries.findIndex(({ at }) => at > title);
    const first = entries[from];
    if (!first || hasText(lines, title + 1, first.at)) return [];
    let to = from;
    while (isListed(lines, entries[to], entries[to + 1])) to += 1;
    const run = entries.slice(from, textBegins(entries, from, to));
    const later = new Set(entries.slice(from + run.length).map(({ name }) => name));
    const again = run.filter(({ name }) => later.has(name)).length;
    if (run.length < FEWEST || again < MOST_AGAIN * run.length) return [];
    return [{ first: first.at, last: lastLine(lines, entries, from, run) }];
  });
}

/**
 * The entry where the text begins after a list of headings without text between them: right after the list if the first
 * heading follows, or at the last entry from which the list repeats itself, because the text then begins with a chapter
 * and its article.
 */
function textBegins(entries: readonly Entry[], from: number, to: number): number {
  const [first, next] = [entries[from]?.name, entries[to + 1]?.name];
  if (next === first) return to + 1;
  for (let at = to; at > from; at -= 1) {
    const listed = entries.slice(from, at).map(({ name }) => name);
    const repeated = entries.slice(at, to + 1).filter(({ name }) => listed.includes(name));
    if (entries[at]?.name === first && repeated.every(({ name }, i) => listed[i] === name)) return at;
  }
  return to + 1;
}

function byRepetition(lines: readonly Line[], entries: readonly Entry[]): LineRange[] {
  const last = new Map(entries.map((entry, i) => [entry.name, i]));
  const ranges: LineRange[] = [];
  // Article numbers may restart in each chapter, but a chapter that recurs belongs to the text.
  const listed = new Set<string>();
  for (let i = 0; i < entries.length; i += 1) {
    const run = runFrom(lines, entries, i, listed);
    const names = new Set(run.map(({ name }) => name));
    const again = [...names].filter((name) => (last.get(name) ?? 0) >= i + run.length);
    const [head, tail] = [run[0], run.at(-1)];
    const before = ranges.at(-1);
    const goesOn = before !== undefined && head !== undefined && head.at - before.last <= 3;
    if (
      head &&
      tail &&
      (goesOn || hasSiblings(run)) &&
      again.length >= (goesOn ? 1 : FEWEST) &&
      again.length >= MOST_AGAIN * names.size
    ) {
      ranges.push({ first: head.at, last: lastLine(lines, entries, i, run) });
      i += run.length - 1;
      for (const { name, container } of run) if (container) listed.add(name);
    }
  }
  return ranges;
}

/** A chapter, its section and its article above a text are not a list: a list has two entries of one kind. */
function hasSiblings(run: readonly Entry[]): boolean {
  return new Set(run.map(({ word }) => word.toLowerCase())).size < run.length;
}

/** The headings from an entry up to the first that recurs or has text below it. */
function runFrom(
  lines: readonly Line[],
  entries: readonly Entry[],
  from: number,
  listed: ReadonlySet<string>,
): Entry[] {
  const run: Entry[] = [];
  const seen = new Set<string>();
  for (const entry of entries.slice(from, from + 2000)) {
    if (seen.has(entry.name) || listed.has(entry.name)) break;
    const before = run.at(-1);
    if (before && !isListed(lines, before, entry)) break;
    seen.add(entry.name);
    run.push(entry);
  }
  return run;
}

/** Whether a heading follows another one with no text between them. */
function isListed(lines: readonly Line[], before: Entry | undefined, entry: Entry | undefined): boolean {
  return before !== undefined && entry !== undefined && !before.own && !hasText(lines, before.at + 1, entry.at);
}

/** Whether there is anything other than titles between two lines. */
function hasText(lines: readonly Line[], from: number, to: number): boolean {
  const between = lines.slice(from, to).filter(({ text }) => text !== '');
  return (
    between.length > 3 ||
    between.some(({ text }) => text.length > LONGEST_ENTRY || isTerminated(text) || /,$/.test(text))
  );
}

/** The last line of the list: the last row has a separate title line if the other rows have one. */
function lastLine(lines: readonly Line[], entries: readonly Entry[], from: number, run: readonly Entry[]): number {
  const [before, tail] = [run.at(-2), run.at(-1)];
  if (!before || !tail) return tail?.at ?? 0;
  const filled = (a: number, b: number) =>
    Array.from({ length: Math.max(0, b - a - 1) }, (_, i) => a + 1 + i).filter((at) => lines[at]?.text !== '');
  const titles = filled(before.at, tail.at).length;
  const next = entries[from + run.length]?.at ?? lines.length;
  const below = filled(tail.at, next).slice(0, titles);
  const fits = below.every(
    (at) => !isTerminated(lines[at]?.text ?? '') && (lines[at]?.text.length ?? 0) <= LONGEST_ENTRY,
  );
  return fits ? (below.at(-1) ?? tail.at) : tail.at;
}

/** Adds the title above a table of contents, and rows recognisable only by a page number. */
function withTitle(lines: readonly Line[], { first, last }: LineRange): LineRange {
  const title = titleAbove(lines, first);
  if (title !== undefined) return { first: title, last };
  let top = first;
  for (const { at, text } of entriesAbove(lines, first)) if (hasLeader(text) || PAGE.test(text)) top = at;
  return { first: top, last };
}

/** The title of a table of contents above its first row. */
function titleAbove(lines: readonly Line[], first: number): number | undefined {
  return entriesAbove(lines, first).find(({ text }) => isContentsTitle(plainLine(text)))?.at;
}

/** The lines right above a table of contents that may belong to it, nearest first. */
function entriesAbove(lines: readonly Line[], first: number): { at: number; text: string }[] {
  const above: { at: number; text: string }[] = [];
  for (let at = first - 1; at >= Math.max(0, first - FARTHEST_TITLE); at -= 1) {
    const text = lines[at]?.text ?? '';
    if (text === '') continue;
    if (!isContentsTitle(plainLine(text)) && (text.length > LONGEST_ENTRY || isTerminated(text))) break;
    above.push({ at, text });
  }
  return above;
}
