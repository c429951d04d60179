import type { Span } from '../model.js';
import { preferenceOf } from './preference.js';
import type { Shelf } from './shelf.js';

/** Text between passages or before a document's first one: a cover page, a heading, a caption. */
export interface Above extends Span {
  /** The passage after it. */
  passage: number;
  text: string;
  /** In lower case. */
  small: string;
}

/** Cached by library; a library never changes. */
const known = new WeakMap<object, Above[]>();

/** All text between passages and before the first ones, preferred documents first. */
export function abovePassages(library: Shelf): readonly Above[] {
  const before = known.get(library);
  if (before) return before;
  const found: Above[] = [];
  for (const passage of preferenceOf(library).order) {
    const { start: end } = library.spanOf(passage);
    const follows = passage > 0 && library.documentNumber(passage - 1) === library.documentNumber(passage);
    const start = follows ? library.spanOf(passage - 1).end : 0;
    // Usually there are two line feeds.
    if (end - start <= 2) continue;
    const text = library.slice(passage, start, end);
    if (/[\p{L}\p{N}]/u.test(text)) found.push({ passage, start, end, text, small: text.toLowerCase() });
  }
  known.set(library, found);
  return found;
}
