import type { Span } from '../model.js';
import { preferenceOf } from './preference.js';
import type { Shelf } from './shelf.js';

/** Text of a document that is in no passage: a cover page, a heading, a caption, a line after the last passage. */
export interface Above extends Span {
  /** The passage that comes after it; at the end of a document the one before it. */
  passage: number;
  text: string;
  /** In lower case. */
  small: string;
}

/** Cached by library; a library never changes. */
const known = new WeakMap<object, Above[]>();

/** All text that is in no passage, preferred documents first. */
export function abovePassages(library: Shelf): readonly Above[] {
  const before = known.get(library);
  if (before) return before;
  const found: Above[] = [];
  const add = (passage: number, start: number, end: number) => {
    const text = library.slice(passage, start, end);
    if (!/[\p{L}\p{N}]/u.test(text)) return;
    found.push({ passage, start, end: start + text.length, text, small: text.toLowerCase() });
  };
  const areOfOneDocument = (one: number, other: number) =>
    library.documentNumber(one) === library.documentNumber(other);
  for (const passage of preferenceOf(library).order) {
    const { start, end } = library.spanOf(passage);
    const from = areOfOneDocument(passage - 1, passage) ? library.spanOf(passage - 1).end : 0;
    // Usually there are two line feeds.
    if (start - from > 2) add(passage, from, start);
    if (!areOfOneDocument(passage + 1, passage)) add(passage, end, Number.POSITIVE_INFINITY);
  }
  known.set(library, found);
  return found;
}
