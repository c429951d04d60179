import type { Library } from '../../../index/library.js';
import type { Citation } from '../../../model.js';
import type { MissingPart } from '../../../retrieval/inner-parts.js';
import { lookUpClauses } from '../../../retrieval/lookup.js';
import { MOST_UNITS, readReferences } from '../../../retrieval/references.js';
import { type ClauseRange, clauseRanges } from '../../../retrieval/sources.js';
import type { BotWords } from '../../../words/bot.js';
import type { Action } from '../../custom-id.js';
import { button, removal, rowsOf } from '../../reply/buttons.js';
import type { ButtonRow } from '../../reply/card.js';
import { GREY } from '../../reply/card.js';
import { cutToFit } from '../../reply/cut.js';
import { LIMITS } from '../../reply/limits.js';
import { asText } from '../../reply/markdown.js';
import { passageCards } from '../../reply/plain-cards.js';
import type { Reply } from '../../reply/reply.js';
import { shortTitleOf } from '../../reply/source.js';
import type { View } from '../../reply/view.js';
import { renderTurn } from '../read/card.js';
import { renderChoices } from './choices.js';
import { rangesOf, specOf } from './numbers.js';
import { cardsOn, pagesOf } from './pages.js';

/** Most documents whose clause ranges are listed if no clause was found, and beside clauses that were. */
const RANGES = 8;
const RANGES_BESIDE = 2;
/** Room for the page number beside the notes. */
const PAGE_NUMBER = 40;
/** Most parts of clauses that are shown with the part highlighted. */
const MOST_PARTS = 3;
/** Most passages cited together. */
const CITED = 12;

/**
 * Clauses by number, verbatim: a single clause with buttons to its neighbours, several in pages of whole clauses.
 * @param spec "34", "30-36", "34, 36", or the id of a passage
 * @param documentId the document that has them; if absent, all documents with clauses are searched
 * @param page counted from 0
 * @throws UsageError when the text names no clause, or there is no such document
 */
export function renderClauses(
  library: Library,
  spec: string,
  documentId: string | undefined,
  page: number,
  view: View,
): Reply {
  const passage = library.numberOf(spec.trim());
  if (passage !== undefined) return renderTurn(library, { passage, part: 0, around: false }, view);
  const lookup = lookUpClauses(library, spec, documentId, view.words.locale);
  if (lookup.kind === 'no_such_clause') {
    // If the document has no clauses, list those of the others.
    const ranges = lookup.documents.length > 0 ? lookup.documents : clauseRanges(library);
    return renderMissing(lookup.asked, ranges, library, view.words);
  }
  if (lookup.kind === 'ambiguous') return renderChoices(lookup.choices, lookup.asked, library, view);
  const found = lookup.citations.flatMap(({ passageId }) => library.numberOf(passageId) ?? []);
  const [only] = found;
  if (lookup.citations.some(isPart) && found.length <= MOST_PARTS) return renderParts(library, lookup.citations, view);
  const isWhole = lookup.missing.length === 0 && lookup.withoutPart.length === 0 && isComplete(spec);
  if (only !== undefined && found.length === 1 && isWhole)
    return renderTurn(library, { passage: only, part: 0, around: false }, view);
  return renderSeveral(library, { spec, documentId, found, ...lookup }, page, view);
}

function isPart({ quote, passage }: Citation): boolean {
  return quote !== passage.text;
}

/** "5(2)": the clause with the requested part highlighted. */
function renderParts(library: Library, citations: readonly Citation[], view: View): Reply {
  const cards = passageCards(citations, library, view);
  const passages = [...new Set(citations.flatMap(({ passageId }) => library.numberOf(passageId) ?? []))];
  const { buttons } = view.words;
  const citing = button({ kind: 'citeAll', passages }, { label: buttons.cite, emoji: '🔖' }, library, view);
  return { cards, components: rowsOf([citing, removal(library, view)]) };
}

interface Several {
  spec: string;
  documentId: string | undefined;
  missing: string[];
  withoutPart: MissingPart[];
  citations: Citation[];
  found: number[];
}

function renderSeveral(library: Library, several: Several, page: number, view: View): Reply {
  const { words } = view;
  const { spec, found, missing, withoutPart } = several;
  const notes = withoutPart
    .slice(0, RANGES_BESIDE)
    .map(({ label, part }) => words.noSuchPart(words.label(label), part));
  if (missing.length > 0) notes.push(words.missingClauses(rangesOf(missing)));
  if (missing.length > 0)
    notes.push(...rangeLines(rangesFor(library, several).slice(0, RANGES_BESIDE), library, words));
  if (!isComplete(spec)) notes.push(words.listShortened(readReferences(spec).length));
  const pages = pagesOf(library, found, view, notes.join('\n').length + PAGE_NUMBER);
  const at = Math.min(page, pages.length - 1);
  const shown = pages[at] ?? [];
  const turns = rowsFor(library, several, { at, of: pages.length, shown: shown.map(({ passage }) => passage) }, view);
  const lines = [...(pages.length > 1 ? [words.page(at + 1, pages.length)] : []), ...notes];
  if (pages.length > 1 && !turns.turned) {
    const here = new Set(shown.map(({ passage }) => passage));
    const others = found.filter((passage) => !here.has(passage)).map((passage) => library.printedNumberOf(passage));
    lines.push(words.leftOut(rangesOf([...new Set(others)])));
  }
  return {
    content: lines.map((line) => `-# ${line}`).join('\n'),
    cards: cardsOn(library, shown, view),
    components: turns.rows,
  };
}

/**
 * The buttons that turn pages or, if one page shows everything, lead to the same number of clauses before and after.
 */
function rowsFor(
  library: Library,
  { spec, documentId, found }: Several,
  { at, of, shown }: { at: number; of: number; shown: number[] },
  view: View,
): { rows: ButtonRow[]; turned: boolean } {
  const { buttons, severalClauses } = view.words;
  const document = library.documents.findIndex(({ id }) => id === documentId);
  const leadTo = (to: string, page: number, label: string, emoji: string) => {
    const action: Action = {
      kind: 'clauses',
      spec: to,
      document: document < 0 ? undefined : document,
      page,
    };
    return button(action, { label, emoji }, library, view);
  };
  const here = shortSpec(spec);
  const run = of === 1 ? runAround(library, found) : undefined;
  const before =
    of > 1
      ? at > 0 && leadTo(here, at - 1, buttons.previous, '◀️')
      : run?.before && leadTo(specOf(run.before), 0, severalClauses(rangesOf(run.before)), '◀️');
  const after =
    of > 1
      ? at < of - 1 && leadTo(here, at + 1, buttons.next, '▶️')
      : run?.after && leadTo(specOf(run.after), 0, severalClauses(rangesOf(run.after)), '▶️');
  const passages = [...new Set(shown)].slice(0, CITED);
  const rows = rowsOf([
    before || undefined,
    after || undefined,
    button({ kind: 'citeAll', passages }, { label: buttons.cite, emoji: '🔖' }, library, view),
    removal(library, view),
  ]);
  return { rows, turned: Boolean(before || after) };
}

/** The same number of clauses before and after a run of clauses of one document; undefined if they are not a run. */
function runAround(library: Library, found: readonly number[]): { before?: string[]; after?: string[] } | undefined {
  const numbers = found.map((passage) => library.clauseOf(passage));
  const [first, last] = [numbers.at(0), numbers.at(-1)];
  const documents = new Set(found.map((passage) => library.documentOf(passage).id));
  const isRun = numbers.every((number, i) => number > 0 && (i === 0 || number === (numbers[i - 1] ?? 0) + 1));
  const range = clauseRanges(library).find(({ documentId }) => documents.has(documentId));
  if (!first || !last || !isRun || documents.size > 1 || !range) return undefined;
  const [lowest, highest] = [Number(range.first), Number(range.last)];
  if (Number.isNaN(lowest) || Number.isNaN(highest)) return undefined;
  const run = (from: number, to: number) => Array.from({ length: Math.max(0, to - from + 1) }, (_, i) => `${from + i}`);
  const before = run(Math.max(lowest, first - numbers.length), first - 1);
  const after = run(last + 1, Math.min(highest, last + numbers.length));
  return { ...(before.length > 0 ? { before } : {}), ...(after.length > 0 ? { after } : {}) };
}

/** Whether every number of a list was looked up: very long lists are cut. */
function isComplete(spec: string): boolean {
  const read = readReferences(spec);
  const last = /(\d{1,4}[a-z]*)[^\d]*$/.exec(spec)?.[1];
  return read.length < MOST_UNITS || read.some(({ number }) => number === last);
}

/** Bare numbers are written as briefly as possible; anything more is kept as typed. */
function shortSpec(spec: string): string {
  const references = readReferences(spec);
  const bare = references.every(({ path, documentHint, unit }) => !path && !documentHint && !unit);
  return bare ? specOf(references.map(({ number }) => number)) : spec.replace(/\|/g, ' ').trim();
}

function renderMissing(asked: string[], documents: ClauseRange[], library: Library, words: BotWords): Reply {
  const title = cutToFit(words.missingClauses(rangesOf(asked)), LIMITS.title, asText);
  const lines = documents.length > 0 ? rangeLines(documents, library, words) : [words.noClauses];
  return { cards: [{ colour: GREY, parts: [{ kind: 'words', text: [`### ${title}`, ...lines].join('\n') }] }] };
}

/** The clause ranges of the documents that were searched. */
function rangesFor(library: Library, { citations, documentId }: Several): ClauseRange[] {
  const ids = new Set(documentId === undefined ? citations.map((citation) => citation.documentId) : [documentId]);
  return clauseRanges(library).filter((range) => ids.has(range.documentId));
}

function rangeLines(ranges: readonly ClauseRange[], library: Library, words: BotWords): string[] {
  return ranges.slice(0, RANGES).map(({ documentId, title, first, last }) => {
    const document = library.documents.find(({ id }) => id === documentId);
    return words.clauseRange(shortTitleOf(document ?? { title }, words), first, last);
  });
}
