import type { Span } from '../model.js';
import type { Line } from './clean.js';

/** A run of content lines that belong together. */
export interface Paragraph extends Span {
  text: string;
  heading?: number;
}

const NUMBERED = /^(?:\*\*)?\d{1,3}[.)](?:\*\*)?\s+\S/;
/** A numbered line, list item, table row or several lines are content, no matter how short. */
const NOT_HEADING = /^(?:\*\*)?\d{1,3}[.)](?:\*\*)?\s|^[-*+•–—]\s|\||\n/u;
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
  for (const line of lines) {
    if (line.text === '') {
      joinable = false;
      continue;
    }
    const last = paragraphs.at(-1);
    const apart = line.heading !== undefined || last?.heading !== undefined || NUMBERED.test(line.text);
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
 * one.
 */
export function markHeadings(paragraphs: Paragraph[]): Paragraph[] {
  if (paragraphs.some((paragraph) => paragraph.heading !== undefined)) return paragraphs;
  return paragraphs.map((paragraph, i) => {
    const next = paragraphs[i + 1];
    const bare =
      paragraph.text.length <= 120 && !/[.!?;:,…”"')]$/u.test(paragraph.text) && !NOT_HEADING.test(paragraph.text);
    const above = bare && next !== undefined && next.text.length > paragraph.text.length;
    return above && /\p{L}.*\s/u.test(paragraph.text) ? { ...paragraph, heading: 1 } : paragraph;
  });
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
