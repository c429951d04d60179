import type { Passage, SourceDocument, Span } from '../model.js';
import { fold } from '../text/fold.js';
import { lowerBound } from '../text/lower-bound.js';
import { words } from '../text/words.js';
import { contentLines, type Line } from './clean.js';
import { assembleParagraphs, hasSkippedLevels, isHardWrapped, markHeadings } from './paragraphs.js';
import type { Block, BlockKind, ReadingNotice } from './read/reader.js';
import { cutLongUnits } from './structure/long-units.js';
import { numberNotices } from './structure/notices.js';
import { readOutline } from './structure/outline.js';
import type { Outline } from './structure/outline-parts.js';
import { findPortal } from './structure/portal.js';
import { type LeftOutSpan, Walk, type Walked } from './structure/walk.js';

type BlockKinds = ReadonlySet<BlockKind | undefined>;

/** Blocks that are content, no matter how short. */
const ITEMS: BlockKinds = new Set<BlockKind>(['item', 'cell', 'note']);
const TITLES: BlockKinds = new Set<BlockKind>(['title']);

/** A document's passages, and an account of every word outside them. */
export interface Split extends Walked {
  notices: ReadingNotice[];
  /** Words of the text by where they are; `lost` is 0 unless the program has a bug. */
  count: { words: number; inPassages: number; inHeadings: number; leftOut: number; lost: number };
}

/**
 * Splits a document into citable passages: its own numbered units with all their paragraphs, otherwise paragraphs.
 * Headings become the passages' section path.
 * @param blocks the blocks that the document's format marks; if there are none, Markdown marks are read
 * @returns passages in order, disjoint, each an exact slice of the document's text
 */
export function splitDocument(document: SourceDocument, blocks: readonly Block[] = []): Split {
  const lines = withHeadings(contentLines(document.text), blocks);
  const at = blocksAt(lines, blocks);
  const outline = document.kind === 'official' ? readOutline(lines, at) : undefined;
  const walked =
    outline && (outline.units.size > 0 || outline.containers.size > 0)
      ? new Walk(document, lines, outline, at).run(skippedLines(lines, outline, at))
      : splitParagraphs(document, lines, at);
  const leftOut = [...walked.leftOut, ...notContent(document.text, lines)].sort((a, b) => a.start - b.start);
  const units = walked.passages.filter(({ number }) => number !== undefined);
  return {
    ...walked,
    passages: cutLongUnits(document, walked.passages),
    leftOut,
    notices: [...numberNotices(units, lineCounter(document.text)), ...leftOutNotices(leftOut, document.text)],
    count: countWords(document.text, { ...walked, leftOut }),
  };
}

/** The passages of a document; see {@link splitDocument}. */
export function splitPassages(document: SourceDocument, blocks: readonly Block[] = []): Passage[] {
  return splitDocument(document, blocks).passages;
}

/** The paragraphs of a text without numbered units. */
function splitParagraphs(document: SourceDocument, lines: readonly Line[], at: ReadonlyMap<number, Block>): Walked {
  const leftOut: LeftOutSpan[] = [];
  const kept = lines.filter(({ start, end }, i) => {
    const kind = leftOutKind(at.get(i));
    if (kind) leftOut.push({ start, end, kind });
    return !kind;
  });
  const isTitle = (text: string) => fold(document.title).includes(fold(plainTitle(text)));
  const titles = startsOf(TITLES, lines, at);
  const paragraphs = markHeadings(
    assembleParagraphs(kept, document.text, isHardWrapped(kept)),
    startsOf(ITEMS, lines, at),
    ({ start, text }) => (isTitle(text) ? 'own' : titles.has(start) ? 'marked' : undefined),
  );
  const flat = hasSkippedLevels(paragraphs.map(({ heading }) => heading));
  const passages: Passage[] = [];
  const headings: (Span & { shown: boolean })[] = [];
  let path: { level: number; title: string; heading: { shown: boolean } }[] = [];
  for (const paragraph of paragraphs) {
    const { start, end } = paragraph;
    if (paragraph.heading !== undefined) {
      const level = paragraph.heading;
      const title = plainTitle(paragraph.text);
      path = flat ? [] : path.filter((above) => above.level < level);
      // Above the first passage, a document may repeat its own title.
      const own = passages.length === 0 && isTitle(title);
      const heading = { start, end, shown: own };
      headings.push(heading);
      if (!own) path.push({ level, title, heading });
      continue;
    }
    for (const { heading } of path) heading.shown = true;
    const number = passages.length + 1;
    passages.push({
      id: `${document.id}#p${number}`,
      documentId: document.id,
      start,
      end,
      label: `Paragraph ${number}`,
      section: path.map(({ title }) => title),
      text: document.text.slice(start, end),
    });
  }
  const hidden = headings.filter(({ shown }) => !shown);
  leftOut.push(...hidden.map(({ start, end }) => ({ start, end, kind: 'heading' as const })));
  return { passages, headings: headings.filter(({ shown }) => shown), leftOut };
}

/** A heading without the marks of bold type. */
function plainTitle(text: string): string {
  return text.replace(/\*\*|__/g, '').trim();
}

/** Starts of the lines in blocks of these kinds. */
function startsOf(kinds: BlockKinds, lines: readonly Line[], at: ReadonlyMap<number, Block>): Set<number> {
  return new Set(lines.flatMap(({ start }, i) => (kinds.has(at.get(i)?.kind) ? [start] : [])));
}

/** Adds the headings that the format marks to their lines. */
function withHeadings(lines: Line[], blocks: readonly Block[]): Line[] {
  const at = blocksAt(lines, blocks);
  return lines.map((line, i) => {
    const block = at.get(i);
    const heading = block && ['heading', 'title', 'unit'].includes(block.kind) ? block.level : undefined;
    return heading === undefined || line.heading !== undefined ? line : { ...line, heading };
  });
}

/** The block that contains each line; a unit's block counts only for its first line. */
function blocksAt(lines: readonly Line[], blocks: readonly Block[]): Map<number, Block> {
  const found = new Map<number, Block>();
  const sorted = [...blocks].sort((a, b) => a.start - b.start);
  let i = 0;
  for (const [at, line] of lines.entries()) {
    while (i < sorted.length && (sorted[i]?.end ?? 0) <= line.start) i += 1;
    const block = sorted[i];
    if (line.text === '' || !block || block.start >= line.end) continue;
    if (block.kind !== 'unit' || block.start >= line.start) found.set(at, block);
  }
  return found;
}

function leftOutKind(block: Block | undefined): LeftOutSpan['kind'] | undefined {
  return block?.kind === 'contents' || block?.kind === 'furniture' ? block.kind : undefined;
}

/** Lines that are not part of the document's text. */
function skippedLines(
  lines: readonly Line[],
  outline: Outline,
  at: ReadonlyMap<number, Block>,
): Map<number, LeftOutSpan['kind']> {
  const skipped = new Map<number, LeftOutSpan['kind']>();
  const units = [...outline.units.keys()];
  if (units.length > 0) {
    const [first, last] = [units.reduce((a, b) => Math.min(a, b)), units.reduce((a, b) => Math.max(a, b))];
    for (const range of findPortal(lines, first, last))
      for (let i = range.first; i <= range.last; i += 1) skipped.set(i, 'navigation');
  }
  for (const { first, last } of outline.contents) for (let i = first; i <= last; i += 1) skipped.set(i, 'contents');
  for (const [i, block] of at) {
    const kind = leftOutKind(block);
    if (kind) skipped.set(i, kind);
  }
  return skipped;
}

/** The text that cleaning removed: navigation, captions, datelines and the like. */
function notContent(text: string, lines: readonly Line[]): LeftOutSpan[] {
  const ends = [0, ...lines.map(({ end }) => end)];
  const starts = [...lines.map(({ start }) => start), text.length];
  return ends.flatMap((start, i) => {
    const end = starts[i] ?? start;
    return /[\p{L}\p{N}]/u.test(text.slice(start, end)) ? [{ start, end, kind: 'not_content' as const }] : [];
  });
}

function countWords(
  text: string,
  { passages, headings, leftOut }: Pick<Walked, 'passages' | 'headings' | 'leftOut'>,
): Split['count'] {
  const count = (spans: readonly Span[]) =>
    spans.reduce((sum, { start, end }) => sum + words(text.slice(start, end)).length, 0);
  const all = words(text).length;
  const [inPassages, inHeadings, left] = [count(passages), count(headings), count(leftOut)];
  return { words: all, inPassages, inHeadings, leftOut: left, lost: all - inPassages - inHeadings - left };
}

const SAID: Record<LeftOutSpan['kind'], string> = {
  contents: 'A table of contents was left out',
  navigation: 'Lines of a web page around the text were left out',
  cover: 'Lines of a cover page were left out',
  heading: 'Headings with nothing below them were left out',
  furniture: 'Running heads or page numbers were left out',
  not_content: 'Images, captions, a dateline or navigation were left out',
};

function leftOutNotices(leftOut: readonly LeftOutSpan[], text: string): ReadingNotice[] {
  const lineOf = lineCounter(text);
  return (Object.keys(SAID) as LeftOutSpan['kind'][]).flatMap((kind) => {
    const found = leftOut.filter((each) => each.kind === kind);
    const [first] = found;
    if (!first) return [];
    const count = found.reduce((sum, { start, end }) => sum + words(text.slice(start, end)).length, 0);
    return [{ code: `left_out_${kind}`, message: `${SAID[kind]} (${count} words).`, line: lineOf(first.start) }];
  });
}

/** Returns a function that gives the 1-based line of an offset. */
function lineCounter(text: string): (offset: number) => number {
  const starts = [0];
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
  return (offset) => lowerBound(1, starts.length, (line) => (starts[line] ?? 0) <= offset);
}
