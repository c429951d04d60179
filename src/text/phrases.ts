import type { Span } from '../model.js';
import { fold } from './fold.js';
import { type Phrases, phrasesOf } from './languages/language.js';

/** A run of letters, a run of digits, or a single other sign. */
export interface Token extends Span {
  kind: 'word' | 'number' | 'sign';
  /** Folded; full-width digits as 0 to 9; one dash and one apostrophe for all. */
  text: string;
  /** The word with its marks, no matter in what order they were typed; the same as `text` if it has none. */
  marked: string;
  /** Whether it begins with a capital. */
  capital: boolean;
  /** Whether all its letters are capitals. */
  allCapitals: boolean;
  /** Whether it follows a space or begins the text. */
  spaced: boolean;
}

const PIECE = /\p{L}[\p{L}\p{M}]*|\p{Nd}+|[^\s\p{L}\p{Nd}]/gu;
const DASHES = new Set('-‐‑‒–—―−﹣－~～');
const APOSTROPHES = new Set("'’‘ʼ´`′");

/** The tokens of a text, in order. */
export function tokensOf(text: string): Token[] {
  let end = 0;
  return Array.from(text.matchAll(PIECE), ({ 0: written, index }) => {
    const spaced = index > end || index === 0;
    end = index + written.length;
    const place = {
      start: index,
      end,
      spaced,
      capital: /^\p{Lu}/u.test(written),
      allCapitals: /^\p{Lu}+$/u.test(written),
    };
    if (/^\p{L}/u.test(written)) return { kind: 'word', text: fold(written), marked: markedOf(written), ...place };
    if (/^\p{Nd}/u.test(written)) return numberToken(written, place);
    const text = DASHES.has(written) ? '-' : APOSTROPHES.has(written) ? "'" : written;
    return { kind: 'sign', text, marked: text, ...place };
  });
}

function numberToken(written: string, place: Omit<Token, 'kind' | 'text' | 'marked'>): Token {
  const text = written.normalize('NFKC');
  return { kind: 'number', text, marked: text, ...place };
}

/** "hoà" and "hòa" are one word, so letters and marks are kept apart. */
function markedOf(written: string): string {
  const plain = fold(written);
  const letters = written.toLowerCase().normalize('NFKD').replace(/ς/g, 'σ');
  if (letters === plain) return plain;
  const marks = letters.match(/\p{M}/gu) ?? [];
  return `${letters.replace(/\p{M}+/gu, '')}${marks.toSorted().join('')}`;
}

interface PhraseWord {
  text: string;
  marked: string;
  /** Whether it matches every word that begins with it. */
  open: boolean;
}

interface Entry<T> {
  words: PhraseWord[];
  value: T;
}

/** A phrase that was found: its value and its number of tokens. */
export interface PhraseMatch<T> {
  value: T;
  length: number;
}

/** The shortest beginning of a word that may match all such words. */
const SHORTEST_STEM = 3;

/**
 * Phrases to find among tokens, each with its value. A word written with marks must have the marks of the phrase; one
 * without any matches with or without them: "tư" is not "từ", but "tu" may be both.
 */
export class PhraseTable<T> {
  readonly #entries = new Map<string, Entry<T>[]>();

  /** Adds phrases; of two identical ones, the first added wins. */
  add(phrases: Phrases, value: T): this {
    for (const phrase of phrasesOf(phrases)) this.#addOne(phrase, value);
    return this;
  }

  #addOne(phrase: string, value: T): void {
    const words = tokensOf(phrase.replace(/\*/g, '')).map(({ text, marked }) => ({ text, marked, open: false }));
    const [first] = words;
    const last = words.at(-1);
    if (!first || !last) return;
    last.open = phrase.endsWith('*');
    const key = first.open ? first.text.slice(0, SHORTEST_STEM) : first.text;
    const list = this.#entries.get(key) ?? [];
    // Longer ones first, those of the same length in the order added.
    const shorter = list.findIndex((other) => other.words.length < words.length);
    list.splice(shorter < 0 ? list.length : shorter, 0, { words, value });
    this.#entries.set(key, list);
  }

  /** The value of a phrase that is exactly the tokens from one place to before another. */
  within(tokens: readonly Token[], from: number, to: number): T | undefined {
    const text = tokens[from]?.text;
    if (text === undefined) return undefined;
    const entries = [...(this.#entries.get(text) ?? []), ...(this.#entries.get(text.slice(0, SHORTEST_STEM)) ?? [])];
    return entries.find(({ words }) => lengthOf(words, tokens, from) === to - from)?.value;
  }

  /** The longest phrase that begins at a token. */
  at(tokens: readonly Token[], index: number): PhraseMatch<T> | undefined {
    const text = tokens[index]?.text;
    if (text === undefined) return undefined;
    const exact = longest(this.#entries.get(text), tokens, index);
    if (exact || text.length <= SHORTEST_STEM) return exact;
    return longest(this.#entries.get(text.slice(0, SHORTEST_STEM)), tokens, index);
  }
}

function longest<T>(
  entries: readonly Entry<T>[] | undefined,
  tokens: readonly Token[],
  index: number,
): PhraseMatch<T> | undefined {
  for (const { words, value } of entries ?? []) {
    const length = lengthOf(words, tokens, index);
    if (length > 0) return { value, length };
  }
  return undefined;
}

/** How many tokens a phrase takes, 0 if it is not there; its words may be hyphenated. */
function lengthOf(words: readonly PhraseWord[], tokens: readonly Token[], index: number): number {
  let at = index;
  for (const [i, word] of words.entries()) {
    if (i > 0 && tokens[at]?.text === '-' && word.text !== '-' && !tokens[at]?.spaced) at += 1;
    const token = tokens[at];
    if (!token || !isWord(word, token)) return 0;
    at += 1;
  }
  return at - index;
}

function isWord(word: PhraseWord, { text, marked }: Token): boolean {
  if (word.open) return text.startsWith(word.text);
  return text === word.text && (marked === text || marked === word.marked);
}
