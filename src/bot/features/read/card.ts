import type { Library } from '../../../index/library.js';
import type { Span } from '../../../model.js';
import { citePassage } from '../../../retrieval/citation.js';
import { counterpartOf } from '../../../retrieval/translations.js';
import type { Action, Cited } from '../../custom-id.js';
import { turning } from '../../reply/buttons.js';
import type { Card, PassagePart } from '../../reply/card.js';
import { excerpt, partsOf, withGaps } from '../../reply/excerpt.js';
import { roomFor } from '../../reply/layout.js';
import { plainPart } from '../../reply/plain-cards.js';
import type { Reply } from '../../reply/reply.js';
import { bodyOf, citationAt, colourOf, quoteOf } from '../../reply/source.js';
import type { View } from '../../reply/view.js';

/** Most text of a passage shown at once, in UTF-16 units as written; longer passages are shown in parts. */
const PART_ROOM = 1800;
/** The same in plain text, which leaves room for the longest headings and sources. */
const PLAIN_PART_ROOM = 750;
/** Most text of a neighbouring passage, which matters less. */
const NEIGHBOUR_ROOM = 500;
/** A neighbour with no more room than this is left out. */
const LEAST_ROOM = 80;

/** A place to read at: a passage of the index, one of its parts, and whether its neighbours are shown too. */
export interface ReadingPlace {
  passage: number;
  part: number;
  around: boolean;
}

/**
 * A cited passage with the ones before and after it, its quote in bold. @throws RangeError when there is no such
 * passage
 */
export function renderContext(library: Library, cited: Cited, view: View): Reply {
  const quote = quoteOf(citationAt(library, cited));
  const part = partsIn(library, cited.passage, view).findIndex(({ end }) => end > quote.start);
  return read(library, { passage: cited.passage, part: Math.max(0, part), around: true }, view, quote);
}

/**
 * A passage, or a part of a long one, with buttons to what comes before and after.
 * @throws RangeError when there is no such passage
 */
export function renderTurn(library: Library, at: ReadingPlace, view: View): Reply {
  return read(library, at, view, undefined);
}

function read(library: Library, at: ReadingPlace, view: View, quote: Span | undefined): Reply {
  const parts = partsIn(library, at.passage, view);
  const part = Math.min(at.part, parts.length - 1);
  const middle = partOf(library, at.passage, parts, part, view, quote);
  const shown = at.around ? withNeighbours(library, at.passage, middle, parts.length, part, view) : [middle];
  const { text } = library.passage(at.passage);
  const citing = { passage: at.passage, start: quote?.start ?? 0, end: quote?.end ?? text.length };
  const rows = turning(placesAround(library, { ...at, part }, parts.length, view), library, view, citing);
  const card: Card = { colour: colourOf(middle.citation), parts: [...shown, { kind: 'rows', rows }] };
  return { cards: [card] };
}

/** The parts in which a passage is shown, as offsets into it; the number shown in its heading is in none of them. */
export function partsIn(library: Library, passage: number, { text: plain }: View): Span[] {
  const { text, from } = bodyOf(citePassage(library, passage));
  return partsOf(text, plain ? PLAIN_PART_ROOM : PART_ROOM).map(({ start, end }) => ({
    start: start + from,
    end: end + from,
  }));
}

/** A part of a passage. */
export function partOf(
  library: Library,
  passage: number,
  parts: readonly Span[],
  part: number,
  view: View,
  quote: Span | undefined,
): PassagePart {
  const citation = citePassage(library, passage);
  const { text, from } = bodyOf(citation);
  const within = ({ start, end }: Span) => ({ start: Math.max(0, start - from), end: Math.max(0, end - from) });
  const span = within(parts[part] ?? { start: 0, end: citation.passage.text.length });
  const stress = quote && within(quote);
  const whole = stress && text.slice(stress.start, stress.end).trim() === text.trim();
  const frame = { kind: 'passage', citation, look: 'page', part: { part: part + 1, of: parts.length } } as const;
  if (!view.text) return { ...frame, text: withGaps(text, span, whole ? undefined : stress), detailed: true };
  const { all, sizeOf } = roomFor(view);
  const bare = sizeOf({ colour: 0, parts: [{ ...frame, text: '' }] });
  return { ...frame, text: plainPart(text, span, stress, view.words, all - bare) };
}

/** The end of the passage before and the beginning of the one after, if the part shown is the first or last. */
function withNeighbours(
  library: Library,
  passage: number,
  middle: PassagePart,
  parts: number,
  part: number,
  view: View,
): PassagePart[] {
  const before = part === 0 ? neighbour(library, passage, -1) : undefined;
  const after = part === parts - 1 ? neighbour(library, passage, 1) : undefined;
  const shown = [before, after].filter((number) => number !== undefined);
  const items = shown.map(
    (number): PassagePart => ({ kind: 'passage', look: 'item', citation: citePassage(library, number), text: '' }),
  );
  const { all, sizeOf } = roomFor(view);
  const taken = sizeOf({ colour: 0, parts: [middle, ...items] });
  const room = Math.min(NEIGHBOUR_ROOM, Math.floor((all - taken) / Math.max(1, shown.length)) - 10);
  if (room < LEAST_ROOM) return [middle];
  const [first, ...others] = items.map((item, i) => ({
    ...item,
    text: excerpt(bodyOf(item.citation).text, undefined, room, shown[i] === before ? 'end' : 'start'),
  }));
  const around = first ? [first, ...others] : [];
  return before === undefined ? [middle, ...around] : [...around.slice(0, 1), middle, ...around.slice(1)];
}

/** Where the buttons lead: to the next part, then passage, of the document, and to the text in another language. */
function placesAround(library: Library, { passage, part, around }: ReadingPlace, parts: number, view: View) {
  const turn = (to: number, toPart: number): Action => ({ kind: 'turn', passage: to, part: toPart, around });
  const previous = part > 0 ? undefined : neighbour(library, passage, -1);
  const next = part < parts - 1 ? undefined : neighbour(library, passage, 1);
  const lastPart = (number: number) => partsIn(library, number, view).length - 1;
  const before = previous === undefined ? undefined : turn(previous, lastPart(previous));
  const after = next === undefined ? undefined : turn(next, 0);
  const label = (number: number | undefined) =>
    number === undefined ? undefined : view.words.label(library.passage(number).label);
  const other = counterpartOf(library, passage);
  return {
    other: other === undefined ? undefined : { action: turn(other, 0), language: library.documentOf(other).language },
    before: part > 0 ? turn(passage, part - 1) : before,
    after: part < parts - 1 ? turn(passage, part + 1) : after,
    labels: { before: label(previous), after: label(next) },
  };
}

/** The passage before or after one in the same document. */
function neighbour(library: Library, passage: number, step: -1 | 1): number | undefined {
  const number = passage + step;
  if (number < 0 || number >= library.size) return undefined;
  return library.documentNumber(number) === library.documentNumber(passage) ? number : undefined;
}
