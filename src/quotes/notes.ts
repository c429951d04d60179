import { phrasesOf } from '../text/languages/language.js';
import { LANGUAGES } from '../text/languages/languages.js';

/**
 * How a footnote mark is written: as raised digits, in square brackets, in round ones, as a dagger, or as Markdown's
 * "[^1]".
 */
export type NoteForm = 'raised' | 'square' | 'round' | 'dagger' | 'markdown';

/** Superscript digits, for a class of characters. */
export const RAISED_DIGITS = String.raw`\u00b9\u00b2\u00b3\u2070\u2074-\u2079`;

const ROMAN = /^(?=.)m{0,3}(?:cm|cd|d?c{0,3})(?:xc|xl|l?x{0,3})(?:ix|iv|v?i{0,3})$/i;
const LENGTHS = /^[cdhkm]?m$/i;
const SMALL_WORD = /^\p{L}[\p{Ll}\p{M}'’]{2,}$/u;
const LONG_WORD = /^\p{L}[\p{L}\p{M}'’]{2,}$/u;
const CAPITALS = /^\p{Lu}{2,}$/u;
const YEAR = /^(?:1[89]|20)\d{2}$/;

/** Words after which a number in brackets is a part of the document: "point(2)", "khoản[3]". */
const UNITS = new Set(
  [...LANGUAGES.values()].flatMap(({ references }) => Object.values(references.units).flatMap(phrasesOf)),
);

/**
 * Whether a mark behind a word is that of a footnote. If in doubt it is a number: "4a(2)", "XXIV(8)", "§ 15¹" and "km²"
 * say something.
 */
export function carriesNote(word: string, form: NoteForm): boolean {
  if (form === 'markdown') return true;
  if (form === 'dagger') return /^\p{L}{2}/u.test(word) || YEAR.test(word);
  if (ROMAN.test(word) || (form !== 'raised' && UNITS.has(word.toLowerCase()))) return false;
  if (form === 'round') return SMALL_WORD.test(word);
  return LONG_WORD.test(word) || (CAPITALS.test(word) && !LENGTHS.test(word)) || YEAR.test(word);
}

/** The form of a mark as it is written. */
export function formOf(written: string): NoteForm {
  if (/\[\^/.test(written)) return 'markdown';
  if (/\[/.test(written)) return 'square';
  return /\(/.test(written) ? 'round' : 'dagger';
}

/** What a mark says, no matter how it is written: "12" of "¹²", "(12)", "[12]" and "[^12]". */
export function noteOf(written: string): string {
  return written.normalize('NFKC').replace(/[\s()[\]^]/g, '');
}

/** Something that may have a footnote mark. */
interface Noted {
  note?: string;
}

/** Whether two words have footnote marks that say different things. A mark that only one of them has is left aside. */
export function notesDiffer(a: Noted | undefined, b: Noted | undefined): boolean {
  return a?.note !== undefined && b?.note !== undefined && a.note !== b.note;
}
