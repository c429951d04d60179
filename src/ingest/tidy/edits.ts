import type { Span } from '../../model.js';
import { lowerBound } from '../../text/lower-bound.js';
import type { Block } from '../read/reader.js';

/** A span of a text that is replaced. */
export interface Edit extends Span {
  /** The replacement. */
  by: string;
}

/** A text with its blocks. */
export interface Marked {
  text: string;
  blocks: readonly Block[];
}

/**
 * Applies edits, given in any order; an edit that overlaps an earlier one is skipped. Blocks move with the text; empty
 * ones are dropped.
 */
export function applyEdits({ text, blocks }: Marked, edits: readonly Edit[]): Marked {
  if (edits.length === 0) return { text, blocks };
  const done: Edit[] = [];
  for (const edit of [...edits].sort((a, b) => a.start - b.start || a.end - b.end)) {
    if (edit.start >= (done.at(-1)?.end ?? 0)) done.push(edit);
  }
  const pieces: string[] = [];
  let at = 0;
  for (const { start, end, by } of done) {
    pieces.push(text.slice(at, start), by);
    at = end;
  }
  pieces.push(text.slice(at));
  return { text: pieces.join(''), blocks: moved(blocks, done) };
}

function moved(blocks: readonly Block[], edits: readonly Edit[]): Block[] {
  let shift = 0;
  const shifts = edits.map(({ start, end, by }) => {
    const before = shift;
    shift += by.length - (end - start);
    return before;
  });
  const place = (offset: number): number => {
    const last = lowerBound(0, edits.length, (i) => (edits[i]?.start ?? 0) < offset) - 1;
    const edit = edits[last];
    if (!edit) return offset;
    const before = shifts[last] ?? 0;
    if (offset < edit.end) return Math.min(edit.start + before + edit.by.length, offset + before);
    return offset + before + edit.by.length - (edit.end - edit.start);
  };
  return blocks
    .map((block) => ({ ...block, start: place(block.start), end: place(block.end) }))
    .filter(({ start, end }) => end > start);
}
