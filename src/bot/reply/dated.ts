import type { APIEmbed, APIEmbedField } from 'discord.js';
import type { Citation } from '../../model.js';
import type { BotWords } from '../../words/bot.js';
import { publisherOf, titleOf } from '../../words/wording.js';
import { badgeOf, GREY, shortened } from './card.js';
import { cutToFit, oneLine } from './cut.js';
import { excerpt } from './excerpt.js';
import { LIMITS } from './limits.js';
import { asText } from './markdown.js';
import type { View } from './view.js';

/** Longest title in the name of a field, and longest line below a quote, as they are written. */
const TITLE = 120;
const PLACE = 200;

/** How a dated sentence is set. */
export interface DatedLook {
  /** Of the entry, where there are buttons for them. */
  number?: number;
  inline?: boolean;
  /** Most UTF-16 units of the sentence as it is written; none leaves it out, to measure the rest. */
  room: number;
}

/** A quoted sentence under its date and document, as a field of a card. The date is never cut. */
export function datedField(citation: Citation, words: BotWords, { number, inline, room }: DatedLook): APIEmbedField {
  const source = shortened(citation);
  const inferred = citation.dateBasis === 'inferred' ? ` (${words.inferred})` : '';
  const numbered = number === undefined ? '' : `${number}. `;
  const title = cutToFit(oneLine(titleOf(source, words)), TITLE, asText);
  const place = [words.label(citation.label), publisherOf(source)].filter((part) => part !== '').join(' · ');
  const quote = room > 0 ? excerpt(citation.quote, undefined, Math.min(room, LIMITS.fieldValue - PLACE)) : '';
  return {
    name: `${numbered}${words.date(citation.date)}${inferred} · ${badgeOf(citation, words)} · ${title}`,
    value: `“${quote}”\n-# ${cutToFit(oneLine(place), PLACE - '“”\n-# '.length, asText)}`,
    ...(inline ? { inline } : {}),
  };
}

/** Most sentences of different dates side by side, and longest one. */
const MOST_FIGURES = 3;
const LONGEST_FIGURE = 420;
/** The same in plain text, which has a third of the room. */
const FEWEST_FIGURES = 2;
const SHORT_FIGURE = 280;

/** Sentences that state a figure at different dates, side by side, with no verdict. @returns nothing where there are not two */
export function figuresCard(
  citations: readonly Citation[],
  passageIds: readonly string[],
  { words, text }: View,
): APIEmbed[] {
  const dated = passageIds.flatMap((id) => citations.find(({ passageId }) => passageId === id) ?? []);
  if (dated.length < 2) return [];
  // The newest ones, where there are too many.
  const fields = dated
    .slice(text ? -FEWEST_FIGURES : -MOST_FIGURES)
    .map((citation) => datedField(citation, words, { inline: true, room: text ? SHORT_FIGURE : LONGEST_FIGURE }));
  return [{ title: words.datedFigures, fields, color: GREY }];
}
