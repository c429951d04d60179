import { isSteady, isUneven, type QuoteToken } from './tokens.js';

/** This many words in a row are enough to recognise a text. */
const MOST_WORDS = 5;
const PART_OF_WORD = /[\p{L}\p{M}\p{N}]/u;

/**
 * A few words of a quote in a row, searched for in a text that is not tokenised. This is quick, never misses the quote,
 * and may take another text for it.
 */
export class Probe {
  readonly #head: string;
  readonly #rest: readonly string[];
  /** How far into the quote's first fragment the probe begins, in UTF-16 units. */
  readonly #lead: number;

  private constructor(words: readonly string[], lead: number) {
    [this.#head = '', ...this.#rest] = words;
    this.#lead = lead;
  }

  /**
   * The longest words in a row of a fragment; undefined if no word is certain to appear in a text as it is compared.
   */
  static of(fragment: readonly QuoteToken[]): Probe | undefined {
    const first = fragment.find(({ kind }) => kind === 'word');
    let best: QuoteToken[] = [];
    let row: QuoteToken[] = [];
    for (const token of fragment) {
      if (token.kind === 'mark') continue;
      // The first letter of a quote may be a capital only in the text, or only in the quote. It can be left out only if
      // the words begin with it.
      const before = token === first ? [] : row.slice(1 - MOST_WORDS);
      row = isSteady(token.key) ? [...before, token] : [];
      if (lengthOf(row) > lengthOf(best)) best = row;
    }
    const words = best.map(({ key }) => key);
    if (best[0] === first) words.splice(0, 1, ...withoutInitial(words[0]));
    if (words.length === 0) return undefined;
    return new Probe(words, (best[0]?.start ?? 0) - (fragment[0]?.start ?? 0));
  }

  /** Whether the words may be in a text. */
  isIn(text: string): boolean {
    return this.#next(text, 0) >= 0 || isUneven(text);
  }

  /**
   * Where the quote may begin in a text, at most `most` places; nothing if the words may be there only in other forms.
   * @param mayBeUneven whether the text may have words in other forms
   */
  placesIn(text: string, most: number, mayBeUneven: () => boolean): number[] | undefined {
    const places: number[] = [];
    for (let at = this.#next(text, 0); at >= 0 && places.length < most; at = this.#next(text, at + 1))
      places.push(Math.max(0, at - this.#lead));
    return places.length === 0 && mayBeUneven() ? undefined : places;
  }

  #next(text: string, from: number): number {
    for (let at = text.indexOf(this.#head, from); at >= 0; at = text.indexOf(this.#head, at + 1))
      if (this.#follow(text, at + this.#head.length)) return at;
    return -1;
  }

  #follow(text: string, from: number): boolean {
    let at = from;
    for (const word of this.#rest) {
      while (at < text.length && !isPartOfWord(text, at)) at += 1;
      if (!text.startsWith(word, at)) return false;
      at += word.length;
    }
    return true;
  }
}

function lengthOf(tokens: readonly QuoteToken[]): number {
  return tokens.reduce((sum, { key }) => sum + key.length, 0);
}

function withoutInitial(word = ''): string[] {
  const [initial = ''] = word;
  return word.length > initial.length ? [word.slice(initial.length)] : [];
}

function isPartOfWord(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  if (code < 128) return (code >= 48 && code <= 57) || (code >= 65 && code <= 90) || (code >= 97 && code <= 122);
  return PART_OF_WORD.test(String.fromCodePoint(text.codePointAt(at) ?? 0));
}
