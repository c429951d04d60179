import { UsageError } from '../errors.js';
import type { Library } from '../index/library.js';
import type { Citation, DocumentInfo } from '../model.js';
import { citePassage } from './citation.js';
import { parseNumbers } from './question/numbers.js';

/** The first and last clause of a document. */
export interface ClauseRange {
  documentId: string;
  title: string;
  first: number;
  last: number;
}

export type ClauseLookup =
  | { kind: 'found'; citations: Citation[]; missing: number[] }
  | { kind: 'no_such_clause'; asked: number[]; documents: ClauseRange[] };

export interface SourceSummary extends DocumentInfo {
  passages: number;
  clauses?: { first: number; last: number };
}

/**
 * Looks clauses up by number: "34", "30-36", "34, 36". Without a document, in every document that has clauses.
 * @throws UsageError when the text names no clause, or there is no such document
 */
export function lookUpClauses(library: Library, spec: string, documentId?: string): ClauseLookup {
  if (documentId !== undefined) requireDocument(library, documentId);
  const numbers = [...new Set(parseNumbers(spec))];
  if (numbers.length === 0) {
    throw new UsageError(
      'bad_clause',
      `"${spec}" names no clause.`,
      'Write a number or a range, for example 34, 30-36 or "34, 36".',
    );
  }
  return clausesByNumber(library, numbers, documentId === undefined ? undefined : [documentId]);
}

/** Most clauses that are shown of one look-up; more are in no reply. */
const MOST_FOUND = 200;

/** Looks clauses up in some documents, or in all. */
export function clausesByNumber(library: Library, numbers: number[], documentIds?: string[]): ClauseLookup {
  const ranges = clauseRanges(library).filter(
    ({ documentId }) => documentIds === undefined || documentIds.includes(documentId),
  );
  const known = passagesByClause(library, new Set(ranges.map(({ documentId }) => documentId)));
  const found = numbers.flatMap((number) => known.get(number) ?? []).slice(0, MOST_FOUND);
  if (found.length === 0) return { kind: 'no_such_clause', asked: numbers, documents: ranges };
  const missing = numbers.filter((number) => !known.has(number));
  return { kind: 'found', citations: found.map((passage) => citePassage(library, passage)), missing };
}

/** The documents that have clauses, each with its range. */
export function clauseRanges(library: Library): ClauseRange[] {
  return listSources(library).flatMap(({ id, title, clauses }) =>
    clauses ? [{ documentId: id, title, ...clauses }] : [],
  );
}

/** By library; a library never changes. */
const sources = new WeakMap<Library, SourceSummary[]>();

/** The documents with their counts, newest first. */
export function listSources(library: Library): SourceSummary[] {
  const known = sources.get(library) ?? countSources(library);
  sources.set(library, known);
  return [...known];
}

function countSources(library: Library): SourceSummary[] {
  const counts = new Map<string, { passages: number; first: number; last: number }>();
  for (let i = 0; i < library.size; i += 1) {
    const { id } = library.documentOf(i);
    const clause = library.clauseOf(i);
    const entry = counts.get(id) ?? { passages: 0, first: 0, last: 0 };
    entry.passages += 1;
    if (clause > 0) {
      entry.first = entry.first === 0 ? clause : Math.min(entry.first, clause);
      entry.last = Math.max(entry.last, clause);
    }
    counts.set(id, entry);
  }
  const summaries = library.documents.map((document) => {
    const { passages = 0, first = 0, last = 0 } = counts.get(document.id) ?? {};
    return { ...document, passages, ...(last > 0 ? { clauses: { first, last } } : {}) };
  });
  return summaries.sort((a, b) => compare(b.date, a.date) || compare(a.id, b.id));
}

/** @throws UsageError naming the documents that there are */
export function requireDocument(library: Library, documentId: string): void {
  if (library.documents.some(({ id }) => id === documentId)) return;
  const ids = library.documents.map(({ id }) => id).join(', ');
  throw new UsageError('no_such_document', `There is no document "${documentId}".`, `Choose one of: ${ids}.`);
}

/**
 * English and Vietnamese are always known; other languages where a document is in them.
 * @throws UsageError naming the known languages
 */
export function requireLanguage(library: Library, language: string): void {
  const known = [...new Set(['en', 'vi', ...library.documents.map((document) => document.language)])];
  if (known.includes(language)) return;
  throw new UsageError(
    'unknown_language',
    `There are no documents in the language "${language}".`,
    `Use one of: ${known.join(', ')}.`,
  );
}

/** The passages of each clause number, the documents in the order of their names. */
function passagesByClause(library: Library, documentIds: ReadonlySet<string>): Map<number, number[]> {
  const order = new Map([...documentIds].map((id, i) => [id, i]));
  const found = new Map<number, number[]>();
  for (let passage = 0; passage < library.size; passage += 1) {
    const clause = library.clauseOf(passage);
    if (clause === 0 || !order.has(library.documentOf(passage).id)) continue;
    const known = found.get(clause);
    if (known) known.push(passage);
    else found.set(clause, [passage]);
  }
  const placeOf = (passage: number) => order.get(library.documentOf(passage).id) ?? 0;
  for (const passages of found.values()) passages.sort((a, b) => placeOf(a) - placeOf(b) || a - b);
  return found;
}

/** Compares dates or ids, of which a locale makes nothing else; asking for one loads tables for 20 ms. */
function compare(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
