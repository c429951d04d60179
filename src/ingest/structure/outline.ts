import { FAMILIES, follows, numberKey, RANKS } from '../../text/numbering.js';
import type { Line } from '../clean.js';
import { findContents, type LineRange } from './contents.js';
import { markBareHeadings, markGivenHeadings, markTitles } from './headings.js';
import { type ContainerMark, containerMark, type UnitMark, wordMark } from './marks.js';
import { FEWEST_IN_PART, markNumbered, markRecitals } from './numbered-units.js';
import { type BlocksAt, isRow, type Outline } from './outline-parts.js';
import { quotedLines } from './quoted.js';
import { sectionUnits } from './sections.js';
import { acceptedWords } from './sequence.js';

/** Fewer consecutive numbered paragraphs are a list, not the units of a document. */
const FEWEST = 3;
const SURE_ALONE = 1;

/**
 * Reads the outline of a document: which lines begin its units and containers, which are titles, and where its table of
 * contents is. Articles take precedence over inner numbers; numbered paragraphs are units only if there is nothing
 * higher, decided separately for each annex.
 */
export function readOutline(lines: readonly Line[], blocks: BlocksAt): Outline {
  const before = textsBefore(lines);
  const { words, holders } = marksOf(lines, before, blocks);
  const contents = [...findContents(lines, words, holders), ...markedContents(blocks)];
  const skipped = new Set<number>();
  for (const { first, last } of contents) for (let at = first; at <= last; at += 1) skipped.add(at);
  const there = <T extends { at: number }>(marks: readonly T[]) => marks.filter(({ at }) => !skipped.has(at));
  const containers = there(holders);
  const outline: Outline = {
    units: new Map(),
    containers: new Map(containers.map((mark) => [mark.at, mark])),
    titles: new Map(),
    headings: new Set(),
    recitals: new Set(),
    contents,
    returns: returnsToBody(containers),
  };
  markGivenHeadings(lines, blocks, outline, skipped);
  for (const region of regionsOf(lines.length, containers, outline.returns)) {
    const marks = there(words).filter(({ at }) => at >= region.first && at <= region.last);
    const chosen = wordUnits(marks, containers);
    const texts = { lines, before, blocks, skipped, outline, containers };
    if (chosen.length > 0) {
      for (const mark of chosen) outline.units.set(mark.at, mark);
      const first = chosen[0]?.at ?? 0;
      if (region.first === 0) markRecitals(texts, { first: 0, last: first - 1 });
    } else {
      markNumbered(texts, region, region.first === 0 ? FEWEST : FEWEST_IN_PART);
      if (region.first === 0) citeBySections(region, containers, outline);
    }
  }
  markTitles(lines, blocks, outline, skipped);
  markBareHeadings(lines, blocks, outline, skipped);
  return outline;
}

/**
 * Every word with a number that may begin a unit or container. Those in table rows, such as a correlation table, count
 * only if there are no others: a whole law may be laid out as a table.
 */
function marksOf(
  lines: readonly Line[],
  before: readonly string[],
  blocks: BlocksAt,
): { words: UnitMark[]; holders: ContainerMark[] } {
  const quoted = new Set(quotedLines(lines).flatMap(({ first, last }) => rangeOf(first, last)));
  const words = lines.flatMap((line, at) =>
    quoted.has(at) ? [] : (wordMark(line, at, before[at], blocks.get(at)) ?? []),
  );
  const holders = lines.flatMap((line, at) =>
    quoted.has(at) ? [] : (containerMark(line, at, before[at], blocks.get(at)) ?? []),
  );
  const outside = ({ at }: { at: number }) => !isRow(lines[at], blocks.get(at));
  if (!words.some(outside)) return { words, holders };
  return { words: words.filter(outside), holders: holders.filter(outside) };
}

function rangeOf(first: number, last: number): number[] {
  return Array.from({ length: last - first + 1 }, (_, i) => first + i);
}

/** For each line, the text of the line above, empty if that is blank or missing. */
function textsBefore(lines: readonly Line[]): string[] {
  return lines.map((_, at) => lines[at - 1]?.text ?? '');
}

function markedContents(blocks: BlocksAt): LineRange[] {
  return [...blocks].filter(([, { kind }]) => kind === 'contents').map(([at]) => ({ first: at, last: at }));
}

/** The body of a document, and each annex, protocol and appendix. */
function regionsOf(count: number, containers: readonly ContainerMark[], returns: ReadonlySet<number>): LineRange[] {
  const starts = containers.filter(({ at, kind }) => isApart(kind) || returns.has(at)).map(({ at }) => at);
  return [0, ...starts]
    .map((first, i) => ({ first, last: (starts[i] ?? count) - 1 }))
    .filter(({ first, last }) => last >= first);
}

function isApart(kind: ContainerMark['kind']): boolean {
  return RANKS[kind] <= RANKS.appendix;
}

/**
 * Agreements may print annexes between chapters: the next chapter then continues the body's numbers, not the annex's.
 */
function returnsToBody(containers: readonly ContainerMark[]): Set<number> {
  const returns = new Set<number>();
  const body = new Map<string, number[]>();
  let annex: Map<string, number[]> | undefined;
  for (const { at, kind, number } of containers) {
    const key = numberKey(number);
    if (isApart(kind)) annex = new Map();
    else {
      const goesOn = (last: number[] | undefined) => last !== undefined && follows(last, key);
      if (annex && goesOn(body.get(kind)) && !goesOn(annex.get(kind))) {
        returns.add(at);
        annex = undefined;
      }
      (annex ?? body).set(kind, key);
    }
  }
  return returns;
}

/** The units of the first family of words found in the region. */
function wordUnits(marks: readonly UnitMark[], containers: readonly ContainerMark[]): UnitMark[] {
  const bounds = containers.map(({ at }) => at);
  for (const family of FAMILIES) {
    const found = acceptedWords(
      marks.filter((mark) => mark.family === family),
      bounds,
    );
    const sure = found.filter(({ strength }) => strength === 'sure').length;
    if (
      found.length >= FEWEST ||
      (sure >= SURE_ALONE && found.some(({ alone, strength }) => alone || strength === 'sure'))
    )
      return found;
  }
  return [];
}

/** Makes the sections of a text its units if it is cited by them; numbers inside sections are items. */
function citeBySections(region: LineRange, containers: readonly ContainerMark[], outline: Outline): void {
  const sections = sectionUnits(region, containers, [...outline.units.values()]);
  if (sections.length === 0) return;
  for (const at of outline.units.keys()) if (at <= region.last) outline.units.delete(at);
  for (const mark of sections) {
    outline.containers.delete(mark.at);
    outline.units.set(mark.at, mark);
  }
}
