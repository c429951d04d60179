import type { Library } from '../index/library.js';
import type { Citation, Span } from '../model.js';
import { citePassage } from '../retrieval/citation.js';
import { hashOf, isHashOf, type Receipt, readReceipt, writeReceipt } from './receipt.js';

/** Words of a document, with their passage if they are in one. */
export interface Standing extends Span {
  documentId: string;
  text: string;
  citation?: Citation;
}

/** Whether a receipt is valid for the present documents. */
export type Verification =
  /** The same words are in the same place. */
  | { kind: 'holds'; receipt: string; standing: Standing }
  /** The same words are elsewhere in the document; `newReceipt` is for that place. */
  | { kind: 'moved'; receipt: string; newReceipt: string; standing: Standing }
  /** The document has other words there, or none, and these words were not found anywhere that a quote could begin. */
  | { kind: 'changed'; receipt: string; standing: Standing }
  | { kind: 'unknown_document'; receipt: string; documentId: string };

/** Limits of the search for words that moved: places tried, and text hashed, in UTF-16 units: some 30 ms. */
const MOST_TRIED = 10_000;
const MOST_HASHED = 4_000_000;
/** How far from the old place, in UTF-16 units, the starts of sentences and of words are tried. */
const NEAR_SENTENCES = 200_000;
const NEAR_WORDS = 60_000;
const SENTENCE_START = /(?<=[.!?…:;\n]["”’»)\]]?\s)\S/g;
const WORD_START = /(?<![\p{L}\p{M}\p{N}])[\p{L}\p{N}]|(?<!\S)\S/gu;

/**
 * Checks whether the words of a receipt are still in the present documents, word for word.
 * @throws UsageError when it is not a receipt
 */
export function verify(library: Library, text: string): Verification {
  const receipt = readReceipt(text);
  const { documentId, start, end, hash } = receipt;
  const written = writeReceipt(receipt);
  const whole = textOf(library, documentId);
  if (!whole) return { kind: 'unknown_document', receipt: written, documentId };
  if (end <= whole.length && isHashOf(hash, whole.slice({ start, end })))
    return { kind: 'holds', receipt: written, standing: standingAt(library, whole, { start, end }) };
  const place = findMoved(library, receipt, withNear(whole, start, end - start));
  if (place) {
    const standing = standingAt(library, whole, place);
    const newReceipt = writeReceipt({ documentId, hash: hashOf(standing.text), ...place });
    return { kind: 'moved', receipt: written, newReceipt, standing };
  }
  const clipped = { start: Math.min(start, whole.length), end: Math.min(end, whole.length) };
  return { kind: 'changed', receipt: written, standing: standingAt(library, whole, clipped) };
}

/** The text of a document; only the parts needed are read. */
interface Text {
  documentId: string;
  passages: readonly number[];
  length: number;
  slice(span: Span): string;
}

function textOf(library: Library, documentId: string): Text | undefined {
  if (!library.documents.some(({ id }) => id === documentId)) return undefined;
  const passages = library.passagesOf(documentId);
  const [first] = passages;
  const slice = ({ start, end }: Span) => (first === undefined ? '' : library.slice(first, start, end));
  return { documentId, passages, length: library.lengthOf(documentId), slice };
}

/** The same text, with the part around a place read once, because thousands of stretches of it are examined. */
function withNear(text: Text, offset: number, length: number): Text {
  const middle = Math.min(offset, text.length);
  const [from, to] = [
    Math.max(0, middle - NEAR_SENTENCES),
    Math.min(text.length, middle + NEAR_SENTENCES + Math.max(0, length)),
  ];
  const near = text.slice({ start: from, end: to });
  const slice = (span: Span) =>
    span.start >= from && span.end <= to ? near.slice(span.start - from, span.end - from) : text.slice(span);
  return { ...text, slice };
}

/**
 * Where words of the same length and hash begin. Tried are the starts of passages, then those of nearby sentences, then
 * those of words, since a quote may be half a sentence; nearest first. In a long document only a limited number of
 * places are tried.
 */
function findMoved(library: Library, { start, end, hash }: Receipt, text: Text): Span | undefined {
  const length = end - start;
  if (length > text.length) return undefined;
  let [hashed, tried] = [MOST_HASHED, MOST_TRIED];
  const known = new Set<number>();
  const stages = [
    () => text.passages.map((passage) => library.spanOf(passage).start),
    () => placesNear(text, start, NEAR_SENTENCES, SENTENCE_START),
    () => placesNear(text, start, NEAR_WORDS, WORD_START),
  ];
  for (const [i, places] of stages.entries()) {
    // No stage uses up the tries of the later ones.
    let own = Math.ceil(tried / (stages.length - i));
    for (const place of places().sort((a, b) => Math.abs(a - start) - Math.abs(b - start))) {
      if (place + length > text.length || known.has(place)) continue;
      if (hashed < length || own === 0) break;
      hashed -= length;
      tried -= 1;
      own -= 1;
      known.add(place);
      const span = { start: place, end: place + length };
      if (isHashOf(hash, text.slice(span))) return span;
    }
  }
  return undefined;
}

/** Where a pattern matches within a distance of an offset. */
function placesNear(text: Text, offset: number, distance: number, pattern: RegExp): number[] {
  const from = Math.max(0, Math.min(offset, text.length) - distance);
  const part = text.slice({ start: from, end: Math.min(text.length, offset + distance) });
  return Array.from(part.matchAll(pattern), ({ index }) => from + index);
}

function standingAt(library: Library, text: Text, span: Span): Standing {
  const { start, end } = span;
  const number = text.passages.find((each) => {
    const passage = library.spanOf(each);
    return passage.start <= start && end <= passage.end && end > start;
  });
  return {
    documentId: text.documentId,
    start,
    end,
    text: text.slice(span),
    ...(number === undefined ? {} : { citation: citePassage(library, number, span) }),
  };
}
