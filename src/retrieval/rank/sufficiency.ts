import type { Question } from '../question/read.js';
import type { Ranked } from './select.js';

/** What is known of the evidence for an answer: raw figures, no ranks. */
export interface EvidenceFigures {
  /** The best passage's score, and how far it stands out from the fourth best. */
  score: number;
  margin: number;
  /** For each token of the question its nearest token in any candidate: the mean, and the first quartile. */
  covered: number;
  coveredQuartile: number;
  /** Share of the question's tokens that the best passage has nothing near to. */
  unmatched: number;
  /** Tokens of the question, at most twenty. */
  length: number;
  /** Names in the question that the corpus does not have, at most two. */
  unknownNames: number;
  /** One where the question asks for a number, date or person and the best passage has none. */
  kindMissing: number;
  /** Shares of the question's words in the best passage, and of its names and concepts in the whole document. */
  words: number;
  around: number;
}

type Model = { bias: number } & Partial<Record<keyof EvidenceFigures, number>>;

/**
 * Is there an answer at all? Logistic regression of the answerable tuning questions against the off-topic ones and 790
 * general-knowledge questions of data/general in 25 languages. Cross-validated area under the curve 0.977.
 */
const ANSWERABLE: Model = {
  bias: -10.07,
  score: 4.46,
  margin: 17.03,
  covered: 5.26,
  coveredQuartile: 11.56,
  unmatched: -2.3,
  length: 0.25,
  unknownNames: -1.25,
  kindMissing: -1.14,
};

/**
 * Does the passage answer just this? Logistic regression of the answerable tuning questions against the near-topic ones and
 * those about the wrong person. Cross-validated area under the curve 0.844.
 */
const SURE: Model = { bias: -1.5, words: 1.29, around: 2.66, unknownNames: -1.54, kindMissing: -2.75 };

/** Below this an answer is refused: 94 % of the off-topic tuning questions, 5 % of the answerable ones. */
const REFUSE_BELOW = 0.26;
/** Below this an answer is marked as weak: 88 % of the near-topic tuning questions, 15 % of the answerable ones. */
const WEAK_BELOW = 0.48;
/** A token of the question with no nearer token than this has nothing like it in the passage. */
const NOTHING_NEAR = 0.25;
const LONGEST = 20;

export type Verdict = 'refuse' | 'weak' | 'strong';

/** Decides whether the evidence suffices. */
export function judge(figures: EvidenceFigures): { verdict: Verdict; answerable: number; sure: number } {
  const answerable = probability(ANSWERABLE, figures);
  const sure = probability(SURE, figures);
  const verdict = answerable < REFUSE_BELOW ? 'refuse' : sure < WEAK_BELOW ? 'weak' : 'strong';
  return { verdict, answerable, sure };
}

/** Gathers the figures from ranked candidates, best first. */
export function evidenceFigures(question: Question, ranked: readonly Ranked[], unknownNames: number): EvidenceFigures {
  const best = ranked[0];
  const own = best?.near.tokens ?? new Float32Array(0);
  const nearest = Array.from(own, (_, token) => Math.max(...ranked.map(({ near }) => near.tokens[token] ?? 0)));
  const count = Math.max(1, nearest.length);
  return {
    score: best?.score ?? 0,
    margin: (best?.score ?? 0) - (ranked[3]?.score ?? 0),
    covered: nearest.reduce((sum, value) => sum + value, 0) / count,
    coveredQuartile: firstQuartile(nearest),
    unmatched: own.filter((value) => value < NOTHING_NEAR).length / count,
    length: Math.min(LONGEST, own.length),
    unknownNames: Math.min(2, unknownNames),
    kindMissing: question.asked.length > 0 && (best?.features.kind ?? 0) < 1 ? 1 : 0,
    words: best?.features.words ?? 0,
    around: best?.features.around ?? 0,
  };
}

/** Linear interpolation between the two values around a quarter of the way through the sorted list. */
function firstQuartile(values: number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const place = (sorted.length - 1) / 4;
  const low = sorted[Math.floor(place)] ?? 0;
  const high = sorted[Math.ceil(place)] ?? low;
  return low + (high - low) * (place - Math.floor(place));
}

function probability({ bias, ...weights }: Model, figures: EvidenceFigures): number {
  let sum = bias;
  for (const [name, weight] of Object.entries(weights)) sum += weight * figures[name as keyof EvidenceFigures];
  return 1 / (1 + Math.exp(-sum));
}
