import { fold } from '../../text/fold.js';
import { listedCost } from '../../text/identification/identify.js';
import type { LanguageModel } from '../../text/identification/model.js';
import { stemOf } from '../../text/lexicon/terms.js';
import { type Word, words } from '../../text/words.js';

/** Distinguishes names from other words, regardless of case. */
export interface Names {
  /** Whether the corpus writes a stem only like a name. */
  isName(stem: string): boolean;
  /** Whether a folded word is an acronym that the glossary knows. */
  isAcronym(folded: string): boolean;
}

/** From this share of capitalised words, capitals are not significant: "What Did Both Sides Say". */
const TITLE_CASE = 0.75;
const FEWEST_TITLE_WORDS = 3;
/** A word in capitals longer than this is shouted, not an acronym. */
const LONGEST_ACRONYM = 6;

/** Marks at either end that change how a question looks but not what it asks; a percent sign at the end says a word. */
const EDGES = /^[\s\p{P}\p{S}]+(?=[\p{L}\p{N}$€£%])|(?<=[\p{L}\p{M}\p{N}%％°€$£+)])(?:(?![%％])[\s\p{P}\p{S}])+$/gu;

/** How a text uses capitals: normally, or in a way that makes them meaningless. */
export type Casing = 'mixed' | 'shouted' | 'titled' | 'small';

/** How a text uses capitals; acronyms among lower-case words are normal. */
export function casingOf(text: string): Casing {
  const list = words(text).filter(({ written }) => /\p{L}{2,}/u.test(written));
  const small = list.filter(({ written }) => /^\p{Ll}/u.test(written)).length;
  if (list.length === small) return 'small';
  if (!/\p{Ll}/u.test(text)) {
    const long = list.some(({ written }) => written.length > LONGEST_ACRONYM);
    return list.length > 1 || long ? 'shouted' : 'mixed';
  }
  const others = list.slice(1).filter(({ written }) => !/^\p{Lu}{2,}$/u.test(written));
  const capital = others.filter(({ written }) => /^\p{Lu}/u.test(written)).length;
  return others.length + 1 >= FEWEST_TITLE_WORDS && capital >= TITLE_CASE * others.length ? 'titled' : 'mixed';
}

/**
 * The normalised form of a question: "YELLOW CARD", "Yellow Card" and "yellow card" become one, names are written as
 * names, and marks at the ends are removed. Meaningful capitals are kept.
 */
export function canonicalCase(text: string, language: string, model: LanguageModel, names: Names): string {
  const trimmed = text.replace(EDGES, '');
  const casing = casingOf(trimmed);
  let result = '';
  let at = 0;
  const list = words(trimmed);
  // If a capitalised word follows, the first word is part of the name: "Việt Nam".
  const named = /^\p{Lu}\p{Ll}/u.test(list[1]?.written ?? '');
  for (const [i, word] of list.entries()) {
    result += trimmed.slice(at, word.start) + caseOf(word, i === 0 && !named, casing, language, model, names);
    at = word.end;
  }
  return result + trimmed.slice(at);
}

function caseOf(
  { written, folded }: Word,
  first: boolean,
  casing: Casing,
  language: string,
  model: LanguageModel,
  names: Names,
): string {
  if (/\d/.test(written)) return written;
  const capitals = /^\p{Lu}{2,}$/u.test(written);
  const common = listedCost(written.toLowerCase(), language, model) < COMMON;
  const asName = () => {
    if (names.isAcronym(folded) && (!common || folded.length > 2)) return written.toUpperCase();
    return written.charAt(0).toUpperCase() + written.slice(1).toLowerCase();
  };
  if (casing === 'mixed') {
    if (capitals && written.length > LONGEST_ACRONYM && !names.isName(stemOf(folded))) return written.toLowerCase();
    if (capitals || !first || !/^\p{Lu}/u.test(written)) return written;
    return names.isName(stemOf(folded)) || language === 'de' || !common ? written : written.toLowerCase();
  }
  // A Vietnamese syllable may be a name in one word but not in another.
  if (names.isName(stemOf(folded)) && !(common && folded !== written.toLowerCase())) return asName();
  if (names.isAcronym(folded) && !common && folded.length > 2) return written.toUpperCase();
  // A short word in capitals that no list contains is still an acronym: "WHAT IS THE FPA".
  if (capitals && casing === 'shouted' && !common && written.length <= 4 && !isVowelled(written)) return written;
  return written.toLowerCase();
}

/** Words less common than this, in nats, may be names. */
const COMMON = 11;

function isVowelled(written: string): boolean {
  return /[aeiouy]/.test(fold(written));
}
