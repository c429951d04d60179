import type { LineRange } from './contents.js';
import { bareMarks, goesOn, isTitleLike, SECTION_FAMILIES } from './marks.js';
import type { Texts } from './outline-parts.js';
import { type Candidate, mainSequence } from './sequence.js';

/** In an annex, and above the articles, two consecutive numbered paragraphs are enough. */
export const FEWEST_IN_PART = 2;

/**
 * Marks numbered paragraphs as units: of several number formats, the first to appear numbers the text, the others its
 * items.
 */
export function markNumbered(texts: Texts, region: LineRange, fewest: number): void {
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

/** The likeliest sequence for each number format, in order of first appearance. */
function chainsOf(candidates: readonly Candidate[]): Candidate[][] {
  return [...new Set(candidates.map(({ family }) => family))]
    .map((family) => mainSequence(ofFamily(candidates, family)))
    .sort((a, b) => (a[0]?.at ?? 0) - (b[0]?.at ?? 0));
}

const ofFamily = (candidates: readonly Candidate[], family: string) =>
  candidates.filter((candidate) => candidate.family === family);

/** The number format used inside an outer sequence, if that sequence numbers sections. */
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

/** Headings that are numbered themselves: "I. Scope", "B. Fees". */
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

/** @param headings whether to use numbers in headings instead of those in the text */
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

/** Marks the recitals of a regulation: "(1)" and so on above its first article. */
export function markRecitals(texts: Texts, range: LineRange): void {
  const found = candidatesIn(texts, range, false).filter(({ family }) => family === '(1)');
  const chain = mainSequence(found);
  if (chain.length < FEWEST_IN_PART || chain[0]?.key[0] !== 1) return;
  for (const mark of chain) {
    texts.outline.units.set(mark.at, mark);
    texts.outline.recitals.add(mark.at);
  }
}
