import type { Edit } from './edits.js';

const TAG =
  /<\/?(?:u|b|i|em|strong|sup|sub|span|br|p|div|a|font|center|ins|del|s|mark|small|big)(?:\s[^<>]{0,300})?\/?>/gi;
const COMMENT = /<!--[\s\S]{0,20000}?-->/g;
/** A reference to a footnote; the note itself begins its line and is followed by a colon. */
const NOTE_MARK = /\[\^[^\]\s]{1,20}\](?!:)/g;
const LINK = /(?<!!)\[([^[\]\n]{1,300})\]\((?:[^()\s]|\([^()\s]{0,200}\)){1,1000}(?:\s"[^"\n]{0,200}")?\)/g;
const BOLD = /(\*\*|__)(?=\S)([^\n]{1,2000}?\S|\S)\1/g;
const STARRED = String.raw`(?<![*\p{L}\p{N}\\])\*(?![*\s])([^*\n]{1,2000}?)(?<![\s*])\*(?![*\p{L}\p{N}])`;
const UNDERLINED = String.raw`(?<![_\p{L}\p{N}\\])_(?![_\s])([^_\n]{1,2000}?)(?<![\s_])_(?![_\p{L}\p{N}])`;
const ITALIC = new RegExp(`${STARRED}|${UNDERLINED}`, 'gu');
const ESCAPE = /\\(?=[\\`*_{}[\]()#+\-.!>|~])/g;
/** An entirely bold line is a heading, so its marks stay. */
const BOLD_LINE = /^\s*(\*\*|__)(?:(?!\1).)+\1\s*$/;

/** A line entirely in italics may be the caption of an image above it. */
const CAPTION = /^\s*(?:\*[^*].*\*|_[^_].*_)\s*$/;

/** Removes Markdown marks inside running text; those of headings, tables and images stay. */
export function markupEdits(text: string): Edit[] {
  const edits: Edit[] = [];
  const remove = (start: number, length: number) => edits.push({ start, end: start + length, by: '' });
  for (const { 0: found, index } of text.matchAll(COMMENT)) remove(index, found.length);
  let offset = 0;
  for (const line of text.split('\n')) {
    if (/[*_<[\\]/.test(line)) for (const edit of lineEdits(line)) edits.push(shifted(edit, offset));
    offset += line.length + 1;
  }
  return [...edits, ...tableEdits(text)];
}

function shifted({ start, end, by }: Edit, offset: number): Edit {
  return { start: start + offset, end: end + offset, by };
}

function lineEdits(line: string): Edit[] {
  const edits: Edit[] = [];
  for (const { 0: found, index } of line.matchAll(TAG)) edits.push({ start: index, end: index + found.length, by: '' });
  for (const { 0: found, index } of line.matchAll(NOTE_MARK))
    edits.push({ start: index, end: index + found.length, by: '' });
  if (line.includes('![')) return edits;
  for (const { 0: found, 1: label = '', index } of line.matchAll(LINK)) {
    edits.push({ start: index, end: index + 1, by: '' });
    edits.push({ start: index + 1 + label.length, end: index + found.length, by: '' });
  }
  if (/^\s*#{1,6}\s/.test(line) || BOLD_LINE.test(line.replace(TAG, '')) || CAPTION.test(line)) return edits;
  for (const { 0: found, 1: mark = '', index } of line.matchAll(BOLD)) {
    edits.push({ start: index, end: index + mark.length, by: '' });
    edits.push({ start: index + found.length - mark.length, end: index + found.length, by: '' });
  }
  for (const { 0: found, index } of line.matchAll(ITALIC)) {
    edits.push({ start: index, end: index + 1, by: '' });
    edits.push({ start: index + found.length - 1, end: index + found.length, by: '' });
  }
  for (const { index } of line.matchAll(ESCAPE)) edits.push({ start: index, end: index + 1, by: '' });
  return edits;
}

/** Removes a table's rule and the pipes at the ends of its rows; pipes between cells stay so that rows are readable. */
function tableEdits(text: string): Edit[] {
  const edits: Edit[] = [];
  const lines = text.split('\n');
  let offset = 0;
  let inTable = false;
  for (const [i, line] of lines.entries()) {
    const next = lines[i + 1] ?? '';
    const row = /^\s*\|.*\|\s*$/.test(line) && !line.includes('![');
    if (row && isRule(next)) inTable = true;
    if (!row) inTable = false;
    else if (inTable && isRule(line))
      edits.push({ start: offset, end: offset + line.length + (i < lines.length - 1 ? 1 : 0), by: '' });
    else if (inTable) {
      const left = /^\s*\|\s*/.exec(line)?.[0].length ?? 0;
      const right = /\s*\|\s*$/.exec(line)?.[0].length ?? 0;
      edits.push({ start: offset, end: offset + left, by: '' });
      if (left + right <= line.length)
        edits.push({ start: offset + line.length - right, end: offset + line.length, by: '' });
    }
    offset += line.length + 1;
  }
  return edits;
}

function isRule(line: string): boolean {
  return /^\s*\|[|:\-\s]*-[|:\-\s]*\|?\s*$/.test(line);
}
