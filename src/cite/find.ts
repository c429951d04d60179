import { UsageError } from '../errors.js';
import type { Library } from '../index/library.js';
import type { Citation } from '../model.js';
import { holdsWords, noWords, quoteWithin } from '../quotes/check.js';
import { citePassage } from '../retrieval/citation.js';
import { clauseRanges, lookUpClauses, requireDocument } from '../retrieval/lookup.js';

/**
 * The passages that somebody names: an id such as "joint-statement-2026#34" or "vns-2025-10-10#p7", or where only one document
 * has clauses their numbers, as in "34" or "30-36".
 * @throws UsageError when it names none
 */
export function passagesNamed(library: Library, spec: string): number[] {
  const name = spec.trim();
  const known = library.numberOf(name);
  if (known !== undefined) return [known];
  const hash = name.indexOf('#');
  if (hash >= 0) throw noSuchPassage(library, name.slice(0, hash));
  const ranges = clauseRanges(library);
  if (ranges.length > 1) {
    const ids = ranges.map(({ documentId }) => `${documentId}#${name}`).slice(0, 8);
    throw new UsageError(
      'which_document',
      'Several documents have clauses.',
      `Name one, for example: ${ids.join(', ')}.`,
    );
  }
  const [range] = ranges;
  const found = lookUpClauses(library, name);
  if (found.kind === 'found' && found.missing.length === 0)
    return found.citations.flatMap(({ passageId }) => library.numberOf(passageId) ?? []);
  const cure = range
    ? `The clauses of ${range.documentId} are numbered ${range.first} to ${range.last}.`
    : 'No document has numbered clauses: name a passage by its id.';
  throw new UsageError('no_such_passage', 'There is no such clause.', cure);
}

/** @throws UsageError when there is no such document either */
function noSuchPassage(library: Library, documentId: string): UsageError {
  requireDocument(library, documentId);
  const passages = library.passagesOf(documentId);
  const [first, last] = [passages.at(0), passages.at(-1)].map((at) => (at === undefined ? '' : library.passage(at).id));
  return new UsageError(
    'no_such_passage',
    'There is no such passage.',
    `Those of this document are ${first} to ${last}.`,
  );
}

/**
 * A quote from a passage, as it stands there, by the rules of a quote check: what typography adds or changes does not matter.
 * @throws UsageError when the passage does not have it, or the quote holds no words or is too long
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
