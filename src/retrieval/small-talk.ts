import type { Library } from '../index/library.js';
import type { Answered, NoEvidence, SmallTalk, SmallTalkIntent } from '../model.js';
import { citePassage } from './citation.js';
import type { Question } from './question/read.js';

/** What a bot that only quotes does not do, and most passages that are shown instead. */
const REQUESTS: readonly SmallTalkIntent[] = ['summarise', 'translate'];
const MOST_REQUESTED = 3;

/**
 * Small talk needs no search; a request for other words than the documents' gets the clauses that it names as they are,
 * or what it follows up on.
 * @param clauses looks up the clauses that the question names
 * @param context the passages that it follows up on, best first
 * @returns nothing where something is asked of the documents; a refusal where it names a clause that there is not
 */
export function smallTalkOf(
  question: Question,
  clauses: () => Answered | NoEvidence | undefined,
  context: readonly number[],
  library: Library,
): SmallTalk | NoEvidence | undefined {
  if (!question.intent) return undefined;
  const named = question.references ? clauses() : undefined;
  if (named?.kind === 'no_evidence') return named;
  const { intent } = question.intent;
  const meant = REQUESTS.includes(intent) && question.documents.size === 0 ? context.slice(0, MOST_REQUESTED) : [];
  return {
    kind: 'small_talk',
    intent,
    question: question.text,
    language: question.language,
    indexVersion: library.manifest.version,
    citations: named?.citations ?? meant.map((passage) => citePassage(library, passage)),
    notices: named?.notices ?? [],
  };
}
