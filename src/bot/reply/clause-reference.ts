import type { APIEmbed } from 'discord.js';
import type { Library } from '../../index/library.js';
import type { Citation } from '../../model.js';
import { findUnits } from '../../retrieval/lookup.js';
import type { BotWords } from '../../words/bot.js';
import { dateOf, placeOf, publisherOf, titleOf } from '../../words/wording.js';
import { button, replyOf, rowsOf } from './buttons.js';
import { badgeOf, colourOf, footerOf, frameOf, shortened } from './card.js';
import { cutToFit, oneLine } from './cut.js';
import { excerpt } from './excerpt.js';
import { asText } from './markdown.js';
import type { Reply } from './reply.js';
import type { View } from './view.js';

/** Clauses in one reply: an answer that nobody asked for is short. */
const CLAUSES = 3;
const HEADING = 120;
/** Room for the first sentences of a clause. */
const TEXT = 400;
/** Longest of title, publisher and date with its reason. */
const SOURCE = 200;

/**
 * The beginnings of clauses that a message refers to, in one compact card, with buttons to read them whole.
 * @returns nothing where there are no such clauses
 */
export function renderClauseReference(library: Library, numbers: number[], view: View): Reply | undefined {
  const lookup = findUnits(
    library,
    numbers.map((number) => ({ number: `${number}` })),
  );
  if (lookup.kind === 'no_such_clause') return undefined;
  const shown = lookup.citations.slice(0, CLAUSES);
  const [first] = shown;
  if (!first) return undefined;
  const buttons = shown.map((citation) => readButton(citation, library, view));
  const components = rowsOf(buttons);
  if (view.text) return replyOf({ content: '', embeds: shown.map((citation) => cardOf(citation, view)), components });
  const single = shown.every(({ documentId }) => documentId === first.documentId);
  const embed: APIEmbed = {
    description: shown.map((citation) => clauseText(citation, view, !single)).join('\n\n'),
    color: colourOf(first),
    ...(single ? { author: { name: badgeOf(first, view.words) } } : {}),
    ...(single ? { footer: { text: footerOf(first, view.words) } } : {}),
  };
  return replyOf({ content: '', embeds: [embed], components });
}

/** In plain text each clause stands for itself. */
function cardOf(citation: Citation, { words }: View): APIEmbed {
  return { ...frameOf(citation, words), description: excerpt(citation.passage.text, undefined, TEXT) };
}

/** @param sourced whether it names its own source, where one footer cannot speak for all */
function clauseText(citation: Citation, { words }: View, sourced: boolean): string {
  const lines = [
    `**${cutToFit(oneLine(placeOf(citation, words)), HEADING, asText)}**`,
    excerpt(citation.passage.text, undefined, TEXT),
  ];
  if (sourced) lines.push(`-# ${sourceText(citation, words)}`);
  return lines.join('\n');
}

/** The date is never what is cut. */
function sourceText(citation: Citation, words: BotWords): string {
  const source = shortened(citation);
  const parts = [titleOf(source, words), publisherOf(source), dateOf(source, words)];
  return parts
    .map((part) => cutToFit(part, SOURCE, asText))
    .filter((part) => part !== '')
    .join(' · ');
}

function readButton({ passageId, label }: Citation, library: Library, view: View) {
  const passage = library.numberOf(passageId);
  if (passage === undefined) return undefined;
  const look = { label: view.words.buttons.read(view.words.label(label)), emoji: '📖' };
  return button({ kind: 'turn', passage, part: 0, around: false }, look, library, view);
}
