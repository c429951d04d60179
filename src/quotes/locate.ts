import type { Span } from '../model.js';
import { isSteady, type Pattern } from './tokens.js';

/** Words of a quote that are searched for in a long text: the rarest ones. */
const MOST_WORDS = 5;
/** Places of one word that are examined; rare words usually have fewer. */
const MOST_PLACES = 2000;
const SHORTEST_WORD = 3;
/**
 * The quote's words may be further apart in the source than in the quote, by this factor, and are searched within at
 * least this width.
 */
const SLACK = 1.5;
const LEAST_WIDTH = 400;

/**
 * The part of a long text that most likely contains a quote, found by its rarest words without tokenising the text.
 * @param weigh the weight of a word, by its key
 * @returns offsets in the text; nothing if it has none of the words
 */
export function likeliestPart(text: string, pattern: Pattern, weigh: (key: string) => number): Span | undefined {
  const width = Math.max(LEAST_WIDTH, SLACK * lengthOf(pattern));
  const places = placesOf(wordsToFind(pattern, weigh), text);
  const inside = new Map<string, number>();
  let [from, weight, best] = [0, 0, 0];
  let found: { first: Place | undefined; last: Place | undefined } | undefined;
  for (const [i, { at, key }] of places.entries()) {
    inside.set(key, (inside.get(key) ?? 0) + 1);
    if (inside.get(key) === 1) weight += weigh(key);
    for (let first = places[from]; first && at - first.at > width; first = places[from]) {
      const left = (inside.get(first.key) ?? 1) - 1;
      inside.set(first.key, left);
      if (left === 0) weight -= weigh(first.key);
      from += 1;
    }
    if (weight <= best + 1e-9) continue;
    best = weight;
    found = { first: places[from] ?? places[0], last: places[i] ?? places[0] };
  }
  const { first, last } = found ?? {};
  if (!first || !last) return undefined;
  const before = SLACK * lengthOf({ tokens: pattern.tokens.slice(0, placeOf(pattern, first.key) + 1) });
  return {
    start: Math.max(0, first.at - before - LEAST_WIDTH),
    end: Math.max(first.at + width, last.at + LEAST_WIDTH),
  };
}

function placeOf({ tokens }: Pattern, key: string): number {
  return tokens.findLastIndex((token) => token.key === key);
}

/** The length of a quote, from its first word to its last. */
export function lengthOf({ tokens }: Pick<Pattern, 'tokens'>): number {
  return (tokens.at(-1)?.end ?? 0) - (tokens[0]?.start ?? 0);
}

function wordsToFind({ tokens }: Pattern, weigh: (key: string) => number): string[] {
  const words = tokens.filter(({ kind, key }) => kind !== 'mark' && key.length >= SHORTEST_WORD && isSteady(key));
  const weighed = [...new Set(words.map(({ key }) => key))].map((key) => ({ key, weight: weigh(key) }));
  return weighed
    .sort((a, b) => b.weight - a.weight)
    .slice(0, MOST_WORDS)
    .map(({ key }) => key);
}

interface Place {
  key: string;
  at: number;
}

function placesOf(keys: readonly string[], text: string): Place[] {
  const places: Place[] = [];
  for (const key of keys) {
    let left = MOST_PLACES;
    for (let at = text.indexOf(key); at >= 0 && left > 0; at = text.indexOf(key, at + key.length)) {
      places.push({ key, at });
      left -= 1;
    }
  }
  return places.sort((a, b) => a.at - b.at);
}
