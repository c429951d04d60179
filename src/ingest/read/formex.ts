import { wordSet } from '../../text/word-lists.js';
import type { Elevation } from '../tidy/raised.js';
import { FORMATS } from './formats.js';
import { guarded } from './guarded.js';
import { emptyText, unknownXml } from './problems.js';
import type { Reader, StatedField } from './reader.js';
import { tidyBlock } from './text-writer.js';
import { writeLevels } from './tree-levels.js';
import {
  type Dialect,
  isUnitLine,
  type Role,
  subtitleLevel,
  type TextPlace,
  TreeText,
  tableRowsOf,
  titleLevel,
} from './tree-text.js';
import { childOf, findElement, parseXml, textOf, type XmlElement } from './xml.js';

// Formex 4 is the XML format of the EU Publications Office, used to typeset the Official Journal.

/** Elements that describe the file and are not part of the document's text. */
const ABOUT = new Set([
  'BIB.INSTANCE',
  'BIB.DATA',
  'BIB.APPEND',
  'INFO.CONSLEG',
  'INFO.PROD',
  'FAM.COMP',
  'GR.MOD.ACT',
]);
const INLINE = wordSet(
  'HT DATE FT REF.DOC.OJ REF.DOC REF.NP REF.DOC.SE REF.DOC.ECR LINK ADDR.S IND EXPONENT KEYWORD FMT.VALUE NO.DOC ' +
    'NO.CURRENT YEAR COM IE',
);
const NUMBERS = new Set(['NO.PARAG', 'NO.P', 'NO.ITEM', 'NO.GR.SEQ', 'NO.SEQ.LIST']);
const SUBTITLES = new Set(['STI.ART', 'STI', 'TI.TBL', 'TI.BLK', 'TI.NP', 'TI.CJT', 'GR.TBL.TITLE', 'TI.IMAGE']);
const DIVISIONS = new Set(['DIVISION', 'GR.SEQ', 'ANNEX', 'CONS.ANNEX', 'PROT', 'LETTER', 'PART', 'DECLARATION']);
/** Divisions that are units: a whole annex is cited by its number. */
const UNITS: Record<string, string> = { ANNEX: 'annex', 'CONS.ANNEX': 'annex', PROT: 'protocol' };
const ITEMS = new Set(['NP', 'ITEM', 'NP.ECR', 'DLIST.ITEM']);
const QUOTES = new Set(['QUOT.S', 'ACT.QUOTE']);
const ROW = new Set(['ROW']);
const CELL = new Set(['CELL']);

const dialect: Dialect = {
  role(element, place, parent) {
    const { name, attributes } = element;
    if (INLINE.has(name)) return { as: 'inline' };
    if (ABOUT.has(name)) return { as: 'skip' };
    if (name === 'QUOT.START' || name === 'QUOT.END') return { as: 'text', text: quotationMark(attributes.CODE) };
    if (name === 'BR') return { as: 'break' };
    if (name === 'TOC') return { as: 'left-out', what: 'table of contents' };
    if (name === 'PAGE.HEADER') return { as: 'left-out', what: 'page heads' };
    if (name === 'NOTE') return { as: 'note', mark: noteMark(attributes['NOTE.ID']) };
    if (NUMBERS.has(name)) return { as: 'number', unit: numbered(name, place) };
    if (name === 'TBL') return { as: 'table', rows: tableRowsOf(element, ROW, CELL) };
    if (name === 'TI.ART') return unitLine(element, place, 'article');
    if (name === 'TI') return titleRole(element, place, parent);
    if (SUBTITLES.has(name)) return lines('heading', place, subtitleLevel(place));
    return { as: 'block', place: placeIn(element, place) };
  },
};

function placeIn({ name }: XmlElement, place: TextPlace): TextPlace {
  if (QUOTES.has(name)) return { ...place, quoted: true };
  if (DIVISIONS.has(name)) {
    return { ...place, kind: 'paragraph', depth: place.depth + 1, within: UNITS[name] ?? 'division' };
  }
  if (name === 'ARTICLE') return { ...place, kind: 'paragraph', depth: place.depth + 1, within: 'article' };
  if (name === 'CONSID') return { ...place, kind: 'unit', within: 'recital' };
  if (ITEMS.has(name)) return { ...place, kind: place.within === 'recital' ? place.kind : 'item' };
  // A list inside a recital or after a paragraph is no longer the recital's first line.
  if (name === 'LIST')
    return { ...place, kind: 'item', within: place.within === 'recital' ? 'list' : (place.within ?? 'list') };
  return place;
}

function numbered(name: string, place: TextPlace): string {
  if (place.within === 'recital') return 'recital';
  if (name === 'NO.PARAG') return 'paragraph';
  return name === 'NO.GR.SEQ' ? 'section' : 'point';
}

function unitLine(element: XmlElement, place: TextPlace, unit: string): Role {
  if (place.quoted) return { as: 'line', kind: 'paragraph', marks: {} };
  return { as: 'line', kind: 'unit', marks: { number: tidyBlock(withoutNotes(element)), unit } };
}

/** The role of a title: of the act, a division, or an annex (which is a unit). */
function titleRole(element: XmlElement, place: TextPlace, parent: XmlElement): Role {
  if (place.within === undefined && parent.name === 'TITLE') return lines('title', place, 1);
  const text = tidyBlock(withoutNotes(element));
  const unit = place.within === 'annex' || place.within === 'protocol' ? place.within : undefined;
  if (unit !== undefined && isUnitLine(text)) return unitLine(element, place, unit);
  return lines('heading', place, titleLevel(place));
}

function lines(kind: 'title' | 'heading', place: TextPlace, level: number): Role {
  const marks = kind === 'title' ? {} : { level };
  return {
    as: 'block',
    place: { ...place, kind: place.quoted ? 'paragraph' : kind, marks: place.quoted ? {} : marks },
  };
}

/** The quotation mark with this code; the start and end of a quotation are elements without text. */
function quotationMark(code: string | undefined): string {
  const point = Number.parseInt(code ?? '', 16);
  return Number.isNaN(point) || point > 0xffff ? '"' : String.fromCodePoint(point);
}

/** "E0003" is note (3). */
function noteMark(id: string | undefined): string {
  const number = /^E?0*(\d+)$/.exec(id ?? '')?.[1];
  return number === undefined ? '' : `(${number})`;
}

/** Formex raises by `HT TYPE="SUP"` and, in formulas, by `EXPONENT`; the text of a note inside is not raised. */
function levelOf({ name, attributes }: XmlElement, around: Elevation | undefined): Elevation | undefined {
  if (name === 'EXPONENT' || (name === 'HT' && attributes.TYPE === 'SUP')) return 'raised';
  if (name === 'IND' || (name === 'HT' && attributes.TYPE === 'SUB')) return 'lowered';
  return name === 'NOTE' ? undefined : around;
}

function withoutNotes(element: XmlElement): string {
  const parts = element.children.map((child) => {
    if (typeof child === 'string') return child;
    if (child.name === 'NOTE') return '';
    return child.name === 'P' ? ` ${withoutNotes(child)} ` : withoutNotes(child);
  });
  return parts.join('');
}

function statedIn(root: XmlElement): StatedField[] {
  const stated: StatedField[] = [];
  const say = (name: StatedField['name'], value: string | undefined, where: string) => {
    const text = tidyBlock(value ?? '');
    if (text !== '') stated.push({ name, value: text, where });
  };
  const title = findElement(root, 'TITLE');
  const about = childOf(root, 'BIB.INSTANCE') ?? findElement(root, 'BIB.INSTANCE');
  say('title', withoutNotes(childOf(title, 'TI') ?? { name: '', attributes: {}, children: [] }), 'TITLE');
  say('date', isoDay(findElement(title, 'DATE')?.attributes.ISO), 'TITLE DATE');
  say('published', isoDay(findElement(about, 'DATE')?.attributes.ISO), 'BIB.INSTANCE DATE');
  say('language', textOf(findElement(about, 'LG.DOC')).toLowerCase(), 'LG.DOC');
  return stated;
}

/** 20240501 → 2024-05-01; anything else is unchanged. */
function isoDay(iso: string | undefined): string | undefined {
  return iso?.replace(/^(\d{4})(\d{2})(\d{2})$/, '$1-$2-$3');
}

/** Reads Formex 4, the XML of the Official Journal of the European Union. */
export const formex: Reader = guarded({
  ...FORMATS.formex,
  async read(bytes, file) {
    if (!FORMATS.formex.recognises(bytes)) throw unknownXml(file);
    const root = await parseXml(bytes, file);
    writeLevels(root, levelOf);
    const tree = new TreeText(dialect);
    const within = UNITS[root.name];
    tree.write(root, { kind: 'paragraph', depth: 0, quoted: false, ...(within === undefined ? {} : { within }) });
    const document = tree.writer.finish(statedIn(root), tree.leftOut.notices());
    if (document.text === '') throw emptyText(file, 'a Formex file');
    return document;
  },
});
