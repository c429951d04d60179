import type { Span } from '../model.js';
import type { Line } from './clean.js';
import { goesOn, isTerminated } from './structure/marks.js';

/** A run of content lines that belong together. */
export interface Paragraph extends Span {
  text: string;
  heading?: number;
}

const NUMBERED = /^(?:\*\*)?(\d{1,3})[.)](?:\*\*)?\s+\S/;
/** "27. Juni 2012", "3. 10. 2012": a date that begins like a numbered line. */
const DATE = /^\d{1,2}\.\s+(?:\p{L}+\.?|\d{1,2}\.)\s+\d{4}(?!\d)/u;
/**
 * Labels of list items and notes: "1.", "(12)", "2a)", "1.1", "(a)", "đ)", "iv.", "[1]", "²", dashes, bullets and other
 * signs. Capital letters and Roman numerals with a full stop are not among them: they also number headings.
 */
const LABEL = [
  ...[String.raw`\(?\d{1,3}(?:bis|ter|\p{Ll})?[.)]\s`, String.raw`\(?\d{1,2}(?:\.\d{1,3}){1,3}[.)]?\s`],
  ...[String.raw`\(?\p{L}{1,5}\)\s`, String.raw`(?:\p{Ll}|[ivxl]{1,5})\.\s`],
  ...[String.raw`\[\^?[\p{L}\d]{1,20}\]`, '[¹²³⁰⁴-⁹†‡]', String.raw`[\p{Pd}\p{S}\p{Co}*•·‣⁃]\s`],
].join('|');
/** A labelled line, table row or several lines are content, no matter how short. */
const NOT_HEADING = new RegExp(String.raw`^(?:\*\*|__)?(?:${LABEL})|\||\n`, 'u');
/** A heading is at most this long, in characters. */
const LONGEST_HEADING = 120;
/** Lines of a hard-wrapped text are rarely wider than this, in characters. */
const WIDEST = 160;
/** Shorter lines do not show where a text is wrapped. */
const NARROWEST = 40;

/**
 * Joins lines into paragraphs: at empty lines if the text is hard-wrapped; otherwise each line is its own paragraph.
 * @param wrapped the result of {@link isHardWrapped} for the whole text
 */
export function assembleParagraphs(lines: readonly Line[], text: string, wrapped: boolean): Paragraph[] {
  const paragraphs: Paragraph[] = [];
  let joinable = false;
  let above: string | undefined;
  let count = 0;
  for (const line of lines) {
    if (line.text === '') {
      joinable = false;
      continue;
    }
    const last = paragraphs.at(-1);
    const number = joinable && wrapped ? numberOf(line.text, above, count) : numberOf(line.text);
    if (number !== undefined) count = number;
    above = line.text;
    const apart = line.heading !== undefined || last?.heading !== undefined || number !== undefined;
    if (joinable && wrapped && last && !apart) {
      last.end = line.end;
      last.text = text.slice(last.start, last.end);
    } else {
      const { start, end, heading } = line;
      paragraphs.push({ start, end, text: line.text, ...(heading === undefined ? {} : { heading }) });
    }
    joinable = true;
  }
  return paragraphs.filter((paragraph) => /[\p{L}\p{N}]/u.test(paragraph.text));
}

/**
 * The number that a line begins with. After a line that ends in mid-sentence, it is a part of the sentence if it begins
 * a date or does not continue the count.
 * @param above the line right above
 * @param count the last number that began a line
 */
function numberOf(line: string, above?: string, count = 0): number | undefined {
  const printed = NUMBERED.exec(line)?.[1];
  if (printed === undefined) return undefined;
  const number = Number(printed);
  return goesOn(above) && (DATE.test(line) || number !== count + 1) ? undefined : number;
}

/** In a hard-wrapped text, most lines that are followed by another line end mid-sentence, near one width. */
export function isHardWrapped(lines: readonly Line[]): boolean {
  const inner = lines.filter(
    (line, i) => line.text !== '' && line.heading === undefined && (lines[i + 1]?.text ?? '') !== '',
  );
  if (inner.length < 3) return false;
  const broken = inner.filter(
    ({ text }) => text.length >= NARROWEST && text.length <= WIDEST && !/[.!?:;…”"]$/u.test(text),
  );
  return broken.length / inner.length > 0.6;
}

/**
 * Marks headings: Markdown's own; in a text without them, a short bare line with no closing punctuation above a longer
 * one. Several bare lines in a row are a list, and so is one below a line that announces or continues a list.
 * @param kept starts of the lines that the format marks as items, cells or notes: they are never headings
 * @param titleOf whether a paragraph is the document's own title, or else one that the format marks
 */
export function markHeadings(
  paragraphs: Paragraph[],
  kept: ReadonlySet<number>,
  titleOf: (paragraph: Paragraph) => 'own' | 'marked' | undefined,
): Paragraph[] {
  if (paragraphs.some((paragraph) => paragraph.heading !== undefined)) return paragraphs;
  // A title above the text is not part of a list.
  const begins = paragraphs.findIndex((paragraph) => titleOf(paragraph) === undefined);
  const isBare = (at: number) => {
    const each = at < begins ? undefined : paragraphs[at];
    return each !== undefined && isFree(each, kept) && !isTerminated(each.text);
  };
  return paragraphs.map((paragraph, i) => {
    const { text } = paragraph;
    const next = paragraphs[i + 1];
    if (!next || !isFree(paragraph, kept) || /[.!?:;,…”"')]$/u.test(text)) return paragraph;
    const goesOnList = i > begins && /[:;,]$/.test(paragraphs[i - 1]?.text ?? '');
    const own = i < begins && isBare(i + 1) && titleOf(paragraph) === 'own';
    const alone = !isBare(i - 1) && !isBare(i + 1) && !goesOnList && next.text.length > text.length;
    return (own || alone) && /\p{L}.*\s/u.test(text) ? { ...paragraph, heading: 1 } : paragraph;
  });
}

/** Whether a line may be a heading: short, without a label, and not marked as something else. */
function isFree({ start, text }: Paragraph, kept: ReadonlySet<number>): boolean {
  return text.length <= LONGEST_HEADING && !kept.has(start) && !NOT_HEADING.test(text);
}

/** If headings skip a level, their levels mean nothing: all count as one level. */
export function hasSkippedLevels(headings: readonly (number | undefined)[]): boolean {
  let last: number | undefined;
  for (const heading of headings) {
    if (heading === undefined) continue;
    if (last !== undefined && heading > last + 1) return true;
    last = heading;
  }
  return false;
}

/** Whether a text is prose: at least eight words, ending like a sentence or a part of one. */
export function isProse(text: string): boolean {
  return (text.match(/\p{L}{2,}/gu) ?? []).length >= 8 && /[.;:,!?…][)”"']?$/u.test(text);
}
