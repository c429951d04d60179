import { atLevel } from '../tidy/raised.js';

/** A run of text at one height, in points from the page's upper left corner. */
export interface Segment {
  text: string;
  left: number;
  right: number;
  /** The y position of the baseline. */
  baseline: number;
  /** Height of the letters. */
  size: number;
  page: number;
}

/** One line of a column: segments that are far apart are cells. */
export interface PdfLine extends Segment {
  cells: { text: string; left: number }[];
  /** The edges of its column. */
  column: { index: number; from: number; to: number };
}

/** A page's runs of text, and the rotated text that is left out. */
export interface PdfPage {
  number: number;
  width: number;
  height: number;
  segments: Segment[];
  rotated: string[];
  /** Number of letters without a position of their own: those of a second font drawn over the gaps in the first. */
  unplaced: number;
}

/** A piece of text from pdf.js: a line, a word, or a letter. */
interface TextItem {
  str: string;
  /** From the letters' own coordinates to the page's. */
  transform: readonly number[];
  width: number;
  height: number;
}

/** The data from pdf.js that a page's text needs. */
export interface PageText {
  items: readonly (TextItem | { type: string })[];
  /** From the page's own coordinates to those of the page as displayed. */
  transform: readonly number[];
  width: number;
  height: number;
}

/** Letters whose baselines differ by more than this are not on one line, except raised ones. */
const SAME_BASELINE = 0.35;
/** A gap of more than this many letter heights ends a run of text. */
const WIDE_GAP = 1.1;
/** A gap of more than this many letter heights is a space if the file has none. */
const SPACE = 0.18;
/** In a text font, even "i" and "l" are not narrower than this share of the height on average. */
const NARROWEST = 0.15;
/** Text drawn twice to look bold is offset by less than this, in points. */
const TWICE = 1.5;
/** Letters smaller than this beside others are raised marks of notes, exponents, or indices. */
const SMALL = 0.8;

/** Joins the pieces of a page's text, which are often single words or letters, into runs. */
export function readPage(number: number, { items, transform, width, height }: PageText): PdfPage {
  const page: PdfPage = { number, width, height, segments: [], rotated: [], unplaced: 0 };
  const pieces: Segment[] = [];
  for (const item of items) {
    if (!('str' in item) || item.str === '') continue;
    const [a = 1, b = 0, , , e = 0, f = 0] = product(transform, item.transform);
    const length = Math.hypot(a, b);
    if (Math.abs(b) > Math.abs(a) * 0.2 || a < 0) {
      if (item.str.trim() !== '') page.rotated.push(item.str);
      continue;
    }
    const size = item.height || length;
    const letters = lettersIn(item.str);
    if (item.width < letters * size * NARROWEST) page.unplaced += letters;
    pieces.push({ text: item.str, left: e, right: e + item.width, baseline: f, size, page: number });
  }
  const { once, covered } = withoutCovered(pieces);
  page.unplaced += covered;
  page.segments = runsOf(once);
  return page;
}

/**
 * Handles pieces inside another piece on the same line: the same text drawn twice with a small offset looks bold and is
 * kept once; other letters fill gaps in that piece, but the file does not say which.
 */
function withoutCovered(pieces: readonly Segment[]): { once: Segment[]; covered: number } {
  const once: Segment[] = [];
  let covered = 0;
  let over: Segment | undefined;
  const placed = pieces.filter(({ text }) => text.trim() !== '');
  for (const piece of placed.sort((x, y) => x.baseline - y.baseline || x.left - y.left || y.right - x.right)) {
    const inside = over && over.baseline === piece.baseline && piece.right <= over.right + TWICE ? over : undefined;
    if (inside?.text === piece.text && piece.left - inside.left < TWICE) continue;
    if (inside && piece.right - piece.left < inside.right - inside.left) covered += lettersIn(piece.text);
    else over = piece;
    once.push(piece);
  }
  return { once, covered };
}

function lettersIn(text: string): number {
  return text.match(/\p{L}/gu)?.length ?? 0;
}

/** The product of two transforms of the plane, as PDF writes them. */
function product(m: readonly number[], n: readonly number[]): number[] {
  const [a = 1, b = 0, c = 0, d = 1, e = 0, f = 0] = m;
  const [g = 1, h = 0, i = 0, j = 1, k = 0, l = 0] = n;
  return [a * g + c * h, b * g + d * h, a * i + c * j, b * i + d * j, a * k + c * l + e, b * k + d * l + f];
}

/** Rows of pieces at the same height, from left to right, split at wide gaps. */
function runsOf(pieces: Segment[]): Segment[] {
  const spoken = pieces.filter(({ text }) => text.trim() !== '');
  const rows: Segment[][] = [];
  for (const piece of spoken.sort((x, y) => x.baseline - y.baseline || x.left - y.left)) {
    const row = rows.at(-1);
    if (row && isOneRow(row, piece)) row.push(piece);
    else rows.push([piece]);
  }
  return rows.flatMap((row) => joinRow(row.sort((x, y) => x.left - y.left)));
}

function isOneRow(row: readonly Segment[], piece: Segment): boolean {
  // A raised mark is above its line, so it comes first when sorted by height.
  return row.some(({ baseline, size }) => {
    const tall = Math.max(size, piece.size);
    const raised = Math.min(size, piece.size) < tall * SMALL;
    return Math.abs(piece.baseline - baseline) <= tall * (raised ? 0.55 : SAME_BASELINE);
  });
}

function joinRow(row: readonly Segment[]): Segment[] {
  const runs: Segment[] = [];
  const [tallest] = [...row].sort((x, y) => y.size - x.size);
  const usual = tallest?.size ?? 0;
  const written = (piece: Segment, before: string) => atPlace(piece, tallest ?? piece, before);
  let run: Segment | undefined;
  let last: Segment | undefined;
  for (const piece of row) {
    const gap = last ? piece.left - last.right : 0;
    if (!run || !last || gap > usual * WIDE_GAP) {
      run = { ...piece, text: written(piece, '') };
      runs.push(run);
    } else {
      const spaced = /\s$/.test(last.text) || /^\s/.test(piece.text);
      const space = !spaced && gap > usual * SPACE ? ' ' : '';
      run.text += space + written(piece, space === '' ? run.text : space);
      run.right = Math.max(run.right, piece.right);
      if (piece.size > run.size) Object.assign(run, { size: piece.size, baseline: piece.baseline });
    }
    last = piece;
  }
  return runs;
}

/** Marks a small raised number, which may refer to a note; removed once the notes are known. */
export const RAISED = '\u0002';

/** A number, with a sign or in brackets, or several numbers. */
const RAISED_NUMBER = /^\s*(?:\(?(?:\d{1,3}|[*†‡]{1,3})\)?|[-−–+]?\d{1,3}(?:\s?[,;]\s?\d{1,3})*[-−–+]?)\s*$/;
/** Letters whose baseline is this share of the line's height above or below the line are raised or lowered. */
const OFF_LINE = 0.08;

/** The text of a piece of a line, small numbers above and below the line as such; those above may be marks of notes. */
function atPlace(piece: Segment, line: Segment, before: string): string {
  if (piece.size >= line.size * SMALL || !RAISED_NUMBER.test(piece.text)) return piece.text;
  const height = (line.baseline - piece.baseline) / line.size;
  if (height < -OFF_LINE) return atLevel(piece.text, 'lowered', before);
  return RAISED + (height > OFF_LINE ? atLevel(piece.text, 'raised', before) : piece.text);
}
