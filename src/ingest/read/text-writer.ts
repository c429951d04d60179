import { cutAtWord } from '../../text/cut.js';
import type { Block, BlockKind, ReadDocument, ReadingNotice, StatedField } from './reader.js';

const BETWEEN_BLOCKS = '\n\n';
const BETWEEN_CELLS = ' | ';

/** Marks of a block besides its place. */
export type BlockMarks = Pick<Block, 'level' | 'number' | 'unit' | 'quoted'>;

/** Characters that print nothing: soft hyphens, zero-width spaces and joiners of layout, byte order marks, controls. */
const INVISIBLE = /[\u0000-\u0008\u000e-\u001f\u007f\u00ad\u200b\u2060\ufeff]/g;
const LIGATURES: Record<string, string> = {
  '\ufb00': 'ff',
  '\ufb01': 'fi',
  '\ufb02': 'fl',
  '\ufb03': 'ffi',
  '\ufb04': 'ffl',
  '\ufb05': 'st',
  '\ufb06': 'st',
};

/** Where a note's mark was taken out of a sentence; `tidy` closes the gap. */
export const NOTE_GAP = '\u0001';

/** The gap that a note's mark leaves: none before a full stop or a comma, one space between words that had one. */
function closeGaps(raw: string): string {
  if (!raw.includes(NOTE_GAP)) return raw;
  return raw
    .replace(/\s*\u0001[\s\u0001]*(?=[.,;:!?)\]»”’]|$)/gu, '')
    .replace(/(?:\s+\u0001[\s\u0001]*|\u0001\s[\s\u0001]*)/gu, ' ');
}

/**
 * The text of one block as it is kept: NFC, one space between words, no character that prints nothing, ligatures spelt
 * out. Line breaks stay only where `keepLines` says that the document itself has them.
 */
export function tidyBlock(raw: string, keepLines = false): string {
  const visible = closeGaps(raw)
    .replace(INVISIBLE, '')
    .replace(/[\ufb00-\ufb06]/g, (letter) => LIGATURES[letter] ?? letter);
  if (!keepLines) return visible.replace(/\s+/g, ' ').trim().normalize('NFC');
  return visible
    .split('\n')
    .map((line) => line.replace(/\s+/g, ' ').trim())
    .filter((line) => line !== '')
    .join('\n')
    .normalize('NFC');
}

/** How many words a text has. */
export function countWords(text: string): number {
  return text.match(/[\p{L}\p{N}]+/gu)?.length ?? 0;
}

/** The beginning of a text, for messages. */
export function beginningOf(text: string, length = 40): string {
  const flat = tidyBlock(text);
  if (flat.length <= length) return flat;
  return `${cutAtWord(flat, length)} …`;
}

/** Writes a document's text block by block and keeps the place of each. Notes gather at the end. */
export class TextWriter {
  readonly #parts: string[] = [];
  readonly #blocks: Block[] = [];
  readonly #notes: string[] = [];
  #length = 0;

  /** Adds one block; a block without text adds nothing. */
  add(kind: BlockKind, raw: string, marks: BlockMarks = {}): void {
    const text = tidyBlock(raw, true);
    if (text === '') return;
    if (this.#length > 0) this.#push(BETWEEN_BLOCKS);
    this.#block(kind, text, marks);
  }

  /** Adds the rows of a table, one line each, their cells divided by bars. */
  table(rows: readonly (readonly string[])[]): void {
    const filled = rows
      .map((cells) => cells.map((cell) => tidyBlock(cell)))
      .filter((cells) => cells.some((cell) => cell !== ''));
    for (const [i, cells] of filled.entries()) {
      if (i > 0) this.#push('\n');
      else if (this.#length > 0) this.#push(BETWEEN_BLOCKS);
      for (const [column, cell] of cells.entries()) {
        if (column > 0) this.#push(BETWEEN_CELLS);
        if (cell !== '') this.#block('cell', cell, {});
      }
    }
  }

  /** Keeps a note for the end of the text: notes belong to no unit. */
  note(mark: string, raw: string): void {
    const text = tidyBlock(raw, true);
    if (text === '') return;
    this.#notes.push(mark === '' || text.startsWith(mark) ? text : `${mark} ${text}`);
  }

  /** The document as written so far, its notes at the end. */
  finish(stated: StatedField[], notices: ReadingNotice[]): ReadDocument {
    for (const note of this.#notes.splice(0)) this.add('note', note);
    return { text: this.#parts.join(''), stated, blocks: this.#blocks, notices };
  }

  #block(kind: BlockKind, text: string, marks: BlockMarks): void {
    this.#blocks.push({ kind, start: this.#length, end: this.#length + text.length, ...marks });
    this.#push(text);
  }

  #push(text: string): void {
    this.#parts.push(text);
    this.#length += text.length;
  }
}

/**
 * Gathers the running text of one block from the elements of a tree. A number in an element of its own ("1.",
 * "(a)") goes before the text that follows it, as it is printed.
 */
export class Flow {
  readonly #writer: TextWriter;
  #buffer = '';
  #prefix = '';
  #number: BlockMarks = {};

  constructor(writer: TextWriter) {
    this.#writer = writer;
  }

  text(part: string): void {
    this.#buffer += part;
  }

  /** A line break that the document itself has. Breaks of the source's own lines are spaces. */
  lineBreak(): void {
    this.#buffer += '\n';
  }

  /** Sets the number of the block to come. Numbers without a text between them stand side by side: "1. (a)". */
  number(raw: string, unit: string): void {
    const number = tidyBlock(raw);
    if (number === '') return;
    this.#prefix = this.#prefix === '' ? number : `${this.#prefix} ${number}`;
    // A dash or a bullet goes before the text too, and numbers nothing.
    if (/[\p{L}\p{N}]/u.test(number)) this.#number = { number: this.#prefix, unit };
  }

  /**
   * Writes what was gathered, one block for each stretch between empty lines. A number waits until a text follows, or
   * `force` says that none will.
   */
  flush(kind: BlockKind, marks: BlockMarks = {}, force = false): void {
    const raw = this.#buffer;
    this.#buffer = '';
    if (tidyBlock(raw) === '') {
      if (force && this.#prefix !== '') this.#write(kind, this.#prefix, marks);
      return;
    }
    for (const part of raw.split(/\n[ \t]*\n/)) {
      if (tidyBlock(part) !== '')
        this.#write(kind, this.#prefix === '' ? part : `${this.#prefix} ${tidyBlock(part, true)}`, marks);
    }
  }

  #write(kind: BlockKind, text: string, marks: BlockMarks): void {
    this.#writer.add(kind, text, { ...marks, ...this.#number });
    this.#prefix = '';
    this.#number = {};
  }
}
