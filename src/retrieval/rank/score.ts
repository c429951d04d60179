import type { Features } from './features.js';

/**
 * Weights of the score: a softmax regression of the right passage over all candidates, fitted on the tuning questions
 * (test/golden/tune; five-fold cross-validated) and divided by 50. Figures and experiments: docs/design.md. The
 * nearness of chunk, sentences and concepts and the passage's own names got no weight beside the rest. `recency` and
 * `date` were set by hand, and later also `nearness` and `matched`, on the tuning questions (hit@1 0.866 → 0.877, n =
 * 367; paraphrases 0.622 → 0.689, n = 45); `recency` counts only in questions about the latest.
 */
export const WEIGHTS: Partial<Record<keyof Features, number>> = {
  tokens: 0.5,
  fragment: 0.28,
  document: 0.14,
  words: 0.14,
  around: 0.07,
  kind: 0.04,
  nearness: 0.1,
  matched: 0.05,
  date: 0.08,
  ownLanguage: -0.1,
  recency: 0.08,
};

const PARTS = Object.entries(WEIGHTS) as [keyof Features, number][];

/** The weighted sum of a candidate's features. */
export function scoreOf(features: Features): number {
  return PARTS.reduce((sum, [name, weight]) => sum + weight * features[name], 0);
}

/** Parts of the score for the time and documents that a question names, and for the kind of answer. */
const BESIDE: readonly (keyof Features)[] = ['document', 'date', 'recency', 'kind'];

/** The score only for what the passage says: naming a document is not evidence that it answers. */
export function topicScoreOf(features: Features): number {
  return PARTS.reduce((sum, [name, weight]) => sum + (BESIDE.includes(name) ? 0 : weight * features[name]), 0);
}

/** The parts of a candidate's score, which sum to it. */
export function traceOf(features: Features): Record<string, number> {
  return Object.fromEntries(
    PARTS.map(([name, weight]) => [name, weight * features[name]]).filter(([, part]) => part !== 0),
  );
}
