import type { PdfLine, PdfPage, Segment } from './pdf-page.js';

/** Range for the gap between two columns, as shares of the page's width. */
const FIRST_GUTTER = 0.35;
const LAST_GUTTER = 0.65;
/** A page has two columns if at least this number of rows has text on both sides of the gap … */
const FEWEST_ROWS = 6;
/** … and enough of the text on either side fills this share of its column: table cells are shorter. */
const FILLED = 0.55;
const ENOUGH_FILLED = 0.35;
/** At most this share of the rows may cross the gap, such as titles and pictures over both columns. */
const MOST_CROSSING = 0.4;
/** Segments form one row if their baselines differ by less than this share of their size. */
const SAME_ROW = 0.4;

/** Column numbers of lines: across the whole page, or in the left or right column. */
const WHOLE = 0;
const LEFT = 1;
const RIGHT = 2;

/** Number of pages analysed together to find a document's columns. */
export const PAGES_TOGETHER = 12;
/** The gaps of consecutive pages differ by less than this share of the width. */
const SAME_GUTTER = 0.04;

/**
 * The lines of some pages in reading order: column by column if there are two. A page of short lines, such as a table
 * of contents, or a half-empty page gets the columns of the other pages.
 */
export function linesOf(pages: readonly PdfPage[]): PdfLine[][] {
  const gutters = pages.map(gutterOf);
  const found = gutters.filter((gutter) => gutter !== undefined).sort((a, b) => a - b);
  const usual = found.length * 2 >= pages.length ? found[Math.floor(found.length / 2)] : undefined;
  return pages.map((page, i) => linesOfPage(page, gutters[i] ?? usualGutter(page, usual)));
}

/** The other pages' gap, if few segments on this page cross it and text right of it begins where a column would. */
function usualGutter({ segments, width }: PdfPage, usual: number | undefined): number | undefined {
  if (usual === undefined) return undefined;
  const near = width * SAME_GUTTER;
  const crossing = segments.filter(({ left, right }) => left < usual && right > usual).length;
  if (crossing > segments.length * MOST_CROSSING) return undefined;
  const lefts = segments.filter(({ right }) => right <= usual).length;
  const rights = segments.filter(({ left }) => left >= usual);
  return lefts > 0 && rights.some(({ left }) => left - usual < near) ? usual : undefined;
}

function linesOfPage(page: PdfPage, gutter: number | undefined): PdfLine[] {
  if (gutter === undefined) return joinRows(page.segments, WHOLE);
  const lines: PdfLine[] = [];
  let band: Segment[] = [];
  const endBand = () => {
    lines.push(
      ...joinRows(
        band.filter(({ left }) => left < gutter),
        LEFT,
      ),
    );
    lines.push(
      ...joinRows(
        band.filter(({ left }) => left >= gutter),
        RIGHT,
      ),
    );
    band = [];
  };
  for (const segment of page.segments) {
    if (segment.left < gutter - 2 && segment.right > gutter + 2) {
      endBand();
      lines.push(...joinRows([segment], WHOLE));
    } else band.push(segment);
  }
  endBand();
  return lines;
}

/** Share of a column's lines that may extend past its edges: pictures, tables, overlong lines. */
const OVER_EDGE = 0.02;

/** Sets the column edges of a document's lines; only many pages together show these edges. */
export function setColumns(lines: readonly PdfLine[]): void {
  for (const index of [WHOLE, LEFT, RIGHT]) {
    const own = lines.filter(({ column }) => column.index === index);
    const at = (values: number[], share: number) =>
      values.sort((x, y) => x - y)[Math.round((values.length - 1) * share)] ?? 0;
    const from = at(
      own.map(({ left }) => left),
      OVER_EDGE,
    );
    const to = at(
      own.map(({ right }) => right),
      1 - OVER_EDGE,
    );
    for (const line of own) line.column = { index, from: Math.min(from, line.left), to: Math.max(to, line.right) };
  }
}

/** The middle of the gap between two columns, if the page has two. */
function gutterOf({ segments, width }: PdfPage): number | undefined {
  const step = width / 100;
  let best: { at: number; crossing: number } | undefined;
  for (let at = width * FIRST_GUTTER; at <= width * LAST_GUTTER; at += step) {
    const crossing = segments.filter(({ left, right }) => left < at && right > at).length;
    if (!best || crossing < best.crossing) best = { at, crossing };
  }
  if (!best || best.crossing > segments.length * MOST_CROSSING) return undefined;
  const { at } = best;
  const lefts = segments.filter(({ right }) => right <= at);
  const rights = segments.filter(({ left }) => left >= at);
  if (Math.min(lefts.length, rights.length) < FEWEST_ROWS) return undefined;
  const margin = Math.min(...segments.map(({ left }) => left));
  const end = Math.max(...segments.map(({ right }) => right));
  const fills = (side: Segment[], room: number) => {
    const long = side.filter(({ left, right }) => right - left > room * FILLED).length;
    return long >= side.length * ENOUGH_FILLED;
  };
  return fills(lefts, at - margin) && fills(rights, end - at) ? at : undefined;
}

/** Joins segments at the same height into lines. */
function joinRows(segments: readonly Segment[], index: number): PdfLine[] {
  const lines: PdfLine[] = [];
  for (const segment of [...segments].sort((x, y) => x.baseline - y.baseline || x.left - y.left)) {
    const line = lines.at(-1);
    const same = line && Math.abs(segment.baseline - line.baseline) < Math.max(segment.size, line.size) * SAME_ROW;
    if (line && same) line.cells.push({ text: segment.text, left: segment.left });
    else {
      const column = { index, from: segment.left, to: segment.right };
      lines.push({ ...segment, cells: [{ text: segment.text, left: segment.left }], column });
    }
    if (line && same) {
      line.right = Math.max(line.right, segment.right);
      line.left = Math.min(line.left, segment.left);
      line.size = Math.max(line.size, segment.size);
    }
  }
  for (const line of lines) {
    line.cells.sort((x, y) => x.left - y.left);
    line.text = line.cells.map(({ text }) => text.trim()).join(' ');
  }
  return lines;
}
