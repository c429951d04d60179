import type { APIEmbed } from 'discord.js';
import type { Citation } from '../../model.js';
import type { BotWords } from '../../words/bot.js';
import { frameOf, quoteOf } from './card.js';
import { excerpt } from './excerpt.js';
import { LIMITS, sizeOf } from './limits.js';

/** Most text in a card of an answer: longer ones are no pleasure to read, and a button shows the rest. */
const LONGEST_TEXT = 1600;

/** Clauses asked for by number are quoted whole, number and all: everything in bold would stress nothing. */
export function isStressed(citations: readonly Citation[]): boolean {
  return citations.some(({ clause, quote, passage }) => clause === undefined || quote !== passage.text);
}

/**
 * Passages as cards with their quotes in bold. They share the room of a message: what a short one leaves, a long one gets.
 * @param first number of the first card, where they are numbered
 * @param all room for all of them, in UTF-16 units
 */
export function cardsOf(
  citations: readonly Citation[],
  words: BotWords,
  first: number | undefined,
  all: number = LIMITS.embedsTogether,
): APIEmbed[] {
  const frames = citations.map((citation, i) =>
    frameOf(citation, words, first === undefined ? {} : { number: first + i }),
  );
  const bold = isStressed(citations);
  const texts = new Array<string>(citations.length).fill('');
  let room = all - frames.reduce((sum, frame) => sum + sizeOf(frame), 0);
  let left = citations.length;
  const shortestFirst = [...citations.entries()].sort(([, a], [, b]) => a.passage.text.length - b.passage.text.length);
  for (const [i, citation] of shortestFirst) {
    const share = Math.min(LONGEST_TEXT, Math.floor(room / left));
    const text = excerpt(citation.passage.text, bold ? quoteOf(citation) : undefined, share);
    texts[i] = text;
    room -= text.length;
    left -= 1;
  }
  return frames.map((frame, i) => ({ ...frame, description: texts[i] ?? '' }));
}
