import type { Library } from '../index/library.js';
import type { Answered, NoEvidence, SmallTalk, SmallTalkIntent } from '../model.js';
import { citePassage } from './citation.js';
import type { Question } from './question/read.js';

/** Requests that a bot which only quotes cannot fulfil, and most passages shown instead. */
const REQUESTS: readonly SmallTalkIntent[] = ['summarise', 'translate'];
const MOST_REQUESTED = 3;

/**
 * Small talk needs no search. A request for words other than the documents' own gets the clauses that it names,
 * verbatim, or the passages that it follows up on.
 * @param clauses looks up the clauses that the question names
 * @param context the passages that it follows up on, best first
 * @returns undefined if something is asked of the documents; a refusal if it names a clause that does not exist
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
