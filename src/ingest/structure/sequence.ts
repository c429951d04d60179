import { compareNumbers, follows } from '../../text/numbering.js';
import type { UnitMark } from './marks.js';

/** A numbered paragraph considered for the sequence. */
export interface Candidate extends UnitMark {
  indent: number;
  /** Number of headings and containers above it: numbering may restart below a new one. */
  headings: number;
  /** Its line continues the previous line's sentence. */
  amid: boolean;
}

/** How far back to search for the previous number. */
const REACH = 200;
const INDENTED = 0.6;
const AMID = 0.9;
/** An excerpt may begin at any number, but a list that begins at 1 is more likely. */
const NOT_FIRST = 0.8;
const RESTART_BELOW_HEADING = 0.2;
const RESTART = 3;

/**
 * Chooses the numbers of the document's paragraphs among those of items inside them: the chain with the best score.
 * Each number adds to it, a step to the next number is free, and a gap or restart costs.
 */
export function mainSequence(candidates: readonly Candidate[]): Candidate[] {
  const outermost = Math.min(...candidates.map(({ indent }) => indent));
  const best: { score: number; from: number }[] = [];
  for (const [i, candidate] of candidates.entries()) {
    const worth = 1 - (candidate.indent > outermost + 1 ? INDENTED : 0) - (candidate.amid ? AMID : 0);
    let choice = { score: worth - (isFirst(candidate) ? 0 : NOT_FIRST), from: -1 };
    for (let j = Math.max(0, i - REACH); j < i; j += 1) {
      const before = candidates[j];
      const cost = before && stepCost(before, candidate);
      if (cost === undefined) continue;
      const score = (best[j]?.score ?? 0) + worth - cost;
      if (score > choice.score) choice = { score, from: j };
    }
    best.push(choice);
  }
  let at = best.reduce((top, { score }, i) => (score > (best[top]?.score ?? 0) ? i : top), 0);
  const chain: Candidate[] = [];
  for (let last = candidates[at]; last; last = candidates[at]) {
    chain.unshift(last);
    at = best[at]?.from ?? -1;
  }
  return chain;
}

function isFirst({ key }: Candidate): boolean {
  return key.every((part) => part <= 1);
}

/** The cost of a step from one number to another; undefined if the step is impossible. */
function stepCost(before: Candidate, after: Candidate): number | undefined {
  if (follows(before.key, after.key)) return 0;
  if (compareNumbers(after.key, before.key) > 0) return gapCost(before.key, after.key);
  if (!isFirst(after)) return undefined;
  return after.headings > before.headings ? RESTART_BELOW_HEADING : RESTART;
}

function gapCost(before: readonly number[], after: readonly number[]): number {
  const depth = after.findIndex((part, i) => part !== before[i]);
  const gap = (after[depth] ?? 0) - (before[depth] ?? 0);
  return Math.min(0.5 + gap / 10, 3);
}

/** Chooses among numbers after a word those that are sure, and those in between that continue the count. */
export function acceptedWords(marks: readonly UnitMark[], containersAt: readonly number[]): UnitMark[] {
  const accepted: UnitMark[] = [];
  for (const [i, mark] of marks.entries()) {
    const last = accepted.at(-1);
    const restarted = last === undefined || containersAt.some((at) => at > last.at && at < mark.at);
    if (mark.strength === 'sure') {
      const repeats = !restarted && last !== undefined && compareNumbers(mark.key, last.key) <= 0;
      // A sure number that goes back is a reference if the next sure number continues the count before it.
      const next = marks.slice(i + 1).find(({ strength }) => strength === 'sure');
      if (repeats && next && follows(last.key, next.key)) continue;
      accepted.push(mark);
      continue;
    }
    const next = marks.slice(i + 1).find(({ strength }) => strength === 'sure');
    const fits =
      last === undefined ? isBeginning(mark) : follows(last.key, mark.key) || (restarted && isBeginning(mark));
    if (fits && !(next && !follows(mark.key, next.key) && last && follows(last.key, next.key))) accepted.push(mark);
  }
  return accepted;
}

function isBeginning({ key }: UnitMark): boolean {
  return key.at(-1) === 1;
}
