import type { APIEmbed } from 'discord.js';
import type { Library } from '../../index/library.js';
import type { Citation, Difference } from '../../model.js';
import type { Comparison, Verdict } from '../../quotes/check.js';
import type { Piece } from '../../quotes/differences.js';
import { meaningOf } from '../../quotes/meaning.js';
import { citationOf } from '../../quotes/place.js';
import type { BotWords } from '../../words/bot.js';
import { placeOf } from '../../words/wording.js';
import { button, menuRow, replyOf, rowsOf } from './buttons.js';
import { frameOf, GREY, quoteOf } from './card.js';
import { cutToFit, oneLine } from './cut.js';
import { excerpt, GAP } from './excerpt.js';
import { LIMITS } from './limits.js';
import { asText } from './markdown.js';
import { passageOptions } from './menu.js';
import { roomFor } from './plain.js';
import type { Reply } from './reply.js';
import type { View } from './view.js';

/** A quote and what became of it. */
export interface CheckedQuote {
  given: string;
  comparison: Comparison;
}

/** Quotes that are checked at once: each has a card of its own. */
export const MOST_QUOTES = LIMITS.embeds;

const SIGNS: Record<Verdict, string> = { verbatim: '✅', altered: '✏️', not_found: '❌' };
/** Most text of one card; several share the room of a message. */
const LONGEST_TEXT = 3000;
/** Shares of a card's room for the comparison and for the list of changes; the rest is the source's own words. */
const COMPARED = 0.4;
const LISTED = 0.25;
const MOST_CHANGES = 12;
/** Longest that a side of a change, a quote that was not found, and words that agree are shown, in UTF-16 units as they are written. */
const SIDE = 80;
const GIVEN = 300;
const AGREEING = 160;

/**
 * What checking found, a card a quote: the verdict, what was changed, and the source's own words with document and date.
 * @param all how many quotes there were, where only some were checked
 */
export function renderChecks(checked: readonly CheckedQuote[], all: number, library: Library, view: View): Reply {
  const { words } = view;
  const several = checked.length > 1;
  const frames = checked.map(({ comparison }, i) => frame(comparison, several ? i + 1 : undefined, library, view));
  const { all: together, sizeOf } = roomFor(view);
  const room = together - frames.reduce((sum, each) => sum + sizeOf(each), 0);
  const share = Math.min(LONGEST_TEXT, Math.floor(room / Math.max(1, checked.length)));
  const embeds = checked.map((each, i) => ({
    ...frames[i],
    description: describe(each, library, view, share, several),
  }));
  const nearest = checked.flatMap(({ comparison }) => comparison.check.nearest ?? []);
  return replyOf({
    content: all > checked.length ? words.check.onlyFirst(checked.length, all) : '',
    embeds,
    components: [
      ...contextButtons(checked, library, view),
      ...menuRow(passageOptions(nearest, library, words, 0), words.nearestPassages, library, view),
    ],
  });
}

/** A card without its text: verdict, kind of document, document and date. */
function frame(comparison: Comparison, number: number | undefined, library: Library, { words, text }: View): APIEmbed {
  const { kind } = comparison.check;
  const numbered = number === undefined ? '' : `${number}. `;
  const title = `${text ? '' : `${SIGNS[kind]} `}${numbered}${words.check.verdict[kind]}`;
  const citation = citationOf(comparison, library, words.check.outside);
  return citation ? { ...frameOf(citation, words), title } : { title, color: GREY };
}

function describe(
  { given, comparison }: CheckedQuote,
  library: Library,
  { words, text }: View,
  room: number,
  several: boolean,
): string {
  const { check, pieces } = comparison;
  const citation = citationOf(comparison, library, words.check.outside);
  const shown = `> ${cutToFit(oneLine(given), Math.min(GIVEN, Math.floor(room / 3)), asText)}`;
  if (!citation) return `${shown}\n${words.check.nowhere}`;
  const others = check.alsoIn ? `\n-# ${words.check.alsoIn(check.alsoIn.length)}` : '';
  if (check.kind === 'verbatim') {
    const head = several ? `${shown}\n` : '';
    return head + sourceWords(comparison, citation, words, room - head.length - others.length) + others;
  }
  const legend = `-# ${words.check.legend('~~…~~', '**…**')}`;
  // Marks are not read aloud: plain text has the quote as it was given, and the changes one by one.
  const compared = text ? [shown] : [comparedLine(pieces, Math.floor(room * COMPARED)), legend];
  const list = changeList(check.differences, words, Math.floor(room * LISTED));
  const head = [...compared, list, words.check.sourceSays].join('\n');
  return `${head}\n${sourceWords(comparison, citation, words, room - head.length - 1)}`;
}

/** Where it stands, and the source's own words in bold among those around them. */
function sourceWords({ quote = '' }: Comparison, citation: Citation, words: BotWords, room: number): string {
  const place = `__${cutToFit(oneLine(placeOf(citation, words)), 120, asText)}__\n`;
  const { passage, start, end } = citation;
  const inside = start >= passage.start && end <= passage.end;
  // A heading, or a quote that runs on into the next passage, is shown alone.
  const text = inside ? passage.text : quote;
  const span = inside ? quoteOf(citation) : { start: 0, end: quote.length };
  return place + excerpt(text, span, Math.max(60, room - place.length));
}

/** The source's words with what was changed: ~~struck~~ what only the source has, **bold** what only the quote has. */
function comparedLine(pieces: readonly Piece[], room: number): string {
  let line = '';
  for (const piece of pieces) {
    const lead = piece.lead === '…' ? ` ${GAP} ` : piece.lead;
    const text = lead + ('same' in piece ? agreeing(piece.same) : changed(piece));
    if (line.length + text.length + GAP.length + 1 > room && line !== '') return `${line} ${GAP}`;
    line += text;
  }
  return line;
}

/** Long stretches that agree are shown by their ends, with a mark between them. */
function agreeing(text: string): string {
  const line = oneLine(text);
  if (line.length <= AGREEING) return asText(line);
  const [head, tail] = [line.slice(0, AGREEING / 2), line.slice(-AGREEING / 2)];
  return `${asText(head.replace(/\s\S*$/, ''))} ${GAP} ${asText(tail.replace(/^\S*\s/, ''))}`;
}

function changed({ source, given }: Difference): string {
  const side = (text: string, mark: string) =>
    text === '' ? '' : mark + cutToFit(oneLine(text), AGREEING, asText) + mark;
  return [side(source, '~~'), side(given, '**')].filter((text) => text !== '').join(' ');
}

/** "- number: 1.5 → 2", the gravest first. */
function changeList(differences: readonly Difference[], words: BotWords, room: number): string {
  const { meanings, nothing, moreChanges } = words.check;
  const side = (text: string) => (text === '' ? nothing : cutToFit(oneLine(text), SIDE, asText));
  const lines: string[] = [];
  for (const [i, difference] of differences.entries()) {
    const line = `- ${meanings[meaningOf(difference)]}: ${side(difference.source)} → ${side(difference.given)}`;
    const size = lines.reduce((sum, each) => sum + each.length + 1, line.length);
    if (i > 0 && (i === MOST_CHANGES || size > room)) {
      lines.push(`- ${moreChanges(differences.length - i)}`);
      break;
    }
    lines.push(line);
  }
  return lines.join('\n');
}

function contextButtons(checked: readonly CheckedQuote[], library: Library, view: View) {
  const several = checked.length > 1;
  return rowsOf(
    checked.map(({ comparison }, i) => {
      const citation = citationOf(comparison, library, view.words.check.outside);
      if (!citation || comparison.passage === undefined) return undefined;
      const { passage } = citation;
      const within = (offset: number) => Math.min(Math.max(offset - passage.start, 0), passage.text.length);
      const cited = {
        passage: comparison.passage,
        start: within(citation.start),
        end: within(citation.end),
      };
      const label = view.words.buttons.inContext(several ? i + 1 : undefined);
      return button({ kind: 'context', cited }, { label, emoji: '📖' }, library, view);
    }),
  );
}
