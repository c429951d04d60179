import { UsageError } from '../errors.js';
import type { Library } from '../index/library.js';
import { type Citation, type DocumentInfo, unitIdOf } from '../model.js';
import { fold } from '../text/fold.js';
import { words } from '../text/words.js';
import { citePassage } from './citation.js';
import { citeUnits, type MissingPart } from './inner-parts.js';
import { numbersOf, type Reference } from './question/numbers.js';
import { documentAddress } from './reader-address.js';
import { isContainer, MOST_UNITS, plainNumber, readReferences, type UnitReference } from './references.js';
import { withoutTranslations } from './translations.js';

/** A number as it is reported: whole ones as numbers, others as printed. */
export type ShownNumber = number | string;

/** The first and last unit of a document. */
export interface ClauseRange {
  documentId: string;
  title: string;
  first: ShownNumber;
  last: ShownNumber;
}

/** One of several units that have the number that was asked for. */
export interface UnitChoice {
  /** Position of the passage in the index. */
  passage: number;
  passageId: string;
  documentId: string;
  /** Of the document. */
  title: string;
  label: string;
  section: string[];
  /** The beginning of the unit, verbatim. */
  text: string;
}

/** Units that were found, or the numbers of those that there are. */
export type UnitLookup =
  | { kind: 'found'; citations: Citation[]; missing: string[]; withoutPart: MissingPart[] }
  | { kind: 'no_such_clause'; asked: string[]; documents: ClauseRange[] };

export type ClauseLookup =
  | UnitLookup
  /** More places have the number than can be shown as one answer. */
  | { kind: 'ambiguous'; asked: string[]; choices: UnitChoice[] };

export interface SourceSummary extends DocumentInfo {
  passages: number;
  clauses?: { first: ShownNumber; last: ShownNumber };
  /** Its page among the reader pages; absent where READER_URL is not set. */
  readerAddress?: string;
}

/** If one number is in more places than this, the reader chooses; two or three are shown together. */
const MOST_PLACES = 3;
/** Most choices that are offered, and characters of each. */
const MOST_CHOICES = 25;
const LONGEST_CHOICE = 160;

/**
 * Looks units up by number as printed: "34", "30-36", "18.63", "2a", "Annex I point 2", "Article 5 of the EVFTA". Without a document,
 * in every document that numbers something.
 * @param document its id, or a name that only one document has
 * @param language the reader's: of a text in several languages that one is shown
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

/** Most passages that one look-up gives; no reply shows more. */
const MOST_FOUND = 200;

/** Looks units up in some documents, or in all; of a text in several languages the reader's is taken. */
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

/** What a reference cites; "5.2" is paragraph 2 of unit 5 where no unit has this number, but that one has this paragraph. */
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

/** Containers by which a question narrows what it refers to. */
const CONTAINERS: ReadonlySet<string | undefined> = new Set(['annex', 'part', 'chapter']);

/**
 * Looks up what a question refers to, in some documents or in all. Where the named documents number nothing, a number is that of
 * a paragraph.
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

/** The passages that a reference names, each in one language where no document was named. */
function placesOf(
  library: Library,
  reference: UnitReference,
  documentIds: readonly string[] | undefined,
  language: string,
): number[] {
  const found = matching(library, reference, documentIds);
  return documentIds?.length === 1 ? found : withoutTranslations(library, found, (passage) => passage, language);
}

/**
 * The passages that a reference names. A number alone is one of the document itself: points of annexes and recitals are found by
 * naming them, or where the document has the number nowhere else.
 */
function matching(library: Library, reference: UnitReference, documentIds: readonly string[] | undefined): number[] {
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

/** By document, the newest first, then by place. */
function newestFirst(library: Library, passages: readonly number[]): number[] {
  return [...passages].sort((a, b) => {
    const [one, other] = [library.documentOf(a), library.documentOf(b)];
    return compare(other.date, one.date) || compare(one.id, other.id) || a - b;
  });
}

/** Whether a unit counts the document itself, not an annex or its recitals. */
function isOwn(library: Library, passage: number): boolean {
  const apart = library.pathOf(passage).some(({ kind }) => ['annex', 'appendix', 'protocol'].includes(kind));
  return !apart && library.unitOf(passage) !== 'recital';
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

/** The documents that number something, each with its range. */
export function clauseRanges(library: Library): ClauseRange[] {
  return listSources(library).flatMap(({ id, title, clauses }) =>
    clauses ? [{ documentId: id, title, ...clauses }] : [],
  );
}

/** The numbered passages by their number, however it is written. By library; a library never changes. */
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

/** By library; a library never changes. */
const sources = new WeakMap<Library, SourceSummary[]>();

/** The documents with their counts, newest first. */
export function listSources(library: Library): SourceSummary[] {
  const known = sources.get(library) ?? countSources(library);
  sources.set(library, known);
  return [...known];
}

function countSources(library: Library): SourceSummary[] {
  const counts = new Map<string, { passages: number; first?: string; last?: string }>();
  for (let i = 0; i < library.size; i += 1) {
    const { id } = library.documentOf(i);
    const number = library.printedNumberOf(i);
    const entry = counts.get(id) ?? { passages: 0 };
    entry.passages += 1;
    if (number !== '' && isOwn(library, i)) {
      entry.first ??= number;
      entry.last = number;
    }
    counts.set(id, entry);
  }
  const summaries = library.documents.map((document) => {
    const { passages = 0, first, last } = counts.get(document.id) ?? {};
    const numbered = first !== undefined && last !== undefined;
    const { readerUrl } = library;
    const page = readerUrl === undefined ? {} : { readerAddress: documentAddress(readerUrl, document.id) };
    return {
      ...document,
      ...page,
      passages,
      ...(numbered ? { clauses: { first: shown(first), last: shown(last) } } : {}),
    };
  });
  return summaries.sort((a, b) => compare(b.date, a.date) || compare(a.id, b.id));
}

function shown(number: string): ShownNumber {
  return /^\d+$/.test(number) ? Number(number) : number;
}

/**
 * The document that is meant: by its id, one of its names, or words that only one document has in its id, title or names.
 * @throws UsageError naming the documents that there are
 */
export function findDocument(library: Library, name: string): string {
  const wanted = fold(name.trim());
  const namesOf = ({ id, title, shortTitle, reference, aliases = [] }: DocumentInfo) =>
    [id, title, shortTitle, reference, ...aliases].flatMap((each) => (each === undefined ? [] : fold(each)));
  const exact = library.documents.filter((document) => namesOf(document).includes(wanted));
  const typed = words(name).map(({ folded }) => ` ${folded}`);
  const begins = (document: DocumentInfo) => {
    const text = ` ${words(namesOf(document).join(' '))
      .map(({ folded }) => folded)
      .join(' ')}`;
    return typed.length > 0 && typed.every((word) => text.includes(word));
  };
  const found = exact.length > 0 ? exact : library.documents.filter(begins);
  const [only] = found;
  if (only && found.length === 1) return only.id;
  const ids = (found.length > 0 ? found : library.documents)
    .map(({ id }) => id)
    .slice(0, 12)
    .join(', ');
  if (only) throw new UsageError('which_document', `Several documents may be "${name}".`, `Choose one of: ${ids}.`);
  throw new UsageError('no_such_document', `There is no document "${name}".`, `Choose one of: ${ids}.`);
}

/** @throws UsageError naming the documents that there are */
export function requireDocument(library: Library, documentId: string): void {
  if (library.documents.some(({ id }) => id === documentId)) return;
  const ids = library.documents.map(({ id }) => id).join(', ');
  throw new UsageError('no_such_document', `There is no document "${documentId}".`, `Choose one of: ${ids}.`);
}

/**
 * English and Vietnamese are always known; other languages where a document is in them.
 * @throws UsageError naming the known languages
 */
export function requireLanguage(library: Library, language: string): void {
  const known = [...new Set(['en', 'vi', ...library.documents.map((document) => document.language)])];
  if (known.includes(language)) return;
  throw new UsageError(
    'unknown_language',
    `There are no documents in the language "${language}".`,
    `Use one of: ${known.join(', ')}.`,
  );
}

/** Compares dates or ids, of which a locale makes nothing else; asking for one loads tables for 20 ms. */
function compare(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}
