import type { Library } from '../index/library.js';
import type { Citation } from '../model.js';
import { citePassage } from '../retrieval/citation.js';
import type { ComparedQuote } from './check.js';

/**
 * The source's words that a quote was found at, as they are cited; nothing where it was not found.
 * @param outside the label of what is in no passage, such as a cover page: it belongs to its document alone
 */
export function citationOf(
  { check, passage, quote = '' }: Pick<ComparedQuote, 'check' | 'passage' | 'quote'>,
  library: Library,
  outside: string,
): Citation | undefined {
  if (passage === undefined) return undefined;
  const { start, end } = library.spanOf(passage);
  const span = { start: check.start ?? start, end: check.end ?? end };
  if (check.passageId !== undefined) return citePassage(library, passage, span);
  const { clause: _clause, ...citation } = citePassage(library, passage, span);
  return { ...citation, label: outside, section: [], quote, passage: { text: quote, ...span } };
}
