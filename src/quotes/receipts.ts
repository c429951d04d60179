import type { Library } from '../index/library.js';
import type { Citation } from '../model.js';
import { hashOf, receiptOf, writeReceipt } from './receipt.js';

/**
 * The receipts of citations in their order. Whole consecutive passages share one receipt, for all text from the first
 * to the last.
 * @param citations in the order of {@link inOrder}
 */
export function receiptsOf(citations: readonly Citation[], library: Library): string[] {
  const runs: Citation[][] = [];
  for (const citation of citations) {
    const run = runs.at(-1);
    const last = run?.at(-1);
    if (run && last && follow(last, citation, library)) run.push(citation);
    else runs.push([citation]);
  }
  return runs.flatMap((run) => {
    const [first, last] = [run.at(0), run.at(-1)];
    if (!first || !last) return [];
    const passage = library.numberOf(first.passageId);
    if (first === last || passage === undefined) return [receiptOf(first)];
    const { documentId, start } = first;
    const hash = hashOf(library.slice(passage, start, last.end));
    return [writeReceipt({ documentId, start, end: last.end, hash })];
  });
}

function follow(before: Citation, after: Citation, library: Library): boolean {
  if (!isWhole(before) || !isWhole(after)) return false;
  const [number, next] = [library.numberOf(before.passageId), library.numberOf(after.passageId)];
  return before.documentId === after.documentId && number !== undefined && next === number + 1;
}

function isWhole({ start, end, passage }: Citation): boolean {
  return start === passage.start && end === passage.start + passage.text.length;
}
