import { type PdfLine, type PdfPage, RAISED } from './pdf-page.js';

/** Notes are smaller than the text by at least this factor. */
const SMALLER = 0.93;
/** Notes are in the lower part of a page: below this share of its height. */
const HIGHEST = 0.25;
const NOTE_START = /^\u0002?\s*(?:[([]\s*)?\u0002?(\d{1,3}|[⁰¹²³⁴-⁹]{1,3}|[*†‡]{1,3})\s*[)\].]?(?=\s|\p{L}|$)/u;
/** One mark or several, perhaps in brackets. */
const MARKS = /(\(\s*)?\u0002\s*\(?(\d{1,3}|[*†‡]{1,3}|[⁰¹²³⁴-⁹]{1,3}(?:\s*[,;]\s*[⁰¹²³⁴-⁹]{1,3})*)\)?(\s*\))?/g;

/** A note at the foot of a page, with its mark and lines. */
export interface Note {
  mark: string;
  lines: PdfLine[];
}

/**
 * Takes the footnotes from the end of a page: small lines below the text of their column, starting with the first one
 * that begins with a mark.
 * @param bodySize letter height of the document's text
 * @param open the last note of the previous page, which may continue here
 */
export function takeNotes(
  { height }: PdfPage,
  lines: readonly PdfLine[],
  bodySize: number,
  open: Note | undefined,
): { body: PdfLine[]; notes: Note[] } {
  const small = lines.filter((line) => isSmall(line, height, bodySize) && isLast(line, lines, bodySize));
  const start = small.findIndex(({ text }) => NOTE_START.test(text));
  const goesOn = open !== undefined && small.length > 0;
  if (start < 0 && !goesOn) return { body: [...lines], notes: [] };
  const notes: Note[] = [];
  const taken = new Set(small.slice(goesOn ? 0 : start));
  for (const line of taken) {
    const mark = NOTE_START.exec(line.text)?.[1]?.normalize('NFKC');
    const last = notes.at(-1);
    if (mark !== undefined && isNext(mark, last ?? open)) notes.push({ mark, lines: [line] });
    else if (last) last.lines.push(line);
    else if (open) open.lines.push(line);
    else notes.push({ mark: mark ?? '', lines: [line] });
  }
  return { body: lines.filter((line) => !taken.has(line)), notes };
}

function isSmall(line: PdfLine, height: number, bodySize: number): boolean {
  return line.size < bodySize * SMALLER && line.baseline > height * HIGHEST;
}

/** Whether the line has no text line below it in the same column. */
function isLast(line: PdfLine, lines: readonly PdfLine[], bodySize: number): boolean {
  return !lines.some(
    (other) =>
      other.baseline > line.baseline &&
      other.size >= bodySize * SMALLER &&
      (other.column.index === line.column.index || other.column.index * line.column.index === 0),
  );
}

/**
 * A line inside a note may begin with any number; a new note has the next number, or 1 if a new page restarts the
 * count.
 */
function isNext(mark: string, before: Note | undefined): boolean {
  const [number, last] = [Number(mark), Number(before?.mark)];
  if (Number.isNaN(number) || Number.isNaN(last)) return true;
  return number === last + 1 || number === 1;
}

/** Removes the marks of notes from a text; a raised number that is not a note's mark, as in "m²", stays raised. */
export function withoutMarks(text: string, marks: ReadonlySet<string>, gap: string): string {
  return text.replace(MARKS, (whole: string, open: string | undefined, found: string, close: string | undefined) => {
    if (found.split(/[,;]/).every((mark) => marks.has(mark.trim().normalize('NFKC'))))
      return gap + (open && !close ? open : '') + (close && !open ? close : '');
    return whole.replaceAll(RAISED, '');
  });
}
