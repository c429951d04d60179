import { fold } from '../../text/fold.js';
import { identifyLanguage, type LanguageModel, listedCost } from '../../text/identification/identify.js';
import { withDictionaryTones } from '../../text/vietnamese/fold.js';
import type { DiacriticsModel } from '../../text/vietnamese/model.js';
import { restoreDiacritics } from '../../text/vietnamese/restore.js';
import { undoTelex } from '../../text/vietnamese/telex.js';
import { casingOf } from './canonical.js';
import type { Spelling } from './spelling.js';

/** A question's language, and its text as a person with the right keyboard would have typed it. */
export interface Typed {
  language: string;
  text: string;
}

/** Words as long as this are seldom Vietnamese: the longest syllable has seven letters. */
const LONGEST_SYLLABLE = 7;

/**
 * The language of a question, with the marks that Vietnamese lacks put back.
 *
 * 1. where capitals tell nothing, read small letters
 * 2. undo Telex
 * 3. take for Vietnamese what only Vietnamese syllables can be, however short
 */
export function typedAs(
  text: string,
  models: { language: LanguageModel; diacritics: DiacriticsModel; spelling: Spelling },
): Typed {
  const casing = casingOf(text);
  const plain = casing === 'shouted' || casing === 'titled' ? text.toLowerCase() : text;
  const telex = undoTelex(plain, models.diacritics, (word) => models.spelling.isKnown(word));
  if (telex !== undefined) return { language: 'vi', text: restoreDiacritics(telex, models.diacritics) };
  const guess = identifyLanguage(plain, models.language);
  const stripped = guess.stripped || (guess.language !== 'vi' && isStripped(plain, guess.language, models));
  if (!stripped && guess.language !== 'vi') return { language: guess.language, text };
  // The model of marks goes by capitals: those of a shouted text would make names of all words.
  return { language: 'vi', text: withDictionaryTones(stripped ? restoreDiacritics(plain, models.diacritics) : text) };
}

/** Whether every word could be a Vietnamese syllable and one of them is no word of the language it was taken for. */
function isStripped(
  text: string,
  language: string,
  {
    language: model,
    diacritics,
    spelling,
  }: { language: LanguageModel; diacritics: DiacriticsModel; spelling: Spelling },
): boolean {
  if (/[^\0-\x7f]/.test(text)) return false;
  const list = (text.match(/[A-Za-z]+/g) ?? []).filter((word) => !/^[A-Z]{2,}$/.test(word));
  const small = list.map((word) => word.toLowerCase());
  const known = (word: string) =>
    listedCost(word, language, model) < Number.POSITIVE_INFINITY || (language === 'en' && spelling.isKnown(word));
  const isSyllable = (word: string) => word.length <= LONGEST_SYLLABLE && diacritics.folds.has(fold(word));
  const foreign = small.filter((word) => !isSyllable(word));
  // Names of the field are written alike everywhere: "evfta la gi".
  const names = foreign.filter((word) => /[^aeiouy]{4,}|^[^aeiouy]+$|^ev[fi]/.test(word));
  return small.length >= 2 && foreign.length === names.length && small.some((word) => isSyllable(word) && !known(word));
}
