import type { Edit } from './edits.js';
import { ENTITY, entityCharacter } from './entities.js';
import { atLevel } from './raised.js';

const ATTRIBUTES = String.raw`(?:\s[^<>]{0,300})?\/?>`;
const TAG = new RegExp(
  String.raw`<\/?(?:u|b|i|em|strong|sup|sub|span|a|font|center|ins|del|s|strike|mark|small|big)${ATTRIBUTES}`,
  'gi',
);
/** Tags that end a line or a paragraph; several in a row count once. */
const BREAK_TAG = String.raw`<\/?(?:br|p|div)${ATTRIBUTES}`;
const BREAKS = new RegExp(String.raw`${BREAK_TAG}(?:[ \t]{0,20}${BREAK_TAG})*`, 'gi');
/** Raised or lowered text, by HTML or by Pandoc; a number is written as such. */
const LEVELLED = /(<(sup|sub)(?:\s[^<>]{0,300})?>)([^<>]{1,80})<\/\2>/gi;
const PANDOC_LEVELLED = /(?<=[\p{L}\p{N})])(?:\^([-−–+]?\d{1,4})\^|(?<!~)~(\d{1,4})~(?!~))/gu;
/** Text that a revision deletes. */
const DELETED = /<(del|s|strike)(?:\s[^<>]{0,300})?>([^<>]{1,2000})<\/\1>|(?<!~)~~(?=[^\s~])([^~\n]{1,2000})~~(?!~)/gi;
/** Pandoc writes attributes behind a text in brackets or a heading: "[Article 1]{.underline}". */
const ATTRIBUTE_LIST = String.raw`\{(?:[#.]|[\w-]{1,40}=)[^{}\n]{0,200}\}`;
const SPAN = new RegExp(String.raw`(?<!!)\[([^[\]\n]{1,300})\]${ATTRIBUTE_LIST}`, 'g');
const HEADING_ATTRIBUTES = new RegExp(String.raw`^\s{0,3}#{1,6}\s.{0,500}?([ \t]{0,20}${ATTRIBUTE_LIST})\s*$`);
/** The marks of a quotation at the start of its lines, and lines that only open or close a division. */
const QUOTED = /^ {0,3}(?:>[ \t]?)+/;
const DIVISION = /^ {0,3}:{3,}(?:[ \t]*(?:\{[^{}]{0,200}\}|[\w-]{1,40}))?[ \t]*:*$/;
const COMMENT = /<!--[\s\S]{0,20000}?-->/g;
/** A reference to a footnote; the note itself begins its line and is followed by a colon. */
const NOTE_MARK = /\[\^[^\]\s]{1,20}\](?!:)/g;
const LINK = /(?<!!)\[([^[\]\n]{1,300})\]\((?:[^()\s]|\([^()\s]{0,200}\)){1,1000}(?:\s"[^"\n]{0,200}")?\)/g;
const BOLD = /(\*\*|__)(?=\S)([^\n]{1,2000}?\S|\S)\1/g;
const STARRED = String.raw`(?<![*\p{L}\p{N}\\])\*(?![*\s])([^*\n]{1,2000}?)(?<![\s*])\*(?![*\p{L}\p{N}])`;
const UNDERLINED = String.raw`(?<![_\p{L}\p{N}\\])_(?![_\s])([^_\n]{1,2000}?)(?<![\s_])_(?![_\p{L}\p{N}])`;
const ITALIC = new RegExp(`${STARRED}|${UNDERLINED}`, 'gu');
/** Markdown may escape any ASCII punctuation; at the end of a line, the mark stands for a line break. */
const ESCAPE = /\\(?=[!-/:-@[-`{-~]|$)/g;
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
    if (/[*_<>[\\&~^{:]/.test(line)) for (const edit of lineEdits(line)) edits.push(shifted(edit, offset));
    offset += line.length + 1;
  }
  return [...edits, ...tableEdits(text)];
}

function shifted({ start, end, by }: Edit, offset: number): Edit {
  return { start: start + offset, end: end + offset, by };
}

function lineEdits(line: string): Edit[] {
  if (DIVISION.test(line)) return [{ start: 0, end: line.length, by: '' }];
  const edits: Edit[] = [...breakEdits(line), ...levelEdits(line), ...entityEdits(line)];
  for (const { 0: found, index } of line.matchAll(TAG)) edits.push({ start: index, end: index + found.length, by: '' });
  for (const { index } of line.matchAll(ESCAPE)) edits.push({ start: index, end: index + 1, by: '' });
  const quoted = QUOTED.exec(line)?.[0].length ?? 0;
  if (quoted > 0) edits.push({ start: 0, end: quoted, by: '' });
  const attributes = HEADING_ATTRIBUTES.exec(line)?.[1];
  if (attributes !== undefined)
    edits.push({ start: line.trimEnd().length - attributes.length, end: line.length, by: '' });
  for (const { 0: found, index } of line.matchAll(NOTE_MARK))
    edits.push({ start: index, end: index + found.length, by: '' });
  if (line.includes('![')) return edits;
  for (const pattern of [SPAN, LINK])
    for (const { 0: found, 1: label = '', index } of line.matchAll(pattern)) {
      edits.push({ start: index, end: index + 1, by: '' });
      edits.push({ start: index + 1 + label.length, end: index + found.length, by: '' });
    }
  if (/^\s*#{1,6}\s/.test(line) || BOLD_LINE.test(line.replace(TAG, '').replace(/\\$/, '')) || CAPTION.test(line))
    return edits;
  for (const { 0: found, 1: mark = '', index } of line.matchAll(BOLD)) {
    edits.push({ start: index, end: index + mark.length, by: '' });
    edits.push({ start: index + found.length - mark.length, end: index + found.length, by: '' });
  }
  for (const { 0: found, index } of line.matchAll(ITALIC)) {
    edits.push({ start: index, end: index + 1, by: '' });
    edits.push({ start: index + found.length - 1, end: index + found.length, by: '' });
  }
  return edits;
}

/** The deleted texts of a line, which are left out with their marks. */
function deletedIn(line: string): { edits: Edit[]; texts: string[] } {
  const found = [...line.matchAll(DELETED)].filter(({ index }) => line[index - 1] !== '\\');
  return {
    edits: found.map(({ 0: whole, index }) => {
      const end = index + whole.length;
      // Of the two spaces around it, one stays.
      const spaced = /(?:^|\s)$/.test(line.slice(0, index).slice(-1)) && /\s/.test(line[end] ?? '');
      return { start: index, end: spaced ? end + 1 : end, by: '' };
    }),
    texts: found.map(({ 2: tagged, 3: struck }) => tagged ?? struck ?? ''),
  };
}

/** What a Markdown document marks as deleted: edits that remove it, and the texts. */
export function deletions(text: string): { edits: Edit[]; texts: string[] } {
  const all: { edits: Edit[]; texts: string[] } = { edits: [], texts: [] };
  let offset = 0;
  for (const line of text.split('\n')) {
    if (/~~|</.test(line)) {
      const { edits, texts } = deletedIn(line);
      for (const edit of edits) all.edits.push(shifted(edit, offset));
      all.texts.push(...texts);
    }
    offset += line.length + 1;
  }
  return all;
}

/** A break in a row, a heading or a sentence becomes a space, one between paragraphs an empty line. */
function breakEdits(line: string): Edit[] {
  const isOneLine = /^\s*(?:\||#{1,6}\s)/.test(line);
  return Array.from(line.matchAll(BREAKS), ({ 0: found, index }) => {
    const end = index + found.length;
    const atEdge = line.slice(0, index).trim() === '' || line.slice(end).trim() === '';
    const spaced = /\s/.test(line[index - 1] ?? '') || /\s/.test(line[end] ?? '');
    const isParagraph = /<\/?(?:p|div)/i.test(found) && !isOneLine;
    return { start: index, end, by: atEdge ? '' : isParagraph ? '\n\n' : spaced ? '' : ' ' };
  });
}

function levelEdits(line: string): Edit[] {
  const edits = Array.from(line.matchAll(LEVELLED), ({ 1: open = '', 2: tag = '', 3: text = '', index }) => {
    const level = tag.toLowerCase() === 'sup' ? ('raised' as const) : ('lowered' as const);
    const start = index + open.length;
    return { start, end: start + text.length, by: atLevel(text, level, line[index - 1] ?? '') };
  });
  for (const { 0: found, 1: up, 2: down = '', index } of line.matchAll(PANDOC_LEVELLED)) {
    const by = up === undefined ? atLevel(down, 'lowered', '~') : atLevel(up, 'raised', '^');
    edits.push({ start: index, end: index + found.length, by });
  }
  return edits.filter(({ start, end, by }) => by !== line.slice(start, end));
}

function entityEdits(line: string): Edit[] {
  return Array.from(line.matchAll(ENTITY), ({ 0: found, index }) => ({
    start: index,
    end: index + found.length,
    by: entityCharacter(found) ?? found,
  }));
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
