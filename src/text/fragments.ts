import type { Span } from '../model.js';

/** The longest fragment, in characters; 60 gave the best ranking on the tuning questions (docs/design.md). */
const LONGEST_FRAGMENT = 60;

const CUT =
  /[;:,]\s+|(?<!\s)\s+(?=(?:and|or|as well as|including|while|which|và|hoặc|cũng như|bao gồm|trong đó|nhằm)\s)/giu;

/**
 * Cuts a sentence after ; : , and before conjunctions, then joins neighbours while they stay within 60 characters. The
 * fragments are disjoint, in order, and together cover the sentence except for white space.
 */
export function splitFragments(text: string, sentence: Span): Span[] {
  const pieces: Span[] = [];
  let start = sentence.start;
  for (const match of text.slice(sentence.start, sentence.end).matchAll(CUT)) {
    const punctuation = /^\S/.test(match[0]) ? 1 : 0;
    const end = sentence.start + match.index + punctuation;
    if (end > start) pieces.push({ start, end });
    start = sentence.start + match.index + match[0].length;
  }
  if (sentence.end > start) pieces.push({ start, end: sentence.end });
  const joined: Span[] = [];
  for (const piece of pieces) {
    const last = joined.at(-1);
    if (last && piece.end - last.start <= LONGEST_FRAGMENT) last.end = piece.end;
    else joined.push({ ...piece });
  }
  return joined;
}
