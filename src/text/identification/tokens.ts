import { fold } from '../fold.js';

/** A word of a question as identification sees it. */
export interface LanguageToken {
  /** Lower case, NFC, letters only. */
  text: string;
  script: 'latin' | 'greek' | 'cyrillic';
  /** How much the word says about the language, 0 to 1: names and acronyms are the same in every language. */
  weight: number;
  /** Capitalised inside a sentence, or part of a well-known name. */
  name: boolean;
}

// Chosen on pieces of the questions in data/general. They hardly change the sum over a sentence, but decide texts of
// one or two words with a name among them.
const ACRONYM_WEIGHT = 0.1;
const NAME_WEIGHT = 0.4;
const OPENING_WEIGHT = 0.8;

// Written the same, or nearly the same, in every language.
const PLACES = ['viet nam', 'ha noi', 'ho chi minh', 'da nang', 'hai phong', 'can tho', 'ha long'].map((name) =>
  name.split(' '),
);

const WORD = /[\p{L}\p{M}]+/gu;
const GREEK = /^\p{Script=Greek}/u;
const CYRILLIC = /^\p{Script=Cyrillic}/u;
const LATIN = /^\p{Script=Latin}/u;
const UPPER = /^\p{Lu}/u;
// "EVFTA", "IUU", but also "MoU" and "GDPs": two capitals in one word.
const ACRONYM = /\p{Lu}[\p{Ll}\p{M}]*\p{Lu}/u;
const SENTENCE_END = /[.?!:;¿¡"“„«]\s*$/u;

/**
 * The words of a text in Latin, Greek or Cyrillic letters; digits, emoji and other scripts are ignored. A word with a
 * digit beside it ("5G", "Q3") counts as an acronym.
 */
export function languageTokens(text: string): LanguageToken[] {
  const normal = text.normalize('NFC');
  // In a text all in capitals, capitals mean nothing.
  const shouting = !/\p{Ll}/u.test(normal) && (normal.match(/\p{L}{2,}/gu)?.length ?? 0) >= 3;
  const tokens: LanguageToken[] = [];
  let previousEnd = 0;
  for (const match of normal.matchAll(WORD)) {
    const written = match[0];
    const before = normal.slice(previousEnd, match.index);
    const opening = previousEnd === 0 || SENTENCE_END.test(before);
    previousEnd = match.index + written.length;
    const script = scriptOf(written);
    if (script === undefined) continue;
    const besideDigit = /\p{N}$/u.test(before) || /^\p{N}/u.test(normal.slice(previousEnd, previousEnd + 1));
    let weight = 1;
    if (besideDigit) weight = ACRONYM_WEIGHT;
    else if (!shouting && ACRONYM.test(written)) weight = ACRONYM_WEIGHT;
    else if (!shouting && UPPER.test(written)) weight = opening ? OPENING_WEIGHT : NAME_WEIGHT;
    if (script !== 'latin') weight = 1; // the letters themselves show the language
    tokens.push({ text: written.toLowerCase(), script, weight, name: weight === NAME_WEIGHT });
  }
  markPlaces(tokens);
  return tokens;
}

/** Marks the names in PLACES, no matter how they are capitalised or accented. */
function markPlaces(tokens: LanguageToken[]): void {
  const folded = tokens.map((token) => fold(token.text));
  for (const place of PLACES) {
    for (let at = 0; at + place.length <= tokens.length; at++) {
      if (!place.every((word, offset) => folded[at + offset] === word)) continue;
      for (const token of tokens.slice(at, at + place.length)) {
        token.weight = Math.min(token.weight, NAME_WEIGHT);
        token.name = true;
      }
    }
  }
}

function scriptOf(word: string): LanguageToken['script'] | undefined {
  if (LATIN.test(word)) return 'latin';
  if (GREEK.test(word)) return 'greek';
  return CYRILLIC.test(word) ? 'cyrillic' : undefined;
}
