import { UsageError } from '../errors.js';
import type { Library } from '../index/library.js';
import { type Citation, unitIdOf } from '../model.js';
import { holdsWords, noWords, quoteWithin } from '../quotes/check.js';
import { citePassage } from '../retrieval/citation.js';
import type { MissingPart } from '../retrieval/inner-parts.js';
import { lookUpClauses } from '../retrieval/lookup.js';
import { requireDocument } from '../retrieval/named-documents.js';
import { clauseRanges } from '../retrieval/sources.js';

/** The passages that a text names; see {@link citationsNamed}. @throws UsageError when it names none */
export function passagesNamed(library: Library, spec: string, documentId?: string, language = 'en'): number[] {
  const citations = citationsNamed(library, spec, documentId, language);
  return citations.flatMap(({ passageId }) => library.numberOf(passageId) ?? []);
}

/**
 * What a text names: an id such as "joint-statement-2026#34" or "vns-2025-10-10#p7", or numbers that occur in only one
 * place, as in "34", "30-36", "18.63" or "Annex I point 2". "5(2)" gives just that part.
 * @param documentId the document to look in, by its id or name
 * @param language the reader's, which selects the version of a text in several languages
 * @throws UsageError when it names none
 */
export function citationsNamed(library: Library, spec: string, documentId?: string, language = 'en'): Citation[] {
  const name = spec.trim();
  const known = library.numberOf(name);
  if (known !== undefined) return [citePassage(library, known)];
  const hash = name.indexOf('#');
  if (hash >= 0) throw noSuchPassage(library, name.slice(0, hash));
  // A name of only digits and hyphens is a range of clauses.
  const whole = /\p{L}/u.test(name) && library.documents.find(({ id }) => id === name.toLowerCase());
  if (whole) throw wholeDocument(library, whole.id);
  const [range, ...ranges] = clauseRanges(library);
  const found = lookUpClauses(library, name, documentId, language);
  if (found.kind === 'ambiguous') throw whichDocument(found.choices.map(({ passageId }) => passageId));
  if (found.kind === 'found' && found.missing.length === 0) {
    const documents = new Set(found.citations.map((citation) => citation.documentId));
    const repeated = found.citations.length > found.citations.filter(isFirstOfItsNumber).length;
    if (documents.size > 1 || repeated) throw whichDocument(found.citations.map(({ passageId }) => passageId));
    const [lacking] = found.withoutPart;
    if (lacking) throw noSuchPart(lacking);
    return found.citations;
  }
  const cure =
    range && ranges.length === 0
      ? `The clauses of ${range.documentId} are numbered ${range.first} to ${range.last}.`
      : 'Name a passage by its id; the command sources lists the documents and their numbers.';
  throw new UsageError('no_such_passage', 'There is no such clause.', cure);
}

/**
 * Each number should name one unit: two units with the same number are ambiguous, but the parts of a long unit are not.
 */
function isFirstOfItsNumber({ number, passageId }: Citation, at: number, all: readonly Citation[]): boolean {
  const first = all.findIndex((other) => other.number === number);
  return first === at || unitIdOf(all[first]?.passageId ?? '') === unitIdOf(passageId);
}

function noSuchPart({ passageId, label, part }: MissingPart): UsageError {
  return new UsageError('no_such_part', `${label} has no part ${part}.`, `Name all of it: ${passageId}.`);
}

function whichDocument(ids: readonly string[]): UsageError {
  return new UsageError(
    'which_document',
    'This number occurs in several places.',
    `Name one, for example: ${ids.slice(0, 8).join(', ')}.`,
  );
}

/** @throws UsageError when there is no such document either */
function noSuchPassage(library: Library, documentId: string): UsageError {
  requireDocument(library, documentId);
  return new UsageError('no_such_passage', 'There is no such passage.', passagesIn(library, documentId));
}

function wholeDocument(library: Library, documentId: string): UsageError {
  return new UsageError(
    'no_such_passage',
    `${documentId} is a whole document.`,
    `Name one of its passages. ${passagesIn(library, documentId)}`,
  );
}

function passagesIn(library: Library, documentId: string): string {
  const passages = library.passagesOf(documentId);
  const [first, last] = [passages.at(0), passages.at(-1)].map((at) => (at === undefined ? '' : library.passage(at).id));
  return `This document has ${first} to ${last}.`;
}

/**
 * A quote as the passage has it, word for word. Matched as in a quote check: typography does not matter.
 * @throws UsageError when the passage does not contain it, or the quote has no words or is too long
 */
export function quoteIn(library: Library, passage: number, quote: string): Citation {
  if (!holdsWords(quote)) throw noWords();
  const span = quoteWithin(library, passage, quote);
  if (span) return citePassage(library, passage, span);
  throw new UsageError(
    'quote_not_in_passage',
    `The passage ${library.passage(passage).id} does not have these words.`,
    'Copy them from the passage, or leave the quote out to cite all of it.',
  );
}
