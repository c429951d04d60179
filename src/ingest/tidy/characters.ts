import { Hyphens } from '../read/hyphens.js';
import type { Edit } from './edits.js';

/** Letters that printers set as one character. */
const LIGATURES: Record<string, string> = {
  ﬀ: 'ff',
  ﬁ: 'fi',
  ﬂ: 'fl',
  ﬃ: 'ffi',
  ﬄ: 'ffl',
  ﬅ: 'st',
  ﬆ: 'st',
};

/** Removes soft hyphens and zero-width characters and expands ligatures, so that words contain only letters. */
export function invisibleEdits(text: string): Edit[] {
  return Array.from(text.matchAll(/[\u00ad\u200b\u2060\ufeff]+|[ﬀ-ﬆ]/gu), ({ 0: found, index }) => ({
    start: index,
    end: index + found.length,
    by: LIGATURES[found] ?? '',
  }));
}

/** A raised number, with what is directly before it: a word, a bracket or a quotation mark, a full stop or comma. */
const RAISED = /(?<=(\S[.,;:]|[\p{L}\p{M})”"’»%]|(?<![\p{N}.,])(?:1[89]|20)\d\d))[¹²³⁰⁴-⁹]+(?![\p{L}\p{N}])/gu;
/** How far before a raised number the word is that it may be an exponent of. */
const LONGEST_UNIT = 60;
/** Units of length, in the scripts of the EU's languages, and single letters, which are variables and units too. */
const HAS_EXPONENT =
  /(?<![\p{L}\p{M}])(?:[kdcmhμµn]m|dam|km|ft|yd|mi|hm|dm|cm|mm|sec|км|дм|см|мм|χλμ|χμ|εκ|\p{L}\p{M}*)$/iu;
/** A formula in brackets has an exponent; words in brackets have a note. */
const FORMULA = /\([^()]*[+×·*=^/−][^()]*\)$/u;

/**
 * Removes raised numbers that refer to a note: a line begins with the same raised number. Exponents stay, and so does
 * a raised number behind any number but a year: nobody can tell which of the two it is.
 */
export function noteMarkEdits(text: string): Edit[] {
  const notes = new Set(Array.from(text.matchAll(/^[ \t]*([¹²³⁰⁴-⁹]+)(?=\s*\p{L})/gmu), ([, mark]) => mark));
  if (notes.size === 0) return [];
  return Array.from(text.matchAll(RAISED))
    .filter(([mark]) => notes.has(mark))
    .filter(({ index }) => {
      const before = text.slice(Math.max(0, index - LONGEST_UNIT), index);
      return !HAS_EXPONENT.test(before) && !FORMULA.test(before);
    })
    .map(({ 0: mark, index }) => ({ start: index, end: index + mark.length, by: '' }));
}

/** Joins words divided at a line end by the rules of {@link Hyphens}: the rest of the text decides where it can. */
export function hyphenEdits(text: string): Edit[] {
  const divided = [...text.matchAll(/(?<=(\p{L}{2,}))[-‐](?:[ \t]*\n[ \t]*)(?=(\p{Ll}{2,}))/gu)];
  if (divided.length === 0) return [];
  const hyphens = new Hyphens();
  let before = '';
  for (const line of text.split('\n')) {
    hyphens.learn(line, before);
    before = line;
  }
  return divided.map(({ 0: found, index }) => {
    const head = /\p{L}+$/u.exec(text.slice(Math.max(0, index - 60), index))?.[0] ?? '';
    const tail = /^\p{L}+/u.exec(text.slice(index + found.length, index + found.length + 60))?.[0] ?? '';
    return { start: index, end: index + found.length, by: hyphens.isDivided(head, tail) ? '' : '-' };
  });
}
