import type { Library } from '../index/library.js';
import { words } from '../text/words.js';
import type { OtherText } from './question/clauses.js';
import type { Ranked } from './rank/select.js';

/** Passages searched for the name of another text. */
const LOOKED_AT = 12;

/** Finds the glossary's concepts in a text, given its language. */
type ConceptsIn = (text: string, language: string) => string[];

/**
 * The ranked passages that mention another text by its name, or by its name in their own language.
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

/** Whether a passage mentions exactly the requested place: "Article 6 of the Paris Agreement". */
export function quotesPlace({ place }: OtherText, text: string): boolean {
  return spaced(text).includes(spaced(place));
}

/** The folded words of a text, with a space around each. */
function spaced(text: string): string {
  return ` ${words(text)
    .map(({ folded }) => folded)
    .join(' ')} `;
}
