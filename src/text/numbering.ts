import {
  CONTAINER_WORDS,
  CONTENTS,
  type ContainerKind,
  NUMBER_FIRST_CONTAINERS,
  NUMBER_FIRST_UNITS,
  NUMBER_SIGN,
  ordinals,
  UNIT_WORDS,
} from './numbering-words.js';
import { once } from './once.js';

export { type ContainerKind, RANKS } from './numbering-words.js';

export const FAMILIES: readonly string[] = Object.keys(UNIT_WORDS);

const alternatives = (words: readonly string[]) => [...words].sort((a, b) => b.length - a.length).join('|');
const LATIN_SUFFIX = 'bis|ter|quater|quinquies|sexies|septies|octies|novies|decies';
/** "34", "18.63", "2a", "3bis", "3 bis", "2-A", "IV". */
const UNIT_NUMBER =
  `\\d{1,4}(?:\\.\\d{1,3}){0,3}(?:\\s?[-–]?(?:${LATIN_SUFFIX})|[-–][A-Z]{1,2}(?:\\.\\d+)?|[a-z]{1,2}|[A-Z])?|` +
  `[IVXLC]{1,8}(?:\\s?(?:${LATIN_SUFFIX})|[-–.][A-Z\\d]{1,2})?`;
const ordinalWords = once(() => alternatives(Object.keys(ordinals())));
const CONTAINER_NUMBER =
  `\\d{1,3}(?:[.\\-–][A-Z\\d]{1,3}){0,3}[A-Za-z]?|[IVXLC]{1,8}(?:[-–.][A-Z\\d]{1,3}){0,3}[a-h]?|` +
  '[A-Z](?:[-–.]?\\d{1,3})?';

/** A word, its number, and what follows on the line. */
export interface Numbered {
  word: string;
  number: string;
  rest: string;
  /** The number comes before the word: "5. cikk", "Erster Teil". */
  numberFirst?: true;
}

/**
 * As the flags `iu` compare: the two forms of the lower-case sigma are the same, and so are those of the lower-case s.
 */
const fold = (text: string) => text.toLowerCase().replaceAll('ς', 'σ').replaceAll('ſ', 's');

/** After a number: the sign of an ordinal ("4.º"), and no letter or digit. */
const EDGE = '(?:\\.?[ºª°])?(?![\\p{L}\\p{N}])';
const SIGN = `(?:${NUMBER_SIGN}\\.?\\s*(?=[\\dIVXLC]))?`;

/**
 * Words of one kind and the patterns that read them. Compiling patterns of the words of 25 languages takes tens of
 * milliseconds, so it is delayed until a line begins with one of the words.
 */
class Headed {
  readonly #folded: () => readonly string[];
  readonly #pattern: () => RegExp;

  constructor(words: readonly string[], make: () => RegExp) {
    // The beginning of every form of a word: "articles?" and "§+" are patterns.
    this.#folded = once(() => words.map((word) => fold(word.replace(/.\?$|\+$/u, ''))));
    this.#pattern = once(make);
  }

  /** @param folded the beginning of the line, folded */
  read(head: string, folded: string): RegExpExecArray | undefined {
    if (!this.#folded().some((word) => folded.startsWith(word))) return undefined;
    return this.#pattern().exec(head) ?? undefined;
  }
}

const unitPatterns = Object.entries(UNIT_WORDS).map(([family, words]) => ({
  family,
  headed: new Headed(
    words,
    () => new RegExp(`^(${alternatives(words)})\\.?\\s*${SIGN}(${UNIT_NUMBER}|${ordinalWords()})${EDGE}`, 'iu'),
  ),
}));
const containerPatterns = (Object.entries(CONTAINER_WORDS) as [ContainerKind, readonly string[]][]).map(
  ([kind, words]) => ({
    kind,
    headed: new Headed(
      words,
      () => new RegExp(`^(${alternatives(words)})(?:\\s+${SIGN}(${CONTAINER_NUMBER}|${ordinalWords()}))?${EDGE}`, 'iu'),
    ),
  }),
);

/** Patterns of numbers before words, compiled when a line may match them. */
const numberFirst = once(() => ({
  unit: new RegExp(`^(${UNIT_NUMBER})\\.?\\s+(${alternatives(NUMBER_FIRST_UNITS)})${EDGE}`, 'iu'),
  containers: (Object.entries(CONTAINER_WORDS) as [ContainerKind, readonly string[]][]).map(([kind, words]) => {
    const before = words.filter((word) => NUMBER_FIRST_CONTAINERS.has(word));
    const figures = before.length === 0 ? '' : `|(\\d{1,3}|[IVXLC]{1,8})\\.?\\s+(${alternatives(before)})`;
    return { kind, pattern: new RegExp(`^(?:(${ordinalWords()})\\s+(${alternatives(words)})${figures})${EDGE}`, 'iu') };
  }),
}));

const hasSecondWord = (head: string) => /\S\s+\S/u.test(head);

/**
 * Only this many characters of a line are examined, so that a line of nothing but spaces costs no more than another.
 */
const HEAD = 120;

/** Reads a word for a unit with its number at the start of a line. */
export function unitWord(line: string): (Numbered & { family: string }) | undefined {
  const head = line.slice(0, HEAD);
  const folded = fold(head);
  for (const { family, headed } of unitPatterns) {
    const [all, word = '', number = ''] = headed.read(head, folded) ?? [];
    if (all === undefined) continue;
    // "Articles of …", "Art exhibition": letters that only look like a number.
    if (/^\p{Ll}/u.test(number) && !(number.toLowerCase() in ordinals())) continue;
    if (/^[IVXLC]+$/i.test(number) && number !== number.toUpperCase()) continue;
    return { family, word, number, rest: line.slice(all.length) };
  }
  if (!hasSecondWord(head) || !/^[\dIVXLC]/iu.test(head)) return undefined;
  const [all, number = '', word = ''] = numberFirst().unit.exec(head) ?? [];
  if (all === undefined) return undefined;
  return {
    family: word === '§' ? 'paragraph' : 'article',
    word,
    number,
    rest: line.slice(all.length),
    numberFirst: true,
  };
}

/** Reads a word for a container, with or without its number, at the start of a line. */
export function containerWord(line: string): (Numbered & { kind: ContainerKind }) | undefined {
  const head = line.slice(0, HEAD);
  const folded = fold(head);
  for (const { kind, headed } of containerPatterns) {
    const [all, word = '', number = ''] = headed.read(head, folded) ?? [];
    if (all === undefined) continue;
    if (isNumber(number)) return { kind, word, number, rest: line.slice(all.length) };
    return { kind, word, number: '', rest: line.slice(word.length) };
  }
  if (!hasSecondWord(head)) return undefined;
  for (const { kind, pattern } of numberFirst().containers) {
    const [all, ordinal, named = '', figures = '', word = named] = pattern.exec(head) ?? [];
    const number = ordinal ?? figures;
    if (all !== undefined && isNumber(number))
      return { kind, word, number, rest: line.slice(all.length), numberFirst: true };
  }
  return undefined;
}

/**
 * Whether a line begins with the word and number of a unit or container, capitalised like a heading: "Article 5", "Phụ
 * lục I: …".
 */
export function isNumberedHead(line: string): boolean {
  const text = line.replace(/^[\s*_#(]+/u, '');
  if (/^\p{Ll}/u.test(text)) return false;
  return unitWord(text) !== undefined || (containerWord(text)?.number ?? '') !== '';
}

/** "Part civil" is not part 157: Roman digits must be in order. */
function isNumber(text: string): boolean {
  const roman = /^([ivxlc]{2,})[a-h]?$/i.exec(text)?.[1];
  return roman === undefined || /^(?:xc|xl|l?x{0,3})(?:ix|iv|v?i{0,3})$/i.test(roman.replace(/^c{1,3}/i, ''));
}

/** The parts of a number for sorting: "18.63" is [18, 63], "2a" comes between [2] and [3]. */
export function numberKey(number: string): number[] {
  const ordinal = ordinals()[number.toLowerCase()];
  if (ordinal !== undefined) return [ordinal];
  const text = number.toLowerCase().replace(/\s/g, '');
  const roman = /^[ivxlc]+/.exec(text)?.[0];
  const head = roman === undefined ? text : `${romanValue(roman)}${text.slice(roman.length)}`;
  return Array.from(head.matchAll(/\d+|[a-z]+/g), ([part]) => (/\d/.test(part) ? Number(part) : suffixValue(part)));
}

function romanValue(text: string): number {
  const values: Record<string, number> = { i: 1, v: 5, x: 10, l: 50, c: 100 };
  const digits = Array.from(text, (letter) => values[letter] ?? 0);
  return digits.reduce((sum, value, i) => sum + (value < (digits[i + 1] ?? 0) ? -value : value), 0);
}

function suffixValue(suffix: string): number {
  const place = LATIN_SUFFIX.split('|').indexOf(suffix);
  if (place >= 0) return place + 2;
  return Array.from(suffix).reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 96, 0);
}

/** @returns negative if the first number comes before the second */
export function compareNumbers(a: readonly number[], b: readonly number[]): number {
  for (let i = 0; i < Math.max(a.length, b.length); i += 1) {
    const difference = (a[i] ?? 0) - (b[i] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}

/** Whether one number may directly follow another: 5 after 4, 2.1 after 1.9, 3 after 2a, 2a after 2. */
export function follows(before: readonly number[], after: readonly number[]): boolean {
  const depth = after.findIndex((part, i) => part !== before[i]);
  if (depth < 0) return false;
  const rest = after.slice(depth + 1);
  const [from, to] = [before[depth] ?? 0, after[depth] ?? 0];
  if (to === from + 1) return rest.every((part) => part <= 1);
  // "2bis" is the first after "2", and so is "2a".
  return before[depth] === undefined && to <= 2 && rest.length === 0;
}

/** Whether a line is the title of a table of contents. */
export function isContentsTitle(line: string): boolean {
  if (line.length > HEAD) return false;
  return CONTENTS.has(
    line
      .toLowerCase()
      .replace(/[:*_#.\s]+$/u, '')
      .replace(/^[*_#\s]+/u, ''),
  );
}
