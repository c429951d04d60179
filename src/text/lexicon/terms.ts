import type { Span } from '../../model.js';
import { monthsIn } from '../months.js';
import type { Word } from '../words.js';
import { words } from '../words.js';
import type { Glossary } from './glossary.js';
import { unifyNames } from './names.js';

/** Words are compared by their first letters: a language-independent stemmer (McNamee and Mayfield, 2004). */
const STEM_LENGTH = 6;

/**
 * The terms by which a passage or question is found. Each term is a string marked by its kind: `#concept`, or the stem
 * of a folded word.
 */
export interface Terms {
  words: string[];
  concepts: string[];
  /** Stems of words written like a name: capitalised inside a sentence, in all capitals, or with a digit. */
  names: string[];
  /** Stems of words that begin with a lower-case letter. */
  plain: string[];
}

/** The stem of a folded word. */
export function stemOf(folded: string): string {
  return folded.slice(0, STEM_LENGTH);
}

/** The stems of a text's words in their order, as passages are indexed. */
export function stemsIn(text: string): string[] {
  return words(unifyNames(text)).map(({ folded }) => stemOf(folded));
}

/** The terms of a text. */
export function termsOf(text: string, language: string, glossary: Glossary): Terms {
  const unified = unifyNames(text);
  const list = words(unified);
  const unique = (terms: string[]) => [...new Set(terms)];
  return {
    words: unique(list.map((word) => stemOf(word.folded))),
    concepts: glossary.conceptsIn(text, language).map((concept) => `#${concept}`),
    names: unique(list.filter((word, i) => isNameLike(unified, word, i === 0)).map((word) => stemOf(word.folded))),
    plain: unique(list.filter((word) => /^\p{Ll}/u.test(word.written)).map((word) => stemOf(word.folded))),
  };
}

/**
 * The dates a text mentions: `@2025` for a year, `@m10` for a month, `@2025-10` for both together, `@2025-10-09` for a
 * day.
 * @param written the day the text was written, to resolve "last year" and months without a year
 */
export function dateTerms(text: string, language: string, written?: string): string[] {
  const terms = new Set<string>();
  for (const year of text.matchAll(/(?<![\d/.-])(?:19|20)\d{2}(?![\d])/g)) terms.add(`@${year[0]}`);
  if (written !== undefined) {
    const year = Number(written.slice(0, 4));
    if (LAST_YEAR.test(text)) terms.add(`@${year - 1}`);
    if (THIS_YEAR.test(text)) terms.add(`@${year}`);
  }
  for (const { month, year = nearestYear(month, written), day } of monthsIn(text, language)) {
    terms.add(`@m${month}`);
    if (year === undefined) continue;
    const yearMonth = `${year}-${String(month).padStart(2, '0')}`;
    terms.add(`@${yearMonth}`).add(`@${year}`);
    if (day !== undefined) terms.add(`@${yearMonth}-${String(day).padStart(2, '0')}`);
  }
  return [...terms];
}

const LAST_YEAR = /\b(?:last|the previous) year\b|năm (?:ngoái|trước)/iu;
const THIS_YEAR = /\bthis year\b|năm nay/iu;
/** News announces months at most this far ahead; any other month named is in the past. */
const MONTHS_AHEAD = 2;

function nearestYear(month: number, written: string | undefined): number | undefined {
  // A document dated only by its year does not show which October is meant.
  if (written === undefined || written.length < 7) return undefined;
  const year = Number(written.slice(0, 4));
  const ahead = month - Number(written.slice(5, 7));
  if (ahead > MONTHS_AHEAD) return year - 1;
  return ahead < MONTHS_AHEAD - 11 ? year + 1 : year;
}

/** The words of a text that are written like names, or that the corpus writes like names. */
export function nameSpans(text: string, isName: (stem: string) => boolean): Span[] {
  return words(text).filter((word, i) => isNameLike(text, word, i === 0) || isName(stemOf(word.folded)));
}

/** Whether a word is written like a name: capitalised inside a sentence, in all capitals, or with a digit. */
export function isNameLike(text: string, word: Word, first: boolean): boolean {
  if (/\d/.test(word.written)) return true;
  if (/^\p{Lu}{2,}$/u.test(word.written)) return true;
  if (!/^\p{Lu}/u.test(word.written)) return false;
  return !first && !STARTS_SENTENCE.test(text.slice(Math.max(0, word.start - LOOK_BACK), word.start));
}

const STARTS_SENTENCE = /[.!?:“"«\n]\s*$/u;
/** The longest stretch examined before a word: a mark and the white space after it. */
const LOOK_BACK = 20;
