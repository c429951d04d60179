import type { APIEmbed } from 'discord.js';
import type { BotWords } from '../../words/bot.js';
import { badgeOf } from './card.js';
import { GAP } from './excerpt.js';
import { LIMITS, sizeOf } from './limits.js';
import { asText } from './markdown.js';
import type { Reply } from './reply.js';
import type { View } from './view.js';

/** Between two cards, and between the heading of one and its text. */
const BETWEEN = '\n\n';
/** A text that has to be cut keeps so much. */
const LEAST_TEXT = 200;
/** Longest address that is read out. */
const ADDRESS = 120;

/** What a message has room for, in UTF-16 units, and what a card takes of it. */
export interface Room {
  all: number;
  sizeOf(card: APIEmbed): number;
}

/** The room of cards, or of the text that they become. */
export function roomFor({ words, text }: View): Room {
  if (!text) return { all: LIMITS.embedsTogether, sizeOf };
  return { all: LIMITS.content, sizeOf: (card) => cardText(card, words).length + BETWEEN.length + 1 };
}

/**
 * A reply as it is sent: where it is to be plain text, its cards one after another in the same order of facts (kind, place, words,
 * document, publisher, date), each introduced by words in place of emphasis and signs. Whoever renders cards for a text keeps
 * them within {@link roomFor}; of what is longer, the texts are cut at sentence ends, with a mark.
 */
export function asSeen(reply: Reply, { words, text }: Pick<View, 'words' | 'text'>): Reply {
  if (!text) return reply;
  const { content = '', embeds = [], ...rest } = reply;
  return { ...rest, content: fitted(unadorned(content), embeds, words) };
}

/** As many cards as fit, their texts cut where they must be. */
function fitted(head: string, cards: readonly APIEmbed[], words: BotWords): string {
  for (let count = cards.length; count > 0; count -= 1) {
    const left = count < cards.length ? [GAP] : [];
    const set = (shown: readonly APIEmbed[]) =>
      [head, ...shown.map((card) => cardText(card, words)), ...left].filter((part) => part !== '').join(BETWEEN);
    const shown = cards.slice(0, count).map((card) => ({ ...card, description: unadorned(card.description ?? '') }));
    for (let over = set(shown).length - LIMITS.content; over > 0; over = set(shown).length - LIMITS.content) {
      const longest = shown.reduce((most, card) => (card.description.length > most.description.length ? card : most));
      const shorter = cutText(longest.description, Math.max(LEAST_TEXT, longest.description.length - over));
      if (shorter.length >= longest.description.length) break;
      longest.description = shorter;
    }
    const whole = set(shown);
    if (whole.length <= LIMITS.content) return whole;
  }
  return head;
}

/** A card in words. Its footer has no markdown, and is written so that nothing in it means any. */
function cardText({ author, title, description, fields = [], footer, url }: APIEmbed, words: BotWords): string {
  const { plain } = words;
  const [, number, place = ''] = /^(?:(\d+)\. )?(.*)$/s.exec(title ?? '') ?? [];
  const kind = author?.name.replace(/^\p{Extended_Pictographic}\ufe0f? /u, '') ?? '';
  const heading = [kind, place].filter((part) => part !== '').join(', ');
  const source = footer && asText(footer.text);
  const lines = [
    number === undefined ? heading : `${plain.passage(Number(number))}: ${heading}`,
    unadorned(description ?? ''),
    ...fields.map(({ name, value }) => `${unsigned(name, words)}\n${unadorned(unsigned(value, words))}`),
    author && source !== undefined ? `${plain.source} ${source}` : (source ?? ''),
    url === undefined || url.length > ADDRESS || /[<>]/.test(url) ? '' : `${plain.address} <${url}>`,
  ];
  return lines.filter((line) => line !== '').join('\n');
}

/** Kept: code and escapes. The rest: signs before bold, bold, and marks at the beginning of a line. */
const ADORNMENT = /(```.*?```|`[^`\n]*`|\\[^0-9A-Za-z\s])|^(?:✅|❌|❔|⚠️) (?=\*\*)|\*\*|^(?:-# |> |#{1,3} )/gms;

/** Our own markdown without bold, small print, headings, bars and signs; code and escapes stay as they are. */
function unadorned(markdown: string): string {
  return markdown.replace(ADORNMENT, (_, kept: string | undefined) => kept ?? '');
}

/** Kinds of documents without their signs, where others stand beside them in a line, and no sign for a gap in time. */
function unsigned(text: string, words: BotWords): string {
  const kinds = ['official', 'news'] as const;
  const line = text.replace(/^┆ /, '');
  return kinds.reduce((rest, kind) => rest.replaceAll(badgeOf({ kind }, words), words.kinds[kind]), line);
}

/** Cuts at the last sentence end that fits, else at a word end. */
function cutText(text: string, room: number): string {
  if (text.length <= room) return text;
  const piece = text.slice(0, room - GAP.length);
  const [sentence] = piece.match(/^.*[.!?…][)\]”’"'»]*(?=\s)/s) ?? [];
  const [kept = ''] = sentence === undefined ? (piece.match(/^.*(?=\s)/s) ?? []) : [sentence];
  return `${kept.trimEnd()} ${GAP}`.trimStart();
}
