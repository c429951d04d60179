import type { Citation } from '../model.js';
import { visible } from '../text/visible.js';
import type { CiteWords } from '../words/citation.js';

/** A document with its cited passages, in order. */
export interface Work {
  source: Citation;
  cited: readonly Citation[];
}

/**
 * One way to write citations.
 *
 * Every style omits what the document does not state, and makes nothing up. It puts a described title in square
 * brackets, never shows an inferred date as a stated one, and keeps the given order, with each work once.
 */
export interface CitationStyle {
  /** Name for `--style`. */
  readonly name: string;
  /** File extension for such citations, without the dot. */
  readonly extension: string;
  /** Whether the citation has a field for receipts; otherwise they are shown beside it. */
  readonly holdsReceipts: boolean;
  /** Formats the works; there is at least one, and each has at least one cited passage. */
  set(works: readonly Work[], words: CiteWords): string;
}

/** The title as cited: cataloguers put a title that they supplied themselves in square brackets. */
export function citedTitle({ source: { title, titleBasis } }: Work): string {
  return titleBasis === 'described' ? `[${visibleLine(title)}]` : visibleLine(title);
}

/**
 * Where the work can be read: at its publisher, then on its reader page. For a single citation that page shows its
 * words; for several, the whole document.
 */
export function addressesOf({ source, cited }: Work): { own?: string; reader?: string; all: string[] } {
  const { url: own, readerAddress } = source;
  const reader = cited.length === 1 ? readerAddress : readerAddress?.replace(/[?#].*$/s, '');
  const all = [own, reader].filter((address) => address !== undefined);
  return { ...(own === undefined ? {} : { own }), ...(reader === undefined ? {} : { reader }), all };
}

/** A text from a document's record on one line, with control characters made visible. */
export function visibleLine(text: string): string {
  return visible(text.replace(/\s+/gu, ' ').trim());
}

/** Year, month and day of a date, as many as are stated. */
export function dateParts(isoDate: string): [year: number, month?: number, day?: number] {
  const [year = 0, month, day] = isoDate.split('-').map(Number);
  if (month === undefined) return [year];
  return day === undefined ? [year, month] : [year, month, day];
}

/** Why a date was inferred, in a sentence; undefined for a stated date. */
export function dateRemark({ source }: Work, words: CiteWords): string | undefined {
  if (source.dateBasis === 'stated') return undefined;
  const dateNote = source.dateNotes?.[words.language] ?? source.dateNote ?? '';
  return dateNote === '' ? words.dateInferred : `${words.dateInferred}: ${visibleLine(dateNote)}`;
}
