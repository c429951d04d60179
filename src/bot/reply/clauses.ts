import type { APIEmbed } from 'discord.js';
import type { Library } from '../../index/library.js';
import type { Citation } from '../../model.js';
import { type ClauseRange, clauseRanges, lookUpClauses, type UnitChoice } from '../../retrieval/lookup.js';
import { MOST_UNITS, readReferences } from '../../retrieval/references.js';
import type { BotWords } from '../../words/bot.js';
import type { Action } from '../custom-id.js';
import { button, replyOf, rowsOf, turning } from './buttons.js';
import { GREY } from './card.js';
import { cutToFit, oneLine } from './cut.js';
import { LIMITS } from './limits.js';
import { asText } from './markdown.js';
import { rangesOf, specOf } from './numbers.js';
import { roomFor } from './plain.js';
import { partEmbed, partsIn, renderTurn } from './reader.js';
import type { Reply } from './reply.js';
import type { View } from './view.js';

/** Longest title in a line that says which clauses there are, as it is written. */
const TITLE = 160;
/** Most documents whose clauses are told where none was found, and beside those that were. */
const RANGES = 8;
const RANGES_BESIDE = 2;
/** Room for the number of a page behind the heading. */
const PAGE_NUMBER = 40;
/** Room for one choice, for all, and for the words of a button; more buttons would be a wall. */
const CHOICE = 200;
const CHOICES = 1800;
const BUTTON = 70;
const BUTTONS = 5;

/**
 * Clauses by number, word for word: one with buttons to its neighbours, several in pages of whole clauses.
 * @param spec "34", "30-36", "34, 36", or the id of a passage
 * @param documentId the document they stand in; all documents that have clauses where it is left out
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
  const lookup = lookUpClauses(library, spec, documentId);
  if (lookup.kind === 'no_such_clause') {
    // A document without clauses is no reason not to tell of those that others have.
    const ranges = lookup.documents.length > 0 ? lookup.documents : clauseRanges(library);
    return renderMissing(lookup.asked, ranges, view.words);
  }
  if (lookup.kind === 'ambiguous') return renderChoices(lookup.choices, lookup.asked, library, view);
  const found = lookup.citations.flatMap(({ passageId }) => library.numberOf(passageId) ?? []);
  const [only] = found;
  if (only !== undefined && found.length === 1 && lookup.missing.length === 0 && isComplete(spec))
    return renderTurn(library, { passage: only, part: 0, around: false }, view);
  return renderSeveral(
    library,
    { spec, documentId, missing: lookup.missing, citations: lookup.citations, found },
    page,
    view,
  );
}

interface Several {
  spec: string;
  documentId: string | undefined;
  missing: string[];
  citations: Citation[];
  found: number[];
}

function renderSeveral(library: Library, several: Several, page: number, view: View): Reply {
  const { spec, documentId, missing, citations, found } = several;
  const { words } = view;
  const numbers = readReferences(spec).map(({ number }) => number);
  const heading = words.severalClauses(rangesOf([...new Set(citations.flatMap(({ number }) => number ?? []))]));
  const notes = missing.length > 0 ? [words.missingClauses(rangesOf(missing))] : [];
  if (missing.length > 0) notes.push(...rangeLines(rangesFor(library, several).slice(0, RANGES_BESIDE), words));
  if (!isComplete(spec)) notes.push(words.listShortened(numbers.length));
  const head = [heading, ...notes].join('\n').length + PAGE_NUMBER;
  const pages = pagesOf(library, found, view, roomFor(view).all - (view.text ? head : 0));
  const at = Math.min(page, pages.length - 1);
  const document = library.documents.findIndex(({ id }) => id === documentId);
  const turnTo = (to: number): Action | undefined =>
    to < 0 || to >= pages.length
      ? undefined
      : { kind: 'clauses', spec: shortSpec(spec), document: document < 0 ? undefined : document, page: to };
  const components = turning(turnTo(at - 1), turnTo(at + 1), library, view);
  const lines = [`**${pages.length > 1 ? `${heading} · ${words.page(at + 1, pages.length)}` : heading}**`, ...notes];
  if (pages.length > 1 && components.length === 0) {
    const here = new Set((pages[at] ?? []).map(({ passage }) => passage));
    const others = found.filter((passage) => !here.has(passage)).map((passage) => library.printedNumberOf(passage));
    lines.push(words.leftOut(rangesOf([...new Set(others)])));
  }
  return replyOf({ content: lines.join('\n'), embeds: (pages[at] ?? []).map(({ embed }) => embed), components });
}

/** Whether every number of a list is looked up: very long lists are cut. */
function isComplete(spec: string): boolean {
  const read = readReferences(spec);
  const last = /(\d{1,4}[a-z]*)[^\d]*$/.exec(spec)?.[1];
  return read.length < MOST_UNITS || read.some(({ number }) => number === last);
}

interface Card {
  passage: number;
  embed: APIEmbed;
}

/** As many whole clauses a page as fit; a long one in parts. */
function pagesOf(library: Library, passages: readonly number[], view: View, onPage: number): Card[][] {
  const { sizeOf } = roomFor(view);
  const pages: Card[][] = [];
  let room = 0;
  for (const passage of passages) {
    const parts = partsIn(library.passage(passage).text, view);
    const cards = parts.map((_, part) => ({
      passage,
      embed: partEmbed(library, passage, parts, part, view, undefined),
    }));
    const whole = cards.reduce((sum, { embed }) => sum + sizeOf(embed), 0);
    const last = pages.at(-1);
    if (last && whole <= room && last.length + cards.length <= LIMITS.embeds) {
      last.push(...cards);
      room -= whole;
      continue;
    }
    for (const [i, card] of cards.entries()) {
      const size = sizeOf(card.embed);
      if (i > 0 && size <= room) pages.at(-1)?.push(card);
      else {
        pages.push([card]);
        room = onPage;
      }
      room -= size;
    }
  }
  return pages;
}

function renderMissing(asked: string[], documents: ClauseRange[], words: BotWords): Reply {
  const title = cutToFit(words.missingClauses(rangesOf(asked)), LIMITS.title, asText);
  const lines = documents.length > 0 ? rangeLines(documents, words) : [words.noClauses];
  return { embeds: [{ title, description: lines.join('\n'), color: GREY }] };
}

/** Numbers alone are written as short as they can be; what says more is kept as it was typed. */
function shortSpec(spec: string): string {
  const references = readReferences(spec);
  const bare = references.every(({ path, documentHint, unit }) => !path && !documentHint && !unit);
  return bare ? specOf(references.map(({ number }) => number)) : spec.replace(/\|/g, ' ').trim();
}

/** Where one number stands in many places, the places to choose from. */
function renderChoices(choices: readonly UnitChoice[], asked: readonly string[], library: Library, view: View): Reply {
  const { words } = view;
  const lines = choices.map(({ passageId, label, section, title }) =>
    cutToFit(oneLine(`${[words.label(label), ...section].join(' — ')} · ${title} · ${passageId}`), CHOICE, asText),
  );
  const title = cutToFit(words.severalClauses(rangesOf(asked)), LIMITS.title, asText);
  const buttons = choices.slice(0, BUTTONS).map(({ passage, label, documentId }) => {
    const look = { label: cutToFit(`${words.label(label)} · ${documentId}`, BUTTON, (text) => text), emoji: '📖' };
    return button({ kind: 'turn', passage, part: 0, around: false }, look, library, view);
  });
  const shown: string[] = [];
  for (const line of lines) if ([...shown, line].join('\n').length <= CHOICES) shown.push(line);
  return replyOf({
    content: '',
    embeds: [{ title, description: shown.join('\n'), color: GREY }],
    components: rowsOf(buttons),
  });
}

/** The clauses of the documents that were looked in. */
function rangesFor(library: Library, { citations, documentId }: Several): ClauseRange[] {
  const ids = new Set(documentId === undefined ? citations.map((citation) => citation.documentId) : [documentId]);
  return clauseRanges(library).filter((range) => ids.has(range.documentId));
}

function rangeLines(ranges: readonly ClauseRange[], words: BotWords): string[] {
  return ranges
    .slice(0, RANGES)
    .map(({ title, first, last }) => words.clauseRange(cutToFit(oneLine(title), TITLE, asText), first, last));
}
