import type { Span } from '../../model.js';
import { isNumberedHead } from '../../text/numbering.js';

/** A line of a page head or foot. */
export interface Furniture extends Span {
  /** As it was printed. */
  text: string;
  /** Whether the line interrupts a sentence. */
  amid: boolean;
}

interface Row extends Span {
  text: string;
  /** The text with numbers replaced: "Page #". */
  shape: string;
}

/** A running head is short; longer repeated lines are text. */
const LONGEST = 120;
/** A line that occurs fewer times is not a running head, unless a page number is beside it. */
const FEWEST = 3;
/** More consecutive rows of columns than this are a table. */
const MOST_ROWS = 3;
/** Rows of fewer columns return with another number in texts too: "Question   2". */
const FEWEST_COLUMNS = 3;
/** Heads and feet of pages are at least this far apart, in characters. */
const SHORTEST_PAGE = 500;
/** A line shorter than this is a title or the end of a paragraph. */
const SHORTEST_LINE = 30;
/** A line as long as this was broken where the page ends, not at the end of a title. */
const FULL_LINE = 60;

const PAGE_WORD = String.raw`(?:(?:page|trang|seite|pagina|página|strona|p\.)\s*)?`;
/** The language or series before a page number. */
const SERIES = String.raw`(?:[A-Z]{1,2}\s+)?(?:[A-Z]\s?)?`;
const OF_PAGES = String.raw`(?:\s*(?:\/|of|von|sur|de|di|trên)\s*\d{1,4})?`;
const NUMBERED = String.raw`${PAGE_WORD}${SERIES}\d{1,4}${OF_PAGES}(?:\s+[A-Z]{2})?`;
/** A line that is only a page number: "7/21", "- 7 -", "Page 7 of 21", "EN 7", "L 7/21". */
const PAGE_NUMBER = new RegExp(String.raw`^(?:[-–—|[\s]*)${NUMBERED}(?:[-–—|\]\s]*)$`, 'iu');
/** The gap between two columns. */
const COLUMNS = /\s{3,}|\t+/;
/** "12.6.2020", "14. 11. 98" */
const DATE = /^\d{1,2}[./] ?\d{1,2}[./] ?\d{2,4}$/;
const LANGUAGE = /^[A-Z]{2}$/;
/** "L 7/21" */
const JOURNAL_PAGE = /^[A-Z]{1,2} ?\d{1,4}\/\d{1,4}$/;
/** Possible content of one column of a page head or foot. */
const PAGE_PARTS = [
  ...[String.raw`\d{1,4}`, '[A-Z]{1,2}', String.raw`[A-Z]{1,2} ?\d{1,4}\/\d{1,4}`, String.raw`\d{1,4}\/\d{1,4}`],
  ...[String.raw`\d{1,2}[./] ?\d{1,2}[./] ?\d{2,4}`, String.raw`[A-Z]{2,8}[.\d/]+[A-Z\d]*`],
].join('|');
const PAGE_PART = new RegExp(`^(?:${PAGE_PARTS})$`, 'u');
const TERMINATED = /[.;:!?…][)”"’»*_]*$/u;

/** Marks in consolidated EUR-Lex texts that show which act a part is from: "▼B", "▼M1 —————", "►C1". */
export const AMENDMENT_MARK = /^[▼►][ABCMR]\d{0,3}(?:\s*[—–-]+)?$/u;

/**
 * Finds page heads, feet and numbers in a text copied from a paged document: lines that repeat beside page numbers,
 * increasing page numbers, and rows of columns that interrupt a sentence or return with the next page number.
 */
export function findFurniture(text: string): Furniture[] {
  const rows = rowsOf(text);
  const found = new Set<number>();
  for (const [at, { text }] of rows.entries()) if (AMENDMENT_MARK.test(text.trim())) found.add(at);
  const apart = groupsOf(rows);
  for (const at of layoutRows(rows, apart)) found.add(at);
  const numbered = pageNumbers(rows, apart);
  for (const at of numbered) found.add(at);
  for (const at of runningHeads(rows, apart, numbered, found)) found.add(at);
  return [...found]
    .sort((a, b) => a - b)
    .flatMap((at) => {
      const row = rows[at];
      return row ? [{ start: row.start, end: row.end, text: row.text.trim(), amid: isAmid(rows, found, at) }] : [];
    });
}

function rowsOf(text: string): Row[] {
  let start = 0;
  return text.split('\n').map((line) => {
    const row = {
      start,
      end: start + line.length,
      text: line,
      shape: shapeOf(line),
    };
    start += line.length + 1;
    return row;
  });
}

function shapeOf(text: string): string {
  return text.trim().replace(/\d+/g, '#').replace(/\s+/g, ' ');
}

/** Positions of rows; rows without a blank row between them form a group. */
function groupsOf(rows: readonly Row[]): number[][] {
  const groups: number[][] = [];
  let last: number[] | undefined;
  for (const [at, { text }] of rows.entries()) {
    if (text.trim() === '') last = undefined;
    else if (last) last.push(at);
    else {
      last = [at];
      groups.push(last);
    }
  }
  return groups;
}

/** Rows of columns that may be a page head or foot. */
interface LayoutRow {
  group: readonly number[];
  /** Where the group begins in the text. */
  start: number;
  columns: readonly string[];
  numbers: readonly number[];
}

/**
 * The rows of columns that are heads or feet of pages. One row alone may as well be a row of a table, so it must be
 * unmistakable, interrupt a sentence, or return on other pages with only the page number changed.
 */
function layoutRows(rows: readonly Row[], groups: readonly (readonly number[])[]): number[] {
  const byShape = new Map<string, LayoutRow[]>();
  const candidates = new Set<number>();
  for (const group of groups) {
    if (!isLayoutRow(rows, group)) continue;
    for (const at of group) candidates.add(at);
    // Left and right pages have the same columns in another order.
    const columns = group
      .flatMap((at) => (rows[at]?.text ?? '').trim().split(COLUMNS))
      .map((text) => ({ text, shape: shapeOf(text) }))
      .sort((a, b) => (a.shape < b.shape ? -1 : a.shape > b.shape ? 1 : 0));
    const shape = columns.map((column) => column.shape).join('\t');
    const texts = columns.map(({ text }) => text);
    const numbers = (texts.join(' ').match(/\d+/g) ?? []).map(Number);
    const row = { group, start: rows[group[0] ?? 0]?.start ?? 0, columns: texts, numbers };
    const same = byShape.get(shape);
    if (same) same.push(row);
    else byShape.set(shape, [row]);
  }
  return [...byShape.values()].flatMap((same) => {
    const sure = same.some(({ columns, group }) => isJournalHead(columns) || cutsSentence(rows, candidates, group));
    return sure || countsPages(same) ? same.flatMap(({ group }) => group) : [];
  });
}

/** The head of the Official Journal: date, language and page. */
function isJournalHead(columns: readonly string[]): boolean {
  return [DATE, LANGUAGE, JOURNAL_PAGE].every((part) => columns.some((column) => part.test(column)));
}

/** Whether rows of three or more columns return from page to page with only one number increased. */
function countsPages(same: readonly LayoutRow[]): boolean {
  if (same.length < 2 || (same[0]?.columns.length ?? 0) < FEWEST_COLUMNS) return false;
  const turned = same.filter(({ numbers, start }, i) => {
    const before = same[i - 1];
    if (!before || start - before.start < SHORTEST_PAGE) return false;
    const steps = numbers.map((number, k) => number - (before.numbers[k] ?? 0)).filter((step) => step !== 0);
    return steps.length === 1 && (steps[0] === 1 || steps[0] === 2);
  });
  return turned.length >= 0.6 * (same.length - 1);
}

/**
 * Whether a group interrupts a sentence: the line above ends in mid-sentence, the one below goes on, and neither is
 * another row of a table. The foot of one page and the head of the next may follow each other.
 */
function cutsSentence(rows: readonly Row[], candidates: ReadonlySet<number>, group: readonly number[]): boolean {
  const [above, skippedAbove] = textBeside(rows, candidates, group[0] ?? 0, -1);
  const [below, skippedBelow] = textBeside(rows, candidates, group.at(-1) ?? 0, 1);
  if (above.length < SHORTEST_LINE || TERMINATED.test(above) || below === '' || /^#/.test(above)) return false;
  if (isNumberedHead(above) || isNumberedHead(below)) return false;
  if ([above, below].some((text) => COLUMNS.test(text)) || skippedAbove + skippedBelow > 1) return false;
  if (/^\p{Ll}/u.test(below)) return true;
  // A capital letter goes on with a name, but also begins the text below the title of a table.
  const whole = above.length >= FULL_LINE && /[\p{Ll},]$/u.test(above);
  return whole && skippedAbove + skippedBelow === 0 && /^[(“"‘]?\p{L}/u.test(below);
}

/** The nearest row of text above or below a row, and the number of possible page heads and feet skipped. */
function textBeside(
  rows: readonly Row[],
  candidates: ReadonlySet<number>,
  from: number,
  step: 1 | -1,
): [text: string, skipped: number] {
  let skipped = 0;
  let blank = false;
  for (let at = from + step; at >= 0 && at < rows.length; at += step) {
    const text = rows[at]?.text.trim() ?? '';
    if (text === '') blank = true;
    else if (!candidates.has(at)) return [text, skipped];
    else if (blank) {
      skipped += 1;
      blank = false;
      if (skipped > 1) return ['', skipped];
    }
  }
  return ['', skipped];
}

/** Whether a group is one to three rows of columns with a page number, language, date or reference in one column. */
function isLayoutRow(rows: readonly Row[], group: readonly number[]): boolean {
  if (group.length > MOST_ROWS || group[0] === 0) return false;
  const parts = group.map((at) => (rows[at]?.text ?? '').trim().split(COLUMNS));
  const columns = parts.every((row, i) => row.length > 1 || (i > 0 && PAGE_PART.test(row[0] ?? '')));
  const all = parts.flat();
  const sentence = all.some((part) => part.length > 60 || TERMINATED.test(part));
  const isHead = all.some((part) => PAGE_PART.test(part) && /\d|^[A-Z]{2}$/.test(part));
  return columns && isHead && !sentence && !all.some((part) => /%|€|\$/.test(part)) && wide(rows, group);
}

/** A gap between columns is wider than between the number of a paragraph and its text. */
function wide(rows: readonly Row[], group: readonly number[]): boolean {
  return group.every((at) => /\S\s{5,}\S|\S\t+\S/.test(rows[at]?.text.trim() ?? '') || group.length > 1);
}

/** Lines with only a number that increases by one or two from page to page, at least twice. */
function pageNumbers(rows: readonly Row[], groups: readonly number[][]): number[] {
  const byShape = new Map<string, { at: number; page: number }[]>();
  for (const group of groups) {
    for (const at of group) {
      const text = rows[at]?.text.trim() ?? '';
      const edge = at === group[0] || at === group.at(-1);
      if (!edge || group.length > MOST_ROWS || !PAGE_NUMBER.test(text) || /^\d+\.$/.test(text)) continue;
      const page = Number(/\d+/.exec(text)?.[0]);
      const shape = rows[at]?.shape ?? '';
      byShape.set(shape, [...(byShape.get(shape) ?? []), { at, page }]);
    }
  }
  return [...byShape.values()].flatMap((pages) => {
    const rising = pages.filter(({ page }, i) => {
      const [before, after] = [pages[i - 1]?.page, pages[i + 1]?.page];
      return before === page - 1 || after === page + 1 || before === page - 2 || after === page + 2;
    });
    return rising.length >= 2 && rising.length >= 0.6 * pages.length ? rising.map(({ at }) => at) : [];
  });
}

/** Short recurring lines of the same shape, usually beside a page number or inside a sentence. */
function runningHeads(
  rows: readonly Row[],
  groups: readonly number[][],
  numbered: readonly number[],
  found: ReadonlySet<number>,
): number[] {
  const beside = new Set(numbered.flatMap((at) => neighbours(rows, at)));
  const byShape = new Map<string, number[]>();
  for (const group of groups) {
    if (group.length > MOST_ROWS) continue;
    for (const at of group) {
      const shape = rows[at]?.shape ?? '';
      if (found.has(at) || shape.length > LONGEST || TERMINATED.test(shape) || !/\p{L}{2}/u.test(shape)) continue;
      byShape.set(shape, [...(byShape.get(shape) ?? []), at]);
    }
  }
  return [...byShape].flatMap(([shape, places]) => {
    if (places.some((at) => /^[#*_]/.test(shape) || isNumberedHead(rows[at]?.text ?? ''))) return [];
    const exact = new Set(places.map((at) => rows[at]?.text.trim())).size === 1;
    const paged = places.filter((at) => beside.has(at)).length;
    const cuts = places.filter((at) => isAmid(rows, found, at)).length;
    if (places.length >= 2 && paged >= 2 && paged >= 0.6 * places.length) return places;
    return exact && places.length >= FEWEST && cuts >= 2 && cuts >= 0.4 * places.length ? places : [];
  });
}

/** The nearest rows above and below that are not blank. */
function neighbours(rows: readonly Row[], at: number): number[] {
  const next = (step: number) => {
    let to = at + step;
    while (rows[to] && rows[to]?.text.trim() === '') to += step;
    return to;
  };
  return [next(-1), next(1)];
}

/** Whether the furniture interrupts a sentence. */
function isAmid(rows: readonly Row[], found: ReadonlySet<number>, at: number): boolean {
  let above = at - 1;
  while (above >= 0 && (found.has(above) || rows[above]?.text.trim() === '')) above -= 1;
  let below = at + 1;
  while (below < rows.length && (found.has(below) || rows[below]?.text.trim() === '')) below += 1;
  const [before, after] = [rows[above]?.text.trim() ?? '', rows[below]?.text.trim() ?? ''];
  if (before.length < SHORTEST_LINE || TERMINATED.test(before) || after === '' || /^#/.test(before)) return false;
  return /^\p{Ll}|^[(“"‘]?\p{L}/u.test(after) && !isNumberedHead(after) && !isNumberedHead(before);
}
