import type { Question } from '../question/read.js';
import type { Nearness } from './candidates.js';
import type { Features } from './features.js';

/** What is known of the evidence for an answer; raw figures, no ranks. */
export interface EvidenceFigures {
  /** The best passage's score, and how far it stands out from the fourth best. */
  score: number;
  margin: number;
  /** Mean cosine of the ten nearest passages: is the corpus about this at all? */
  topic: number;
  /** Mean, over the question's tokens, of the nearest token in any candidate. */
  covered: number;
  /** Names in the question that the corpus does not have, at most two. */
  unknownNames: number;
  /** Concepts of the glossary in the question, at most two. */
  concepts: number;
  /** Shares of words, and of names and concepts in the whole document, of the best passage. */
  words: number;
  around: number;
  tokens: number;
  /** One where the question asks for a number, date or person and the best passage has none. */
  kindMissing: number;
}

type Model = { bias: number } & Partial<Record<keyof EvidenceFigures, number>>;

/**
 * Logistic regressions: is there an answer at all, against off-topic questions (the tuning ones and 700 general-knowledge
 * questions of data/general in 25 languages), and is the answer sure, against near-topic ones. docs/design.md has the figures.
 */
const ANSWERABLE: Model = { bias: -6.5, score: 10, margin: 12, topic: 6, covered: 9, unknownNames: -1.2, concepts: 0.35 };
const SURE: Model = { bias: -2.6, tokens: 5.5, words: 1.1, around: 1.7, unknownNames: -1.8, kindMissing: -2.2 };

/** Below this an answer is refused: loses 4 % of the tuning questions that have one. */
const REFUSE_BELOW = 0.07;
/** Below this an answer is marked as weak. */
const WEAK_BELOW = 0.5;

export type Verdict = 'refuse' | 'weak' | 'strong';

/** Decides whether the evidence suffices. */
export function judge(figures: EvidenceFigures): { verdict: Verdict; answerable: number; sure: number } {
  const answerable = probability(ANSWERABLE, figures);
  const sure = probability(SURE, figures);
  const verdict = answerable < REFUSE_BELOW ? 'refuse' : sure < WEAK_BELOW ? 'weak' : 'strong';
  return { verdict, answerable, sure };
}

/** Gathers the figures from ranked candidates, best first. */
export function evidenceFigures(
  question: Question,
  ranked: { near: Nearness; features: Features; score: number }[],
  unknownNames: number,
): EvidenceFigures {
  const best = ranked[0];
  const nearest = ranked.map(({ near }) => near.chunk).toSorted((a, b) => b - a).slice(0, 10);
  const tokens = best?.near.tokens.length ?? 0;
  let covered = 0;
  for (let token = 0; token < tokens; token += 1) covered += Math.max(...ranked.map(({ near }) => near.tokens[token] ?? 0));
  return {
    score: best?.score ?? 0,
    margin: (best?.score ?? 0) - (ranked[3]?.score ?? 0),
    topic: nearest.reduce((a, b) => a + b, 0) / Math.max(1, nearest.length),
    covered: tokens === 0 ? 0 : covered / tokens,
    unknownNames: Math.min(2, unknownNames),
    concepts: Math.min(2, question.terms.concepts.length),
    words: best?.features.words ?? 0,
    around: best?.features.around ?? 0,
    tokens: best?.features.tokens ?? 0,
    kindMissing: question.asked.length > 0 && (best?.features.kind ?? 0) < 1 ? 1 : 0,
  };
}

function probability({ bias, ...weights }: Model, figures: EvidenceFigures): number {
  let sum = bias;
  for (const [name, weight] of Object.entries(weights)) sum += weight * figures[name as keyof EvidenceFigures];
  return 1 / (1 + Math.exp(-sum));
}
