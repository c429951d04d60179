import type { Library } from '../index/library.js';
import type { DocumentInfo } from '../model.js';

/** The versions of a text in other languages, as linked by `translationOf`. */
export function familyOf(library: Library, { id, translationOf }: DocumentInfo): DocumentInfo[] {
  const original = translationOf ?? id;
  return library.documents.filter(
    (other) => other.id !== id && (other.id === original || other.translationOf === original),
  );
}

/**
 * The same unit in another language: documents linked by `translationOf` have units with the same numbers.
 * @returns its position in the index, or undefined
 */
export function counterpartOf(library: Library, passage: number, language?: string): number | undefined {
  const family = familyOf(library, library.documentOf(passage));
  const { id: passageId } = library.passage(passage);
  const key = passageId.slice(passageId.indexOf('#'));
  if (library.printedNumberOf(passage) === '') return undefined;
  const wanted = family.filter((other) => language === undefined || other.language === language);
  return wanted.map((other) => library.numberOf(`${other.id}${key}`)).find((found) => found !== undefined);
}

/**
 * Passages without other-language duplicates of the same unit: the version in the reader's language is kept, in the
 * place of the version that came first.
 */
export function withoutTranslations<T>(
  library: Library,
  items: readonly T[],
  passageOf: (item: T) => number,
  language: string,
): T[] {
  if (!library.documents.some(({ translationOf }) => translationOf !== undefined)) return [...items];
  const kept: T[] = [];
  const place = new Map<string, number>();
  for (const item of items) {
    const unit = unitKey(library, passageOf(item));
    const at = place.get(unit);
    const before = at === undefined ? undefined : kept[at];
    if (at === undefined || before === undefined) {
      place.set(unit, kept.length);
      kept.push(item);
    } else if (isIn(library, passageOf(item), language) && !isIn(library, passageOf(before), language)) kept[at] = item;
  }
  return kept;
}

/** Identifies a unit regardless of language; an unnumbered paragraph only matches itself. */
function unitKey(library: Library, passage: number): string {
  const { id, translationOf } = library.documentOf(passage);
  const { id: passageId } = library.passage(passage);
  const key = passageId.slice(passageId.indexOf('#'));
  return library.printedNumberOf(passage) === '' ? passageId : `${translationOf ?? id}${key}`;
}

function isIn(library: Library, passage: number, language: string): boolean {
  return library.documentOf(passage).language === language;
}
