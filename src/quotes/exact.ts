import type { Span } from '../model.js';
import type { Source, SourceToken } from './source.js';
import { hasUnseen, isGap, type Pattern, type Token, widened, withSmallInitial } from './tokens.js';

/** Finds quotes word for word; made once for a quote. */
export class ExactMatcher {
  readonly #fragments: Token[][];
  readonly #pattern: Pattern;
  #rough: RegExp | undefined;

  constructor(pattern: Pattern) {
    this.#fragments = split(pattern.tokens);
    this.#pattern = pattern;
  }

  /** A quick look that rules most texts out: whether the first words stand there with nothing but marks between them. */
  mayBeIn(text: string): boolean {
    this.#rough ??= roughly(this.#fragments[0] ?? []);
    return this.#rough.test(text) || hasUnseen(text);
  }

  /**
   * The shortest span in which all fragments stand in order, as if nothing between passages were there, or all of it.
   * Fragments that an ellipsis joins must stand in one passage, unless nothing at all is left out between them.
   */
  find(source: Source): Span | undefined {
    const whole = this.#findIn(source.tokens);
    if (whole || !source.tokens.some(({ optional }) => optional)) return whole;
    return this.#findIn(source.tokens.filter(({ optional }) => !optional));
  }

  #findIn(tokens: SourceToken[]): Span | undefined {
    const [head, ...rest] = this.#fragments;
    if (!head) return undefined;
    let best: Span | undefined;
    for (let start = 0; start + head.length <= tokens.length; start += 1) {
      if (!matches(tokens, start, head, true)) continue;
      const end = this.#follow(tokens, start + head.length, rest);
      if (end === undefined) continue;
      const span = widened(tokens, start, end - 1, this.#pattern);
      if (!best || span.end - span.start < best.end - best.start) best = span;
      if (rest.length === 0) break;
    }
    return best;
  }

  /** Where the last fragment ends, each taken at its first place behind the one before. */
  #follow(tokens: SourceToken[], from: number, fragments: Token[][]): number | undefined {
    let at = from;
    for (const fragment of fragments) {
      // An ellipsis of the source's own is nothing that was left out.
      while (isGap(tokens[at])) at += 1;
      const passage = tokens[at - 1]?.passage;
      let start = at;
      while (start + fragment.length <= tokens.length && !matches(tokens, start, fragment, false)) {
        if (tokens[start]?.passage !== passage) return undefined;
        start += 1;
      }
      if (start + fragment.length > tokens.length) return undefined;
      if (start > at && tokens[start]?.passage !== passage) return undefined;
      at = start + fragment.length;
    }
    return at;
  }
}

const MOST_ROUGH_WORDS = 5;

function roughly(tokens: readonly Token[]): RegExp {
  const words = tokens.filter(({ kind }) => kind !== 'mark').slice(0, MOST_ROUGH_WORDS);
  const patterns = words.map(({ key }, i) => {
    const initial = /^\p{L}/u.exec(key)?.[0] ?? '';
    const rest = key
      .slice(initial.length)
      .replace(/[.,/:]/g, '\\$&')
      .replaceAll("'", '.');
    return i === 0 && initial !== '' ? `[${initial.toLowerCase()}${initial.toUpperCase()}]${rest}` : initial + rest;
  });
  // Classes of all letters would take longer to compile than they save.
  return new RegExp(patterns.join('[^a-zA-Z0-9]*'));
}

/** The pieces of a quote between its ellipses. */
function split(tokens: Token[]): Token[][] {
  const fragments: Token[][] = [[]];
  for (const token of tokens) {
    if (isGap(token)) fragments.push([]);
    else fragments.at(-1)?.push(token);
  }
  return fragments.filter(({ length }) => length > 0);
}

function matches(tokens: readonly Token[], start: number, fragment: readonly Token[], first: boolean): boolean {
  const initial = first ? fragment.findIndex(({ kind }) => kind === 'word') : -1;
  for (let i = 0; i < fragment.length; i += 1) {
    const [own = '', wanted = ''] = [tokens[start + i]?.key, fragment[i]?.key];
    if (own === wanted) continue;
    if (i !== initial || withSmallInitial(own) !== withSmallInitial(wanted)) return false;
  }
  return true;
}
