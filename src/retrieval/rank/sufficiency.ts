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
  /** One for a question in a language that no document is in: its words are never quite as near. */
  foreign: number;
  /** One where the question asks for a number, date or person and the best passage has none. */
  kindMissing: number;
  /** One where the question asks how many, how much or what share. */
  asksQuantity: number;
  /** Shares of the question's concepts in the best passage, and of its names and concepts in the whole document. */
  concepts: number;
  around: number;
}

type Model = { bias: number } & Partial<Record<keyof EvidenceFigures, number>>;

/**
 * Is there an answer at all? Logistic regression of the answerable tuning questions against the off-topic ones and 705
 * general-knowledge questions of data/general in 25 languages, English, Vietnamese and the rest weighted alike.
 * Cross-validated area under the curve 0.978.
 */
const ANSWERABLE: Model = {
  bias: -11.51,
  score: 8.63,
  margin: 11.95,
  covered: 3.19,
  coveredQuartile: 9.75,
  unmatched: -1.69,
  length: 0.35,
  unknownNames: -1.26,
  foreign: 0.9,
};

/**
 * Does the passage answer just this? Logistic regression of the answerable tuning questions against the near-topic ones and
 * those about the wrong person. Cross-validated area under the curve 0.883.
 */
const SURE: Model = {
  bias: -1.41,
  concepts: 1.97,
  around: 2.14,
  unknownNames: -1.76,
  kindMissing: -0.67,
  asksQuantity: -2.06,
};

/** Below this an answer is refused: 91 % of the off-topic tuning questions, 4 % of the answerable ones. */
const REFUSE_BELOW = 0.33;
/** A refused question scores less than this where the documents are not about it at all: 84 % of off-topic, 24 % of near-topic ones. */
const OFF_TOPIC_BELOW = 0.3;
/** Below this an answer is marked as weak: 87 % of the near-topic tuning questions, 17 % of the answerable ones. */
const WEAK_BELOW = 0.5;
/** A token of the question with no nearer token than this has nothing like it in the passage. */
const NOTHING_NEAR = 0.25;
const LONGEST = 20;
const QUANTITIES: ReadonlySet<string> = new Set(['number', 'percentage', 'money']);

export type Verdict = 'refuse' | 'weak' | 'strong';

/** Decides whether the evidence suffices, and where it does not, whether the documents are about the question at all. */
export function judge(figures: EvidenceFigures): { verdict: Verdict; reason: 'off_topic' | 'not_in_documents' } {
  const answerable = probability(ANSWERABLE, figures);
  const sure = probability(SURE, figures);
  const verdict = answerable < REFUSE_BELOW ? 'refuse' : sure < WEAK_BELOW ? 'weak' : 'strong';
  return { verdict, reason: figures.score < OFF_TOPIC_BELOW ? 'off_topic' : 'not_in_documents' };
}

/** Gathers the figures from ranked candidates, best first. */
export function evidenceFigures(
  question: Question,
  ranked: readonly Ranked[],
  unknownNames: number,
  foreign: boolean,
): EvidenceFigures {
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
    foreign: foreign ? 1 : 0,
    kindMissing: question.asked.length > 0 && (best?.features.kind ?? 0) < 1 ? 1 : 0,
    asksQuantity: question.asked.some((kind) => QUANTITIES.has(kind)) ? 1 : 0,
    concepts: best?.features.concepts ?? 0,
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
