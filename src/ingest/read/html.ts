import { wordSet } from '../../text/word-lists.js';
import { AMENDMENT_MARK } from '../tidy/furniture.js';
import { decodeMarkup } from './encoding.js';
import { equationText } from './equations.js';
import { EUR_LEX_MARKS, eurLexRole } from './eur-lex.js';
import { FORMATS } from './formats.js';
import { guarded } from './guarded.js';
import { findMain } from './html-main.js';
import { findNotes, type HtmlNotes } from './html-notes.js';
import { type HtmlPage, parseHtml } from './html-tree.js';
import { isLabel, listNumber } from './list-numbers.js';
import { emptyText } from './problems.js';
import type { ReadDocument, Reader, StatedField } from './reader.js';
import { tidyBlock } from './text-writer.js';
import { captionsOf, type Dialect, type Role, spacedText, type TextPlace, TreeText, tableRowsOf } from './tree-text.js';
import { elementsOf, findElement, textOf, type XmlElement } from './xml.js';

const INLINE = wordSet(
  'a abbr acronym b bdi bdo big cite code data del dfn em font i ins kbd label mark nobr q rb rt ruby s samp small ' +
    'span strike strong sub sup time tt u var wbr',
);
/** A revision's deletions, and what no longer holds. */
const DELETED = new Set(['del', 's', 'strike']);
const ROW = new Set(['tr']);
const CELL = new Set(['td', 'th']);
/** A cell with more characters than this is part of the page's layout, not of a table. */
const LONGEST_CELL = 2000;
const BACK_ARROW = /^[↩↑^⏎]\ufe0e?$/u;

/** Elements that may contain only the number of the following text, as in text copied from a two-column list. */
const LABELLED = new Set(['p', 'div', 'dt']);

/** Reads HTML: EUR-Lex XHTML by its classes, any other page by where its prose is. */
export const html: Reader = guarded({
  ...FORMATS.html,
  async read(bytes, file) {
    const page = await parseHtml(closed(decodeMarkup(bytes, file)));
    const notes = findNotes(page.body);
    const { main, clutter } = findMain(page.body, isEurLex, notes.notes);
    const tree = new TreeText(new HtmlDialect(page.body, clutter, notes));
    const inMain = elementsWithin(main);
    for (const [element, what] of clutter) if (!inMain.has(element)) tree.leftOut.add(what, spacedText(element));
    const place: TextPlace = { kind: 'paragraph', depth: 0, quoted: false };
    const heading = firstHeading(page.body, clutter);
    if (heading && !inMain.has(heading)) tree.writer.add('title', textOf(heading));
    tree.write(main, place);
    const document = tree.writer.finish([], tree.leftOut.notices());
    if (document.text === '') throw emptyText(file, 'a web page');
    const printed = hasAny(main, isEurLex) ? titleOf(document) : '';
    return { ...document, stated: statedIn(page, printed, heading) };
  },
});

/** In XHTML an element may close itself, `<a id="x"/>`; an HTML parser would leave it open. */
function closed(source: string): string {
  if (!/^\s*<\?xml|xmlns\s*=\s*["']http:\/\/www\.w3\.org\/1999\/xhtml/.test(source.slice(0, 2000))) return source;
  const void_ = /^(?:area|base|br|col|embed|hr|img|input|link|meta|source|track|wbr)$/i;
  return source.replace(/<([a-z][\w:-]*)((?:\s[^<>]*)?)\/>/gi, (whole, name: string, rest: string) =>
    void_.test(name) ? whole : `<${name}${rest}></${name}>`,
  );
}

function elementsWithin(element: XmlElement, found: Set<XmlElement> = new Set()): Set<XmlElement> {
  found.add(element);
  for (const child of elementsOf(element)) elementsWithin(child, found);
  return found;
}

function firstHeading(element: XmlElement, clutter: ReadonlyMap<XmlElement, string>): XmlElement | undefined {
  for (const child of elementsOf(element)) {
    if (clutter.has(child)) continue;
    const found = child.name === 'h1' && tidyBlock(textOf(child)) !== '' ? child : firstHeading(child, clutter);
    if (found) return found;
  }
  return undefined;
}

class HtmlDialect implements Dialect {
  readonly #clutter: ReadonlyMap<XmlElement, string>;
  readonly #notes: HtmlNotes;
  readonly #isEurLex: boolean;
  readonly #title: XmlElement | undefined;
  /** Roles of cells in tables that are lists. */
  readonly #cells = new Map<XmlElement, Role>();
  readonly #numbered = new Set<XmlElement>();

  constructor(body: XmlElement, clutter: ReadonlyMap<XmlElement, string>, notes: HtmlNotes) {
    this.#clutter = clutter;
    this.#notes = notes;
    this.#isEurLex = hasAny(body, isEurLex);
    this.#title = firstHeading(body, clutter);
  }

  role(element: XmlElement, place: TextPlace, parent: XmlElement): Role {
    const { name } = element;
    const clutter = this.#clutter.get(element);
    if (clutter !== undefined) return { as: 'left-out', what: clutter };
    if (this.#notes.marks.has(element)) return { as: 'note-mark' };
    if (name === 'a' && BACK_ARROW.test(textOf(element).trim())) return { as: 'skip' };
    const given = this.#cells.get(element) ?? (this.#isEurLex ? eurLexRole(element, place, parent) : undefined);
    if (given) return given;
    if (this.#notes.notes.has(element))
      return { as: 'note', mark: name === 'li' ? `(${listNumber(element, parent)})` : '', block: true };
    if (DELETED.has(name)) return { as: 'left-out', what: 'deleted text' };
    if (name === 'br') return { as: 'break' };
    if (name === 'math') return equationRole(element);
    if (isDrawnEquation(element, parent)) return { as: 'skip' };
    if (name === 'hr' || name === 'img') return { as: 'skip' };
    if (INLINE.has(name)) return isNumberOf(element, parent) ? { as: 'number', unit: unitOfNumber(place) } : INSIDE;
    if (name === 'table') return this.#tableRole(element, place);
    if (LABELLED.has(name) && AMENDMENT_MARK.test(tidyBlock(textOf(element))))
      return { as: 'left-out', what: 'marks of amendments' };
    if (LABELLED.has(name) && isLabel(tidyBlock(textOf(element)))) return { as: 'number', unit: unitOfNumber(place) };
    return { as: 'block', place: this.#placeIn(element, place, parent) };
  }

  #placeIn(element: XmlElement, place: TextPlace, parent: XmlElement): TextPlace {
    const { name } = element;
    const level = /^h([1-6])$/.exec(name)?.[1];
    if (level !== undefined && element === this.#title) return { ...place, kind: 'title' };
    if (level !== undefined) return { ...place, kind: 'heading', marks: { level: Number(level) } };
    if (name === 'pre') return { ...place, within: 'pre' };
    if (name === 'li') this.#numberItem(element, parent);
    return name === 'li' ? { ...place, kind: 'item' } : place;
  }

  /** A list's automatic number is printed by the browser and is not in the text: it is put before the item's text. */
  #numberItem(item: XmlElement, list: XmlElement): void {
    const number = this.#numbered.has(item) ? undefined : listNumber(item, list);
    if (number === undefined) return;
    const label = { name: 'list-number', attributes: {}, children: [`${number}.`] };
    this.#cells.set(label, { as: 'number', unit: 'point' });
    this.#numbered.add(item);
    item.children.unshift(label);
  }

  /** A two-column table with "(a)" or "1." in the first column is a list; one with long cells is page layout. */
  #tableRole(table: XmlElement, place: TextPlace): Role {
    const rows = tableRowsOf(table, ROW, CELL);
    const filled = rows
      .map((cells) => cells.filter((cell) => tidyBlock(textOf(cell)) !== ''))
      .filter((cells) => cells.length > 0);
    const isList =
      filled.length > 0 &&
      filled.every(([first]) => first && isLabel(tidyBlock(textOf(first)))) &&
      filled.every((cells) => cells.length === 2);
    if (isList) {
      for (const [label, text] of filled) this.#listRow(label, text, place);
      return { as: 'block', place: { ...place, kind: 'item' } };
    }
    const wide = filled.some((cells) => cells.length > 1);
    const long = filled.some((cells) => cells.some((cell) => textOf(cell).length > LONGEST_CELL));
    const nested = elementsOf(table).some((child) => findElement(child, 'table') !== undefined);
    if (wide && !long && !nested) return { as: 'table', rows, captions: captionsOf(table) };
    return { as: 'block', place };
  }

  #listRow(label: XmlElement | undefined, text: XmlElement | undefined, place: TextPlace): void {
    if (!label || !text) return;
    const recital = place.within === 'recital';
    this.#cells.set(label, { as: 'number', unit: unitOfNumber(place) });
    const { within: _, ...outside } = place;
    const inside: TextPlace = recital ? { ...outside, kind: 'unit' } : { ...place, kind: 'item' };
    this.#cells.set(text, { as: 'block', place: { ...inside, quoted: place.quoted || !recital } });
  }
}

function equationRole(element: XmlElement): Role {
  const text = equationText(element);
  if (text === undefined) return { as: 'left-out', what: 'equations that do not fit into a line' };
  return { as: 'text', text: element.attributes.display === 'block' ? ` ${text} ` : text };
}

/** Programs that draw equations put the drawing, hidden from screen readers, beside the equation itself. */
function isDrawnEquation({ attributes }: XmlElement, parent: XmlElement): boolean {
  if (attributes['aria-hidden'] !== 'true' || parent.children.length > 4) return false;
  return findElement(parent, 'math') !== undefined;
}

const INSIDE: Role = { as: 'inline' };

/**
 * Whether this element begins a paragraph and contains only a number: pages put spacing after it instead of a space.
 */
function isNumberOf(element: XmlElement, parent: XmlElement): boolean {
  if (INLINE.has(parent.name) || !isLabel(tidyBlock(textOf(element)))) return false;
  const first = parent.children.find((child) => tidyBlock(typeof child === 'string' ? child : textOf(child)) !== '');
  return first === element && tidyBlock(textOf(parent)) !== tidyBlock(textOf(element));
}

function unitOfNumber(place: TextPlace): string {
  return place.within === 'recital' ? 'recital' : 'point';
}

function isEurLex({ attributes }: XmlElement): boolean {
  return EUR_LEX_MARKS.test(attributes.class ?? '');
}

function hasAny(element: XmlElement, wanted: (element: XmlElement) => boolean): boolean {
  return wanted(element) || elementsOf(element).some((child) => hasAny(child, wanted));
}

/** Where a page states a fact; the first one present counts. */
const STATED: [StatedField['name'], string[]][] = [
  ['title', ['eli:title', 'citation_title', 'dcterms.title', 'dc.title', 'og:title']],
  ['date', ['eli:date_document', 'dcterms.issued', 'dc.date.issued']],
  [
    'published',
    [
      'eli:date_publication',
      'article:published_time',
      'citation_publication_date',
      'citation_date',
      'dcterms.created',
      'dc.date',
      'datepublished',
      'pubdate',
    ],
  ],
  ['language', ['dcterms.language', 'dc.language', 'citation_language', 'og:locale']],
  ['publisher', ['dcterms.publisher', 'dc.publisher', 'citation_publisher']],
  ['reference', ['eli:id_local', 'dcterms.identifier', 'dc.identifier']],
  ['url', ['og:url']],
];

/** The title printed at the start of a document, in one line. */
function titleOf({ text, blocks }: ReadDocument): string {
  const end = blocks.findIndex(({ kind }) => kind !== 'title');
  const titles = blocks.slice(0, end < 0 ? blocks.length : end);
  return titles.map((block) => text.slice(block.start, block.end)).join(' ');
}

function statedIn(page: HtmlPage, printed: string, heading: XmlElement | undefined): StatedField[] {
  const stated: StatedField[] = [];
  const say = (name: StatedField['name'], value: string, where: string) => {
    if (tidyBlock(value) !== '' && !stated.some((field) => field.name === name))
      stated.push({ name, value: tidyBlock(value), where });
  };
  say('title', printed, 'the title at the head');
  for (const [name, places] of STATED) {
    for (const place of places) say(name, page.meta.get(place) ?? '', `meta ${place}`);
  }
  if (heading) say('title', textOf(heading), '<h1>');
  say('title', page.title, '<title>');
  say('language', page.language, '<html lang>');
  say('url', page.canonical, 'link rel=canonical');
  return stated;
}
