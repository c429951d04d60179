import { fold } from '../text/fold.js';

/**
 * Greek and Cyrillic letters that look like Latin ones, in lower case and without marks: those whose prototype in
 * Unicode's confusables.txt (UTS #39) is one Latin letter.
 */
const LATIN = new Map(
  Object.entries({
    ...{
      а: 'a',
      в: 'b',
      с: 'c',
      ԁ: 'd',
      е: 'e',
      һ: 'h',
      і: 'i',
      ј: 'j',
      к: 'k',
      м: 'm',
      н: 'h',
      о: 'o',
      р: 'p',
      ԛ: 'q',
    },
    ...{ ѕ: 's', т: 't', у: 'y', ѵ: 'v', ԝ: 'w', х: 'x' },
    ...{ α: 'a', ε: 'e', η: 'n', ι: 'i', κ: 'k', ν: 'v', ο: 'o', ρ: 'p', τ: 't', υ: 'u', χ: 'x', γ: 'y' },
  }),
);
const OTHER_LETTER = /[\u0370-\u052f]/u;

/** A word in lower case, without diacritics, and with Latin letters in place of those that look like them. */
export function plainForm(word: string): string {
  const folded = fold(word);
  if (!OTHER_LETTER.test(folded)) return folded;
  return Array.from(folded, (letter) => LATIN.get(letter) ?? letter).join('');
}

/**
 * The first letter of another alphabet in a word that looks like another, or in that one; nothing if neither has any.
 */
export function foreignLetter(word: string, other: string): string | undefined {
  if (word === other || plainForm(word) !== plainForm(other) || fold(word) === fold(other)) return undefined;
  return OTHER_LETTER.exec(word)?.[0] ?? OTHER_LETTER.exec(other)?.[0];
}
