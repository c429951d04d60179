import type { Library } from '../../index/library.js';
import type { Citation } from '../../model.js';
import { readOn } from './buttons.js';
import { type Card, GREY, type PassagePart } from './card.js';
import { excerpt } from './excerpt.js';
import { gistOf } from './gist.js';
import { roomFor } from './layout.js';
import { bodyOf, colourOf, stressOf } from './source.js';
import type { View } from './view.js';

/** Most text of one of several passages: longer ones are tiring to read, and a button shows the rest. */
const LONGEST_TEXT = 1150;
/** Most text of a single passage. */
const LONGEST_ALONE = 2000;
/** Most text of the best passage of several; of the others, the gist is shown. A phone line has 30 letters. */
const BEST_TEXT = 450;
const GISTS = 340;

/**
 * Passages in one box; in longer ones, the deciding sentences are bold. They share the room of a message: long ones get
 * what short ones leave.
 * @param all total room
 * @param asked the question that they answer, if any: the best passage is then shown at length, the others as gists
 */
export function cardsOf(
  citations: readonly Citation[],
  library: Library,
  view: View,
  all: number,
  asked?: string,
): Card[] {
  const brief = asked !== undefined && citations.length > 1 && !areWhole(citations);
  const parts = citations.map((citation, i) => ({
    citation,
    passage: passageOf(citation, library, view, citations.length > 1 ? i + 1 : undefined),
    body: bodyOf(citation).text,
    most: mostOf(citation, brief, citations.length),
  }));
  const { sizeOf } = roomFor(view);
  const card = boxOf(parts.map(({ passage }) => passage));
  let room = all - sizeOf(card);
  let left = parts.length;
  const shortestFirst = [...parts].sort((a, b) => a.body.length - b.body.length);
  for (const { body, passage, citation, most } of shortestFirst) {
    const before = sizeOf(card);
    // The marks of the quote bar also take room: two characters per line.
    const lines = body.split('\n').length;
    const share = Math.floor(room / left) - 2 * lines;
    passage.text =
      brief && citation !== citations[0]
        ? gistOf(citation, asked, Math.min(Math.floor(GISTS / (citations.length - 1)), share))
        : excerpt(body, stressOf(citation), Math.min(most, share));
    room -= sizeOf(card) - before;
    left -= 1;
  }
  return citations.length === 0 ? [] : [card];
}

/** Passages below one another; the edge shows the kind of the best one, and each passage states its own. */
function boxOf(passages: readonly PassagePart[]): Card {
  const [best] = passages;
  const parts = passages.flatMap((passage, i) => (i === 0 ? [passage] : [{ kind: 'rule' as const }, passage]));
  return { colour: best ? colourOf(best.citation) : GREY, parts };
}

/** Clauses that were asked for by number are quoted in full, and shown in full. */
function areWhole(citations: readonly Citation[]): boolean {
  return citations.every(
    ({ number, clause, quote, passage }) => (number ?? clause) !== undefined && quote === passage.text,
  );
}

/** The deciding sentences of the best passage are never cut just for brevity. */
function mostOf(citation: Citation, brief: boolean, count: number): number {
  if (count === 1) return LONGEST_ALONE;
  const { start, end } = stressOf(citation) ?? { start: 0, end: bodyOf(citation).text.length };
  return brief ? Math.min(LONGEST_TEXT, Math.max(BEST_TEXT, end - start + BEST_TEXT / 2)) : LONGEST_TEXT;
}

function passageOf(citation: Citation, library: Library, view: View, number: number | undefined): PassagePart {
  const button = readOn(citation, library, view, number);
  return { kind: 'passage', citation, text: '', look: 'card', number, button };
}
