import { LeftOutTally } from './left-out.js';
import type { BlockKind } from './reader.js';
import { type BlockMarks, Flow, NOTE_GAP, TextWriter, tidyBlock } from './text-writer.js';
import { elementsOf, type XmlElement } from './xml.js';

/** What holds for the text directly in an element. */
export interface TextPlace {
  /** What a block of this text is. */
  kind: BlockKind;
  marks?: BlockMarks;
  /** How many divisions stand around it; a heading here has the level one below. */
  depth: number;
  /** In text that the document quotes, as an amending act does: articles there are not the document's own. */
  quoted: boolean;
  /** The element the text is in, by the name that the dialect gives it: `article`, `recital`, `annex`, … */
  within?: string;
}

/** What a dialect of XML says of one element. */
export type Role =
  /** Part of the sentence around it. */
  | { as: 'inline' }
  /** Stands for these characters. */
  | { as: 'text'; text: string }
  /** A line break that the document itself has. */
  | { as: 'break' }
  /** No text of the document, and nothing worth a word. */
  | { as: 'skip' }
  /** Text that is left out, reported to the operator. */
  | { as: 'left-out'; what: string }
  /** A note, in the midst of the sentence it belongs to or in a place of its own. */
  | { as: 'note'; mark: string; block?: boolean }
  /** What points to a note. */
  | { as: 'note-mark' }
  /** The number of the text that follows. */
  | { as: 'number'; unit: string; text?: string }
  /** One line that is a block of its own, whatever is in it. */
  | { as: 'line'; kind: BlockKind; marks: BlockMarks }
  /** A table: its rows with their cells. */
  | { as: 'table'; rows: XmlElement[][] }
  /** Holds blocks, or is one. */
  | { as: 'block'; place: TextPlace };

export interface Dialect {
  role(element: XmlElement, place: TextPlace, parent: XmlElement): Role;
}

/** Turns a tree of elements into the text of a document, as a dialect says what each element is. */
export class TreeText {
  readonly writer = new TextWriter();
  readonly #flow = new Flow(this.writer);
  readonly #dialect: Dialect;
  readonly leftOut = new LeftOutTally();

  constructor(dialect: Dialect) {
    this.#dialect = dialect;
  }

  /** Writes an element and all below it. */
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
      this.writer.table(role.rows.map((cells) => cells.map((cell) => this.#inlineText(cell, place))));
    } else {
      this.#children(element, role.place);
      this.#flow.flush(role.place.kind, marksIn(role.place));
    }
  }

  /** All text of an element in one line, its notes taken out, its numbers in their places. */
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
      return role.rows
        .flat()
        .map((cell) => ` ${this.#gather(cell, place)} `)
        .join('');
    if (role.as === 'note') this.writer.note(role.mark, this.#inlineText(element, place));
    if (role.as === 'left-out') this.leftOut.add(role.what, spacedText(element));
    if (role.as === 'note' || role.as === 'note-mark') return NOTE_GAP;
    return role.as === 'left-out' ? '' : ` ${this.#gather(element, place)} `;
  }
}

function marksIn({ marks = {}, quoted }: Pick<TextPlace, 'marks' | 'quoted'>): BlockMarks {
  return quoted ? { ...marks, quoted } : marks;
}

/** All text below an element, its parts apart: what is left out is counted in words. */
export function spacedText(element: XmlElement): string {
  return element.children.map((child) => (typeof child === 'string' ? child : spacedText(child))).join(' ');
}

/** The rows and cells of a table, by the names that a dialect gives them; tables in cells stay with their cell. */
export function tableRowsOf(table: XmlElement, row: ReadonlySet<string>, cell: ReadonlySet<string>): XmlElement[][] {
  return elementsOf(table).flatMap((child) => {
    if (row.has(child.name)) return [elementsOf(child).filter(({ name }) => cell.has(name))];
    return cell.has(child.name) ? [] : tableRowsOf(child, row, cell);
  });
}

/** Level of the line that numbers a division ("CHAPTER I"): its title, one below, stays under it. */
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
