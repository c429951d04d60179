import type { Elevation } from '../tidy/raised.js';
import { equationText } from './equations.js';
import { FORMATS } from './formats.js';
import { guarded } from './guarded.js';
import { emptyText, unknownXml } from './problems.js';
import type { Reader, StatedField } from './reader.js';
import { tidyBlock } from './text-writer.js';
import { writeLevels } from './tree-levels.js';
import {
  captionsOf,
  type Dialect,
  isUnitLine,
  type Role,
  subtitleLevel,
  type TextPlace,
  TreeText,
  tableRowsOf,
  titleLevel,
} from './tree-text.js';
import { elementsOf, findElement, parseXml, textOf, type XmlElement } from './xml.js';

// Akoma Ntoso (OASIS LegalDocML) is an XML format that parliaments and gazettes use to publish laws.

const ABOUT = new Set(['meta', 'container', 'fillIn', 'img', 'marker', 'remark']);
const BLOCKS = new Set(
  `p div block blockContainer content intro wrapUp list blockList item ol ul li toc table formula citations citation
  recitals recital conclusions preface preamble body mainBody act bill doc statement judgment documentCollection
  collectionBody amendment amendmentList officialGazette portion debate attachments attachment components component
  coverPage longTitle foreign signatures alinea paragraph subparagraph point indent article section subsection chapter
  subchapter part subpart book tome title subtitle clause subclause rule subrule proviso level hcontainer division
  transitional heading subheading crossHeading num quotedStructure embeddedStructure introduction background arguments
  motivation decision remedies header crossheading tblock listIntroduction listWrapUp`.split(/\s+/),
);
/** Elements that are numbered and cited as units. A section is a unit only in a law without articles. */
const UNITS = new Set(['article', 'rule', 'clause']);
const DIVISIONS = new Set(
  'book tome part subpart title subtitle chapter subchapter section subsection division transitional'.split(' '),
);
const ITEMS = new Set(['point', 'indent', 'item', 'li', 'hcontainer']);
const ROW = new Set(['tr']);
const CELL = new Set(['th', 'td']);
const ATTACHMENTS = new Set(['attachment', 'component', 'doc']);
const ATTACHED = new Set(['annex', 'schedule', 'appendix', 'attachment', 'protocol']);

/** The dialect of a law, with sections as units or as divisions. */
function dialectOf(sectionsAreUnits: boolean): Dialect {
  const isUnit = (name: string) => UNITS.has(name) || (sectionsAreUnits && name === 'section');
  return {
    role(element, place, parent) {
      const { name, attributes } = element;
      if (ABOUT.has(name)) return { as: 'skip' };
      if (name === 'br' || name === 'eol') return { as: 'break' };
      if (name === 'del') return { as: 'left-out', what: 'deleted text' };
      if (name === 'toc') return { as: 'left-out', what: 'table of contents' };
      if (name === 'authorialNote') return { as: 'note', mark: noteMark(attributes.marker) };
      if (name === 'noteRef') return { as: 'note-mark' };
      if (name === 'table')
        return { as: 'table', rows: tableRowsOf(element, ROW, CELL), captions: captionsOf(element) };
      if (name === 'math') {
        const text = equationText(element);
        return text === undefined
          ? { as: 'left-out', what: 'equations that do not fit into a line' }
          : { as: 'text', text };
      }
      if (name === 'num') return numberRole(element, place, parent, isUnit(parent.name));
      if (/^(?:sub|cross)?heading$/i.test(name)) return headingRole(element, place, parent, isUnit(parent.name));
      if (!BLOCKS.has(name)) return { as: 'inline' };
      return { as: 'block', place: placeIn(element, place, isUnit(name)) };
    },
  };
}

function placeIn({ name, attributes }: XmlElement, place: TextPlace, isUnit: boolean): TextPlace {
  if (name === 'quotedStructure' || name === 'embeddedStructure') return { ...place, quoted: true };
  if (name === 'longTitle' || (name === 'p' && place.within === 'preface')) return { ...place, kind: 'title' };
  if (name === 'preface') return { ...place, within: place.within ?? 'preface' };
  if (name === 'recital') return { ...place, kind: 'unit', within: 'recital' };
  if (ITEMS.has(name)) return { ...place, kind: 'item' };
  if (name === 'attachment' || name === 'component' || (name === 'doc' && ATTACHED.has(attributes.name ?? ''))) {
    return { ...place, kind: 'paragraph', depth: 1, within: 'annex' };
  }
  if (isUnit || DIVISIONS.has(name)) return { ...place, kind: 'paragraph', depth: place.depth + 1, within: name };
  return place;
}

function numberRole(element: XmlElement, place: TextPlace, parent: XmlElement, isUnit: boolean): Role {
  const number = tidyBlock(textOf(element));
  if (place.quoted) return { as: 'number', unit: parent.name };
  if (isUnit) return { as: 'line', kind: 'unit', marks: { number, unit: parent.name } };
  if (DIVISIONS.has(parent.name)) {
    return { as: 'line', kind: 'heading', marks: { level: titleLevel(place), number, unit: parent.name } };
  }
  return { as: 'number', unit: parent.name };
}

function headingRole(element: XmlElement, place: TextPlace, parent: XmlElement, isUnit: boolean): Role {
  if (place.quoted) return { as: 'line', kind: 'paragraph', marks: {} };
  const text = tidyBlock(textOf(element));
  if (element.name === 'heading' && ATTACHMENTS.has(parent.name) && isUnitLine(text)) {
    return { as: 'line', kind: 'unit', marks: { number: text, unit: 'annex' } };
  }
  const below = isUnit || element.name === 'subheading' || elementsOf(parent).some(({ name }) => name === 'num');
  return { as: 'line', kind: 'heading', marks: { level: below ? subtitleLevel(place) : titleLevel(place) } };
}

function noteMark(marker: string | undefined): string {
  if (marker === undefined || marker === '') return '';
  return /^\d+$/.test(marker) ? `(${marker})` : marker;
}

/**
 * ISO 639-2 codes (used by Akoma Ntoso) of frequent languages, or whose two-letter code is not their first two letters.
 */
const LANGUAGES: Record<string, string> = {
  eng: 'en',
  vie: 'vi',
  fra: 'fr',
  fre: 'fr',
  deu: 'de',
  ger: 'de',
  spa: 'es',
  ita: 'it',
  por: 'pt',
  nld: 'nl',
  dut: 'nl',
  ell: 'el',
  gre: 'el',
  pol: 'pl',
  ron: 'ro',
  rum: 'ro',
  swe: 'sv',
  dan: 'da',
  fin: 'fi',
  ces: 'cs',
  cze: 'cs',
  slk: 'sk',
  slo: 'sk',
  slv: 'sl',
  hun: 'hu',
  bul: 'bg',
  hrv: 'hr',
  est: 'et',
  lav: 'lv',
  lit: 'lt',
  mlt: 'mt',
  gle: 'ga',
};

function statedIn(root: XmlElement): StatedField[] {
  const stated: StatedField[] = [];
  const say = (name: StatedField['name'], value: string | undefined, where: string) => {
    const text = tidyBlock(value ?? '');
    if (text !== '') stated.push({ name, value: text, where });
  };
  const meta = findElement(root, 'meta');
  const work = findElement(meta, 'FRBRWork');
  const expression = findElement(meta, 'FRBRExpression');
  const title = findElement(root, 'docTitle') ?? findElement(root, 'longTitle');
  say('title', title && textOf(title), title?.name ?? '');
  const alias = work && findElement(work, 'FRBRalias')?.attributes.value;
  if (!title) say('title', alias, 'FRBRalias');
  const printed = findElement(root, 'docDate')?.attributes.date;
  say(
    'date',
    printed ?? findElement(work, 'FRBRdate')?.attributes.date,
    printed === undefined ? 'FRBRdate' : 'docDate',
  );
  say('published', findElement(meta, 'publication')?.attributes.date, 'publication');
  const number = findElement(root, 'docNumber');
  say(
    'reference',
    number ? textOf(number) : findElement(work, 'FRBRnumber')?.attributes.value,
    number ? 'docNumber' : 'FRBRnumber',
  );
  const language = findElement(expression, 'FRBRlanguage')?.attributes.language;
  say('language', language && (LANGUAGES[language] ?? language), 'FRBRlanguage');
  return stated;
}

/** The text of a note inside raised text is not raised itself. */
function levelOf({ name }: XmlElement, around: Elevation | undefined): Elevation | undefined {
  if (name === 'sup') return 'raised';
  if (name === 'sub') return 'lowered';
  return name === 'authorialNote' ? undefined : around;
}

function has(element: XmlElement, name: string): boolean {
  return elementsOf(element).some((child) => child.name === name || has(child, name));
}

/** Reads Akoma Ntoso, versions 2 and 3. */
export const akomaNtoso: Reader = guarded({
  ...FORMATS['akoma-ntoso'],
  async read(bytes, file) {
    if (!FORMATS['akoma-ntoso'].recognises(bytes)) throw unknownXml(file);
    const root = await parseXml(bytes, file);
    writeLevels(root, levelOf);
    const tree = new TreeText(dialectOf(!has(root, 'article')));
    tree.write(root, { kind: 'paragraph', depth: 0, quoted: false });
    const document = tree.writer.finish(statedIn(root), tree.leftOut.notices());
    if (document.text === '') throw emptyText(file, 'an Akoma Ntoso file');
    return document;
  },
});
