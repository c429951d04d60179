import { LRUCache } from 'lru-cache';
import type { Shelf } from './shelf.js';
import { isUneven } from './tokens.js';

/** A passage that is too long to be read again for every quote. */
interface LongText {
  text: string;
  uneven?: boolean;
}

/** How much text of long passages is cached for each library, in UTF-16 units; a library never changes. */
const MOST_KEPT = 8_000_000;
const kept = new WeakMap<object, LRUCache<number, LongText>>();

/** The text of a long passage, cached until too many other passages are read. */
export function longText(library: Shelf, passage: number): string {
  return keptText(library, passage).text;
}

/** Whether a long passage is uneven (see tokens.ts), determined once. */
export function isUnevenPassage(library: Shelf, passage: number): boolean {
  const known = keptText(library, passage);
  known.uneven ??= isUneven(known.text);
  return known.uneven;
}

function keptText(library: Shelf, passage: number): LongText {
  const texts = kept.get(library) ?? new LRUCache({ maxSize: MOST_KEPT, sizeCalculation: sizeOf });
  kept.set(library, texts);
  const known = texts.get(passage);
  if (known) return known;
  const { start, end } = library.spanOf(passage);
  const long = { text: library.slice(passage, start, end) };
  texts.set(passage, long);
  return long;
}

/** Even a text larger than the cache is cached, but on its own. */
function sizeOf({ text }: LongText): number {
  return Math.min(Math.max(1, text.length), MOST_KEPT);
}
