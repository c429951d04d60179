import type { Library } from '../../index/library.js';
import { fold } from '../../text/fold.js';
import { type Choice, toChoices } from './choices.js';

/** The languages of the documents that match the typed text, by their names in the user's language. */
export function languageChoices(library: Library, typed: string, locale: string): Choice[] {
  const wanted = fold(typed.trim());
  const fits = (code: string) => namesOf(code, locale).some((name) => fold(name).includes(wanted));
  const choices = languagesOf(library).filter(fits);
  return toChoices(choices.map((code) => ({ name: `${nameOf(code, locale)} (${code})`, value: code })));
}

/** The code of a language typed by its code or name; an unknown one stays as typed, for the retriever to reject. */
export function languageCode(library: Library, typed: string, locale: string): string {
  const wanted = fold(typed.trim());
  const known = languagesOf(library).find((code) => namesOf(code, locale).some((name) => fold(name) === wanted));
  return known ?? typed.trim();
}

function languagesOf(library: Library): string[] {
  return [...new Set(library.documents.map(({ language }) => language))].sort();
}

/** A language's code and its names in the user's language, in English, and in itself. */
function namesOf(code: string, locale: string): string[] {
  return [code, ...[locale, 'en', code].map((language) => nameOf(code, language))];
}

function nameOf(code: string, locale: string): string {
  return new Intl.DisplayNames([locale, 'en'], { type: 'language' }).of(code) ?? code;
}
