import type { Library } from '../index/library.js';
import type { DocumentInfo } from '../model.js';
import { byCode } from '../text/by-code.js';
import { documentAddress } from './reader-address.js';

/** A number as shown: whole numbers as numbers, others as printed. */
export type ShownNumber = number | string;

/** The first and last unit of a document. */
export interface ClauseRange {
  documentId: string;
  title: string;
  first: ShownNumber;
  last: ShownNumber;
}

export interface SourceSummary extends DocumentInfo {
  passages: number;
  clauses?: { first: ShownNumber; last: ShownNumber };
  /** Address of its reader page; absent if READER_URL is not set. */
  readerAddress?: string;
}

/** Cached per library, which never changes. */
const sources = new WeakMap<Library, SourceSummary[]>();

/** The documents with their counts, newest first. */
export function listSources(library: Library): SourceSummary[] {
  const known = sources.get(library) ?? countSources(library);
  sources.set(library, known);
  return [...known];
}

function countSources(library: Library): SourceSummary[] {
  const counts = new Map<string, { passages: number; first?: string; last?: string }>();
  for (let i = 0; i < library.size; i += 1) {
    const { id } = library.documentOf(i);
    const number = library.printedNumberOf(i);
    const entry = counts.get(id) ?? { passages: 0 };
    entry.passages += 1;
    if (number !== '' && isOwn(library, i)) {
      entry.first ??= number;
      entry.last = number;
    }
    counts.set(id, entry);
  }
  const summaries = library.documents.map((document) => {
    const { passages = 0, first, last } = counts.get(document.id) ?? {};
    const numbered = first !== undefined && last !== undefined;
    const { readerUrl } = library;
    const page = readerUrl === undefined ? {} : { readerAddress: documentAddress(readerUrl, document.id) };
    return {
      ...document,
      ...page,
      passages,
      ...(numbered ? { clauses: { first: shown(first), last: shown(last) } } : {}),
    };
  });
  return summaries.sort((a, b) => byCode(b.date, a.date) || byCode(a.id, b.id));
}

function shown(number: string): ShownNumber {
  return /^\d+$/.test(number) ? Number(number) : number;
}

/** The documents with numbered units, each with its range. */
export function clauseRanges(library: Library): ClauseRange[] {
  return listSources(library).flatMap(({ id, title, clauses }) =>
    clauses ? [{ documentId: id, title, ...clauses }] : [],
  );
}

/** Whether a unit belongs to the document's own numbering, not to an annex or its recitals. */
export function isOwn(library: Library, passage: number): boolean {
  const apart = library.pathOf(passage).some(({ kind }) => ['annex', 'appendix', 'protocol'].includes(kind));
  return !apart && library.unitOf(passage) !== 'recital';
}
