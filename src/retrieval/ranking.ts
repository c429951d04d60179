import type { Citation, NoEvidence, Notice } from '../model.js';
import type { Question } from './question/read.js';
import type { EvidenceFigures } from './rank/evidence.js';
import type { Ranked } from './rank/select.js';
import type { Sufficiency } from './rank/sufficiency.js';

/** The passages nearest to a topic, best first. */
export interface Ranking {
  kind: 'ranked';
  question: Question;
  /** Whether the passages answer, and the figures behind it. */
  verdict: Sufficiency;
  figures: EvidenceFigures;
  ranked: Ranked[];
  /** Notices about the question, regardless of what is chosen. */
  notices: Notice[];
  /** A citation of a passage with the one sentence that answers best. */
  cite(hit: Ranked): Citation;
  /** Notices about the chosen passages. */
  noticesOn(citations: Citation[]): Notice[];
  /** A refusal, with the nearest passages. */
  refuse(): NoEvidence;
}
