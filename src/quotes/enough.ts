import type { Dictionary } from '../index/lexical-index.js';
import { stemsIn } from '../text/lexicon/terms.js';
import type { Alignment } from './align.js';
import { plainForm } from './look-alike.js';
import type { QuoteToken } from './tokens.js';

/** How much of a quote is in its source, in order. */
export interface Kept {
  /** Share of its words that are in the source, each by its weight, 0 to 1. */
  share: number;
  /** Words in the longest unbroken run that is in the source. */
  longest: number;
  words: number;
}

/** The least share of a quote's words for it to count as an altered quote; fitted on test/golden/quotes/tune.jsonl. */
const ENOUGH = 0.55;
/** A smaller share is enough with a long unbroken run: two sentences that were joined, or an addition. */
const ENOUGH_IN_A_ROW = 0.4;
const LONG_ROW = 9;

/** Whether a quote counts as altered rather than as not found. */
export function isEnough({ share, longest }: Kept): boolean {
  return share >= ENOUGH || (share >= ENOUGH_IN_A_ROW && longest >= LONG_ROW);
}

/** @param weigh what a word weighs, by its key */
export function keptOf({ steps }: Alignment, weigh: (key: string) => number): Kept {
  let [kept, all, row, longest, count] = [0, 0, 0, 0, 0];
  for (const { source, given, same } of steps) {
    if (!same) row = 0;
    if (!given || given.kind === 'mark' || given.editor) continue;
    const weight = weigh(given.key);
    count += 1;
    all += weight;
    // Without its diacritics, or in look-alike letters, it is still the source's word.
    if (!same && source && plainForm(source.key) === plainForm(given.key)) kept += weight;
    if (!same) continue;
    kept += weight;
    row += 1;
    longest = Math.max(longest, row);
  }
  return { share: all > 0 ? kept / all : 0, longest, words: count };
}

/**
 * Whether a source can have a large enough share of a quote's words, by how often it has each. If not, there is no need
 * to align them.
 * @param formOf the form that words are compared by
 */
export function mayBeEnough(
  quote: readonly QuoteToken[],
  source: readonly QuoteToken[],
  weigh: (key: string) => number,
  formOf: (key: string) => string,
): boolean {
  const left = new Map<string, number>();
  for (const { key, kind } of source) if (kind !== 'mark') left.set(formOf(key), (left.get(formOf(key)) ?? 0) + 1);
  let [kept, all] = [0, 0];
  for (const { key, kind, editor } of quote) {
    if (kind === 'mark' || editor) continue;
    const weight = weigh(key);
    const count = left.get(formOf(key)) ?? 0;
    all += weight;
    if (count > 0) kept += weight;
    left.set(formOf(key), count - 1);
  }
  return all > 0 && kept / all >= ENOUGH_IN_A_ROW - 1e-9;
}

/** Rare words count for more, but no single one decides. */
const LEAST = 0.35;

/** The weights of words: rare words weigh more, by the inverse document frequency of their stems. */
export function weights(dictionary: Dictionary): (key: string) => number {
  const rarest = dictionary.idf('\uffff');
  const known = new Map<string, number>();
  return (key) => {
    const before = known.get(key);
    if (before !== undefined) return before;
    const idf = Math.max(0, ...stemsIn(key).map((stem) => dictionary.idf(stem)));
    const weight = LEAST + (1 - LEAST) * Math.min(1, idf / rarest);
    known.set(key, weight);
    return weight;
  };
}
