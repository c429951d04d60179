import { lowerBound } from '../../text/lower-bound.js';

const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' });

/** Marks where a heading, a name or a question was cut. */
const ELLIPSIS = '…';
/** Longest grapheme cluster that is kept together. */
const LONGEST_CLUSTER = 40;

/**
 * Writes a text in at most `room` UTF-16 units, cut at a word end if it is too long.
 * @param set writes the text; its result is measured
 * @param mark follows a text that was cut
 * @param measured writes the text in the form that takes most room
 */
export function cutToFit(
  text: string,
  room: number,
  set: (text: string) => string,
  mark = ELLIPSIS,
  measured = set,
): string {
  if (text.length <= room && measured(text).length <= room) return set(text);
  const end = wordEnd(text, 0, room - mark.length, (piece) => measured(piece).length);
  return `${set(text.slice(0, end).trimEnd())}${mark}`;
}

/**
 * Where to cut a text so that the piece from `start` fits: at a word end, or inside a word that is longer than the
 * room. Always after `start`, so that cutting piece by piece ends.
 * @param measure length of a piece as written; never less than the length of the piece itself
 */
export function wordEnd(text: string, start: number, room: number, measure: (piece: string) => number): number {
  const longest = Math.min(text.length - start, Math.max(0, room));
  const tooLong = lowerBound(1, longest + 1, (length) => measure(text.slice(start, start + length)) <= room);
  let end = start + tooLong - 1;
  // Half an emoji is longer when written than a whole one.
  for (const next of boundariesNear(text, start, end)) {
    if (next > end && measure(text.slice(start, next)) <= room) end = next;
  }
  if (end >= text.length) return text.length;
  const piece = text.slice(start, end + 1);
  const space = piece.search(/\s\S*$/);
  if (space > 0 && piece.slice(0, space).trim() !== '') return start + space;
  const boundary = boundariesNear(text, start, end).findLast((known) => known <= end);
  return boundary ?? Math.max(withinPair(text, end) ? end - 1 : end, start + 1);
}

/** The ends of the grapheme clusters around a place, after `start`. */
function boundariesNear(text: string, start: number, at: number): number[] {
  const from = Math.max(start, at - LONGEST_CLUSTER);
  const near = text.slice(from, at + LONGEST_CLUSTER);
  return Array.from(graphemes.segment(near), ({ index, segment }) => from + index + segment.length);
}

function withinPair(text: string, at: number): boolean {
  return /^[\ud800-\udbff][\udc00-\udfff]$/.test(text.slice(at - 1, at + 1));
}

/** A text on one line, as headings, names and questions are shown. */
export function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}
