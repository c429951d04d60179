import type { Library } from '../index/library.js';
import type { Span } from '../model.js';
import { preferenceOf } from './preference.js';
import { type Token, tokenise } from './tokens.js';

/** What checking reads of the library. */
export type Shelf = Pick<
  Library,
  'size' | 'documents' | 'documentNumber' | 'documentOf' | 'passage' | 'spanOf' | 'slice'
>;

/** A token of a document. */
export interface SourceToken extends Token {
  /** Position of its passage in the index; that of the next one for what stands between two. */
  passage: number;
  /** It may be left out of a quote that runs on: the number of a clause, a heading between two passages, a mark of Markdown. */
  optional: boolean;
}

/** Consecutive passages of one document as they are compared with a quote. */
export interface Source extends Span {
  first: number;
  last: number;
  /** The document's text from `start` to `end`; the tokens' offsets count in the document. */
  text: string;
  tokens: SourceToken[];
}

const MARKDOWN = /^[*_#|\\>]$/;

/** Reads passages for one quote, each only once. */
export class SourceReader {
  readonly #library: Shelf;
  readonly #known = new Map<number, Source>();

  constructor(library: Shelf) {
    this.#library = library;
  }

  /** The passages from `first` to `last`, which are of one document, with what stands between them. */
  read(first: number, last = first): Source {
    const sources = Array.from({ length: last - first + 1 }, (_, i) => this.#passage(first + i));
    const [head] = sources;
    if (!head || first === last) return head ?? { first, last, start: 0, end: 0, text: '', tokens: [] };
    const tokens = [...head.tokens];
    let before = head;
    for (const source of sources.slice(1)) {
      tokens.push(...this.#between(before, source), ...source.tokens);
      before = source;
    }
    const { start } = head;
    const { end } = before;
    return { first, last, start, end, text: this.#library.slice(first, start, end), tokens };
  }

  #passage(number: number): Source {
    const known = this.#known.get(number);
    if (known) return known;
    const { start, end, text, clause } = this.#library.passage(number);
    const own = tokenise(text, start);
    const marker = markerLength(own, clause);
    const tokens = own.map((token, i) => ({
      ...token,
      passage: number,
      optional: i < marker || MARKDOWN.test(token.key),
    }));
    const source = { first: number, last: number, start, end, text, tokens };
    this.#known.set(number, source);
    return source;
  }

  #between({ end }: Source, { first, start }: Source): SourceToken[] {
    // Mostly there are two line feeds.
    if (start - end <= 2) return [];
    const text = this.#library.slice(first, end, start);
    return tokenise(text, end).map((token) => ({ ...token, passage: first, optional: true }));
  }
}

/** How many tokens the number of a clause takes at its beginning: "34", "." */
function markerLength(tokens: Token[], clause: number | undefined): number {
  if (clause === undefined || tokens[0]?.key !== String(clause)) return 0;
  return /^[.)]$/.test(tokens[1]?.key ?? '') ? 2 : 1;
}

/** What stands between passages, by library; a library never changes. */
const between = new WeakMap<object, Source[]>();

/**
 * Headings, captions, and what else stands above a passage and is none itself, each as belonging to the passage below it;
 * those of preferred documents first.
 */
export function betweenPassages(library: Shelf): Source[] {
  const known = between.get(library);
  if (known) return known;
  const found: Source[] = [];
  for (const passage of preferenceOf(library).order) {
    const { start: end } = library.spanOf(passage);
    const follows = passage > 0 && library.documentNumber(passage - 1) === library.documentNumber(passage);
    const start = follows ? library.spanOf(passage - 1).end : 0;
    // Mostly there are two line feeds.
    if (end - start <= 2) continue;
    const text = library.slice(passage, start, end);
    const tokens = tokenise(text, start).map((token) => ({ ...token, passage, optional: MARKDOWN.test(token.key) }));
    if (tokens.length > 0) found.push({ first: passage, last: passage, start, end, text, tokens });
  }
  between.set(library, found);
  return found;
}

/** The text of a span of the document. */
export function sourceText({ text, start }: Source, span: Span): string {
  return text.slice(span.start - start, span.end - start);
}
