import type { Library } from '../store/library.js';
import type { Nearness } from './candidates.js';
import type { Features } from './features.js';
import { scoreOf } from './score.js';

/** A candidate with its score. */
export interface Ranked {
  near: Nearness;
  features: Features;
  score: number;
  parts: Record<string, number>;
  /** Language of its document. */
  language: string;
}

/** Candidates by score, best first; equal ones in the order of the corpus, so that every run gives the same. */
export function rankCandidates(candidates: Nearness[], features: Features[], library: Library): Ranked[] {
  const ranked = candidates.flatMap((near, i) => {
    const own = features[i];
    return own ? [{ near, features: own, ...scoreOf(own), language: library.documentOf(near.passage).language }] : [];
  });
  return ranked.sort((a, b) => b.score - a.score || a.near.passage - b.near.passage);
}

/** A passage in another language is worth the last place from this share of the best score on. */
const WORTH_SHOWING = 0.7;

/**
 * The best `limit` candidates; if they are all in one language, the last place goes to the best one in another language,
 * provided that it is near: who asks in English should see that the Vietnamese document answers too, and the reverse.
 */
export function selectFairly(ranked: Ranked[], limit: number): Ranked[] {
  const chosen = ranked.slice(0, limit);
  const best = chosen[0];
  if (!best || limit < 3 || chosen.some(({ language }) => language !== best.language)) return chosen;
  const other = ranked.find(({ language, score }) => language !== best.language && score >= WORTH_SHOWING * best.score);
  return other ? [...chosen.slice(0, -1), other] : chosen;
}
