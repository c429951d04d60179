import type { Library } from '../../index/library.js';
import type { Citation, Span } from '../../model.js';
import { splitSentences } from '../../text/sentences.js';
import type { BotWords } from '../../words/bot.js';
import { readOn } from './buttons.js';
import type { Card } from './card.js';
import { cardsOf } from './cards.js';
import { excerpt, withGaps } from './excerpt.js';
import { roomFor } from './layout.js';
import { asText } from './markdown.js';
import { colourOf, quoteOf } from './source.js';
import type { View } from './view.js';

/** Least text of a passage without deciding sentences, if several share the room. */
const LEAST_TEXT = 300;
/** The text around a long passage's deciding sentences is shown if there is this much room for it. */
const WORTH_IT = 250;
/** Least text in any case. */
const FEWEST = 80;

/** What is shown of a passage: at least its deciding sentences, at most all of it. */
interface Shown {
  short: string;
  whole: string;
}

/** Passages in cards or, if the reply is plain text, in words, using all of its room. */
export function passageCards(citations: readonly Citation[], library: Library, view: View): Card[] {
  const { all } = roomFor(view);
  return view.text ? plainCardsOf(citations, library, view, all) : cardsOf(citations, library, view, all);
}

/**
 * Passages as cards that become plain text: the deciding sentences come first, introduced by words; the whole passage
 * follows if there is room, best passages first.
 * @param room total room, in UTF-16 units
 * @returns as many as fit with their deciding sentences uncut, but at least one; numbered if there are several
 */
export function plainCardsOf(citations: readonly Citation[], library: Library, view: View, room: number): Card[] {
  const { words } = view;
  const { sizeOf } = roomFor(view);
  const stressed = isStressed(citations);
  for (let count = citations.length; count > 0; count -= 1) {
    const shown = citations.slice(0, count);
    const cards = shown.map((citation, i) => cardOf(citation, library, view, count === 1 ? undefined : i + 1));
    const forText = room - cards.reduce((sum, card) => sum + sizeOf(card), 0);
    const texts = textsOf(shown, stressed, words, forText, count === 1);
    if (texts) return cards.map((card, i) => withText(card, texts[i] ?? ''));
  }
  return [];
}

/** Whether some sentences decide: clauses asked for by number are quoted in full, so none of their sentences does. */
function isStressed(citations: readonly Citation[]): boolean {
  return citations.some(({ clause, quote, passage }) => clause === undefined || quote !== passage.text);
}

function cardOf(citation: Citation, library: Library, view: View, number: number | undefined): Card {
  const button = readOn(citation, library, view, number);
  return { colour: colourOf(citation), parts: [{ kind: 'passage', citation, text: '', look: 'card', number, button }] };
}

function withText({ colour, parts }: Card, text: string): Card {
  return { colour, parts: parts.map((part) => (part.kind === 'passage' ? { ...part, text } : part)) };
}

/**
 * A part of a passage that is read in context, preceded by the deciding sentences.
 * @param quote offsets into the text; undefined if nothing decides
 */
export function plainPart(text: string, part: Span, quote: Span | undefined, words: BotWords, room: number): string {
  const shown = withGaps(text, part, undefined);
  const decides = quote !== undefined && quote.start >= part.start && quote.end <= part.end;
  if (!decides || !/\p{L}/u.test(around(text, quote))) return shown;
  const label = part.start === 0 && part.end === text.length ? words.plain.inFull : words.plain.inPlace;
  const both = `${decidingText(text, quote, words)}\n${label} ${shown}`;
  return both.length <= room ? both : shown;
}

/** @returns undefined if the deciding sentences do not fit and fewer passages should be shown */
function textsOf(
  citations: readonly Citation[],
  stressed: boolean,
  words: BotWords,
  room: number,
  alone: boolean,
): string[] | undefined {
  const shown = citations.map((citation) => shownOf(citation, stressed, words));
  const texts = shown.map(({ short }) => short);
  let left = room - texts.reduce((sum, text) => sum + text.length, 0);
  if (left < 0) return alone ? citations.map((citation) => cutShort(citation, stressed, words, room)) : undefined;
  const lengthen = (i: number, text: string) => {
    const more = text.length - (texts[i]?.length ?? 0);
    if (more <= 0 || more > left) return;
    texts[i] = text;
    left -= more;
  };
  for (const [i, { whole }] of shown.entries()) lengthen(i, whole);
  for (const [i, { short, whole }] of shown.entries()) {
    const citation = citations[i];
    if (citation && texts[i] === short && short !== whole)
      lengthen(i, longer(citation, stressed, words, short.length + left));
  }
  return texts;
}

function shownOf(citation: Citation, stressed: boolean, words: BotWords): Shown {
  const { text } = citation.passage;
  if (!stressed) return { short: excerpt(text, undefined, LEAST_TEXT), whole: asText(text) };
  const quote = quoteOf(citation);
  const told = decidingText(text, quote, words);
  // Apart from the clause number there is nothing more to show.
  if (!/\p{L}/u.test(around(text, quote))) {
    const whole = `${labelOf(text, quote, words)} ${asText(text)}`;
    return { short: whole, whole };
  }
  return {
    short: `${labelOf(text, quote, words)} ${withGaps(text, quote, undefined)}`,
    whole: `${told}\n${words.plain.inFull} ${asText(text)}`,
  };
}

/** As much of a too long passage as there is room for; empty if it would hardly say more. */
function longer(citation: Citation, stressed: boolean, words: BotWords, room: number): string {
  const { text } = citation.passage;
  if (!stressed) return excerpt(text, undefined, room);
  const quote = quoteOf(citation);
  const told = `${decidingText(text, quote, words)}\n${words.plain.inPlace} `;
  const forPlace = room - told.length;
  return forPlace < quote.end - quote.start + WORTH_IT ? '' : told + excerpt(text, quote, forPlace);
}

/** A passage whose deciding sentences on their own are too long. */
function cutShort(citation: Citation, stressed: boolean, words: BotWords, room: number): string {
  const { text } = citation.passage;
  const quote = stressed ? quoteOf(citation) : undefined;
  const label = quote ? `${labelOf(text, quote, words)} ` : '';
  return `${label}${excerpt(text, quote, Math.max(FEWEST, room - label.length))}`;
}

function decidingText(text: string, quote: Span, words: BotWords): string {
  return `${labelOf(text, quote, words)} ${asText(text.slice(quote.start, quote.end))}`;
}

function labelOf(text: string, quote: Span, words: BotWords): string {
  return words.plain.deciding(splitSentences(text, quote).length);
}

function around(text: string, { start, end }: Span): string {
  return text.slice(0, start) + text.slice(end);
}
