import type { APIEmbed } from 'discord.js';
import type { Library } from '../../../index/library.js';
import type { Span } from '../../../model.js';
import { citePassage } from '../../../retrieval/citation.js';
import type { Action, Cited } from '../../custom-id.js';
import { replyOf, turning } from '../../reply/buttons.js';
import { cite, frameOf, quoteOf } from '../../reply/card.js';
import { excerpt, partsOf, withGaps } from '../../reply/excerpt.js';
import { roomFor } from '../../reply/plain.js';
import { plainPart } from '../../reply/plain-cards.js';
import type { Reply } from '../../reply/reply.js';
import type { View } from '../../reply/view.js';

/** Most text of a passage that is shown at once, in UTF-16 units as it is written; longer ones are shown in parts. */
const PART_ROOM = 2000;
/** The same in plain text, beside the longest headings and sources. */
const PLAIN_PART_ROOM = 750;
/** Most text of a neighbour, of which less matters. */
const NEIGHBOUR_ROOM = 900;
/** A neighbour that has no more room than this is left out. */
const LEAST_ROOM = 80;

/** A place to read at: a passage of the index, one of its parts, and whether its neighbours are shown too. */
export interface Place {
  passage: number;
  part: number;
  around: boolean;
}

/** A cited passage with the ones before and after it, its quote in bold. @throws RangeError when there is no such passage */
export function renderContext(library: Library, cited: Cited, view: View): Reply {
  const citation = cite(library, cited);
  const quote = quoteOf(citation);
  const part = partsIn(citation.passage.text, view).findIndex(({ end }) => end > quote.start);
  return read(library, { passage: cited.passage, part: Math.max(0, part), around: true }, view, quote);
}

/** A passage, or a part of a long one, with buttons to what comes before and after. @throws RangeError when there is none */
export function renderTurn(library: Library, at: Place, view: View): Reply {
  return read(library, at, view, undefined);
}

function read(library: Library, at: Place, view: View, quote: Span | undefined): Reply {
  const parts = partsIn(library.passage(at.passage).text, view);
  const part = Math.min(at.part, parts.length - 1);
  const middle = partEmbed(library, at.passage, parts, part, view, quote);
  const embeds = at.around ? withNeighbours(library, at.passage, middle, parts.length, part, view) : [middle];
  const { before, after } = placesAround(library, { ...at, part }, parts.length, view);
  const { text } = library.passage(at.passage);
  const citing = { passage: at.passage, start: quote?.start ?? 0, end: quote?.end ?? text.length };
  return replyOf({ content: '', embeds, components: turning(before, after, library, view, citing) });
}

/** The parts that a passage is shown in. */
export function partsIn(text: string, { text: plain }: View): Span[] {
  return partsOf(text, plain ? PLAIN_PART_ROOM : PART_ROOM);
}

/** A part of a passage as a card. */
export function partEmbed(
  library: Library,
  passage: number,
  parts: Span[],
  part: number,
  view: View,
  quote: Span | undefined,
): APIEmbed {
  const { words, text: plain } = view;
  const citation = citePassage(library, passage);
  const span = parts[part] ?? { start: 0, end: citation.passage.text.length };
  const frame = frameOf(citation, words, { part: { part: part + 1, of: parts.length } });
  const { text } = citation.passage;
  if (!plain) return { ...frame, description: withGaps(text, span, quote) };
  const { all, sizeOf } = roomFor(view);
  return { ...frame, description: plainPart(text, span, quote, words, all - sizeOf(frame)) };
}

/** The end of the passage before and the beginning of the one after, where the part shown is the first or last one. */
function withNeighbours(
  library: Library,
  passage: number,
  middle: APIEmbed,
  parts: number,
  part: number,
  view: View,
): APIEmbed[] {
  const before = part === 0 ? neighbour(library, passage, -1) : undefined;
  const after = part === parts - 1 ? neighbour(library, passage, 1) : undefined;
  const shown = [before, after].filter((number) => number !== undefined);
  const citations = shown.map((number) => citePassage(library, number));
  const frames = citations.map((citation) => frameOf(citation, view.words, { grey: true }));
  const { all, sizeOf } = roomFor(view);
  const taken = [middle, ...frames].reduce((sum, frame) => sum + sizeOf(frame), 0);
  const room = Math.min(NEIGHBOUR_ROOM, Math.floor((all - taken) / Math.max(1, shown.length)));
  if (room < LEAST_ROOM) return [middle];
  const cards = citations.map(({ passage: { text } }, i) => {
    const description = excerpt(text, undefined, room, shown[i] === before ? 'end' : 'start');
    return { ...frames[i], description };
  });
  return before === undefined ? [middle, ...cards] : [...cards.slice(0, 1), middle, ...cards.slice(1)];
}

/** Where the buttons lead: part by part, then passage by passage within the document. */
function placesAround(
  library: Library,
  { passage, part, around }: Place,
  parts: number,
  view: View,
): { before: Action | undefined; after: Action | undefined } {
  const turn = (to: number, toPart: number): Action => ({ kind: 'turn', passage: to, part: toPart, around });
  const previous = neighbour(library, passage, -1);
  const next = neighbour(library, passage, 1);
  const lastPart = (number: number) => partsIn(library.passage(number).text, view).length - 1;
  const before = previous === undefined ? undefined : turn(previous, lastPart(previous));
  const after = next === undefined ? undefined : turn(next, 0);
  return {
    before: part > 0 ? turn(passage, part - 1) : before,
    after: part < parts - 1 ? turn(passage, part + 1) : after,
  };
}

/** The passage before or after one in the same document. */
function neighbour(library: Library, passage: number, step: -1 | 1): number | undefined {
  const number = passage + step;
  if (number < 0 || number >= library.size) return undefined;
  return library.documentNumber(number) === library.documentNumber(passage) ? number : undefined;
}
