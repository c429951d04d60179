import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ConfigError } from '../../errors.js';
import type { EvidenceFigures } from './evidence.js';
import { type Forest, probabilityBy } from './trees.js';

export type Sufficiency = 'refuse' | 'weak' | 'strong';

/** Whether the evidence suffices and, if not, whether the documents are about the subject at all. */
export interface Judgement {
  verdict: Sufficiency;
  reason: 'off_topic' | 'not_in_documents';
}

/**
 * Separates answerable questions from others: two forests of decision trees, trained by bench/eval/fit.ts on the tuning
 * questions, on general-knowledge questions in 25 languages and on XQuAD. The script prints what falls below each
 * threshold.
 */
export interface Judge {
  /** Is there an answer at all? Trained against questions about something else. */
  answerable: Forest;
  /** Does the passage answer exactly this? Trained against questions near the topic, about another person or thing. */
  sure: Forest;
}

/** Below this, an answer is refused. */
const REFUSE_BELOW = 0.35;
/** Below this, a refused question is about something else altogether. */
const OFF_TOPIC_BELOW = 0.1;
/** If either forest is below this, an answer is marked as weak. */
const WEAK_BELOW = 0.5;
const VERSION = 1;

/** @throws ConfigError when data/scoring/evidence.json is missing, damaged or has another version */
export function loadJudge(dataDir: string): Judge {
  const path = join(dataDir, 'scoring', 'evidence.json');
  try {
    const { version, answerable, sure } = JSON.parse(readFileSync(path, 'utf8')) as Judge & { version: number };
    if (version !== VERSION || !answerable.trees || !sure.trees) throw new Error(`it has version ${version}`);
    return { answerable, sure };
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new ConfigError(
      'data_missing',
      `data/scoring/evidence.json cannot be loaded: ${reason}`,
      'Restore it: git checkout data.',
    );
  }
}

/** Decides whether the evidence suffices. */
export function judge(figures: EvidenceFigures, { answerable, sure }: Judge): Judgement {
  const values = { ...figures };
  const likely = probabilityBy(answerable, values);
  // A question about what one person said is not answered by another person's words.
  const isSure = figures.speakerMissing === 0 && likely >= WEAK_BELOW && probabilityBy(sure, values) >= WEAK_BELOW;
  const verdict = likely < REFUSE_BELOW ? 'refuse' : isSure ? 'strong' : 'weak';
  return { verdict, reason: likely < OFF_TOPIC_BELOW ? 'off_topic' : 'not_in_documents' };
}
