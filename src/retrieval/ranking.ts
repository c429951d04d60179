import type { Citation, NoEvidence, Notice } from '../model.js';
import type { Question } from './question/read.js';
import type { EvidenceFigures } from './rank/evidence.js';
import type { Ranked } from './rank/select.js';
import type { Sufficiency } from './rank/sufficiency.js';

/** The passages that come nearest to a topic, best first. */
export interface Ranking {
  kind: 'ranked';
  question: Question;
  /** Whether the passages answer, and by which figures. */
  verdict: Sufficiency;
  figures: EvidenceFigures;
  ranked: Ranked[];
  /** What is to be known of the question, whatever is chosen. */
  notices: Notice[];
  /** A passage with the one sentence that answers best. */
  cite(hit: Ranked): Citation;
  /** What is to be known of what was chosen. */
  noticesOn(citations: Citation[]): Notice[];
  /** That nothing answers, with the nearest passages. */
  refuse(): NoEvidence;
}
