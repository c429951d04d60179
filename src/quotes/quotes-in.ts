import { isCitationLine } from './citation-line.js';
import { itemsOf, withoutMarkdown } from './markdown.js';
import { outerQuotes } from './quotation-marks.js';

/** Fewer words in quotation marks are a name or a term, not a quote. */
const FEWEST_WORDS = 4;

/**
 * The quotes in a Discord message: block-quoted lines, and text of four words or more in outer quotation marks, which
 * may span paragraphs that each repeat the opening mark. If there are none, the message itself is the quote, or each
 * item if it is a list. Discord's Markdown is removed.
 */
export function quotesIn(message: string): string[] {
  const { blocks, rest } = takeBlocks(message.replace(/\r\n?/g, '\n'));
  const marked = rest.flatMap(({ text, at }) =>
    outerQuotes(text)
      .filter(({ start, end }) => wordCount(text.slice(start, end)) >= FEWEST_WORDS)
      .map(({ start, end, again }) => ({ text: without(text, start, end, again), at: at + start })),
  );
  const found = [...blocks, ...marked]
    .sort((a, b) => a.at - b.at)
    .map(({ text }) => withoutMarkdown(text).replace(/\\$/, '').trim())
    .filter((text) => /[\p{L}\p{N}]/u.test(text));
  if (found.length > 0) return [...new Set(found)];
  const whole = messageAsQuote(message);
  const items = itemsOf(whole);
  if (items.length > 1 && items.every((item) => wordCount(item) >= FEWEST_WORDS)) return [...new Set(items)];
  return whole === '' ? [] : [whole];
}

/** A whole message as one quote, without Discord's Markdown and without quotation marks that are never closed. */
export function messageAsQuote(message: string): string {
  const whole = withoutMarkdown(message.replace(/\r\n?/g, '\n')).trim();
  const [opened] = OPENING.exec(whole) ?? [];
  if (opened === undefined) return whole;
  const inner = whole.replace(OPENINGS, '');
  return CLOSERS[opened]?.test(inner) ? whole : inner;
}

const OPENING = /^(?:["“„”«»]|,,|<<)/;
const OPENINGS = /^(?:["“„”«»]|,,|<<)\s*/gm;
/** What closes each opening mark of a whole paragraph. */
const CLOSERS: Readonly<Record<string, RegExp>> = {
  ...{ '"': /"/, '“': /”/, '”': /”/, '„': /[“”]/, ',,': /[“”"]|''/ },
  ...{ '«': /»/, '»': /[«»]/, '<<': />>/ },
};

/** A part of a text, leaving out single characters. */
function without(text: string, start: number, end: number, left: readonly number[]): string {
  const ends = [...left, end];
  return ends.map((to, i) => text.slice(i === 0 ? start : (ends[i - 1] ?? start) + 1, to)).join('');
}

interface Part {
  text: string;
  at: number;
}

/**
 * Separates the lines after "> " from the others; ">>> " quotes everything that follows. A citation just below such
 * lines belongs to them.
 */
function takeBlocks(message: string): { blocks: Part[]; rest: Part[] } {
  const blocks: Part[] = [];
  const rest: Part[] = [];
  let at = 0;
  let inside: boolean | undefined;
  let mayCite = false;
  const lines = message.split('\n');
  for (const [i, line] of lines.entries()) {
    if (line.startsWith('>>> ')) {
      blocks.push({ text: [line.slice(4), ...lines.slice(i + 1)].join('\n'), at });
      break;
    }
    const isQuoted = line.startsWith('> ') || (inside === true && /^>\s*$/.test(line));
    const cites = !isQuoted && mayCite && isCitationLine(line);
    const parts = isQuoted || cites ? blocks : rest;
    const text = isQuoted ? line.slice(2) : line;
    const last = parts.at(-1);
    if (last && (cites || inside === isQuoted)) last.text += `\n${text}`;
    else parts.push({ text, at });
    inside = isQuoted;
    mayCite = isQuoted || (mayCite && line.trim() === '');
    at += line.length + 1;
  }
  return { blocks, rest };
}

function wordCount(text: string): number {
  return (text.match(/[\p{L}\p{N}]+(?:['’.,/-][\p{L}\p{N}]+)*/gu) ?? []).length;
}
