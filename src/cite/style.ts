import type { Citation } from '../model.js';
import { visible } from '../text/visible.js';
import type { CiteWords } from '../words/citation.js';

/** A document with the passages of it that are cited, in their order. */
export interface Work {
  source: Citation;
  cited: readonly Citation[];
}

/**
 * One way to write citations.
 *
 * Every style leaves out what the document does not state, and makes nothing up. It puts a described title in square
 * brackets, never shows an inferred date as a stated one, and keeps the given order, with each work once.
 */
export interface CitationStyle {
  /** As in `--style`. */
  readonly name: string;
  /** Extension of a file with such citations, without the point. */
  readonly extension: string;
  /** Whether the citation has a field for receipts; otherwise they are shown beside it. */
  readonly holdsReceipts: boolean;
  /** Sets the works; there is at least one, and each has at least one cited passage. */
  set(works: readonly Work[], words: CiteWords): string;
}

/** The title as it is cited: cataloguers put one that they supplied themselves in square brackets. */
export function citedTitle({ source: { title, titleBasis } }: Work): string {
  return titleBasis === 'described' ? `[${visibleLine(title)}]` : visibleLine(title);
}

/**
 * Where the works can be read: where the publisher has it, then its reader page. That shows the words of a single
 * citation; of several it is the whole document.
 */
export function addressesOf({ source, cited }: Work): { own?: string; reader?: string; all: string[] } {
  const { url: own, readerAddress } = source;
  const reader = cited.length === 1 ? readerAddress : readerAddress?.replace(/[?#].*$/s, '');
  const all = [own, reader].filter((address) => address !== undefined);
  return { ...(own === undefined ? {} : { own }), ...(reader === undefined ? {} : { reader }), all };
}

/** A text of a document's record on one line, its control characters visible. */
export function visibleLine(text: string): string {
  return visible(text.replace(/\s+/gu, ' ').trim());
}

/** Year, month and day of a date, as many as are stated. */
export function dateParts(isoDate: string): [year: number, month?: number, day?: number] {
  const [year = 0, month, day] = isoDate.split('-').map(Number);
  if (month === undefined) return [year];
  return day === undefined ? [year, month] : [year, month, day];
}

/** Why a date was inferred, in a sentence; nothing for one that is stated. */
export function dateRemark({ source }: Work, words: CiteWords): string | undefined {
  if (source.dateBasis === 'stated') return undefined;
  const dateNote = source.dateNotes?.[words.language] ?? source.dateNote ?? '';
  return dateNote === '' ? words.dateInferred : `${words.dateInferred}: ${visibleLine(dateNote)}`;
}
