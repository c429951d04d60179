import { isNumberedHead } from '../../text/numbering.js';
import { beginsWithLabel } from './list-numbers.js';
import type { PdfLine, PdfPage } from './pdf-page.js';

/** Heads and feet are within this share of a page's height, at its top or bottom. */
const MARGIN = 0.14;
/** Maximum number of lines checked at either end of a page. */
const DEEPEST = 4;
/** A line is a running head if it appears, numbers aside, on this share of the pages and on at least two. */
const COMES_AGAIN = 0.25;
/** With fewer pages than this, a line of text may recur by chance: it must then be on half of them. */
const MANY_PAGES = 12;
const COMES_AGAIN_ON_FEW = 0.5;
const FEWEST_PAGES = 2;

const PAGE_WORD = String.raw`(?:(?:page|trang|seite|p\.|pg\.?)\s*)?`;
const NUMBER = String.raw`(?:\d{1,4}|[ivxl]{1,7}|[A-Z]{1,2}[-–/ ]\d{1,4})`;
const OF_PAGES = String.raw`(?:\s*(?:\/|of|von|sur|de|trên)\s*\d{1,4})?`;
/** A line that is only a page number: "7/21", "- 7 -", "Page 7 of 21", "xii", "L 7". */
const PAGE_NUMBER = new RegExp(String.raw`^[-–—\s[(]*${PAGE_WORD}${NUMBER}${OF_PAGES}[-–—\s\])]*$`, 'i');

/**
 * Finds running heads, running feet and page numbers: lines at either end of a page that recur on other pages, ignoring
 * numbers.
 * @param pages each page with its lines
 * @returns the lines that are not part of the document's text
 */
export function findPageFurniture(pages: readonly { page: PdfPage; lines: readonly PdfLine[] }[]): Set<PdfLine> {
  const found = new Set<PdfLine>();
  if (pages.length < FEWEST_PAGES) return found;
  const edges = pages.map(({ page, lines }) => edgesOf(page, lines));
  const counts = new Map<string, number>();
  for (const lines of edges) {
    for (const key of new Set(lines.map(keyOf))) counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  const share = pages.length < MANY_PAGES ? COMES_AGAIN_ON_FEW : COMES_AGAIN;
  const enough = Math.max(FEWEST_PAGES, Math.ceil(pages.length * share));
  for (const lines of edges) {
    for (const line of lines) {
      const again = (counts.get(keyOf(line)) ?? 0) >= enough;
      if (PAGE_NUMBER.test(line.text.trim()) || (again && !isText(line.text))) found.add(line);
    }
  }
  return found;
}

/** The outermost lines of a page that are in its margins. */
function edgesOf({ height }: PdfPage, lines: readonly PdfLine[]): PdfLine[] {
  const byHeight = [...lines].sort((x, y) => x.baseline - y.baseline);
  const top = byHeight.slice(0, DEEPEST).filter(({ baseline }) => baseline < height * MARGIN);
  const bottom = byHeight.slice(-DEEPEST).filter(({ baseline }) => baseline > height * (1 - MARGIN));
  return [...new Set([...top, ...bottom])];
}

/** A head's text with its numbers replaced, so that pages can be compared. */
function keyOf({ text }: PdfLine): string {
  return text
    .toLowerCase()
    .replace(/\d+/g, '#')
    .replace(/\b[ivxl]+\b/g, '#')
    .replace(/\s+/g, ' ')
    .trim();
}

/** "Article 1" on top of each annex, "(b) the price of oil;", and the end of a sentence recur without being heads. */
function isText(line: string): boolean {
  const text = line.trim();
  return isNumberedHead(text) || beginsWithLabel(text) || /^\p{Ll}.*[.;:]$/u.test(text);
}
