import type { Library } from '../index/library.js';
import type { Passage } from '../model.js';
import { anchorOf } from '../retrieval/reader-address.js';

/** A piece of a document's text with its place in it. */
export interface PagePiece {
  start: number;
  text: string;
}

/** The parts that follow one another on a document's page. */
export type PagePart =
  | { kind: 'heading'; level: number; piece: PagePiece }
  | { kind: 'between'; pieces: PagePiece[] }
  | { kind: 'passage'; passage: Passage; anchor: string; label: string; pieces: PagePiece[] };

const MARKDOWN_HEADING = /^(#{1,6})[ \t]+/;

/**
 * All text of a document in order: its passages, and between them its headings and any other text.
 * @param labelOf gives a passage's label in the language of the page
 */
export function pagePartsOf(library: Library, documentId: string, labelOf: (label: string) => string): PagePart[] {
  const text = library.textOf(documentId);
  const parts: PagePart[] = [];
  let at = 0;
  for (const number of library.passagesOf(documentId)) {
    const passage = library.passage(number);
    parts.push(...between(text, at, passage.start));
    parts.push({
      kind: 'passage',
      passage,
      anchor: anchorOf(passage.id),
      label: labelOf(passage.label),
      pieces: piecesOf(text, passage.start, passage.end),
    });
    at = passage.end;
  }
  return stepwise([...parts, ...between(text, at, text.length)]);
}

/** Renumbers heading levels without gaps, below the page's own title, because screen reader users navigate by them. */
function stepwise(parts: readonly PagePart[]): PagePart[] {
  const levels = [...new Set(parts.flatMap((part) => (part.kind === 'heading' ? [part.level] : [])))].sort();
  let above = 1;
  return parts.map((part) => {
    if (part.kind !== 'heading') return part;
    above = Math.min(levels.indexOf(part.level) + 2, above + 1);
    return { ...part, level: above };
  });
}

function between(text: string, start: number, end: number): PagePart[] {
  const parts: PagePart[] = [];
  for (const piece of piecesOf(text, start, end)) {
    const marks = MARKDOWN_HEADING.exec(piece.text);
    const last = parts.at(-1);
    if (marks) {
      const [mark, signs = ''] = marks;
      const heading = { start: piece.start + mark.length, text: piece.text.slice(mark.length) };
      parts.push({ kind: 'heading', level: signs.length, piece: heading });
    } else if (last?.kind === 'between') last.pieces.push(piece);
    else parts.push({ kind: 'between', pieces: [piece] });
  }
  return parts;
}

/** Paragraphs of a span, separated by blank lines, each an exact slice of the text without white space at its edges. */
function piecesOf(text: string, start: number, end: number): PagePiece[] {
  const pieces: PagePiece[] = [];
  let from = start;
  let lineStart = start;
  const take = (to: number) => {
    const slice = text.slice(from, to);
    const trimmed = slice.trim();
    if (trimmed !== '') pieces.push({ start: from + slice.indexOf(trimmed), text: trimmed });
    from = to;
  };
  while (lineStart < end) {
    const feed = text.indexOf('\n', lineStart);
    const lineEnd = feed < 0 || feed >= end ? end : feed + 1;
    const line = text.slice(lineStart, lineEnd);
    if (line.trim() === '') take(lineEnd);
    else if (MARKDOWN_HEADING.test(line)) {
      take(lineStart);
      take(lineEnd);
    }
    lineStart = lineEnd;
  }
  take(end);
  return pieces;
}
