import type { Library } from '../../index/library.js';
import type { Citation } from '../../model.js';
import { readOn } from './buttons.js';
import type { Card, PassagePart } from './card.js';
import { excerpt } from './excerpt.js';
import { roomFor } from './layout.js';
import { bodyOf, colourOf, stressOf } from './source.js';
import type { View } from './view.js';

/** Most text in a card of an answer: longer ones are no pleasure to read, and a button shows the rest. */
const LONGEST_TEXT = 1150;
/** Of a single one. */
const LONGEST_ALONE = 2000;

/**
 * Passages as cards, what decides in bold inside of longer ones. They share the room of a message: what a short one leaves, a
 * long one gets.
 * @param all room for all of them
 */
export function cardsOf(citations: readonly Citation[], library: Library, view: View, all: number): Card[] {
  const cards = citations.map((citation, i) =>
    passageCard(citation, library, view, citations.length > 1 ? i + 1 : undefined),
  );
  const { sizeOf } = roomFor(view);
  let room = all - cards.reduce((sum, { card }) => sum + sizeOf(card), 0);
  let left = cards.length;
  const most = citations.length > 1 ? LONGEST_TEXT : LONGEST_ALONE;
  const shortestFirst = [...cards].sort((a, b) => a.body.length - b.body.length);
  for (const { body, passage, citation, card } of shortestFirst) {
    const before = sizeOf(card);
    // The marks of the quote bar take room too, two a line.
    const lines = body.split('\n').length;
    passage.text = excerpt(body, stressOf(citation), Math.min(most, Math.floor(room / left) - 2 * lines));
    room -= sizeOf(card) - before;
    left -= 1;
  }
  return cards.map(({ card }) => card);
}

function passageCard(citation: Citation, library: Library, view: View, number: number | undefined) {
  const button = readOn(citation, library, view, number);
  const passage: PassagePart = { kind: 'passage', citation, text: '', look: 'card', number, button };
  const card: Card = { colour: colourOf(citation), parts: [passage] };
  return { citation, passage, card, body: bodyOf(citation).text };
}
