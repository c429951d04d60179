import { UsageError } from '../errors.js';
import type { Library } from '../index/library.js';
import { type Citation, unitIdOf } from '../model.js';
import { citePassage } from './citation.js';
import { citeUnits, type MissingPart } from './inner-parts.js';
import { findDocument } from './named-documents.js';
import { passagesReferredTo } from './numbered.js';
import { numbersOf, type Reference } from './question/numbers.js';
import { MOST_UNITS, readReferences, type UnitReference } from './references.js';
import { type ClauseRange, clauseRanges } from './sources.js';
import { withoutTranslations } from './translations.js';

/** One of several units with the requested number. */
export interface UnitChoice {
  /** Position of the passage in the index. */
  passage: number;
  passageId: string;
  documentId: string;
  /** Title of the document. */
  title: string;
  label: string;
  section: string[];
  /** The beginning of the unit, verbatim. */
  text: string;
}

/** The units found, or the range of existing numbers. */
export type UnitLookup =
  | { kind: 'found'; citations: Citation[]; missing: string[]; withoutPart: MissingPart[] }
  | { kind: 'no_such_clause'; asked: string[]; documents: ClauseRange[] };

export type ClauseLookup =
  | UnitLookup
  /** The number is in more places than one answer can show. */
  | { kind: 'ambiguous'; asked: string[]; choices: UnitChoice[] };

/** If a number is in more places than this, the reader chooses; two or three are shown together. */
const MOST_PLACES = 3;
/** Most choices offered, and most characters of each. */
const MOST_CHOICES = 25;
const LONGEST_CHOICE = 160;

/**
 * Looks units up by number as printed: "34", "30-36", "18.63", "2a", "Annex I point 2", "Article 5 of the EVFTA".
 * Without a document, searches every document with numbered units.
 * @param document its id, or a name that only one document has
 * @param language the reader's; of a text in several languages, this version is shown
 * @throws UsageError when the text names no unit, or there is no such document
 */
export function lookUpClauses(library: Library, spec: string, document?: string, language = 'en'): ClauseLookup {
  const known = library.numberOf(spec.trim());
  if (known !== undefined)
    return { kind: 'found', citations: [citePassage(library, known)], missing: [], withoutPart: [] };
  const named = document === undefined ? undefined : findDocument(library, document);
  const references = readReferences(spec);
  if (references.length === 0) {
    throw new UsageError(
      'bad_clause',
      `"${spec}" is not a clause number.`,
      'Write a number or a range, for example 34, 30-36 or "34, 36".',
    );
  }
  const hint = references.find(({ documentHint }) => documentHint !== undefined)?.documentHint;
  const only = named ?? (hint === undefined ? undefined : findDocument(library, hint));
  const documentIds = only === undefined ? undefined : [only];
  const lookup = findUnits(library, references, documentIds, language);
  const crowded = references.some((reference) => {
    const units = placesOf(library, reference, documentIds, language).map((passage) => library.passage(passage).id);
    return new Set(units.map(unitIdOf)).size > MOST_PLACES;
  });
  const whole = references.some(({ number }) => number === '');
  if (lookup.kind !== 'found' || !crowded || whole) return lookup;
  const asked = references.map(({ number }) => number);
  return { kind: 'ambiguous', asked, choices: choicesOf(library, lookup.citations) };
}

/** Most passages from one look-up; no reply shows more. */
const MOST_FOUND = 200;

/** Looks units up in the given documents, or in all; of a text in several languages, the reader's version is used. */
export function findUnits(
  library: Library,
  references: readonly UnitReference[],
  documentIds?: string[],
  language = 'en',
): UnitLookup {
  const missing: string[] = [];
  const citations: Citation[] = [];
  const withoutPart: MissingPart[] = [];
  const seen = new Set<string>();
  for (const reference of references) {
    const cited = citedIn(library, reference, documentIds, language) ?? { citations: [], withoutPart: [] };
    if (cited.citations.length === 0)
      missing.push(reference.number === '' ? (reference.path ?? []).join(', ') : reference.number);
    withoutPart.push(...cited.withoutPart);
    for (const citation of cited.citations) {
      const key = `${citation.start}-${citation.end} ${citation.documentId}`;
      if (!seen.has(key)) citations.push(citation);
      seen.add(key);
    }
  }
  if (citations.length > 0) return { kind: 'found', citations: citations.slice(0, MOST_FOUND), missing, withoutPart };
  const documents = clauseRanges(library).filter(
    ({ documentId }) => documentIds === undefined || documentIds.includes(documentId),
  );
  return { kind: 'no_such_clause', asked: missing, documents };
}

/**
 * The citations for a reference. "5.2" means paragraph 2 of unit 5 if no unit has the number 5.2 but unit 5 has such a
 * paragraph.
 */
function citedIn(
  library: Library,
  reference: UnitReference,
  documentIds: readonly string[] | undefined,
  language: string,
): ReturnType<typeof citeUnits> | undefined {
  const passages = placesOf(library, reference, documentIds, language).slice(0, MOST_FOUND);
  if (passages.length > 0) return citeUnits(library, passages, reference.inner);
  const [, unit, part] = /^(\d+)\.(\d+)$/.exec(reference.number) ?? [];
  if (unit === undefined || part === undefined) return undefined;
  const inner = [part, ...(reference.inner ?? [])];
  const units = placesOf(library, { ...reference, number: unit }, documentIds, language).slice(0, MOST_FOUND);
  const cited = citeUnits(library, units, inner);
  return cited.withoutPart.length > 0 ? undefined : cited;
}

/** Containers that narrow a reference in a question. */
const CONTAINERS: ReadonlySet<string | undefined> = new Set(['annex', 'part', 'chapter']);

/**
 * Looks up the references of a question in the given documents, or in all. If the named documents have no numbered
 * units, a number means a paragraph.
 */
export function unitsReferredTo(
  library: Library,
  references: readonly Reference[],
  documentIds?: string[],
  language = 'en',
): UnitLookup {
  const ranges = clauseRanges(library).filter(
    ({ documentId }) => documentIds === undefined || documentIds.includes(documentId),
  );
  const path = references.filter(({ unit }) => CONTAINERS.has(unit)).map(({ unit, number }) => `${unit} ${number}`);
  const own = references.filter(({ unit }) => !CONTAINERS.has(unit));
  const last = Math.max(0, ...ranges.map((range) => Number(range.last) || 0));
  const within = path.length > 0 ? { path } : {};
  const units =
    own.length === 0
      ? [{ number: '', ...within }]
      : own.flatMap((reference) => {
          const inner = reference.path === undefined ? {} : { inner: reference.path };
          return numbersOf([reference], last).map((number) => ({ number, ...within, ...inner }));
        });
  const found = findUnits(library, units.slice(0, MOST_UNITS), documentIds, language);
  if (found.kind === 'found' || ranges.length > 0) return found;
  const passages = (documentIds ?? []).flatMap((id) =>
    units.flatMap(({ number }) => library.numberOf(`${id}#p${number}`) ?? []),
  );
  if (passages.length === 0) return found;
  const citations = passages.map((passage) => citePassage(library, passage));
  return { kind: 'found', citations, missing: [], withoutPart: [] };
}

/** The passages of a reference, each in one language unless a single document was named. */
function placesOf(
  library: Library,
  reference: UnitReference,
  documentIds: readonly string[] | undefined,
  language: string,
): number[] {
  const found = passagesReferredTo(library, reference, documentIds);
  return documentIds?.length === 1 ? found : withoutTranslations(library, found, (passage) => passage, language);
}

function choicesOf(library: Library, citations: readonly Citation[]): UnitChoice[] {
  return citations
    .filter(({ passageId }) => unitIdOf(passageId) === passageId)
    .slice(0, MOST_CHOICES)
    .map(({ passageId, documentId, title, label, section, passage: { text } }) => ({
      passage: library.numberOf(passageId) ?? -1,
      passageId,
      documentId,
      title,
      label,
      section,
      text: text.slice(0, LONGEST_CHOICE).replace(/[\ud800-\udbff]$/, ''),
    }));
}
