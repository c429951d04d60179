import type { Features } from './features.js';

/**
 * Weights of the score: a softmax regression of the right passage over all candidates, fitted on the tuning questions
 * (test/golden/tune; five-fold cross-validated) and divided by 50. Figures and what was tried: docs/design.md.
 * The chunk's, the sentences' and the concepts' nearness and the passage's own names got no weight beside the rest. `recency` was set by
 * hand: it only orders answers to questions that ask for the latest.
 */
export const WEIGHTS: Partial<Record<keyof Features, number>> = {
  tokens: 0.5,
  fragment: 0.28,
  document: 0.14,
  words: 0.14,
  around: 0.07,
  kind: 0.04,
  date: 0.04,
  ownLanguage: -0.1,
  recency: 0.08,
};

/** A candidate's score with the parts that add up to it. */
export interface Scored {
  score: number;
  parts: Record<string, number>;
}

/** The weighted sum of a candidate's features. */
export function scoreOf(features: Features): Scored {
  const parts: Record<string, number> = {};
  let score = 0;
  for (const [name, weight] of Object.entries(WEIGHTS)) {
    const part = weight * features[name as keyof Features];
    if (part === 0) continue;
    parts[name] = part;
    score += part;
  }
  return { score, parts };
}
