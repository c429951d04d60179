import type { Library } from '../index/library.js';
import type { Citation } from '../model.js';
import { citePassage } from '../retrieval/citation.js';
import type { ComparedQuote } from './check.js';

/**
 * The source's words where a quote was found, as a citation; nothing if it was not found.
 * @param outside the label of text that is in no passage, such as a cover page: it belongs only to its document
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
