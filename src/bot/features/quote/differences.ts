import type { Difference } from '../../../model.js';
import type { Piece } from '../../../quotes/differences.js';
import { meaningOf } from '../../../quotes/meaning.js';
import type { BotWords } from '../../../words/bot.js';
import { cutToFit, oneLine } from '../../reply/cut.js';
import { GAP } from '../../reply/excerpt.js';
import { asText } from '../../reply/markdown.js';

const MOST_CHANGES = 8;
/** Greatest length of a side of a change, and of words that agree, in UTF-16 units as written. */
const SIDE = 80;
const AGREEING = 160;

/** The quote as it should read: words only in the quote are ~~struck~~, the source's words in their place **bold**. */
export function comparedLine(pieces: readonly Piece[], room: number): string {
  let line = '';
  for (const piece of pieces) {
    const lead = piece.lead === '…' ? ` ${GAP} ` : piece.lead;
    const text = lead + ('same' in piece ? agreeing(piece.same) : changed(piece));
    if (line.length + text.length + GAP.length + 1 > room && line !== '') return `${line} ${GAP}`;
    line += text;
  }
  return line;
}

/** Of a long stretch that agrees, only the ends are shown, with a mark between them. */
function agreeing(text: string): string {
  const line = oneLine(text);
  if (line.length <= AGREEING) return asText(line);
  const [head, tail] = [line.slice(0, AGREEING / 2), line.slice(-AGREEING / 2)];
  return `${asText(head.replace(/\s\S*$/, ''))} ${GAP} ${asText(tail.replace(/^\S*\s/, ''))}`;
}

function changed({ source, given }: Difference): string {
  const side = (text: string, mark: string) =>
    text === '' ? '' : mark + cutToFit(oneLine(text), AGREEING, asText) + mark;
  return [side(given, '~~'), side(source, '**')].filter((text) => text !== '').join(' ');
}

/** "- number: the quote says **2**, the source says **1.5**", most serious first. */
export function changeList(differences: readonly Difference[], words: BotWords, room: number): string[] {
  const { quoteCards } = words;
  const lines: string[] = [];
  for (const [i, difference] of differences.entries()) {
    const line = `- ${quoteCards.meanings[meaningOf(difference)]}: ${sentenceOf(difference, words)}`;
    const size = lines.reduce((sum, each) => sum + each.length + 1, line.length);
    if (i > 0 && (i === MOST_CHANGES || size > room)) {
      lines.push(`- ${words.check.moreChanges(differences.length - i)}`);
      break;
    }
    lines.push(line);
  }
  return lines;
}

function sentenceOf({ source, given }: Difference, { quoteCards }: BotWords): string {
  const side = (text: string) => `**${cutToFit(oneLine(text), SIDE, asText)}**`;
  if (source === '') return quoteCards.added(side(given));
  return given === '' ? quoteCards.missing(side(source)) : quoteCards.says(side(given), side(source));
}
