import { isNumberedHead } from '../../text/numbering.js';
import { beginsWithLabel } from './list-numbers.js';
import type { PdfLine, PdfPage } from './pdf-page.js';

/** Heads and feet stand in this share of a page's height, at its top or bottom. */
const MARGIN = 0.14;
/** At most so many lines at either end of a page are looked at. */
const DEEPEST = 4;
/** A line is a running head if it, numbers aside, comes again on this share of the pages, and on two at least. */
const COMES_AGAIN = 0.25;
/** On fewer pages than this a line of the text may come again by chance: there it has to be on half of them. */
const MANY_PAGES = 12;
const COMES_AGAIN_ON_FEW = 0.5;
const FEWEST_PAGES = 2;

const PAGE_WORD = String.raw`(?:(?:page|trang|seite|p\.|pg\.?)\s*)?`;
const NUMBER = String.raw`(?:\d{1,4}|[ivxl]{1,7}|[A-Z]{1,2}[-–/ ]\d{1,4})`;
const OF_PAGES = String.raw`(?:\s*(?:\/|of|von|sur|de|trên)\s*\d{1,4})?`;
/** A line with nothing but the number of a page: "7/21", "- 7 -", "Page 7 of 21", "xii", "L 7". */
const PAGE_NUMBER = new RegExp(String.raw`^[-–—\s[(]*${PAGE_WORD}${NUMBER}${OF_PAGES}[-–—\s\])]*$`, 'i');

/**
 * Finds running heads and feet and page numbers: lines at the end of a page that come again on others, whatever their
 * numbers are.
 * @param pages each page with its lines
 * @returns the lines that are not text of the document
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

/** The outermost lines of a page, as far as they stand in its margins. */
function edgesOf({ height }: PdfPage, lines: readonly PdfLine[]): PdfLine[] {
  const byHeight = [...lines].sort((x, y) => x.baseline - y.baseline);
  const top = byHeight.slice(0, DEEPEST).filter(({ baseline }) => baseline < height * MARGIN);
  const bottom = byHeight.slice(-DEEPEST).filter(({ baseline }) => baseline > height * (1 - MARGIN));
  return [...new Set([...top, ...bottom])];
}

/** A head without its numbers and dates, and where it stands: at the top or at the bottom. */
function keyOf({ text }: PdfLine): string {
  return text
    .toLowerCase()
    .replace(/\d+/g, '#')
    .replace(/\b[ivxl]+\b/g, '#')
    .replace(/\s+/g, ' ')
    .trim();
}

/**
 * "Article 1" on top of each annex, "(b) the price of oil;", and the end of a sentence come again without being heads.
 */
function isText(line: string): boolean {
  const text = line.trim();
  return isNumberedHead(text) || beginsWithLabel(text) || /^\p{Ll}.*[.;:]$/u.test(text);
}
