import type { Span } from '../model.js';
import { type CutNumber, cutNumbers } from './cut-numbers.js';
import { notesDiffer } from './notes.js';
import { versionsOf } from './optional.js';
import { Probe } from './probe.js';
import { KeyRow } from './row.js';
import type { SourceRun, SourceToken } from './source.js';
import { isGap, type Pattern, type QuoteToken, widened, withCapital, withSmallInitial } from './tokens.js';

/** Where a quote is in a source, word for word. */
export interface ExactPlace {
  span: Span;
  /**
   * The source's tokens that were compared, and the indices of the first and last one of each fragment of the quote.
   */
  tokens: readonly SourceToken[];
  fragments: { first: number; last: number }[];
  /** Numbers of which the quote has only a part. */
  cut: CutNumber[];
}

/**
 * Places tried as the beginning of a quote of several fragments; one passage rarely has the same first words more
 * often.
 */
const MOST_STARTS = 20;

/**
 * Finds quotes word for word, in time that grows linearly with the source and the quote for any input; made once for a
 * quote.
 */
export class ExactMatcher {
  readonly #heads: KeyRow[];
  readonly #rest: KeyRow[];
  readonly #pattern: Pattern;
  readonly #hasNotes: boolean;
  readonly #probe: Probe | undefined;

  constructor(pattern: Pattern) {
    const [head = [], ...rest] = fragmentsOf(pattern.tokens);
    this.#heads = eitherInitial(head).map((keys) => new KeyRow(keys));
    this.#rest = rest.map((fragment) => new KeyRow(fragment.map(({ key }) => key)));
    this.#pattern = pattern;
    this.#hasNotes = pattern.tokens.some(({ note }) => note !== undefined);
    this.#probe = Probe.of(head);
  }

  /**
   * A quick test that rules most texts out: whether some words of the quote occur with nothing but marks between them.
   */
  mayBeIn(text: string): boolean {
    return this.#probe?.isIn(text) ?? true;
  }

  /** Where to look in a long text: offsets near which the quote may begin; nothing if it may be anywhere. */
  placesIn(text: string, most: number, mayBeUneven: () => boolean): number[] | undefined {
    return this.#probe?.placesIn(text, most, mayBeUneven);
  }

  /**
   * Where all fragments occur in order, with the optional tokens between them or, if that finds nothing, without some
   * kinds of them; the shortest stretch first. Fragments that an ellipsis joins must be in one passage, unless nothing
   * at all is left out between them.
   */
  find(source: SourceRun): ExactPlace[] {
    for (const tokens of versionsOf(source)) {
      const found = this.#findIn(source, tokens);
      if (found.length > 0) return found;
    }
    return [];
  }

  #findIn(source: SourceRun, tokens: readonly SourceToken[]): ExactPlace[] {
    const found: ExactPlace[] = [];
    const last = lastOfPassages(tokens);
    let at = 0;
    for (let i = 0; i < MOST_STARTS; i += 1) {
      const [start, head] = this.#nextHead(tokens, at);
      if (!head) break;
      const follow = this.#follow(tokens, start + head.length, last);
      const fragments = follow && [{ first: start, last: start + head.length - 1 }, ...follow];
      if (fragments && !this.#notesDiffer(tokens, fragments)) {
        const end = fragments.at(-1)?.last ?? start;
        const cut = cutNumbers(source, tokens, fragments);
        found.push({ span: widened(tokens, start, end, this.#pattern), tokens, fragments, cut });
      }
      if (this.#rest.length === 0 && found.some(({ cut }) => cut.length === 0)) break;
      at = start + 1;
    }
    return found.sort((a, b) => a.span.end - a.span.start - (b.span.end - b.span.start));
  }

  /** Whether a word has another footnote mark than in the quote. */
  #notesDiffer(tokens: readonly SourceToken[], fragments: ExactPlace['fragments']): boolean {
    if (!this.#hasNotes) return false;
    const own = fragments.flatMap(({ first, last }) => tokens.slice(first, last + 1));
    const given = this.#pattern.tokens.filter((token) => !isGap(token));
    return given.some((token, i) => notesDiffer(token, own[i]));
  }

  #nextHead(tokens: readonly SourceToken[], from: number): [start: number, head: KeyRow | undefined] {
    let best: [number, KeyRow | undefined] = [tokens.length, undefined];
    for (const head of this.#heads) {
      const start = head.find(tokens, from);
      if (start >= 0 && start < best[0]) best = [start, head];
    }
    return best;
  }

  /** The fragments after the first, each at its first place after the one before. */
  #follow(
    tokens: readonly SourceToken[],
    from: number,
    last: Map<number, number>,
  ): ExactPlace['fragments'] | undefined {
    const found: ExactPlace['fragments'] = [];
    let at = from;
    for (const row of this.#rest) {
      // An ellipsis in the source itself does not count as left out.
      while (isGap(tokens[at])) at += 1;
      const start = row.find(tokens, at, Math.max(at, last.get(tokens[at - 1]?.passage ?? -1) ?? at));
      if (start < 0) return undefined;
      at = start + row.length;
      found.push({ first: start, last: at - 1 });
    }
    return found;
  }
}

/** The last token of each passage. */
function lastOfPassages(tokens: readonly SourceToken[]): Map<number, number> {
  return new Map(tokens.map(({ passage }, i) => [passage, i]));
}

/** The parts of a quote between its ellipses. */
function fragmentsOf(tokens: readonly QuoteToken[]): QuoteToken[][] {
  const fragments: QuoteToken[][] = [[]];
  for (const token of tokens) {
    if (isGap(token)) fragments.push([]);
    else fragments.at(-1)?.push(token);
  }
  return fragments.filter(({ length }) => length > 0);
}

/** The keys of a quote's first fragment, with its first word in lower case and capitalised. */
function eitherInitial(tokens: readonly QuoteToken[]): string[][] {
  const keys = tokens.map(({ key }) => key);
  const first = tokens.findIndex(({ kind }) => kind === 'word');
  const word = keys[first];
  if (word === undefined) return keys.length === 0 ? [] : [keys];
  return [...new Set([withSmallInitial(word), withCapital(word)])].map((form) => keys.with(first, form));
}
