import type { Weights } from '../../src/index/weights.js';

/** Every passage with a weight, and that weight. */
export function weighed(weights: Weights): [passage: number, weight: number][] {
  const all: [number, number][] = [];
  weights.each((passage, weight) => all.push([passage, weight]));
  return all;
}
