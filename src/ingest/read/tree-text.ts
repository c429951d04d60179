import { LeftOutTally } from './left-out.js';
import type { BlockKind } from './reader.js';
import { type BlockMarks, Flow, NOTE_GAP, TextWriter, tidyBlock } from './text-writer.js';
import { elementsOf, type XmlElement } from './xml.js';

/** The context of the text directly in an element. */
export interface TextPlace {
  /** The kind of a block of this text. */
  kind: BlockKind;
  marks?: BlockMarks;
  /** Number of enclosing divisions; a heading here is one level below. */
  depth: number;
  /** In text that the document quotes, as an amending act does: its articles are not the document's own. */
  quoted: boolean;
  /** The element that contains the text, by the dialect's name for it: `article`, `recital`, `annex`, … */
  within?: string;
}

/** The role that an XML dialect gives an element. */
export type Role =
  /** Part of the surrounding sentence. */
  | { as: 'inline' }
  /** Represents these characters. */
  | { as: 'text'; text: string }
  /** A line break in the document. */
  | { as: 'break' }
  /** Not part of the document's text; skipped without a report. */
  | { as: 'skip' }
  /** Text that is left out and reported to the operator. */
  | { as: 'left-out'; what: string }
  /** A note, inside its sentence or in a separate place. */
  | { as: 'note'; mark: string; block?: boolean }
  /** A reference to a note. */
  | { as: 'note-mark' }
  /** The number of the text that follows. */
  | { as: 'number'; unit: string; text?: string }
  /** One line that is a separate block, regardless of its content. */
  | { as: 'line'; kind: BlockKind; marks: BlockMarks }
  /** A table: its rows with their cells, and its captions. */
  | { as: 'table'; rows: XmlElement[][]; captions?: XmlElement[] }
  /** Contains blocks, or is one. */
  | { as: 'block'; place: TextPlace };

export interface Dialect {
  role(element: XmlElement, place: TextPlace, parent: XmlElement): Role;
}

/** Turns a tree of elements into the text of a document; a dialect gives the role of each element. */
export class TreeText {
  readonly writer = new TextWriter();
  readonly #flow = new Flow(this.writer);
  readonly #dialect: Dialect;
  readonly leftOut = new LeftOutTally();

  constructor(dialect: Dialect) {
    this.#dialect = dialect;
  }

  /** Writes an element and its descendants. */
  write(root: XmlElement, place: TextPlace): void {
    this.#children(root, place);
    this.#flow.flush(place.kind, marksIn(place), true);
  }

  #children(element: XmlElement, place: TextPlace): void {
    for (const child of element.children) {
      if (typeof child === 'string') this.#flow.text(place.within === 'pre' ? child : child.replace(/\s+/g, ' '));
      else this.#element(child, place, element);
    }
  }

  #element(element: XmlElement, place: TextPlace, parent: XmlElement): void {
    const role = this.#dialect.role(element, place, parent);
    if (role.as === 'inline') this.#children(element, place);
    else if (role.as === 'text') this.#flow.text(role.text);
    else if (role.as === 'break') this.#flow.lineBreak();
    else if (role.as === 'left-out') this.leftOut.add(role.what, spacedText(element));
    else if (role.as === 'note-mark') this.#flow.text(NOTE_GAP);
    else if (role.as === 'note') this.#note(element, role, place);
    else if (role.as !== 'skip') this.#block(element, role, place);
  }

  #note(element: XmlElement, role: Extract<Role, { as: 'note' }>, place: TextPlace): void {
    if (role.block) this.#flow.flush(place.kind, marksIn(place));
    else this.#flow.text(NOTE_GAP);
    this.writer.note(role.mark, this.#inlineText(element, place));
  }

  #block(
    element: XmlElement,
    role: Extract<Role, { as: 'number' | 'line' | 'table' | 'block' }>,
    place: TextPlace,
  ): void {
    this.#flow.flush(place.kind, marksIn(place));
    if (role.as === 'number') {
      this.#flow.number(role.text ?? this.#inlineText(element, place), role.unit);
    } else if (role.as === 'line') {
      this.#flow.flush(place.kind, marksIn(place), true);
      this.writer.add(role.kind, this.#inlineText(element, place), marksIn({ ...place, marks: role.marks }));
    } else if (role.as === 'table') {
      this.#flow.flush(place.kind, marksIn(place), true);
      for (const caption of role.captions ?? []) this.#caption(caption, place);
      this.writer.table(role.rows.map((cells) => cells.map((cell) => this.#inlineText(cell, place))));
    } else {
      this.#children(element, role.place);
      this.#flow.flush(role.place.kind, marksIn(role.place));
    }
  }

  /** The caption of a table is a block before it. */
  #caption(caption: XmlElement, place: TextPlace): void {
    this.#children(caption, { ...place, kind: 'paragraph', marks: {} });
    this.#flow.flush('paragraph', marksIn({ ...place, marks: {} }), true);
  }

  /** All text of an element in one line, without its notes, with its numbers in place. */
  #inlineText(element: XmlElement, place: TextPlace): string {
    return tidyBlock(this.#gather(element, place));
  }

  #gather(element: XmlElement, place: TextPlace): string {
    return element.children
      .map((child) => (typeof child === 'string' ? child : this.#gatherPart(child, place, element)))
      .join('');
  }

  #gatherPart(element: XmlElement, place: TextPlace, parent: XmlElement): string {
    const role = this.#dialect.role(element, place, parent);
    if (role.as === 'text') return role.text;
    if (role.as === 'inline') return this.#gather(element, place);
    if (role.as === 'skip') return '';
    if (role.as === 'break') return ' ';
    if (role.as === 'number') return ` ${role.text ?? this.#gather(element, place)} `;
    if (role.as === 'table')
      return [...(role.captions ?? []), ...role.rows.flat()].map((cell) => ` ${this.#gather(cell, place)} `).join('');
    if (role.as === 'note') this.writer.note(role.mark, this.#inlineText(element, place));
    if (role.as === 'left-out') this.leftOut.add(role.what, spacedText(element));
    if (role.as === 'note' || role.as === 'note-mark') return NOTE_GAP;
    return role.as === 'left-out' ? '' : ` ${this.#gather(element, place)} `;
  }
}

function marksIn({ marks = {}, quoted }: Pick<TextPlace, 'marks' | 'quoted'>): BlockMarks {
  return quoted ? { ...marks, quoted } : marks;
}

/** All text below an element, its parts separated by spaces so that words can be counted. */
export function spacedText(element: XmlElement): string {
  return element.children.map((child) => (typeof child === 'string' ? child : spacedText(child))).join(' ');
}

/** The rows and cells of a table, by the dialect's names for them; a table inside a cell stays with that cell. */
export function tableRowsOf(table: XmlElement, row: ReadonlySet<string>, cell: ReadonlySet<string>): XmlElement[][] {
  return elementsOf(table).flatMap((child) => {
    if (row.has(child.name)) return [elementsOf(child).filter(({ name }) => cell.has(name))];
    return cell.has(child.name) ? [] : tableRowsOf(child, row, cell);
  });
}

/** The captions of a table. */
export function captionsOf(table: XmlElement): XmlElement[] {
  return elementsOf(table).filter(({ name }) => name === 'caption');
}

/** Level of the line that numbers a division ("CHAPTER I"); the title is one level below. */
export function titleLevel(place: TextPlace): number {
  return Math.max(1, 2 * place.depth - 1);
}

/** Level of a division's or unit's title. */
export function subtitleLevel(place: TextPlace): number {
  return Math.max(1, 2 * place.depth);
}

/** Whether a line numbers an annex or the like: "ANNEX", "ANNEX I", "Phụ lục II", "Protocol 2". */
export function isUnitLine(text: string): boolean {
  return /^(?:\p{Lu}{3,20}|[\p{L}\p{M}]{3,20}(?: [\p{L}\p{M}]{2,12})?\s+(?:[IVXLC]+|\d+|\p{Lu}))$/u.test(text);
}
