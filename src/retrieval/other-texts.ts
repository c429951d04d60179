import type { Library } from '../index/library.js';
import { words } from '../text/words.js';
import type { OtherText } from './question/clauses.js';
import type { Ranked } from './rank/select.js';

/** Passages that are looked at for the name of another text, and of them those that are shown. */
const LOOKED_AT = 12;

/** Finds the glossary's concepts in a text of a language. */
type ConceptsIn = (text: string, language: string) => string[];

/**
 * Of ranked passages those that speak of another text, by its name or a name of it in their own language.
 * @param language the question's
 */
export function passagesOn(
  { name }: OtherText,
  language: string,
  ranked: readonly Ranked[],
  library: Library,
  conceptsIn: ConceptsIn,
): Ranked[] {
  const spelt = spaced(name);
  const concepts = new Set(conceptsIn(name, language));
  return ranked.slice(0, LOOKED_AT).filter((hit) => {
    const { text } = library.passage(hit.near.passage);
    if (spaced(text).includes(spelt)) return true;
    return concepts.size > 0 && conceptsIn(text, hit.language).some((concept) => concepts.has(concept));
  });
}

/** Whether a passage speaks of just the place that is asked for: "Article 6 of the Paris Agreement". */
export function quotesPlace({ place }: OtherText, text: string): boolean {
  return spaced(text).includes(spaced(place));
}

/** The folded words of a text between blanks. */
function spaced(text: string): string {
  return ` ${words(text)
    .map(({ folded }) => folded)
    .join(' ')} `;
}
