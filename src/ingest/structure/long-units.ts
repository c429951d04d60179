import type { Passage, SourceDocument, Span } from '../../model.js';
import { labelsIn } from '../../text/paragraph-labels.js';

/**
 * A unit with more characters than this is cut: the joint statement's longest clause has 1,522, a page of a treaty
 * 3,000.
 */
const LONGEST_UNIT = 2500;
/** Paragraphs of a cut unit stay together up to this number of characters. */
const LONGEST_PART = 1500;

/** Part of a unit that begins with a paragraph's number; the first part may begin with the unit's number. */
interface Piece extends Span {
  /** The numbers of its first paragraph, outermost first: "2", "a". Empty if the unit itself begins there. */
  own: string[];
}

/**
 * Cuts long units at their own numbered paragraphs and items. The parts share number, title and path of the unit; the
 * first keeps its id, the others add their first paragraph: `x#5/2`, `x#5/2.a`. A unit without inner numbers stays
 * whole.
 * @param passages in order
 */
export function cutLongUnits(document: SourceDocument, passages: readonly Passage[]): Passage[] {
  const taken = new Set<string>();
  return passages.flatMap((passage) => {
    const isUnit = passage.number !== undefined && passage.unit !== 'note';
    if (!isUnit || passage.text.length <= LONGEST_UNIT) return [passage];
    const pieces = cut(document.text, { start: passage.start, end: passage.end, own: [] }, []);
    return pieces.map((piece) => partOf(document, passage, piece, taken));
  });
}

function partOf(document: SourceDocument, passage: Passage, { start, end, own }: Piece, taken: Set<string>): Passage {
  const text = document.text.slice(start, end);
  if (own.length === 0) return { ...passage, start, end, text };
  const [first = '', ...rest] = own;
  let id = `${passage.id}/${own.join('.').toLowerCase()}`;
  for (let again = 2; taken.has(id); again += 1) id = `${passage.id}/${own.join('.').toLowerCase()}~${again}`;
  taken.add(id);
  const label = `${passage.label}, ${first}${rest.map((item) => ` (${item})`).join('')}`;
  return { ...passage, id, label, start, end, text };
}

/** @param used families of numbers used at outer levels */
function cut(text: string, piece: Piece, used: readonly string[]): Piece[] {
  if (piece.end - piece.start <= LONGEST_PART) return [piece];
  const labels = labelsIn(text, piece, used);
  const [first] = labels;
  if (!first) return [piece];
  const bounds = [piece.start, ...labels.slice(1).map(({ start }) => start), piece.end];
  const pieces = labels.map(({ number }, i) => ({
    start: bounds[i] ?? piece.start,
    end: trimmed(text, bounds[i] ?? piece.start, bounds[i + 1] ?? piece.end),
    own: i === 0 ? piece.own : [...piece.own, number],
  }));
  return merged(pieces).flatMap((each) => cut(text, each, [...used, first.family]));
}

function trimmed(text: string, start: number, end: number): number {
  return start + text.slice(start, end).trimEnd().length;
}

/** Merges consecutive paragraphs while they are short. */
function merged(pieces: readonly Piece[]): Piece[] {
  const kept: Piece[] = [];
  for (const piece of pieces) {
    const last = kept.at(-1);
    if (last && piece.end - last.start <= LONGEST_PART) last.end = piece.end;
    else kept.push({ ...piece });
  }
  return kept;
}
