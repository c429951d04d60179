import type { Token } from './tokens.js';

/** A row of tokens that stands once in a quote and once in a source. */
export interface Anchor {
  given: number;
  source: number;
  length: number;
}

/** Tokens of a row that is looked for: so many in a row agree hardly ever by chance. */
const ROW = 6;
const FEWEST_WORDS = 4;
/** A row is cut short at either end, so that what stands beside it can still be set against its neighbours. */
const TRIM = 1;

/**
 * Rows of tokens that stand once in either text, in the order of both: what is left between them is small where one text is
 * mostly the other. The longest chain is taken, as in Bram Cohen's patience diff.
 */
export function anchorsOf(given: readonly Token[], source: readonly Token[]): Anchor[] {
  const own = onceIn(source);
  const pairs = [...onceIn(given)].flatMap(([row, at]) => {
    const place = own.get(row);
    return place === undefined ? [] : [{ given: at, source: place }];
  });
  return joined(rising(pairs.sort((a, b) => a.given - b.given)));
}

/** The rows that stand once in a text, with their places. Rows with an ellipsis are none. */
function onceIn(tokens: readonly Token[]): Map<string, number> {
  const places = new Map<string, number>();
  const often = new Set<string>();
  for (let i = 0; i + ROW <= tokens.length; i += 1) {
    const row = tokens.slice(i, i + ROW);
    if (row.some(({ key }) => key === '…') || row.filter(({ kind }) => kind !== 'mark').length < FEWEST_WORDS) continue;
    const key = row.map((token) => token.key).join('\u0000');
    if (places.has(key)) often.add(key);
    else places.set(key, i);
  }
  for (const key of often) places.delete(key);
  return places;
}

interface Pair {
  given: number;
  source: number;
}

/** The longest chain of pairs that rises in both; they rise in the first already. */
function rising(pairs: readonly Pair[]): Pair[] {
  const ends: number[] = [];
  const before = new Int32Array(pairs.length).fill(-1);
  for (const [i, { source }] of pairs.entries()) {
    let [low, high] = [0, ends.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((pairs[ends[middle] ?? 0]?.source ?? 0) < source) low = middle + 1;
      else high = middle;
    }
    if (low > 0) before[i] = ends[low - 1] ?? -1;
    ends[low] = i;
  }
  const chain: Pair[] = [];
  for (let i = ends.at(-1) ?? -1; i >= 0; i = before[i] ?? -1) chain.push(pairs[i] as Pair);
  return chain.reverse();
}

/** Pairs that follow each other as one anchor. Those that overlap in one text only are left out. */
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
