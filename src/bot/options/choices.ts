import type { Library } from '../../index/library.js';
import { suggestDocuments } from '../../retrieval/suggest.js';

/** One line of an autocomplete list. */
export interface Choice {
  /** What is shown, 1 to 100 characters. */
  name: string;
  /** What is sent, at most 100 characters. */
  value: string;
}

/** Discord's limits. */
export const MAX_CHOICES = 25;
const MAX_LENGTH = 100;

/**
 * Choices as Discord accepts them: names on one line, cut at a word with an ellipsis; duplicates, and choices whose
 * value is too long or empty, are left out.
 */
export function toChoices(wanted: readonly Choice[]): Choice[] {
  const seen = new Set<string>();
  return wanted
    .map(({ name, value }) => ({ name: shorten(name), value }))
    .filter(({ name, value }) => {
      if (name === '' || value === '' || value.length > MAX_LENGTH || seen.has(value)) return false;
      seen.add(value);
      return true;
    })
    .slice(0, MAX_CHOICES);
}

/** The documents whose title or id matches the typed text. */
export function documentChoices(library: Library, typed: string): Choice[] {
  return toChoices(
    suggestDocuments(library, typed, MAX_CHOICES).map(({ id, title, date }) => ({
      name: `${date} · ${title}`,
      value: id,
    })),
  );
}

function shorten(text: string): string {
  const line = text.replace(/\s+/gu, ' ').trim();
  if (line.length <= MAX_LENGTH) return line;
  const cut = line.slice(0, MAX_LENGTH - 1);
  const atWord = /\s/u.test(line[MAX_LENGTH - 1] ?? '') ? cut : cut.replace(/\s+\S*$/u, '');
  // Discord would reject half of a surrogate pair.
  return `${atWord.replace(/[\ud800-\udbff]$/u, '').replace(/[\s,;:.–—-]+$/u, '')}…`;
}
