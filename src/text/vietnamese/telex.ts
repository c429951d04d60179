import type { DiacriticsModel } from './model.js';

/** Letters that Telex types by doubling or with w, longest first. */
const LETTERS: readonly (readonly [RegExp, string])[] = [
  [/dd/g, 'đ'],
  [/uow|uwow|uwo/g, 'ươ'],
  [/aa/g, 'â'],
  [/ee/g, 'ê'],
  [/oo/g, 'ô'],
  [/aw/g, 'ă'],
  [/ow/g, 'ơ'],
  [/uw/g, 'ư'],
  [/(?<=[a-z])w/g, 'ư'],
];
const TONES: Readonly<Record<string, string>> = { s: '\u0301', f: '\u0300', r: '\u0309', x: '\u0303', j: '\u0323' };
const VOWELS = 'aăâeêioôơuưy';
const TYPED = /^([bcdđghklmnpqrstvx]*?[aăâeêioôơuưy]+)([sfrxj]?)(ch|ng|nh|[cmnpt])?([sfrxj]?)(?:w?)$/u;
/** A text is taken for Telex if at least this many of its words can only be Telex, and this share of them could be. */
const FEWEST = 2;
const SHARE = 0.4;

/** A Vietnamese syllable as Telex types it: "gowx" is "gỡ". Nothing if the letters do not make a syllable. */
function syllableOfTelex(typed: string, model: DiacriticsModel): string | undefined {
  // The letter of the tone may come before or after the vowel's mark: "gowx", "goxw".
  const tidy = typed.replace(/([sfrxj])w$/, 'w$1');
  const lettered = LETTERS.reduce((text, [pattern, letter]) => text.replace(pattern, letter), tidy);
  const parts = TYPED.exec(lettered);
  if (!parts) return undefined;
  const [, head = '', inner = '', end = '', outer = ''] = parts;
  if (inner !== '' && outer !== '') return undefined;
  const tone = TONES[inner || outer];
  if (tone === undefined && lettered === typed) return undefined;
  const candidates = toned(head, tone ?? '').map((syllable) => `${syllable}${end}`.normalize('NFC'));
  return candidates.find((syllable) => model.numbers.has(syllable));
}

/** A syllable's head with a tone on each of its vowels in turn. */
function toned(head: string, tone: string): string[] {
  if (tone === '') return [head];
  return [...head].flatMap((letter, i) =>
    VOWELS.includes(letter) ? [`${head.slice(0, i + 1)}${tone}${head.slice(i + 1)}`] : [],
  );
}

/**
 * Text typed in Telex while the input method was off, with its marks: "EU cos gowx ther vangf" is "EU có gỡ thẻ vàng".
 * @param isWord whether a word in lower case belongs to another language
 * @returns nothing if the text is not Telex
 */
export function undoTelex(text: string, model: DiacriticsModel, isWord: (word: string) => boolean): string | undefined {
  if (/[^\0-\x7f]/.test(text)) return undefined;
  const typed = text.match(/[A-Za-z]+/g) ?? [];
  const changed = typed.filter((word) => syllableOfTelex(word.toLowerCase(), model) !== undefined);
  const certain = changed.filter((word) => !isWord(word.toLowerCase()) && !model.folds.has(word.toLowerCase()));
  if (certain.length < FEWEST || changed.length < SHARE * typed.length) return undefined;
  return text.replace(/[A-Za-z]+/g, (word) => {
    const syllable = syllableOfTelex(word.toLowerCase(), model);
    if (syllable === undefined) return word;
    return /^[A-Z]/.test(word) ? syllable.charAt(0).toUpperCase() + syllable.slice(1) : syllable;
  });
}
