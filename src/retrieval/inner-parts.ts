import type { Library } from '../index/library.js';
import { type Citation, type Span, unitIdOf } from '../model.js';
import { labelsIn } from '../text/paragraph-labels.js';
import { citePassage } from './citation.js';

/**
 * A numbered paragraph or item inside a unit: `['2', 'b']` is item b of paragraph 2. If a unit has no numbering inside,
 * a number on its own counts its paragraphs.
 * @param text the document's
 * @param unit the unit's span in the text
 * @param path outermost first, as asked
 * @returns an exact span of the text; undefined if the unit has no such part
 */
export function partWithin(text: string, unit: Span, path: readonly string[]): Span | undefined {
  let span: Span = unit;
  const used: string[] = [];
  for (const wanted of path) {
    const labels = labelsIn(text, span, used);
    const [first] = labels;
    if (!first) return path.length === 1 ? plainParagraph(text, unit, wanted) : undefined;
    const at = labels.findIndex(({ number }) => keyOf(number) === keyOf(wanted));
    const label = labels[at];
    if (!label) return undefined;
    const end = labels[at + 1]?.start ?? span.end;
    span = { start: label.start, end: label.start + text.slice(label.start, end).trimEnd().length };
    used.push(first.family);
  }
  return span;
}

/**
 * "2" and "(2)" are the same, as are "b" and "B)". In "18.63.2", a paragraph that repeats the numbers above it, the
 * last number counts.
 */
function keyOf(number: string): string {
  const plain = number.toLowerCase().replace(/[^\p{L}\p{N}.]/gu, '');
  return plain.split('.').at(-1) ?? plain;
}

function plainParagraph(text: string, unit: Span, wanted: string): Span | undefined {
  if (!/^\d{1,2}$/.test(wanted)) return undefined;
  const paragraphs: Span[] = [];
  let offset = unit.start;
  for (const raw of text.slice(unit.start, unit.end).split(/(\n[^\S\n]*\n\s*)/u)) {
    if (raw.trim() !== '') paragraphs.push({ start: offset, end: offset + raw.trimEnd().length });
    offset += raw.length;
  }
  return paragraphs.length > 1 ? paragraphs[Number(wanted) - 1] : undefined;
}

/** A unit that was found but lacks the requested part, so it is shown whole. */
export interface MissingPart {
  passageId: string;
  label: string;
  /** As asked: "2", "1(b)". */
  part: string;
}

/**
 * Cites a reference: whole units, or the requested part of each; units without that part are cited only if none has it.
 * @param inner the part, outermost first
 */
export function citeUnits(
  library: Library,
  passages: readonly number[],
  inner: readonly string[] = [],
): { citations: Citation[]; withoutPart: MissingPart[] } {
  const whole = () => passages.map((passage) => citePassage(library, passage));
  if (inner.length === 0) return { citations: whole(), withoutPart: [] };
  const parts = citeParts(library, passages, inner);
  if (parts.length > 0) return { citations: parts, withoutPart: [] };
  const [part = '', ...items] = inner;
  const asked = `${part}${items.map((item) => `(${item})`).join('')}`;
  const citations = whole();
  const units = citations.filter(({ passageId }) => unitIdOf(passageId) === passageId);
  return { citations, withoutPart: units.map(({ passageId, label }) => ({ passageId, label, part: asked })) };
}

/**
 * Cites a part of each unit. A long unit spans several passages, and its part may be in more than one of them.
 * @param passages the passages of whole units, in order
 */
function citeParts(library: Library, passages: readonly number[], path: readonly string[]): Citation[] {
  const units = new Map<string, number[]>();
  for (const passage of passages) {
    const unit = unitIdOf(library.passage(passage).id);
    units.set(unit, [...(units.get(unit) ?? []), passage]);
  }
  return [...units.values()].flatMap((pieces) => {
    const spans = pieces.map((passage) => library.spanOf(passage));
    const unit = { start: Math.min(...spans.map(({ start }) => start)), end: Math.max(...spans.map(({ end }) => end)) };
    const part = partWithin(library.textOf(library.documentOf(pieces[0] ?? 0).id), unit, path);
    return part ? pieces.flatMap((piece) => citeWithin(library, piece, part)) : [];
  });
}

/** The portion of a passage within a span of its document. */
function citeWithin(library: Library, passage: number, span: Span): Citation[] {
  const own = library.spanOf(passage);
  const [start, end] = [Math.max(own.start, span.start), Math.min(own.end, span.end)];
  return start < end ? [citePassage(library, passage, { start, end })] : [];
}
