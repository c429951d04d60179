import { atLevel, type Elevation } from '../tidy/raised.js';
import { attribute, Numbering, settingOf } from './docx-numbering.js';
import { Styles } from './docx-styles.js';
import { refuseFontEncoding } from './encoding.js';
import { equationText } from './equations.js';
import { FORMATS } from './formats.js';
import { guarded } from './guarded.js';
import { LeftOutTally } from './left-out.js';
import { isLabel } from './list-numbers.js';
import { emptyText, problem } from './problems.js';
import type { BlockKind, Reader, ReadingNotice, StatedField } from './reader.js';
import { signOf } from './symbol-fonts.js';
import { type BlockMarks, NOTE_GAP, TextWriter, tidyBlock } from './text-writer.js';
import { childOf, elementsOf, findElement, parseXml, textOf, type XmlElement } from './xml.js';
import { readZip } from './zip.js';

const PARTS = /^(?:word\/(?:document|numbering|styles|footnotes|endnotes)\.xml|docProps\/core\.xml)$/;
/** A cell with more characters than this is part of the page's layout, not of a table. */
const LONGEST_CELL = 2000;
/** Elements that wrap runs or paragraphs and add nothing. */
const WRAPPERS = new Set([
  'ins',
  'moveTo',
  'hyperlink',
  'smartTag',
  'fldSimple',
  'sdt',
  'sdtContent',
  'customXml',
  'dir',
  'bdo',
]);

/** Elements that are left out without a report: what was deleted, moved away or is only for older programs. */
const SILENT = new Set(['del', 'moveFrom', 'Fallback', 'pPr', 'rPr', 'tblPr', 'sectPr', 'rt']);

/** Reads Word documents (.docx), with automatic numbers as printed. */
export const docx: Reader = guarded({
  ...FORMATS.docx,
  async read(bytes, file) {
    const parts = await readZip(bytes, file, (name) => PARTS.test(name));
    const part = async (name: string) => {
      const found = parts.get(name);
      return found && (await parseXml(found, file));
    };
    const body = childOf(await part('word/document.xml'), 'body');
    if (!body)
      throw problem('damaged_file', file, 'is a Word file without a document in it.', 'Save it again with Word.');
    const text = new DocxText({
      numbering: new Numbering(await part('word/numbering.xml')),
      styles: new Styles(await part('word/styles.xml')),
      notes: [...notesOf(await part('word/footnotes.xml')), ...notesOf(await part('word/endnotes.xml'))],
    });
    text.write(body);
    const core = await part('docProps/core.xml');
    const document = text.writer.finish(statedIn(core), text.notices());
    if (document.text === '') throw emptyText(file, 'a Word document');
    refuseFontEncoding(document.text, file);
    return document;
  },
});

interface Sources {
  numbering: Numbering;
  styles: Styles;
  /** Footnotes and endnotes, by kind and id. */
  notes: [string, XmlElement][];
}

/** A paragraph with its number and kind. */
interface Paragraph {
  kind: BlockKind | 'contents';
  text: string;
  marks: BlockMarks;
}

class DocxText {
  readonly writer = new TextWriter();
  readonly #leftOut = new LeftOutTally();
  /** Signs of fonts that are not known, each by its font and code. */
  readonly #signs = new Set<string>();
  #embedded = 0;
  readonly #sources: Sources;
  readonly #notes: Map<string, XmlElement>;
  #noteCount = 0;

  constructor(sources: Sources) {
    this.#sources = sources;
    this.#notes = new Map(sources.notes);
  }

  /** What is not in the text. */
  notices(): ReadingNotice[] {
    const notices = this.#leftOut.notices();
    const leftOut = (what: string) => notices.push({ code: 'left_out', message: `Left out as ${what}.` });
    if (this.#signs.size > 0) leftOut(`signs of a font that is not known: ${[...this.#signs].slice(0, 5).join(', ')}`);
    if (this.#embedded > 0)
      leftOut(`documents embedded in this one: ${this.#embedded}. Open it with Word and save it again to include them`);
    return notices;
  }

  write(container: XmlElement): void {
    for (const element of elementsOf(container)) {
      if (element.name === 'p') this.#writeParagraph(element);
      else if (element.name === 'tbl') this.#writeTable(element);
      else if (element.name === 'sdt' && isContents(element)) this.#leftOut.add('table of contents', textOf(element));
      else if (WRAPPERS.has(element.name)) this.write(element);
      else if (element.name === 'AlternateContent') this.write(chosen(element));
      else if (element.name === 'altChunk') this.#embedded += 1;
      else if (element.name.startsWith('oMath')) this.writer.add('paragraph', this.#equation(element));
      else this.#leaveOutUnknown(element);
    }
  }

  #equation(element: XmlElement): string {
    if (element.name === 'oMathPara') {
      const equations = elementsOf(element).filter(({ name }) => name === 'oMath');
      return equations.map((equation) => this.#equation(equation)).join('\n');
    }
    const text = equationText(element);
    if (text === undefined) this.#leftOut.add('equations that do not fit into a line', wordsIn(element));
    return text ?? '';
  }

  /** Elements that Word has never written until now may have text, which must not vanish silently. */
  #leaveOutUnknown(element: XmlElement): void {
    if (!SILENT.has(element.name)) this.#leftOut.add('parts of an unknown kind', wordsIn(element));
  }

  #writeParagraph(element: XmlElement): void {
    const { kind, text, marks } = this.#read(element);
    if (kind === 'contents') this.#leftOut.add('table of contents', text);
    else this.writer.add(kind, text, marks);
    for (const box of boxesIn(element)) this.write(box);
  }

  #read(element: XmlElement): Paragraph {
    const properties = childOf(element, 'pPr');
    const styleId = settingOf(properties, 'pStyle');
    const style = this.#sources.styles.of(styleId);
    const text = this.#runs(element);
    const outline = Number(settingOf(properties, 'outlineLvl') ?? 9);
    const level = outline < 9 ? outline + 1 : style.level;
    // Word counts an empty numbered paragraph, but not one whose deletion is accepted.
    const isDeleted = tidyBlock(text) === '' && childOf(childOf(properties, 'rPr'), 'del') !== undefined;
    if (isDeleted) return { kind: 'paragraph', text: '', marks: {} };
    const number = this.#numberOf(properties, styleId);
    if (tidyBlock(text) === '') return { kind: 'paragraph', text: '', marks: number === '' ? {} : { number } };
    const whole = number === '' ? text : `${number} ${text}`;
    const marks = number === '' ? {} : { number };
    if (style.kind === 'contents' || style.kind === 'title') return { kind: style.kind, text: whole, marks };
    if (level !== undefined) return { kind: 'heading', text: whole, marks: { ...marks, level } };
    if (number === '') return { kind: 'paragraph', text, marks };
    // "Article 5" printed by an automatic list begins a unit; "(a)" and "1." may be items of any unit.
    return { kind: /\p{L}{3,}|§/u.test(number) ? 'unit' : 'item', text: whole, marks };
  }

  #numberOf(properties: XmlElement | undefined, styleId: string | undefined): string {
    const style = this.#sources.styles.of(styleId);
    const own = childOf(properties, 'numPr');
    const list = settingOf(own, 'numId') ?? style.list;
    if (list === undefined || list === '0') return '';
    const ofStyle = styleId === undefined ? undefined : this.#sources.numbering.levelOfStyle(list, styleId);
    const level = settingOf(own, 'ilvl') ?? style.listLevel ?? ofStyle ?? 0;
    return tidyBlock(this.#sources.numbering.next(list, Number(level)));
  }

  /** The text of the runs in an element, without hidden and deleted ones; notes are saved for the end. */
  #runs(element: XmlElement): string {
    const field = { depth: 0, inCode: false };
    let before = '';
    const atRunLevel = (text: string, level: Elevation | undefined) => {
      const written = level === undefined ? text : atLevel(text, level, before);
      before = written.slice(-1) || before;
      return written;
    };
    const walk = (inside: XmlElement, level?: Elevation): string =>
      elementsOf(inside)
        .map((child) => {
          if (child.name === 'r') return isHidden(child) ? '' : walk(child, this.#levelOf(child));
          if (WRAPPERS.has(child.name)) return walk(child, level);
          if (child.name === 'AlternateContent') return walk(chosen(child), level);
          if (child.name === 'oMath' || child.name === 'oMathPara') return field.inCode ? '' : this.#equation(child);
          if (child.name === 'fldChar') {
            const type = attribute(child, 'fldCharType');
            field.inCode = type === 'begin' || (type === 'end' ? false : type !== 'separate' && field.inCode);
          }
          return field.inCode ? '' : atRunLevel(this.#piece(child), level);
        })
        .join('');
    return walk(element);
  }

  /** A mark of the writer's own behind a footnote's reference is raised even if its style is missing. */
  #levelOf(run: XmlElement): Elevation | undefined {
    const marksNote = elementsOf(run).some((child) => attribute(child, 'customMarkFollows') !== undefined);
    return marksNote ? 'raised' : this.#sources.styles.levelOf(run);
  }

  #piece(element: XmlElement): string {
    switch (element.name) {
      case 't':
        return textOf(element);
      case 'tab':
      case 'ptab':
        return ' ';
      case 'br':
      case 'cr':
        return attribute(element, 'type') === 'page' ? ' ' : '\n';
      case 'noBreakHyphen':
        return '-';
      case 'sym':
        return this.#symbol(element);
      case 'footnoteReference':
      case 'endnoteReference':
        return this.#note(element);
      case 'ruby':
        return textOf(childOf(element, 'rubyBase'));
      default:
        this.#leaveOutUnknown(element);
        return '';
    }
  }

  #symbol(element: XmlElement): string {
    const [font, code] = [attribute(element, 'font'), attribute(element, 'char') ?? ''];
    const sign = signOf(font, Number.parseInt(code, 16));
    if (sign === undefined) this.#signs.add(`${font ?? 'no font'} ${code}`);
    return sign ?? '';
  }

  #note(reference: XmlElement): string {
    const key = `${reference.name.slice(0, -'Reference'.length)} ${attribute(reference, 'id') ?? ''}`;
    const note = this.#notes.get(key);
    if (!note) return '';
    this.#noteCount += 1;
    const custom = attribute(reference, 'customMarkFollows');
    const text = elementsOf(note)
      .map((paragraph) => this.#runs(paragraph))
      .join(' ');
    this.writer.note(custom === undefined ? `(${this.#noteCount})` : '', text);
    return NOTE_GAP;
  }

  #writeTable(table: XmlElement): void {
    const rows = within(table, 'tr').map((row) => within(row, 'tc'));
    const filled = rows
      .map((cells) => cells.filter((cell) => tidyBlock(textOf(cell)) !== ''))
      .filter(({ length }) => length > 0);
    const cells = filled.flat();
    if (isList(filled)) {
      for (const [label, text] of filled) if (label && text) this.#listRow(label, text);
    } else if (filled.some(({ length }) => length > 1) && !cells.some(isLayout)) {
      this.writer.table(rows.map((row) => row.map((cell) => this.#cellText(cell))));
      for (const cell of rows.flat()) for (const box of boxesIn(cell)) this.write(box);
    } else for (const cell of rows.flat()) this.write(cell);
  }

  /** "(a)" in its own column goes before the first paragraph beside it; the rest of that cell follows. */
  #listRow(label: XmlElement, text: XmlElement): void {
    let number = this.#cellText(label);
    const write = (container: XmlElement) => {
      for (const element of elementsOf(container)) {
        if (element.name === 'p') {
          const { text: words } = this.#read(element);
          if (tidyBlock(words) === '') continue;
          if (number === '') this.writer.add('item', words);
          else this.writer.add('item', `${number} ${words}`, { number, unit: 'point' });
          number = '';
          for (const box of boxesIn(element)) this.write(box);
        } else if (element.name === 'tbl') this.#writeTable(element);
        else if (WRAPPERS.has(element.name)) write(element);
      }
    };
    write(text);
  }

  #cellText(cell: XmlElement): string {
    return elementsOf(cell)
      .map((element) => {
        if (element.name === 'p') {
          const { text, marks } = this.#read(element);
          // A column of automatic numbers: Word prints them in paragraphs without text.
          return text === '' ? (marks.number ?? '') : text;
        }
        return element.name === 'tbl' || WRAPPERS.has(element.name) || element.name === 'tr' || element.name === 'tc'
          ? this.#cellText(element)
          : '';
      })
      .join(' ');
  }
}

/** Whether each row of a table has a number in its own cell and a text beside it; empty cells are just spacing. */
function isList(rows: XmlElement[][]): boolean {
  return rows.length > 0 && rows.every(([label, ...texts]) => texts.length === 1 && isLabel(tidyBlock(textOf(label))));
}

/** Whether a cell is part of the page's layout: it is long or contains a table. */
function isLayout(cell: XmlElement): boolean {
  return tidyBlock(textOf(cell)).length > LONGEST_CELL || findElement(cell, 'tbl') !== undefined;
}

/** The children with this name, including those wrapped in content controls and tracked changes. */
function within(element: XmlElement, name: string): XmlElement[] {
  return elementsOf(element).flatMap((child) => {
    if (child.name === name) return [child];
    return WRAPPERS.has(child.name) ? within(child, name) : [];
  });
}

/** Text boxes anchored in a paragraph. Word writes each in two forms; the first is used. */
function boxesIn(element: XmlElement): XmlElement[] {
  return elementsOf(element).flatMap((child) => {
    if (child.name === 'txbxContent') return [child];
    return child.name === 'Fallback' ? [] : boxesIn(child);
  });
}

function isContents(sdt: XmlElement): boolean {
  return /table of contents/i.test(settingOf(findElement(childOf(sdt, 'sdtPr'), 'docPartObj'), 'docPartGallery') ?? '');
}

function isHidden(run: XmlElement): boolean {
  const vanish = childOf(childOf(run, 'rPr'), 'vanish');
  return vanish !== undefined && !/^(?:0|false)$/.test(attribute(vanish, 'val') ?? '');
}

/** The form of a part that Word itself would show, of those offered for newer and older programs. */
function chosen(alternatives: XmlElement): XmlElement {
  const [first] = elementsOf(alternatives);
  return childOf(alternatives, 'Choice') ?? first ?? alternatives;
}

/** The words in an element, without deleted and moved ones and without text boxes, which are read separately. */
function wordsIn(element: XmlElement): string {
  if (element.name === 't') return textOf(element);
  return elementsOf(element)
    .filter(({ name }) => !SILENT.has(name) && name !== 'txbxContent')
    .map(wordsIn)
    .join(' ');
}

function notesOf(root: XmlElement | undefined): [string, XmlElement][] {
  const notes = root ? elementsOf(root).filter((note) => attribute(note, 'type') === undefined) : [];
  return notes.map((note) => [`${note.name} ${attribute(note, 'id') ?? ''}`, note]);
}

function statedIn(core: XmlElement | undefined): StatedField[] {
  const places: [StatedField['name'], string][] = [
    ['title', 'title'],
    ['language', 'language'],
    ['published', 'modified'],
  ];
  return places.flatMap(([name, element]) => {
    const value = tidyBlock(textOf(childOf(core, element)));
    return value === '' ? [] : [{ name, value, where: `core.xml ${element}` }];
  });
}
