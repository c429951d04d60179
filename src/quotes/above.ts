import type { Span } from '../model.js';
import { preferenceOf } from './preference.js';
import type { Shelf } from './shelf.js';

/** Text of a document that is in no passage: a cover page, a heading, a caption, what follows the last passage. */
export interface Above extends Span {
  /** The passage that it stands before, or where it ends the document the last one. */
  passage: number;
  text: string;
  /** In small letters. */
  small: string;
}

/** By library; a library never changes. */
const known = new WeakMap<object, Above[]>();

/** What stands between passages, that of preferred documents first. */
export function abovePassages(library: Shelf): readonly Above[] {
  const before = known.get(library);
  if (before) return before;
  const found: Above[] = [];
  for (const passage of preferenceOf(library).order) {
    const { start: end } = library.spanOf(passage);
    const follows = passage > 0 && library.documentNumber(passage - 1) === library.documentNumber(passage);
    const start = follows ? library.spanOf(passage - 1).end : 0;
    // Mostly there are two line feeds.
    if (end - start <= 2) continue;
    const text = library.slice(passage, start, end);
    if (/[\p{L}\p{N}]/u.test(text)) found.push({ passage, start, end, text, small: text.toLowerCase() });
  }
  known.set(library, found);
  return found;
}
