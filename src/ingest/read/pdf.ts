import { FORMATS } from './formats.js';
import { guarded } from './guarded.js';
import { Hyphens } from './hyphens.js';
import { LeftOutTally } from './left-out.js';
import { linesOf, PAGES_TOGETHER, setColumns } from './pdf-columns.js';
import { openPdf, type PdfFile } from './pdf-file.js';
import { findPageFurniture } from './pdf-furniture.js';
import { type Note, takeNotes, withoutMarks } from './pdf-notes.js';
import { type PdfLine, type PdfPage, readPage } from './pdf-page.js';
import { type PdfParagraph, paragraphsOf, type Typesetting } from './pdf-paragraphs.js';
import { problem } from './problems.js';
import type { ReadDocument, Reader, ReadingNotice, StatedField } from './reader.js';
import { countWords, NOTE_GAP, TextWriter, tidyBlock } from './text-writer.js';

/** Letters larger than the text's by this factor are headings. */
const HEADING_SIZE = 1.15;
/** With fewer words than this per page on average, the pages are pictures of text. */
const FEWEST_WORDS = 3;
/** A text is unusable if this share of its characters has no meaning (private use, unmapped). */
const MOST_UNKNOWN = 0.05;
/**
 * The same for letters without a position: the words around them have gaps, and it is unknown which letter goes where.
 */
const MOST_UNPLACED = 0.02;

/** Reads PDF files that have text. */
export const pdf: Reader = guarded({
  ...FORMATS.pdf,
  async read(bytes, file) {
    const source = await openPdf(bytes, file);
    try {
      return await readDocument(source, file);
    } finally {
      await source.close();
    }
  },
});

interface Sheet {
  page: PdfPage;
  lines: PdfLine[];
}

async function readDocument(source: PdfFile, file: string): Promise<ReadDocument> {
  const leftOut = new LeftOutTally();
  const notices: ReadingNotice[] = [...source.notices];
  const sheets: Sheet[] = [];
  for (let first = 1; first <= source.pages; first += PAGES_TOGETHER) {
    const pages = await pagesFrom(source, first, Math.min(source.pages, first + PAGES_TOGETHER - 1));
    for (const { rotated } of pages) if (rotated.length > 0) leftOut.add('text set at an angle', rotated.join(' '));
    for (const [i, lines] of linesOf(pages).entries()) {
      const page = pages[i];
      if (page) sheets.push({ page: { ...page, segments: [] }, lines });
    }
  }
  checkText(sheets, file, notices);
  const furniture = findPageFurniture(sheets);
  for (const line of furniture) leftOut.add('running heads, feet and page numbers', line.text);
  for (const sheet of sheets) sheet.lines = sheet.lines.filter((line) => !furniture.has(line));
  setColumns(sheets.flatMap(({ lines }) => lines));
  const setting = settingOf(sheets);
  const { lines, notes } = withoutNotes(sheets, setting);
  const writer = new TextWriter();
  const paragraphs = paragraphsOf(lines, setting);
  const largest = Math.max(...paragraphs.slice(0, 12).map(({ size }) => size));
  const sizes = headingSizes(paragraphs, setting.bodySize);
  let body = false;
  for (const paragraph of paragraphs) {
    const isTitle = !body && paragraph.size === largest && paragraph.size > setting.bodySize * HEADING_SIZE;
    if (!isTitle && paragraph.size <= setting.bodySize * HEADING_SIZE) body = true;
    write(writer, paragraph, isTitle, sizes);
  }
  for (const { mark, lines: noteLines } of notes) writer.note(`(${mark})`, noteText(mark, noteLines, setting.hyphens));
  const document = writer.finish([], [...notices, ...leftOut.notices()]);
  return { ...document, stated: statedIn(source, document) };
}

async function pagesFrom(source: PdfFile, first: number, last: number): Promise<PdfPage[]> {
  const pages: PdfPage[] = [];
  for (let number = first; number <= last; number += 1) pages.push(readPage(number, await source.text(number)));
  return pages;
}

/** @throws CorpusError when the file contains only pictures of text, or text without meaning */
function checkText(sheets: readonly Sheet[], file: string, notices: ReadingNotice[]): void {
  const texts = sheets.map(({ lines }) => lines.map(({ text }) => text).join(' '));
  const all = texts.join('');
  const unknown = all.match(/[\ufffd\ue000-\uf8ff\u0080-\u009f]/g)?.length ?? 0;
  if (unknown > all.length * MOST_UNKNOWN) {
    const cure = 'Run text recognition on it (OCRmyPDF --force-ocr), or use another format of the document.';
    throw problem('unreadable_letters', file, 'does not say which letters its glyphs stand for.', cure);
  }
  const unplaced = sheets.reduce((sum, { page }) => sum + page.unplaced, 0);
  if (unplaced > (all.match(/\p{L}/gu)?.length ?? 0) * MOST_UNPLACED) {
    const cure =
      'Save it as PDF again with a font that has all its letters, use another format, or run OCRmyPDF --force-ocr on ' +
      'it.';
    throw problem('unreadable_letters', file, 'has letters of a second font that stand at no place.', cure);
  }
  const words = texts.map(countWords);
  const total = words.reduce((sum, count) => sum + count, 0);
  if (total < FEWEST_WORDS * sheets.length) {
    const cure = 'Run text recognition on it, for example with OCRmyPDF, and use the file that this gives.';
    throw problem('scanned_pdf', file, 'holds pictures of pages and no text.', cure);
  }
  const empty = sheets.filter((_, i) => words[i] === 0).map(({ page }) => page.number);
  if (empty.length === 0) return;
  const listed = empty.slice(0, 10).join(', ') + (empty.length > 10 ? ', …' : '');
  notices.push({
    code: 'pages_without_text',
    message: `Pages without text, perhaps pictures of text: ${empty.length} of ${sheets.length} (${listed}).`,
  });
}

function settingOf(sheets: readonly Sheet[]): Typesetting {
  const letters = new Map<number, number>();
  const gaps = new Map<number, number>();
  const hyphens = new Hyphens();
  const count = (tally: Map<number, number>, key: number, by: number) => tally.set(key, (tally.get(key) ?? 0) + by);
  let before: PdfLine | undefined;
  for (const line of sheets.flatMap(({ lines }) => lines)) {
    count(letters, Math.round(line.size * 4) / 4, line.text.length);
    hyphens.learn(line.text, before?.text);
    const gap = before && before.page === line.page ? line.baseline - before.baseline : 0;
    if (gap > 0 && gap < line.size * 3) count(gaps, Math.round(gap * 2) / 2, line.text.length);
    before = line;
  }
  const mostOf = (tally: Map<number, number>) => [...tally].sort(([, x], [, y]) => y - x)[0]?.[0];
  const bodySize = mostOf(letters) ?? 10;
  return { bodySize, leading: mostOf(gaps) ?? bodySize * 1.2, hyphens };
}

/** The lines of the text without the marks of notes, and the notes of all pages. */
function withoutNotes(sheets: readonly Sheet[], { bodySize }: Typesetting): { lines: PdfLine[]; notes: Note[] } {
  const notes: Note[] = [];
  const lines: PdfLine[] = [];
  let open: Note | undefined;
  for (const { page, lines: all } of sheets) {
    const taken = takeNotes(page, all, bodySize, open);
    notes.push(...taken.notes);
    open = taken.notes.at(-1);
    const marks = new Set(taken.notes.map(({ mark }) => mark));
    for (const line of taken.body) lines.push(unmarked(line, marks));
  }
  return { lines, notes };
}

function unmarked(line: PdfLine, marks: ReadonlySet<string>): PdfLine {
  const clean = (text: string) => tidyBlock(withoutMarks(text, marks, NOTE_GAP));
  return {
    ...line,
    // A soft hyphen at the end of a line means that the word continues; it is printed as a hyphen.
    text: clean(line.text) + (line.text.trimEnd().endsWith('\u00ad') ? '\u00ad' : ''),
    cells: line.cells.map((cell) => ({ ...cell, text: clean(cell.text) })),
  };
}

function noteText(mark: string, lines: readonly PdfLine[], hyphens: Hyphens): string {
  let text = '';
  for (const line of lines) text = text === '' ? line.text : hyphens.join(text, line.text);
  const clean = tidyBlock(withoutMarks(text, new Set(), ''));
  const start = clean.search(/[\p{L}\p{N}*†‡]/u);
  const rest = clean.slice(Math.max(0, start));
  const printed = /^(?:\d{1,3}|[⁰¹²³⁴-⁹]{1,3}|[*†‡]{1,3})/.exec(rest)?.[0] ?? '';
  return printed.normalize('NFKC') === mark ? rest.slice(printed.length).replace(/^\s*[)\].]?\s*/, '') : clean;
}

/** The sizes of headings, largest first: a size's position is the heading level. */
function headingSizes(paragraphs: readonly PdfParagraph[], bodySize: number): number[] {
  const sizes = paragraphs.filter(({ size }) => size > bodySize * HEADING_SIZE).map(({ size }) => Math.round(size));
  return [...new Set(sizes)].sort((x, y) => y - x);
}

function write(writer: TextWriter, paragraph: PdfParagraph, isTitle: boolean, sizes: readonly number[]): void {
  if (paragraph.rows) writer.table(paragraph.rows);
  else if (isTitle) writer.add('title', paragraph.text);
  else {
    const level = sizes.indexOf(Math.round(paragraph.size)) + 1;
    if (level > 0) writer.add('heading', paragraph.text, { level });
    else writer.add('paragraph', paragraph.text);
  }
}

function statedIn({ info }: PdfFile, { text, blocks }: ReadDocument): StatedField[] {
  const stated: StatedField[] = [];
  const say = (name: StatedField['name'], value: string, where: string) => {
    if (tidyBlock(value) !== '') stated.push({ name, value: tidyBlock(value), where });
  };
  const titles = blocks.filter(({ kind }) => kind === 'title').map(({ start, end }) => text.slice(start, end));
  if (titles.length > 0) say('title', titles.join(' '), 'the largest letters at the head');
  // Programs often put a file name there instead of a title.
  else if (info.title.includes(' ') && !/\.\w{2,4}$/.test(info.title)) say('title', info.title, 'PDF title');
  say('published', info.created, 'PDF creation date');
  say('language', info.language, 'PDF language');
  return stated;
}
