import { lowerBound } from '../text/lower-bound.js';
import type { QuoteToken } from './tokens.js';

/** A run of tokens that occurs once in a quote and once in a source. */
export interface Anchor {
  given: number;
  source: number;
  length: number;
}

/** Tokens in a run: this many in a row rarely agree by chance. */
const ROW = 6;
const FEWEST_WORDS = 4;
/** A run is trimmed at either end, so that what is beside it can still be aligned with its neighbours. */
const TRIM = 1;

/**
 * Runs of tokens that occur once in each text, in the order of both: little is left between them if most of one text is
 * in the other. The longest chain is taken, as in Bram Cohen's patience diff.
 */
export function anchorsOf(given: readonly QuoteToken[], source: readonly QuoteToken[]): Anchor[] {
  const numbers = new Map<string, number>();
  const [ours, theirs] = [given, source].map((tokens) => numbersOf(tokens, numbers)) as [Int32Array, Int32Array];
  const own = onceIn(source, theirs);
  const pairs = [...onceIn(given, ours)].flatMap(([hash, at]) => {
    const place = own.get(hash);
    return place !== undefined && agree(ours, at, theirs, place) ? [{ given: at, source: place }] : [];
  });
  return joined(rising(pairs.sort((a, b) => a.given - b.given)));
}

/** A number for each token's key; runs are compared by these numbers. */
function numbersOf(tokens: readonly QuoteToken[], known: Map<string, number>): Int32Array {
  return Int32Array.from(tokens, ({ key }) => {
    const number = known.get(key) ?? known.size;
    known.set(key, number);
    return number;
  });
}

/**
 * The runs that occur once in a text, by a hash of their numbers, with their places. Runs with an ellipsis are left
 * out.
 */
function onceIn(tokens: readonly QuoteToken[], numbers: Int32Array): Map<number, number> {
  const places = new Map<number, number>();
  const often = new Set<number>();
  let [marks, gap] = [0, -1];
  for (let end = 0; end < tokens.length; end += 1) {
    if (tokens[end]?.kind === 'mark') marks += 1;
    if (tokens[end - ROW]?.kind === 'mark') marks -= 1;
    if (tokens[end]?.key === '…') gap = end;
    const start = end - ROW + 1;
    if (start < 0 || gap >= start || ROW - marks < FEWEST_WORDS) continue;
    let hash = 0;
    for (let i = start; i <= end; i += 1) hash = (Math.imul(hash, HASHED_BY) + (numbers[i] ?? 0)) | 0;
    if (places.has(hash)) often.add(hash);
    else places.set(hash, start);
  }
  for (const hash of often) places.delete(hash);
  return places;
}

/** A large prime. */
const HASHED_BY = 16_777_619;

function agree(a: Int32Array, from: number, b: Int32Array, at: number): boolean {
  for (let i = 0; i < ROW; i += 1) if (a[from + i] !== b[at + i]) return false;
  return true;
}

interface Pair {
  given: number;
  source: number;
}

/** The longest chain of pairs in ascending order in both texts; they are already in order in the first. */
function rising(pairs: readonly Pair[]): Pair[] {
  const ends: number[] = [];
  const before = new Int32Array(pairs.length).fill(-1);
  for (const [i, { source }] of pairs.entries()) {
    const place = lowerBound(0, ends.length, (end) => (pairs[ends[end] ?? 0]?.source ?? 0) < source);
    if (place > 0) before[i] = ends[place - 1] ?? -1;
    ends[place] = i;
  }
  const chain: Pair[] = [];
  for (let i = ends.at(-1) ?? -1; i >= 0; i = before[i] ?? -1) chain.push(pairs[i] as Pair);
  return chain.reverse();
}

/** Joins pairs that follow each other into one anchor. Pairs that overlap in only one text are left out. */
function joined(pairs: readonly Pair[]): Anchor[] {
  const anchors: Anchor[] = [];
  for (const { given, source } of pairs) {
    const last = anchors.at(-1);
    const follows = last && given - last.given === source - last.source && given <= last.given + last.length;
    if (follows) last.length = given - last.given + ROW;
    else if (!last || (given >= last.given + last.length && source >= last.source + last.length))
      anchors.push({ given, source, length: ROW });
  }
  return anchors.map(({ given, source, length }) => ({
    given: given + TRIM,
    source: source + TRIM,
    length: length - 2 * TRIM,
  }));
}
