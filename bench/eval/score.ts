import type { Answer, Citation, NoEvidenceReason } from '../../src/model.js';
import { hasVietnameseDiacritics } from '../../src/text/vietnamese/fold.js';
import type { Gold, Question } from './questions.js';

/** How the questions are grouped by language. Each question is in one group. */
export type LanguageGroup = 'en' | 'vi' | 'vi_plain' | 'eu' | 'cross_en' | 'other';

/** What the product did: answered, answered with the weak-evidence mark, or refused. */
export type Outcome = 'strong' | 'weak' | 'refused';

/** How right the highlight of a cited passage is. */
export interface Highlight {
  /** Whether the quote contains the deciding fragment, or more than half of it. */
  right: boolean;
  /** Length of the quote divided by that of its passage, 0 to 1. */
  share: number;
}

export interface Score {
  id: string;
  kind: string;
  group: LanguageGroup;
  /** Whether the question has a right passage at all. */
  answerable: boolean;
  outcome: Outcome;
  /** The reason if it was refused. */
  reason?: NoEvidenceReason;
  /** Rank of the first right citation, from 1; absent if none is right or the question was refused. */
  rank?: number;
  /** For the first right citation among the first three; absent if there is none, or its gold entry has no fragment. */
  highlight?: Highlight;
  /** Whether a gold entry names a fragment, so that a highlight can be judged. */
  hasFragment: boolean;
}

/** A highlight is judged among the same number of citations as hit@3. */
const TOP = 3;

const EU_LANGUAGES = new Set('bg cs da de el es et fi fr ga hr hu it lt lv mt nl pl pt ro sk sl sv'.split(' '));

/** Scores one answer against the right passages of its question. */
export function scoreAnswer(question: Question, answer: Answer): Score {
  const score: Score = {
    id: question.id,
    kind: question.kind,
    group: languageGroup(question),
    answerable: question.gold.length > 0,
    outcome: answer.kind === 'answered' ? answer.evidence : 'refused',
    hasFragment: question.gold.some((gold) => gold.contains !== undefined),
  };
  if (answer.kind === 'no_evidence') return { ...score, reason: answer.reason };
  if (answer.kind === 'small_talk') return score;
  const at = answer.citations.findIndex((citation) => question.gold.some((gold) => isRight(citation, gold)));
  const citation = answer.citations[at];
  if (!citation) return score;
  const highlight = at < TOP ? judgeHighlight(citation, question.gold) : undefined;
  return { ...score, rank: at + 1, ...(highlight && { highlight }) };
}

/**
 * The group in which a question is counted. A Vietnamese question without any diacritics counts as typed without them;
 * an English question answered only by a Vietnamese document is counted separately from other English questions.
 */
export function languageGroup({
  question,
  language,
  kind,
}: Pick<Question, 'question' | 'language' | 'kind'>): LanguageGroup {
  if (language === 'vi') return hasVietnameseDiacritics(question) ? 'vi' : 'vi_plain';
  if (language === 'en') return kind === 'cross' ? 'cross_en' : 'en';
  return EU_LANGUAGES.has(language) ? 'eu' : 'other';
}

/** Whether a citation is the passage that a gold entry names. */
export function isRight(citation: Citation, gold: Gold): boolean {
  if (citation.documentId !== gold.document) return false;
  if (gold.clause !== undefined) return citation.clause === gold.clause;
  return gold.contains !== undefined && citation.passage.text.includes(gold.contains);
}

function judgeHighlight(citation: Citation, golds: readonly Gold[]): Highlight | undefined {
  const fragments = golds.flatMap((gold) =>
    gold.contains !== undefined && isRight(citation, gold) ? [gold.contains] : [],
  );
  if (fragments.length === 0) return undefined;
  return {
    right: fragments.some((fragment) => quotesFragment(citation, fragment)),
    share: (citation.end - citation.start) / Math.max(1, citation.passage.end - citation.passage.start),
  };
}

/** Whether the quote contains more than half of one occurrence of the fragment in the passage. */
function quotesFragment({ start, end, quote, passage }: Citation, fragment: string): boolean {
  if (quote.includes(fragment)) return true;
  for (let at = passage.text.indexOf(fragment); at >= 0; at = passage.text.indexOf(fragment, at + 1)) {
    const from = passage.start + at;
    const shared = Math.min(end, from + fragment.length) - Math.max(start, from);
    if (2 * shared > fragment.length) return true;
  }
  return false;
}
