import type { Library } from '../index/library.js';
import type { Citation, Span } from '../model.js';
import { citePassage } from '../retrieval/citation.js';
import { splitSentences } from '../text/sentences.js';
import { words } from '../text/words.js';
import { hashOf, type Receipt, readReceipt, writeReceipt } from './receipt.js';

/** Words of a document, with the passage they stand in where it is one. */
export interface Standing extends Span {
  documentId: string;
  text: string;
  citation?: Citation;
}

/** Whether a receipt holds in the present documents. */
export type Verification =
  /** The same words stand at the same place. */
  | { kind: 'holds'; receipt: string; standing: Standing }
  /** The same words stand elsewhere in the document; `newReceipt` is for there. */
  | { kind: 'moved'; receipt: string; newReceipt: string; standing: Standing }
  /** The document has other words there, if any, and these words nowhere that a quote could begin. */
  | { kind: 'changed'; receipt: string; standing: Standing }
  | { kind: 'unknown_document'; receipt: string; documentId: string };

/** Most text that is hashed in search of words that moved, in UTF-16 units: about a tenth of a second. */
const MOST_HASHED = 30_000_000;

/**
 * Says whether the words of a receipt still stand in the present documents, word for word.
 * @throws UsageError when it is no receipt
 */
export function verify(library: Library, text: string): Verification {
  const receipt = readReceipt(text);
  const { documentId, start, end, hash } = receipt;
  const written = writeReceipt(receipt);
  if (!library.documents.some(({ id }) => id === documentId))
    return { kind: 'unknown_document', receipt: written, documentId };
  const whole = library.textOf(documentId);
  if (end <= whole.length && hashOf(whole.slice(start, end)) === hash)
    return { kind: 'holds', receipt: written, standing: standingAt(library, documentId, whole, { start, end }) };
  const place = findMoved(library, receipt, whole);
  if (place) {
    const standing = standingAt(library, documentId, whole, place);
    return { kind: 'moved', receipt: written, newReceipt: writeReceipt({ documentId, hash, ...place }), standing };
  }
  const clipped = { start: Math.min(start, whole.length), end: Math.min(end, whole.length) };
  return { kind: 'changed', receipt: written, standing: standingAt(library, documentId, whole, clipped) };
}

/**
 * Where words of the same length and hash begin: tried from the starts of passages and sentences, the nearest first, then from
 * those of words, since anybody may have quoted half a sentence.
 */
function findMoved(library: Library, { documentId, start, end, hash }: Receipt, whole: string): Span | undefined {
  const length = end - start;
  if (length > whole.length) return undefined;
  const passages = library.passagesOf(documentId).map((number) => library.passage(number).start);
  const sentences = splitSentences(whole);
  const nearestFirst = (places: readonly number[]) => [...new Set(places)].sort((a, b) => distance(a) - distance(b));
  const distance = (place: number) => Math.abs(place - start);
  let left = MOST_HASHED;
  const tried = new Set<number>();
  const stages = [
    () => [...passages, ...sentences.map((sentence) => sentence.start)],
    () => [
      ...words(whole).map((word) => word.start),
      ...Array.from(whole.matchAll(/(?<!\S)\S/g), ({ index }) => index),
    ],
  ];
  for (const places of stages) {
    for (const place of nearestFirst(places())) {
      if (place + length > whole.length || tried.has(place)) continue;
      if (left < length) return undefined;
      left -= length;
      tried.add(place);
      if (hashOf(whole.slice(place, place + length)) === hash) return { start: place, end: place + length };
    }
  }
  return undefined;
}

function standingAt(library: Library, documentId: string, whole: string, span: Span): Standing {
  const { start, end } = span;
  const number = library.passagesOf(documentId).find((each) => {
    const passage = library.passage(each);
    return passage.start <= start && end <= passage.end && end > start;
  });
  return {
    documentId,
    start,
    end,
    text: whole.slice(start, end),
    ...(number === undefined ? {} : { citation: citePassage(library, number, span) }),
  };
}
