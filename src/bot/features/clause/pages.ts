import type { Library } from '../../../index/library.js';
import type { Card, Part, PassagePart } from '../../reply/card.js';
import { cutToFit, oneLine } from '../../reply/cut.js';
import { roomFor } from '../../reply/layout.js';
import { LIMITS } from '../../reply/limits.js';
import { asText, withBold } from '../../reply/markdown.js';
import { unsigned } from '../../reply/plain.js';
import { bodyOf, colourOf, dateOf, footerOf, shortTitleOf, sourceOf } from '../../reply/source.js';
import type { View } from '../../reply/view.js';
import { partOf, partsIn } from '../read/card.js';
import { rangesOf } from './numbers.js';

/** A clause, or a part of a long one, on a page. */
export interface Item {
  passage: number;
  shown: PassagePart;
}

/** Components left for the cards of a page, which also has a text and a row of four buttons. */
const COMPONENTS = LIMITS.components - 6;
/** Greatest length of a line of section headings. */
const SECTION = 160;

/**
 * Each page gets as many whole clauses as fit; a long clause is split into parts.
 * @param taken the room that the rest of the page takes
 */
export function pagesOf(library: Library, passages: readonly number[], view: View, taken: number): Item[][] {
  const { all, sizeOf } = roomFor(view);
  const onPage = all - taken;
  const pages: Item[][] = [];
  for (const passage of passages) {
    const parts = partsIn(library, passage, view);
    const items = parts.map((_, part) => ({ passage, shown: itemOf(library, passage, parts, part, view) }));
    const fits = (page: readonly Item[], more: readonly Item[]) => {
      const cards = cardsOn(library, [...page, ...more], view);
      const components = cards.reduce((sum, { parts: { length } }) => sum + 1 + length, 0);
      return components <= COMPONENTS && cards.reduce((sum, card) => sum + sizeOf(card), 0) <= onPage;
    };
    const last = pages.at(-1);
    if (last && fits(last, items)) {
      last.push(...items);
      continue;
    }
    for (const [i, item] of items.entries()) {
      const open = pages.at(-1);
      if (i > 0 && open && fits(open, [item])) open.push(item);
      else pages.push([item]);
    }
  }
  return pages;
}

function itemOf(
  library: Library,
  passage: number,
  parts: ReturnType<typeof partsIn>,
  part: number,
  view: View,
): PassagePart {
  const { detailed: _, ...shown } = partOf(library, passage, parts, part, view, undefined);
  const number = library.printedNumberOf(passage);
  const of = parts.length > 1 ? ` (${view.words.part(part + 1, parts.length)})` : '';
  const { from } = bodyOf(shown.citation);
  if (from > 0 && of === '' && !view.text) {
    // If the document prints the number before the text, no line above it is needed.
    const { text } = shown.citation.passage;
    return {
      ...shown,
      look: 'item',
      title: '',
      text: withBold(text, { start: 0, end: text.length }, { start: 0, end: from }),
    };
  }
  return { ...shown, look: 'item', ...(library.clauseOf(passage) > 0 ? { title: `${number}${of}` } : {}) };
}

/** The clauses of a page: a card for each document, with its name and source once and each heading where it begins. */
export function cardsOn(library: Library, items: readonly Item[], view: View): Card[] {
  const groups: Item[][] = [];
  for (const item of items) {
    const open = groups.at(-1);
    const same = open?.[0]?.shown.citation.documentId === item.shown.citation.documentId;
    if (open && same) open.push(item);
    else groups.push([item]);
  }
  return groups.flatMap((group) => cardOf(library, group, view) ?? []);
}

function cardOf(library: Library, items: readonly Item[], view: View): Card | undefined {
  const { words } = view;
  const [first] = items;
  if (!first) return undefined;
  const { citation } = first.shown;
  const numbers = rangesOf([...new Set(items.map(({ passage }) => library.printedNumberOf(passage)))]);
  const several = words.severalClauses(numbers);
  const heading = `${shortTitleOf(citation, words)}, ${several.charAt(0).toLowerCase()}${several.slice(1)}`;
  const source = `${dateOf(citation, words)} · ${asText(sourceOf(citation, words))}`;
  const parts: Part[] = [
    {
      kind: 'words',
      text: `## ${heading}\n-# ${source}`,
      plain: `${several}\n${words.plain.source} ${asText(unsigned(footerOf(citation, words), words))}`,
    },
  ];
  let section = '';
  for (const { shown } of items) {
    const here = shown.citation.section.join(' — ');
    if (here !== section && here !== '')
      parts.push({ kind: 'words', text: `-# ${cutToFit(oneLine(here), SECTION, asText)}` });
    section = here;
    parts.push(
      items.length === 1 && shown.title === '' ? { ...shown, text: asText(bodyOf(shown.citation).text) } : shown,
    );
  }
  return { colour: colourOf(citation), parts };
}
