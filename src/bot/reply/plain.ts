import type { BotWords } from '../../words/bot.js';
import { rowsOf } from './buttons.js';
import { buttonsOf, type Card, type Part, type PassagePart, rowsIn } from './card.js';
import { cutToFit, oneLine } from './cut.js';
import { GAP } from './excerpt.js';
import { LIMITS } from './limits.js';
import { asText } from './markdown.js';
import type { Message, Reply } from './reply.js';
import { badgeOf, footerOf, linkOf, readerLinkOf, shortTitleOf } from './source.js';

/** Between two cards, and between the heading of one and its text. */
const BETWEEN = '\n\n';
/** Least text that remains of a text that must be cut. */
const LEAST_TEXT = 200;
/** Longest address that is shown in plain text, and longest heading. */
const ADDRESS = 120;
const HEADING = 256;

/**
 * A reply as plain text: its cards one after another, with the facts in the same order (kind, place, words, document,
 * publisher, date), each introduced by words instead of emphasis and emoji. If it is longer than a message, the texts
 * are cut at sentence ends, with a mark. The buttons beside passages follow below.
 */
export function plainText({ content = '', cards = [], components = [] }: Reply, words: BotWords): Message {
  const rows = [...rowsOf(buttonsOf(cards)), ...rowsIn(cards), ...components].slice(0, LIMITS.rows);
  return { content: fitted(unadorned(content), cards, words), ...(rows.length === 0 ? {} : { components: rows }) };
}

/** As many cards as fit, with their texts cut if necessary. */
function fitted(head: string, cards: readonly Card[], words: BotWords): string {
  for (let count = cards.length; count > 0; count -= 1) {
    const left = count < cards.length ? [GAP] : [];
    const shown = cards.slice(0, count).map(({ parts }) => parts.map((part) => ({ part, text: textOf(part) })));
    const all = shown.flat();
    const set = () =>
      [head, ...shown.map((parts) => cardText(parts, words)), ...left].filter((part) => part !== '').join(BETWEEN);
    for (let over = set().length - LIMITS.content; over > 0; over = set().length - LIMITS.content) {
      const longest = all.reduce((most, each) => (each.text.length > most.text.length ? each : most));
      const shorter = cutText(longest.text, Math.max(LEAST_TEXT, longest.text.length - over));
      if (shorter.length >= longest.text.length) break;
      longest.text = shorter;
    }
    const whole = set();
    if (whole.length <= LIMITS.content) return whole;
  }
  return head;
}

/** How long a card is as plain text, uncut. */
export function plainLength({ parts }: Card, words: BotWords): number {
  return cardText(
    parts.map((part) => ({ part, text: textOf(part) })),
    words,
  ).length;
}

function textOf(part: Part): string {
  if (part.kind === 'words') return unadorned(part.plain ?? part.text);
  return part.kind === 'passage' ? unadorned(part.text) : '';
}

function cardText(parts: readonly { part: Part; text: string }[], words: BotWords): string {
  return parts
    .map(({ part, text }) => (part.kind === 'passage' ? passageText(part, text, words) : text))
    .filter((text) => text !== '')
    .join('\n');
}

/** A passage in words. A source line has no markdown, so anything in it that looks like markdown is escaped. */
function passageText({ citation, number, part, look }: PassagePart, text: string, words: BotWords): string {
  const { plain } = words;
  const behind = part && part.of > 1 ? ` (${words.part(part.part, part.of)})` : '';
  if (look === 'item') return `${cutToFit(oneLine(words.label(citation.label)) + behind, HEADING, asText)}\n${text}`;
  const place = cutToFit(
    oneLine([words.label(citation.label) + behind, ...citation.section].join(' — ')),
    HEADING,
    asText,
  );
  const heading = `${words.kinds[citation.kind]}, ${place}`;
  const url = readerLinkOf(citation) ?? linkOf(citation).url;
  const source =
    look === 'line'
      ? `${shortTitleOf(citation, words)} · ${dated(citation, words)}`
      : asText(footerOf(citation, words));
  const lines = [
    number === undefined ? heading : `${plain.passage(number)}: ${heading}`,
    text,
    `${plain.source} ${source}`,
    url === undefined || look === 'line' || url.length > ADDRESS || /[<>]/.test(url) ? '' : `${plain.address} <${url}>`,
  ];
  return lines.filter((line) => line !== '').join('\n');
}

/** A date in words; the reason for an inferred date is shown only when someone reads on. */
function dated({ date, dateBasis }: PassagePart['citation'], words: BotWords): string {
  return dateBasis === 'inferred' ? `${words.date(date)} (${words.inferred})` : words.date(date);
}

/**
 * Group 1 is kept: code and escapes. The rest goes: emoji, bold, strikethrough, and marks at the beginning of a line.
 */
const ADORNMENT = /(```.*?```|`[^`\n]*`|\\[^0-9A-Za-z\s])|(?:✅|✏️|❌|❔|⚠️|🆕|👍|👎|┆) |\*\*|~~|^(?:-# |> |#{1,3} )+/gms;

/** Our own markdown without bold, small print, headings, bars and emoji; code and escapes stay unchanged. */
function unadorned(markdown: string): string {
  return markdown.replace(ADORNMENT, (_, kept: string | undefined) => kept ?? '');
}

/** Removes the emoji of a document kind from a line that also contains other facts. */
export function unsigned(text: string, words: BotWords): string {
  const kinds = ['official', 'news'] as const;
  return kinds.reduce((rest, kind) => rest.replaceAll(badgeOf({ kind }, words), words.kinds[kind]), text);
}

/** Cuts at the last sentence end that fits, otherwise at a word end. */
function cutText(text: string, room: number): string {
  if (text.length <= room) return text;
  const piece = text.slice(0, room - GAP.length);
  const [sentence] = piece.match(/^.*[.!?…][)\]”’"'»]*(?=\s)/s) ?? [];
  const [kept = ''] = sentence === undefined ? (piece.match(/^.*(?=\s)/s) ?? []) : [sentence];
  return `${kept.trimEnd()} ${GAP}`.trimStart();
}
