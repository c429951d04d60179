import { fold } from '../../text/fold.js';
import { withFrameMarks } from '../../text/frames/marks.js';
import { identifyLanguage, type LanguageModel, listedCost } from '../../text/identification/identify.js';
import { withDictionaryTones } from '../../text/vietnamese/fold.js';
import type { DiacriticsModel } from '../../text/vietnamese/model.js';
import { restoreDiacritics, withoutShorthand } from '../../text/vietnamese/restore.js';
import { undoTelex } from '../../text/vietnamese/telex.js';
import { casingOf } from './canonical.js';
import type { Spelling } from './spelling.js';

/** A question's language, and its text as typed on the right keyboard. */
export interface Typed {
  language: string;
  text: string;
  /** Whether its marks were guessed rather than typed. */
  marksGuessed: boolean;
}

/** Words longer than this are rarely Vietnamese: the longest syllable has seven letters. */
const LONGEST_SYLLABLE = 7;

/**
 * The language of a question, with missing Vietnamese marks restored.
 *
 * 1. if capitals mean nothing, read lower case
 * 2. undo Telex
 * 3. treat text that can only be Vietnamese syllables as Vietnamese, however short
 */
export function typedAs(
  text: string,
  models: { language: LanguageModel; diacritics: DiacriticsModel; spelling: Spelling },
): Typed {
  const casing = casingOf(text);
  const plain = casing === 'shouted' || casing === 'titled' ? text.toLowerCase() : text;
  const others = models.language.languages.filter((language) => language !== 'vi');
  const isWord = (word: string) =>
    models.spelling.isKnown(word) || others.some((language) => listedCost(word, language, models.language) < COMMON);
  const telex = undoTelex(plain, models.diacritics, isWord);
  if (telex !== undefined)
    return { language: 'vi', text: restoreDiacritics(telex, models.diacritics), marksGuessed: false };
  const guess = identifyLanguage(plain, models.language);
  if (guess.language === 'vi' && ENGLISH_FIRST.test(plain)) return { language: 'en', text, marksGuessed: false };
  const stripped = guess.stripped || (guess.language !== 'vi' && isStripped(plain, guess.language, models));
  if (stripped && isEnglish(plain, models)) return { language: 'en', text, marksGuessed: false };
  if (!stripped && guess.language !== 'vi') {
    const language = isRatherEnglish(plain, guess.language, models) ? 'en' : guess.language;
    return { language, text, marksGuessed: false };
  }
  // The diacritics model uses capitals: those of a shouted text would turn every word into a name.
  const marked = stripped
    ? withFrameMarks(restoreDiacritics(plain, models.diacritics))
    : withoutShorthand(text, models.diacritics);
  return { language: 'vi', text: withDictionaryTones(marked), marksGuessed: stripped };
}

/** "who is lê thị thu hằng": no Vietnamese question starts like this, no matter which names it contains. */
const ENGLISH_FIRST = /^\s*(?:who|whose|did|does|(?:what|when|where|why|how) (?:did|does))\s/iu;

/**
 * Words rarer than this in a language, in nats, are not evidence for it: most syllables are listed in some language.
 */
const COMMON = 7;

/** A syllable's vowels are adjacent. */
const ONE_VOWEL = /^[^aeiouy]*[aeiouy]+[^aeiouy]*$/;

/** "The Mekong": the word that could be a syllable is English, and the rest are not syllables. */
function isEnglish(
  text: string,
  { language, diacritics }: { language: LanguageModel; diacritics: DiacriticsModel },
): boolean {
  const list = (text.match(/[A-Za-z]+/g) ?? []).map((word) => word.toLowerCase());
  const syllables = list.filter((word) => ONE_VOWEL.test(word) && diacritics.folds.has(fold(word)));
  return (
    syllables.length < list.length &&
    syllables.length > 0 &&
    syllables.every((word) => listedCost(word, 'en', language) < COMMON)
  );
}

/** Most words in a text whose language is guessed from spelling alone. */
const FEW_WORDS = 3;

/** "green hydrogen": English has all the words, and the guessed language does not. */
function isRatherEnglish(
  text: string,
  language: string,
  { language: model, spelling }: { language: LanguageModel; spelling: Spelling },
): boolean {
  const list = (text.match(/\p{L}+/gu) ?? []).map((word) => word.toLowerCase());
  if (list.length > FEW_WORDS) return false;
  const isIn = (word: string, other: string) => listedCost(word, other, model) < Number.POSITIVE_INFINITY;
  if (list.every((word) => spelling.isKnown(word))) return list.some((word) => !isIn(word, language));
  // "Tarrifs" looks French, but is not a word in any language.
  const isNone = (word: string) => !spelling.isKnown(word) && !model.languages.some((other) => isIn(word, other));
  const known = (word: string) => spelling.isKnown(word) || spelling.isKnown(spelling.correct(word));
  return list.some(isNone) && list.every((word) => (isNone(word) || spelling.isKnown(word)) && known(word));
}

/** Whether every word could be a Vietnamese syllable and at least one is not a word of the guessed language. */
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
  // Names in this field are the same in every language: "evfta la gi".
  const names = foreign.filter((word) => /[^aeiouy]{4,}|^[^aeiouy]+$|^ev[fi]/.test(word));
  return small.length >= 2 && foreign.length === names.length && small.some((word) => isSyllable(word) && !known(word));
}
