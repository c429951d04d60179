import type { Library } from '../index/library.js';
import { byCode } from '../text/by-code.js';
import { isContainer, plainNumber, type UnitReference } from './references.js';
import { isOwn } from './sources.js';

/**
 * The passages of a reference. A number on its own belongs to the document itself; annex points and recitals must be
 * named, unless the document has the number nowhere else.
 */
export function passagesReferredTo(
  library: Library,
  reference: UnitReference,
  documentIds: readonly string[] | undefined,
): number[] {
  const { number, unit, path = [] } = reference;
  const found: number[] = [];
  for (const passage of number === '' ? numberedPassages(library) : passagesNumbered(library, number)) {
    if (documentIds && !documentIds.includes(library.documentOf(passage).id)) continue;
    const containers = library.pathOf(passage);
    if (path.every((named) => containers.some((container) => isContainer(container, named)))) found.push(passage);
  }
  if (path.length > 0) return newestFirst(library, found);
  const called = unit === undefined ? [] : found.filter((passage) => library.unitOf(passage) === unit);
  const candidates = called.length > 0 ? called : found;
  const own = candidates.filter((passage) => isOwn(library, passage));
  const byDocument = new Set(own.map((passage) => library.documentNumber(passage)));
  const others = candidates.filter((passage) => !byDocument.has(library.documentNumber(passage)));
  const chosen = called.length > 0 && unit === 'recital' ? candidates : [...own, ...others];
  return newestFirst(library, chosen);
}

/** By document, newest first, then by position. */
function newestFirst(library: Library, passages: readonly number[]): number[] {
  return [...passages].sort((a, b) => {
    const [one, other] = [library.documentOf(a), library.documentOf(b)];
    return byCode(other.date, one.date) || byCode(one.id, other.id) || a - b;
  });
}

/** The numbered passages by normalised number. Cached per library, which never changes. */
const numbered = new WeakMap<Library, Map<string, number[]>>();

function byNumber(library: Library): Map<string, number[]> {
  const known = numbered.get(library);
  if (known) return known;
  const passages = new Map<string, number[]>();
  for (let passage = 0; passage < library.size; passage += 1) {
    const printed = library.printedNumberOf(passage);
    if (printed === '') continue;
    const number = plainNumber(printed);
    const same = passages.get(number);
    if (same) same.push(passage);
    else passages.set(number, [passage]);
  }
  numbered.set(library, passages);
  return passages;
}

const passagesNumbered = (library: Library, number: string) => byNumber(library).get(plainNumber(number)) ?? [];
const numberedPassages = (library: Library) => [...byNumber(library).values()].flat().sort((a, b) => a - b);
