import { containerWord, unitWord } from '../../text/numbering.js';
import type { Hyphens } from './hyphens.js';
import { beginsWithLabel } from './list-numbers.js';
import type { PdfLine } from './pdf-page.js';

/** A paragraph, or rows of a table, assembled from lines. */
export interface PdfParagraph {
  lines: PdfLine[];
  text: string;
  /** Rows of cells, for a table. */
  rows?: string[][];
  size: number;
}

/** The usual layout of a document's lines. */
export interface Typesetting {
  bodySize: number;
  /** From one line to the next, in points. */
  leading: number;
  hyphens: Hyphens;
}

/** A gap of more than this multiple of the usual line distance begins a paragraph. */
const PARAGRAPH_GAP = 1.35;
/** A line is short if it ends at least this share of the column's width before the column does. */
const SHORT_LINE = 0.05;
/** Word widths are estimates: a word certainly had room if the free space was this multiple of its width. */
const ROOM_FOR_WORD = 1.3;
/** Letters that differ by more than this factor have different sizes. */
const OTHER_SIZE = 1.08;
const INDENT = 8;
/** A centred line leaves this share of its column free at either end, with nearly equal margins. */
const CENTRED = 0.12;
const OFF_CENTRE = 0.03;
/** Cells whose left edges are within this number of points of each other form one column. */
const SAME_COLUMN = 6;
const SENTENCE_END = /[.;:!?…][)”’"»\]]?$|,\s*(?:and|or|và|hoặc)$|;\s*(?:and|or|và|hoặc)$/u;
/** Joins the lines of a document into paragraphs across pages. */
export function paragraphsOf(lines: readonly PdfLine[], setting: Typesetting): PdfParagraph[] {
  const groups: PdfLine[][] = [];
  for (const [i, line] of lines.entries()) {
    const group = groups.at(-1);
    const before = group?.at(-1);
    if (!group || !before || begins(line, before, lines[i + 1], setting)) groups.push([line]);
    else group.push(line);
  }
  return groups.map((group) => asParagraph(group, setting.hyphens));
}

/** Whether a line that follows another one begins a paragraph. */
function begins(line: PdfLine, before: PdfLine, next: PdfLine | undefined, setting: Typesetting): boolean {
  if (isRow(line) || isRow(before)) return !(isRow(line) && isRow(before) && sameColumns(line, before));
  if (Math.max(line.size, before.size) > Math.min(line.size, before.size) * OTHER_SIZE) return true;
  const text = line.text.trim();
  const ended = SENTENCE_END.test(before.text.trim());
  const broken = isBrokenBefore(line, before);
  const goesOn = !ended && /^\p{Ll}/u.test(text) && !isUnitHead(line);
  const movedOn = line.page !== before.page || line.baseline < before.baseline;
  const leading = setting.leading * Math.max(1, line.size / setting.bodySize);
  if (!movedOn && line.baseline - before.baseline > leading * PARAGRAPH_GAP) return true;
  if (isUnitHead(before) && broken) return true;
  if (isUnitHead(line) && (ended || broken || isShort(line))) return true;
  if (beginsWithLabel(text) && (ended || broken)) return true;
  if (goesOn) return false;
  if (isCentred(line) || isCentred(before)) return isCentred(line) !== isCentred(before);
  if (broken) return true;
  return ended && isIndented(line, next);
}

/** Whether the first word of a line would have fitted in the line before, which was then ended on purpose. */
function isBrokenBefore(line: PdfLine, before: PdfLine): boolean {
  const letter = (line.right - line.left) / Math.max(1, line.text.length);
  const word = /^\S+/.exec(line.text.trim())?.[0] ?? '';
  return isShort(before) && before.column.to - before.right > (word.length + 1) * letter * ROOM_FOR_WORD;
}

/** Whether a line ends well before its column does. */
function isShort({ right, column }: PdfLine): boolean {
  return column.to - right > (column.to - column.from) * SHORT_LINE;
}

function isCentred({ left, right, column }: PdfLine): boolean {
  const width = column.to - column.from;
  const [before, after] = [left - column.from, column.to - right];
  return before > width * CENTRED && Math.abs(before - after) < width * OFF_CENTRE;
}

/** Whether a line begins further right than the one below it. */
function isIndented(line: PdfLine, next: PdfLine | undefined): boolean {
  return next !== undefined && next.page === line.page && line.left - next.left > INDENT;
}

function isUnitHead({ text }: PdfLine): boolean {
  const line = text.trim();
  const found = unitWord(line) ?? containerWord(line);
  if (!found) return false;
  if (found.number === '' && found.rest !== '' && found.word !== found.word.toUpperCase()) return false;
  if (/^\p{Ll}/u.test(line)) return false;
  const rest = found.rest.replace(/^[.:º]+/u, '').trim();
  // "Article 5 of the …" continues in lower case: part of a sentence.
  return rest === '' || /^[\p{Lu}–—:-]/u.test(rest);
}

/** Whether a line has several cells and the first one is not the number of an item. */
function isRow({ cells }: PdfLine): boolean {
  if (cells.length < 2) return false;
  const [first] = cells;
  return cells.length > 2 || !beginsWithLabel(`${first?.text ?? ''} x`) || (first?.text.trim().length ?? 0) > 6;
}

function sameColumns(line: PdfLine, before: PdfLine): boolean {
  const [few, many] = [line, before].sort((x, y) => x.cells.length - y.cells.length);
  const shared = few?.cells.filter(({ left }) => many?.cells.some((cell) => Math.abs(cell.left - left) < SAME_COLUMN));
  return (shared?.length ?? 0) >= 2;
}

function asParagraph(lines: PdfLine[], hyphens: Hyphens): PdfParagraph {
  const size = Math.max(...lines.map((line) => line.size));
  const [first] = lines;
  if (lines.length > 1 && first && isRow(first)) return { lines, size, text: '', rows: rowsOf(lines) };
  let text = '';
  for (const line of lines) text = text === '' ? line.text.trim() : hyphens.join(text, line.text);
  return { lines, size, text };
}

/** The cells of each row in the table's columns; a row without a cell in a column leaves it empty. */
function rowsOf(lines: readonly PdfLine[]): string[][] {
  const columns: number[] = [];
  for (const { left } of lines.flatMap(({ cells }) => cells)) {
    if (!columns.some((column) => Math.abs(column - left) < SAME_COLUMN)) columns.push(left);
  }
  columns.sort((x, y) => x - y);
  return lines.map(({ cells }) =>
    columns.map((column) =>
      cells
        .filter(({ left }) => Math.abs(left - column) < SAME_COLUMN)
        .map(({ text }) => text.trim())
        .join(' '),
    ),
  );
}
