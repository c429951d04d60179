import type { Span } from '../model.js';
import type { Shelf } from './shelf.js';
import { type Pattern, type QuoteToken, rejoined, tokenise } from './tokens.js';

/** A token of a document. */
export interface SourceToken extends QuoteToken {
  /** Position of its passage in the index; for text between two passages, of the next one. */
  passage: number;
  /**
   * It may be missing from a quote that runs on: the number of a clause, a heading between two passages, a Markdown
   * mark.
   */
  optional: boolean;
}

/** Consecutive passages of one document as they are compared with a quote. */
export interface SourceRun extends Span {
  first: number;
  last: number;
  /** Of the document. */
  language: string;
  /** The document's text from `start` to `end`; the tokens' offsets are those of the document. */
  text: string;
  tokens: SourceToken[];
}

/** Marks of Markdown and of lists. */
export const MARKDOWN = /^[*_#|\\>•‣◦▪●○■]$/;

/** The longest passage that is tokenised as a whole, in UTF-16 units; longer ones are read in parts. */
export const LONGEST_WHOLE = 20_000;

/** Reads passages for one quote, each only once. */
export class SourceReader {
  readonly #library: Shelf;
  readonly #known = new Map<number, SourceRun>();
  readonly #isWord: (key: string) => boolean;

  /** @param pattern with the words that are rejoined even if a line ends inside them */
  constructor(library: Shelf, { tokens }: Pick<Pattern, 'tokens'>) {
    const keys = new Set(tokens.map(({ key }) => key));
    this.#library = library;
    this.#isWord = (key) => keys.has(key);
  }

  /** The passages from `first` to `last`, all of one document, with the text between them. */
  read(first: number, last = first): SourceRun {
    const sources = Array.from({ length: last - first + 1 }, (_, i) => this.#passage(first + i));
    const [head] = sources;
    if (!head || first === last) return head ?? { first, last, language: '', start: 0, end: 0, text: '', tokens: [] };
    const tokens = [...head.tokens];
    let before = head;
    for (const source of sources.slice(1)) {
      for (const token of this.#between(before, source)) tokens.push(token);
      for (const token of source.tokens) tokens.push(token);
      before = source;
    }
    const { start } = head;
    const { end } = before;
    const { language } = head;
    return { first, last, language, start, end, text: this.#library.slice(first, start, end), tokens };
  }

  /** A part of a passage, in offsets of the document; no word is cut. */
  readPart(passage: number, part: Span): SourceRun {
    const whole = this.#library.spanOf(passage);
    const [from, to] = [Math.max(whole.start, part.start - MARGIN), Math.min(whole.end, part.end + MARGIN)];
    const around = this.#library.slice(passage, from, to);
    const head = from === whole.start ? 0 : Math.max(0, around.slice(0, MARGIN).search(/\s/));
    const tail = to === whole.end ? -1 : around.slice(-MARGIN).search(/\s\S*$/);
    const end = tail < 0 ? around.length : Math.max(head, around.length - Math.min(MARGIN, around.length) + tail);
    return this.#sourceOf(passage, from + head, around.slice(head, end));
  }

  #passage(number: number): SourceRun {
    const known = this.#known.get(number);
    if (known) return known;
    const { start, end } = this.#library.spanOf(number);
    const source = this.#sourceOf(number, start, this.#library.slice(number, start, end));
    this.#known.set(number, source);
    return source;
  }

  #sourceOf(passage: number, start: number, text: string): SourceRun {
    const own = rejoined(tokenise(text, start), this.#isWord);
    const atStart = start === this.#library.spanOf(passage).start;
    const marker = atStart ? markerLength(own, this.#library.clauseOf(passage)) : 0;
    const tokens = own.map((token, i) => sourceToken(token, passage, i < marker));
    const { language } = this.#library.documentOf(passage);
    return { first: passage, last: passage, language, start, end: start + text.length, text, tokens };
  }

  /** Text outside passages, with the passage next to it, in offsets of the document. */
  readAbove(passage: number, { start, end }: Span): SourceRun {
    const text = this.#library.slice(passage, start, end);
    const tokens = tokenise(text, start).map((token) => sourceToken(token, passage, false));
    const { language } = this.#library.documentOf(passage);
    return { first: passage, last: passage, language, start, end, text, tokens };
  }

  #between({ end }: SourceRun, { first, start }: SourceRun): SourceToken[] {
    // Usually there are two line feeds.
    if (start - end <= 2) return [];
    const text = this.#library.slice(first, end, start);
    return tokenise(text, end).map((token) => sourceToken(token, first, true));
  }
}

/** Longer than a word: the end of a part is moved to white space. */
const MARGIN = 100;

/** Written out, because copying with a spread takes longer than all the rest. */
function sourceToken(
  { start, end, key, kind, note, noteEnd, breaks }: QuoteToken,
  passage: number,
  optional: boolean,
): SourceToken {
  const isOptional = optional || (kind === 'mark' && MARKDOWN.test(key));
  const token: SourceToken = { start, end, key, kind, passage, optional: isOptional };
  if (note !== undefined) token.note = note;
  if (noteEnd !== undefined) token.noteEnd = noteEnd;
  if (breaks) token.breaks = breaks;
  return token;
}

/** How many tokens the number of a clause takes at its beginning: "34", "." */
function markerLength(tokens: QuoteToken[], clause: number): number {
  if (clause === 0 || tokens[0]?.key !== String(clause)) return 0;
  return /^[.)]$/.test(tokens[1]?.key ?? '') ? 2 : 1;
}

/** The text of a span of the document. */
export function sourceText({ text, start }: SourceRun, span: Span): string {
  return text.slice(span.start - start, span.end - start);
}
