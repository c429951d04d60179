import { UsageError } from '../errors.js';
import type { Library } from '../index/library.js';
import type { Citation, DocumentInfo } from '../model.js';
import { citePassage } from './citation.js';
import { numbersOf, parseNumbers, type Reference } from './question/numbers.js';

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

/** Looks clauses up in some documents, or in all. */
export function clausesByNumber(library: Library, numbers: number[], documentIds?: string[]): ClauseLookup {
  const ranges = clauseRanges(library).filter(
    ({ documentId }) => documentIds === undefined || documentIds.includes(documentId),
  );
  const found = numbers.flatMap((number) =>
    ranges.flatMap(({ documentId }) => clauseNumbers(library, documentId, number)),
  );
  if (found.length === 0) return { kind: 'no_such_clause', asked: numbers, documents: ranges };
  const missing = numbers.filter((number) => !found.some((passage) => library.clauseOf(passage) === number));
  return { kind: 'found', citations: found.map((passage) => citePassage(library, passage)), missing };
}

/**
 * Looks up what a question refers to. A number that no clause has, such as "34a", is looked for and missed; where the named
 * documents number no clauses, the number is that of a paragraph.
 */
export function unitsReferredTo(
  library: Library,
  references: readonly Reference[],
  documentIds?: string[],
): ClauseLookup {
  const ranges = clauseRanges(library).filter(
    ({ documentId }) => documentIds === undefined || documentIds.includes(documentId),
  );
  const numbers = numbersOf(references, Math.max(0, ...ranges.map(({ last }) => last)));
  const found = clausesByNumber(library, numbers.map(Number), documentIds);
  if (found.kind === 'found' || ranges.length > 0) return found;
  const passages = (documentIds ?? []).flatMap((id) =>
    numbers.flatMap((number) => library.numberOf(`${id}#p${number}`) ?? []),
  );
  if (passages.length === 0) return found;
  return { kind: 'found', citations: passages.map((passage) => citePassage(library, passage)), missing: [] };
}

/** The documents that have clauses, each with its range. */
export function clauseRanges(library: Library): ClauseRange[] {
  return listSources(library).flatMap(({ id, title, clauses }) =>
    clauses ? [{ documentId: id, title, ...clauses }] : [],
  );
}

/** The documents with their counts, newest first. */
export function listSources(library: Library): SourceSummary[] {
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
  return summaries.sort((a, b) => b.date.localeCompare(a.date) || a.id.localeCompare(b.id));
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

function clauseNumbers(library: Library, documentId: string, clause: number): number[] {
  return library.passagesOf(documentId).filter((passage) => library.clauseOf(passage) === clause);
}
