import { type ModelDocument, type Printed, printed } from './model-document.js';
import { makePdf, type PdfText, pdfWidth } from './pdf.js';

export interface TypesetOptions {
  columns?: 1 | 2;
  /** Running head; the page's number follows it. */
  head?: string;
  /** Divide long words at line ends with a hyphen. */
  divide?: boolean;
  /** Lines of text on a page; fewer make more pages. */
  lines?: number;
}

const SIZE = 11;
const LEADING = 14;
const LEFT = 70;
const RIGHT = 525;
const TOP = 90;
const BETWEEN_COLUMNS = 24;
const NOTE_SIZE = 8;

/**
 * Typesets a document like a printed treaty: centred headings, indented items, notes at the foot, a head and page
 * numbers.
 */
export class Typesetter {
  readonly #options: Required<TypesetOptions>;
  readonly #pages: PdfText[][] = [];
  #notes: string[] = [];
  #column = 0;
  #line = 0;

  constructor(options: TypesetOptions = {}) {
    this.#options = { columns: 1, head: 'Harbour Gazette', divide: false, lines: 40, ...options };
  }

  add(model: ModelDocument): void {
    this.addParts(printed(model));
  }

  addParts(parts: readonly Printed[]): void {
    const notes = parts.filter(({ kind }) => kind === 'note');
    for (const part of parts) {
      if (part.kind === 'note') continue;
      this.#part(part);
      const note = notes[(part.note ?? 0) - 1];
      if (part.note !== undefined && note) this.#notes.push(`${note.number} ${note.text}`);
    }
  }

  /** The file, with the notes at the foot of their pages. */
  finish(): Uint8Array {
    this.#endPage();
    return makePdf(this.#pages.filter((page) => page.length > 0));
  }

  get pages(): number {
    return this.#pages.length;
  }

  #part({ kind, number = '', text, note, cells }: Printed): void {
    if (kind === 'title') this.#centred(text, 16);
    else if (kind === 'row') this.#row(cells ?? []);
    else if (kind === 'chapter' || kind === 'article' || kind === 'annex') this.#centred(number);
    else if (kind === 'heading') this.#centred(text);
    else this.#paragraph(number, text, kind === 'item' ? 20 : 0, note);
  }

  #centred(text: string, size = SIZE): void {
    this.#line += 0.6;
    for (const line of wrap(text, this.#width() - 40, size, false)) {
      this.#put((this.#width() - pdfWidth(line, size)) / 2, line, size);
    }
    this.#line += 0.5;
  }

  #paragraph(number: string, text: string, indent: number, note: number | undefined): void {
    const first = number === '' ? text : `${number} ${text}`;
    const lines = wrap(first, this.#width() - indent, SIZE, this.#options.divide);
    for (const [i, line] of lines.entries()) {
      const last = i === lines.length - 1 && note !== undefined;
      const words = last ? line.replace(/\.$/, '') : line;
      this.#put(indent, words, SIZE);
      if (last) this.#mark(indent + pdfWidth(words), note);
    }
    this.#line += 0.5;
  }

  /** The raised mark of a note, and the full stop after it. */
  #mark(x: number, note: number): void {
    this.#line -= 1;
    const y = this.#y();
    const page = this.#pages.at(-1);
    const mark = `(${note})`;
    page?.push({ x: this.#x() + x + 1, y: y - 4, text: mark, size: 6 });
    page?.push({ x: this.#x() + x + 2 + pdfWidth(mark, 6), y, text: '.', size: SIZE });
    this.#line += 1;
  }

  #row(cells: string[]): void {
    if (this.#needsPage()) this.#next();
    const step = this.#width() / cells.length;
    for (const [i, cell] of cells.entries()) {
      this.#pages.at(-1)?.push({ x: this.#x() + i * step, y: this.#y(), text: cell, size: SIZE });
    }
    this.#line += 1;
  }

  #put(x: number, text: string, size: number): void {
    if (this.#needsPage()) this.#next();
    this.#pages.at(-1)?.push({ x: this.#x() + x, y: this.#y(), text, size });
    this.#line += size / SIZE;
  }

  #needsPage(): boolean {
    return this.#pages.length === 0 || this.#line >= this.#options.lines;
  }

  #next(): void {
    if (this.#pages.length > 0 && this.#column + 1 < this.#options.columns) this.#column += 1;
    else {
      this.#endPage();
      this.#column = 0;
      const number = String(this.#pages.length + 1);
      this.#pages.push([
        { x: LEFT, y: 50, text: `${this.#options.head} L 12/${number}`, size: 9 },
        { x: 295, y: 815, text: number, size: 9 },
      ]);
    }
    this.#line = 0;
  }

  #endPage(): void {
    const notes = this.#notes.flatMap((note) => wrap(note, RIGHT - LEFT, NOTE_SIZE, false));
    for (const [i, text] of notes.entries()) {
      this.#pages.at(-1)?.push({ x: LEFT, y: 785 - (notes.length - 1 - i) * 10, text, size: NOTE_SIZE });
    }
    this.#notes = [];
  }

  #width(): number {
    const { columns } = this.#options;
    return (RIGHT - LEFT - (columns - 1) * BETWEEN_COLUMNS) / columns;
  }

  #x(): number {
    return LEFT + this.#column * (this.#width() + BETWEEN_COLUMNS);
  }

  #y(): number {
    return TOP + this.#line * LEADING;
  }
}

/** Lines of at most this width, in points; long words divided with a hyphen if `divide` is set. */
function wrap(text: string, width: number, size: number, divide: boolean): string[] {
  const letters = Math.floor(width / (size * 0.5));
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(' ')) {
    if (line === '' || line.length + 1 + word.length <= letters) {
      line = line === '' ? word : `${line} ${word}`;
      continue;
    }
    const room = letters - line.length - 2;
    if (divide && /^\p{Ll}{8,}$/u.test(word) && room >= 4) {
      lines.push(`${line} ${word.slice(0, 4)}-`);
      line = word.slice(4);
    } else {
      lines.push(line);
      line = word;
    }
  }
  return [...lines, line];
}

/** The document as PDF. */
export function modelPdf(model: ModelDocument, options?: TypesetOptions): Uint8Array {
  const typesetter = new Typesetter(options);
  typesetter.add(model);
  return typesetter.finish();
}
