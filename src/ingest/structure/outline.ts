import { FAMILIES, follows, numberKey, RANKS } from '../../text/numbering.js';
import type { Line } from '../clean.js';
import type { Block } from '../read/reader.js';
import { findContents, type LineRange } from './contents.js';
import {
  bareMarks,
  type ContainerMark,
  containerMark,
  goesOn,
  isTerminated,
  isTitleLike,
  plainLine,
  SECTION_FAMILIES,
  type UnitMark,
  wordMark,
} from './marks.js';
import { quotedLines } from './quoted.js';
import { sectionUnits } from './sections.js';
import { acceptedWords, type Candidate, mainSequence } from './sequence.js';

/** What a line is in the outline of a document; lines that are nothing of this kind are text. */
export interface Outline {
  units: Map<number, UnitMark>;
  containers: Map<number, ContainerMark>;
  /** Position of a title line, and of the unit or container that it is the title of. */
  titles: Map<number, number>;
  /** Lines that are headings without a number. */
  headings: Set<number>;
  /** Numbered lines above the first article: recitals. */
  recitals: Set<number>;
  contents: LineRange[];
  /** Chapters and the like that take the body up again after an annex. */
  returns: Set<number>;
}

/** Fewer numbered paragraphs in a row are a list, not the units of a document; in an annex two suffice. */
const FEWEST = 3;
const FEWEST_IN_PART = 2;
const SURE_ALONE = 1;

/** Marks on lines, by position. */
export type BlocksAt = ReadonlyMap<number, Block>;

/**
 * Reads the outline of a document: which lines begin its units and containers, which are titles, and where its table of contents
 * is. Articles beat inner numbers; numbered paragraphs are units only where nothing higher is, which each annex decides for itself.
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
  markHeadings(lines, blocks, outline, skipped);
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
 * Every word with a number that may begin a unit or a container. Those in the rows of tables, as a table of correlations lists them,
 * count only where there are no others: a whole law may be set as a table.
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

/** Whether a line is the row of a table. */
function isRow(line: Line | undefined, block: Block | undefined): boolean {
  return block ? block.kind === 'cell' : (line?.text.includes(' | ') ?? false);
}

/** For each line the text of the one just above it, empty if it is blank or absent. */
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

/** Agreements print annexes between their chapters: there a chapter goes on from the body's last, not from the annex's. */
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

/** The units of the first family of words that the region has. */
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

interface Texts {
  lines: readonly Line[];
  before: readonly string[];
  blocks: BlocksAt;
  skipped: ReadonlySet<number>;
  outline: Outline;
  containers: readonly ContainerMark[];
}

/** "(1)" and so on above the first article of a regulation. */
function markRecitals(texts: Texts, range: LineRange): void {
  const found = candidatesIn(texts, range, false).filter(({ family }) => family === '(1)');
  const chain = mainSequence(found);
  if (chain.length < FEWEST_IN_PART || chain[0]?.key[0] !== 1) return;
  for (const mark of chain) {
    texts.outline.units.set(mark.at, mark);
    texts.outline.recitals.add(mark.at);
  }
}

/** Numbered paragraphs as units: of several looks of number, the one that begins first counts the text, the others its items. */
function markNumbered(texts: Texts, region: LineRange, fewest: number): void {
  const below = candidatesIn(texts, region, false);
  const all = below.length > 0 ? below : candidatesIn(texts, region, true);
  const chains = chainsOf(all).filter((chain) => chain.length >= fewest);
  const [outer, ...others] = chains;
  if (!outer) return;
  const inner = innerOf(outer, others, all);
  if (inner && isTitled(outer)) {
    markSections(texts, outer);
    const again = candidatesIn(texts, region, below.length === 0);
    for (const mark of mainSequence(ofFamily(again, inner))) texts.outline.units.set(mark.at, mark);
    return;
  }
  for (const mark of outer) texts.outline.units.set(mark.at, mark);
  const firsts = outer.filter(({ key }) => key.every((part) => part <= 1));
  if (firsts.length > 1) markSections(texts, headingSections(texts, region));
}

/** The likeliest count of each look of number, in the order in which they begin. */
function chainsOf(candidates: readonly Candidate[]): Candidate[][] {
  return [...new Set(candidates.map(({ family }) => family))]
    .map((family) => mainSequence(ofFamily(candidates, family)))
    .sort((a, b) => (a[0]?.at ?? 0) - (b[0]?.at ?? 0));
}

const ofFamily = (candidates: readonly Candidate[], family: string) =>
  candidates.filter((candidate) => candidate.family === family);

/** The look of the numbers that count inside an outer count, if that one counts sections. */
function innerOf(
  outer: readonly Candidate[],
  others: readonly Candidate[][],
  all: readonly Candidate[],
): string | undefined {
  const finer = others.find(({ length, 0: head }) => head?.family === '1.1' && length >= outer.length);
  if (finer) return '1.1';
  if (!SECTION_FAMILIES.has(outer[0]?.family ?? '')) return undefined;
  return all.find(({ family, at }) => !SECTION_FAMILIES.has(family) && at > (outer[0]?.at ?? 0))?.family;
}

const isTitled = (marks: readonly Candidate[]) =>
  marks.filter(({ rest, alone }) => alone || isTitleLike(rest)).length >= 0.8 * marks.length;

/** Makes the sections of a text its units where it is cited by them; what they number inside are their items. */
function citeBySections(region: LineRange, containers: readonly ContainerMark[], outline: Outline): void {
  const sections = sectionUnits(region, containers, [...outline.units.values()]);
  if (sections.length === 0) return;
  for (const at of outline.units.keys()) if (at <= region.last) outline.units.delete(at);
  for (const mark of sections) {
    outline.containers.delete(mark.at);
    outline.units.set(mark.at, mark);
  }
}

/** Headings that are counted themselves: "I. Scope", "B. Fees". */
function headingSections(texts: Texts, region: LineRange): Candidate[] {
  const [first] = chainsOf(candidatesIn(texts, region, true)).filter(
    (chain) => chain.length >= FEWEST_IN_PART && SECTION_FAMILIES.has(chain[0]?.family ?? ''),
  );
  return first ?? [];
}

function markSections({ outline }: Texts, marks: readonly Candidate[]): void {
  for (const { at, number, rest } of marks) {
    outline.containers.set(at, { at, kind: 'section', word: '', number, rest, strength: 'sure' });
    outline.headings.delete(at);
  }
}

/** @param headings whether numbers in headings are looked at, or those of the text */
function candidatesIn(
  { lines, before, blocks, skipped, outline, containers }: Texts,
  range: LineRange,
  headings: boolean,
): Candidate[] {
  const found: Candidate[] = [];
  const holders = new Set(containers.map(({ at }) => at));
  let count = 0;
  for (let at = range.first; at <= range.last; at += 1) {
    const line = lines[at];
    if (!line || skipped.has(at)) continue;
    const isHeading = outline.headings.has(at);
    if (isHeading || holders.has(at) || outline.containers.has(at)) count += 1;
    if (isHeading !== headings || outline.containers.has(at) || blocks.get(at)?.kind === 'note') continue;
    const amid = goesOn(before[at]);
    for (const mark of bareMarks(line, at)) found.push({ ...mark, indent: line.indent, headings: count, amid });
  }
  return found;
}

/** Headings that the format marks, and in a text without any, lines that are wholly bold. */
function markHeadings(lines: readonly Line[], blocks: BlocksAt, outline: Outline, skipped: ReadonlySet<number>): void {
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

/** The line below "Article 5", "CHAPTER II" is its title, where it looks like one and text follows. */
function markTitles(lines: readonly Line[], blocks: BlocksAt, outline: Outline, skipped: ReadonlySet<number>): void {
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
    // A lone line is what the unit says, not its title; a container may hold nothing but a title.
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

/** In a text without marked headings a bare line between blank ones, right above a unit or container, is one. */
function markBareHeadings(
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
