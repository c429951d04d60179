import type { Line } from '../clean.js';
import { bareMarks, isTerminated, isTitleLike, plainLine } from './marks.js';
import { type BlocksAt, isRow, type Outline } from './outline-parts.js';

/** Marks the headings that the format marks and, in a text without any, lines that are entirely bold. */
export function markGivenHeadings(
  lines: readonly Line[],
  blocks: BlocksAt,
  outline: Outline,
  skipped: ReadonlySet<number>,
): void {
  const marked = lines.some(({ heading }) => heading !== undefined);
  for (const [at, line] of lines.entries()) {
    if (skipped.has(at) || line.text === '') continue;
    const kind = blocks.get(at)?.kind;
    const bold = !marked && /^(\*\*|__)[^*_].*\1$/.test(line.text) && !isTerminated(line.text);
    // "(Text with EEA relevance)" is a remark.
    if (/^\(.*\)$/.test(line.text)) continue;
    if (line.heading !== undefined || kind === 'heading' || kind === 'title' || bold) outline.headings.add(at);
  }
}

/** The line below "Article 5" or "CHAPTER II" is its title if it looks like one and text follows. */
export function markTitles(
  lines: readonly Line[],
  blocks: BlocksAt,
  outline: Outline,
  skipped: ReadonlySet<number>,
): void {
  const isMark = (at: number) => outline.units.has(at) || outline.containers.has(at);
  const nextFilled = (from: number) => {
    let at = from;
    while (at < lines.length && (lines[at]?.text === '' || skipped.has(at))) at += 1;
    return at;
  };
  const holders = [...outline.containers.values()].filter(({ rest }) => rest === '');
  const units = [...outline.units.values()].filter(({ alone, word }) => alone && word !== '');
  for (const { at } of [...holders, ...units]) {
    const below = nextFilled(at + 1);
    const text = lines[below]?.text ?? '';
    if (
      isMark(below) ||
      isRow(lines[below], blocks.get(below)) ||
      !isTitleLike(text) ||
      bareMarks({ ...EMPTY, text }, below).length > 0
    )
      continue;
    const after = nextFilled(below + 1);
    // A lone line is the unit's text, not its title; a container may contain just a title.
    if (outline.units.has(at) && (after >= lines.length || isMark(after) || outline.headings.has(after))) continue;
    outline.titles.set(below, at);
    outline.headings.delete(below);
    const more = lines[below + 1];
    const wraps = text.length > 45 && more && more.text !== '' && !isMark(below + 1) && isTitleLike(more.text);
    if (
      wraps &&
      more.text.length < text.length &&
      bareMarks(more, below + 1).length === 0 &&
      lines[below + 2]?.text === ''
    )
      outline.titles.set(below + 1, at);
  }
}

const EMPTY: Line = { start: 0, end: 0, text: '', indent: 0 };

/** In a text without marked headings, a bare line between blank lines right above a unit or container is a heading. */
export function markBareHeadings(
  lines: readonly Line[],
  blocks: BlocksAt,
  outline: Outline,
  skipped: ReadonlySet<number>,
): void {
  if (lines.some(({ heading }) => heading !== undefined)) return;
  const filled = lines.flatMap(({ text }, at) => (text === '' ? [] : [at]));
  let below = false;
  for (let i = filled.length - 1; i >= 0; i -= 1) {
    const at = filled[i] ?? 0;
    const text = lines[at]?.text ?? '';
    const above = lines[filled[i - 1] ?? -1]?.text;
    const isMark = outline.units.has(at) || outline.containers.has(at) || outline.headings.has(at);
    const apart = (lines[at - 1]?.text ?? '') === '' && (lines[at + 1]?.text ?? '') === '';
    const ended = above === undefined || isTerminated(above) || plainLine(above) === plainLine(above).toUpperCase();
    const free = !isMark && !skipped.has(at) && !outline.titles.has(at) && !isRow(lines[at], blocks.get(at));
    const heads: boolean = free && below && apart && ended && isTitleLike(text) && plainLine(text).length <= 120;
    if (heads) outline.headings.add(at);
    below = isMark || heads;
  }
}
