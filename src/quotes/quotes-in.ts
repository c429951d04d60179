import type { Span } from '../model.js';
import { withoutMarkdown } from './markdown.js';

/** Fewer words in quotation marks are a name or a term, not a quote. */
const FEWEST_WORDS = 4;

/**
 * The quotes in a Discord message: block-quoted lines, and text of four words or more in outer quotation marks, which
 * may span paragraphs that each repeat the opening mark. If there are none, the message itself is the quote. Discord's
 * Markdown is removed.
 */
export function quotesIn(message: string): string[] {
  const { blocks, rest } = takeBlocks(message.replace(/\r\n?/g, '\n'));
  const marked = rest.flatMap(({ text, at }) =>
    outerQuotes(text).map(({ start, end, again }) => ({ text: without(text, start, end, again), at: at + start })),
  );
  const found = [...blocks, ...marked]
    .sort((a, b) => a.at - b.at)
    .map(({ text }) => withoutMarkdown(text).trim())
    .filter((text) => /[\p{L}\p{N}]/u.test(text));
  if (found.length > 0) return [...new Set(found)];
  const whole = messageAsQuote(message);
  return whole === '' ? [] : [whole];
}

/** A whole message as one quote, without Discord's Markdown and without quotation marks that are never closed. */
export function messageAsQuote(message: string): string {
  const whole = withoutMarkdown(message.replace(/\r\n?/g, '\n')).trim();
  const [opened] = /^["“„«]/.exec(whole) ?? [];
  if (opened === undefined) return whole;
  const inner = whole.replace(/^["“„«]\s*/gm, '');
  return inner.includes(CLOSERS[opened] ?? opened) ? whole : inner;
}

/** What closes each opening mark of a whole paragraph. */
const CLOSERS: Readonly<Record<string, string>> = { '"': '"', '“': '”', '„': '“', '«': '»' };

/** A part of a text, leaving out single characters. */
function without(text: string, start: number, end: number, left: readonly number[]): string {
  const ends = [...left, end];
  return ends.map((to, i) => text.slice(i === 0 ? start : (ends[i - 1] ?? start) + 1, to)).join('');
}

interface Part {
  text: string;
  at: number;
}

/** Separates the lines after "> " from the others; ">>> " quotes everything that follows. */
function takeBlocks(message: string): { blocks: Part[]; rest: Part[] } {
  const blocks: Part[] = [];
  const rest: Part[] = [];
  let at = 0;
  let inside: boolean | undefined;
  const lines = message.split('\n');
  for (const [i, line] of lines.entries()) {
    if (line.startsWith('>>> ')) {
      blocks.push({ text: [line.slice(4), ...lines.slice(i + 1)].join('\n'), at });
      break;
    }
    const isQuoted = line.startsWith('> ');
    const parts = isQuoted ? blocks : rest;
    const text = isQuoted ? line.slice(2) : line;
    const last = parts.at(-1);
    if (last && inside === isQuoted) last.text += `\n${text}`;
    else parts.push({ text, at });
    inside = isQuoted;
    at += line.length + 1;
  }
  return { blocks, rest };
}

const MARKS = /["“”„‟«»'‘’‚‹›]/g;
const SINGLE = /['‘’‚‹›]/;
const OPENS_AFTER = /^$|[\s([{\-–—/:*_~|"“„«'‘‚‹]/;
const CLOSES_BEFORE = /^$|[\s)\]}\-–—/.,;:!?…*_~|"”“»'’›]/;

/** A span inside quotation marks, with the places where later paragraphs repeat the opening mark. */
interface Quoted extends Span {
  again: number[];
}

/** Spans inside outer quotation marks, with enough words. */
function outerQuotes(text: string): Quoted[] {
  const spans: Quoted[] = [];
  const open = new OpenMarks();
  for (const { 0: mark, index } of text.matchAll(MARKS)) {
    const [before, after] = [text.slice(index - 1, index), text.slice(index + 1, index + 2)];
    const single = SINGLE.test(mark);
    const mayOpen = /\S/.test(after) && OPENS_AFTER.test(index === 0 ? '' : before) && !/[”’»›]/.test(mark);
    const mayClose = /\S/.test(before) && CLOSES_BEFORE.test(after) && !/[„«‹‚‘]/.test(mark);
    if (mayClose && open.has(single) && !(mayOpen && /[\s([{]|^$/.test(before))) {
      const { at = 0, again = [] } = open.close(single) ?? {};
      spans.push({ start: at + 1, end: index, again });
    } else if (mayOpen) {
      const going = open.last(mark);
      if (going && !single && beginsParagraph(text, index) && beginsParagraphOrSpeech(text, going.at))
        going.again.push(index);
      else open.push({ at: index, single, mark, again: [] });
    } else if (mayClose && single) extend(spans, text, index);
  }
  return outermost(spans).filter(({ start, end }) => wordCount(text.slice(start, end)) >= FEWEST_WORDS);
}

interface OpenMark {
  at: number;
  single: boolean;
  mark: string;
  again: number[];
}

/** The open marks, the innermost last. They are also listed by character: a message may open thousands. */
class OpenMarks {
  readonly #all: OpenMark[] = [];
  readonly #ofMark = new Map<string, OpenMark[]>();

  push(opened: OpenMark): void {
    this.#all.push(opened);
    const same = this.#ofMark.get(opened.mark);
    if (same) same.push(opened);
    else this.#ofMark.set(opened.mark, [opened]);
  }

  last(mark: string): OpenMark | undefined {
    return this.#ofMark.get(mark)?.at(-1);
  }

  /** Whether a single or a double mark is open. */
  has(single: boolean): boolean {
    return [...this.#ofMark.values()].some((marks) => marks[0]?.single === single);
  }

  /** Closes the last single or double mark and any opened within it. */
  close(single: boolean): OpenMark | undefined {
    for (let last = this.#all.pop(); last; last = this.#all.pop()) {
      this.#ofMark.get(last.mark)?.pop();
      if (last.single === single) return last;
    }
    return undefined;
  }
}

/** The spans that are not inside another, in order; no two start at the same place. */
function outermost(spans: readonly Quoted[]): Quoted[] {
  let reached = 0;
  return spans
    .toSorted((a, b) => a.start - b.start)
    .filter(({ end }) => {
      const isOuter = end > reached;
      reached = Math.max(reached, end);
      return isOuter;
    });
}

function beginsParagraph(text: string, at: number): boolean {
  return /(?:^|\n)[^\S\n]*$/.test(text.slice(Math.max(0, at - 8), at));
}

/** A quotation that continues over paragraphs begins one, or follows a colon, a comma or a dash. */
function beginsParagraphOrSpeech(text: string, at: number): boolean {
  return beginsParagraph(text, at) || /[:,–—-]\s*$/.test(text.slice(Math.max(0, at - 8), at));
}

/** What seemed to close a quote in single marks was an apostrophe: it closes here. */
function extend(spans: Quoted[], text: string, index: number): void {
  const last = spans.at(-1);
  if (last && SINGLE.test(text.charAt(last.end)) && !text.slice(last.end + 1, index).includes('\n')) last.end = index;
}

function wordCount(text: string): number {
  return (text.match(/[\p{L}\p{N}]+(?:['’.,/-][\p{L}\p{N}]+)*/gu) ?? []).length;
}
