import { passagesOf } from '../../src/model.js';
import type { Asked } from './evaluate.js';
import type { Gold } from './questions.js';

/** What went wrong with a question; undefined if nothing did. A weak mark on a near-topic question is not a fault. */
export function faultOf({ score }: Asked): string | undefined {
  if (!score.answerable) {
    if (score.outcome === 'strong') return 'false answer';
    if (score.outcome === 'refused') return reasonFault(score.kind, score.reason);
    return score.kind === 'off_topic' || score.kind === 'missing_clause' ? 'answered, though marked weak' : undefined;
  }
  if (score.outcome === 'refused') return `false refusal (${score.reason})`;
  if (score.rank === undefined) return 'no right passage';
  if (score.rank > 1) return `first right passage at rank ${score.rank}`;
  return score.highlight?.right === false ? 'wrong sentence highlighted' : undefined;
}

/** Every miss in readable form: the question, the right answer, and the actual one. Empty if there are no misses. */
export function renderMisses(asked: readonly Asked[]): string {
  return asked.flatMap((one) => describe(one, faultOf(one))).join('\n\n');
}

function reasonFault(kind: string, reason: string | undefined): string | undefined {
  if (kind === 'missing_clause' && reason !== 'no_such_clause') return `refused, but as ${reason}`;
  if (kind === 'wrong_date' && reason !== 'outside_dates') return `refused, but as ${reason}`;
  return undefined;
}

function describe({ question, answer, score }: Asked, fault: string | undefined): string[] {
  if (fault === undefined) return [];
  const came = passagesOf(answer);
  const passages = came.slice(0, 3).map(({ passageId, score: points }) => `${passageId} ${points.toFixed(3)}`);
  const lines = [
    `${question.id} [${question.kind}, ${question.language}] ${fault}`,
    `  question: ${question.question}`,
    `  right: ${question.gold.map(nameGold).join(' | ') || 'none'}`,
    `  came (${score.outcome}): ${passages.join(', ') || 'nothing'}`,
  ];
  const shown = answer.kind === 'answered' ? answer.citations[(score.rank ?? 1) - 1] : undefined;
  if (shown && score.highlight?.right !== true) lines.push(`  quote: ${shown.quote.replace(/\s+/g, ' ')}`);
  return [lines.join('\n')];
}

function nameGold({ document, clause, contains }: Gold): string {
  return [document + (clause === undefined ? '' : `#${clause}`), contains && `“${contains}”`].filter(Boolean).join(' ');
}
