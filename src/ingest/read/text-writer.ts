import { cutAtWord } from '../../text/cut.js';
import type { Block, BlockKind, ReadDocument, ReadingNotice, StatedField } from './reader.js';

const BETWEEN_BLOCKS = '\n\n';
const BETWEEN_CELLS = ' | ';

/** Marks of a block other than its position. */
export type BlockMarks = Pick<Block, 'level' | 'number' | 'unit' | 'quoted'>;

/** Invisible characters: soft hyphens, zero-width spaces, word joiners, byte order marks, controls. */
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

/** Marks where a note's mark was removed from a sentence; {@link tidyBlock} closes the gap. */
export const NOTE_GAP = '\u0001';

/** Closes the gap left by a note's mark: no space before a full stop or comma, one space between words that
 * had one, and between numbers. */
function closeGaps(raw: string): string {
  if (!raw.includes(NOTE_GAP)) return raw;
  return raw
    .replace(/(?<=\d)\u0001+(?=\d)/g, ' ')
    .replace(/\s*\u0001[\s\u0001]*(?=[.,;:!?)\]»”’]|$)/gu, '')
    .replace(/(?:\s+\u0001[\s\u0001]*|\u0001\s[\s\u0001]*)/gu, ' ');
}

/**
 * The text of a block as stored: NFC, single spaces between words, no invisible characters, ligatures expanded. With
 * `keepLines`, the document's own line breaks stay.
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

/** The start of a text, for messages. */
export function beginningOf(text: string, length = 40): string {
  const flat = tidyBlock(text);
  if (flat.length <= length) return flat;
  return `${cutAtWord(flat, length)} …`;
}

/** Writes a document's text block by block and records the position of each. Notes are collected at the end. */
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

  /** Adds the rows of a table, one line each, with cells separated by bars. */
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

  /** Saves a note for the end of the text: notes do not belong to a unit. */
  note(mark: string, raw: string): void {
    const text = tidyBlock(raw, true);
    if (text === '') return;
    this.#notes.push(mark === '' || text.startsWith(mark) ? text : `${mark} ${text}`);
  }

  /** The document as written so far, with its notes at the end. */
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
 * Collects the text of one block from the elements of a tree. A number in its own element ("1.", "(a)") is put before
 * the text that follows it, as printed.
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

  /** A line break in the document. Line breaks in its source are spaces. */
  lineBreak(): void {
    this.#buffer += '\n';
  }

  /** Sets the number of the next block. Numbers without text between them are joined: "1. (a)". */
  number(raw: string, unit: string): void {
    const number = tidyBlock(raw);
    if (number === '') return;
    this.#prefix = this.#prefix === '' ? number : `${this.#prefix} ${number}`;
    // A dash or bullet also goes before the text, but is not a number.
    if (/[\p{L}\p{N}]/u.test(number)) this.#number = { number: this.#prefix, unit };
  }

  /**
   * Writes the collected text, one block for each stretch between empty lines. A number waits until text follows,
   * unless `force` is set because none will.
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
