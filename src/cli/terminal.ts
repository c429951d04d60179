import { eastAsianWidth } from 'get-east-asian-width';
import type { Span } from '../model.js';
import { STEERING, visible } from '../text/visible.js';

export { visible };

/** How text is formatted for a screen. */
export interface TerminalStyle {
  /** Columns of the terminal; Infinity if lines must not be broken. */
  width: number;
  /** Whether to use bold and dim; if not, highlighted text is marked »so«. */
  colour: boolean;
}

/** Widest text that is still easy to read. */
const MOST_COLUMNS = 100;

/** How a stream shows text: a terminal's width and colours, or neither. NO_COLOR (no-color.org) turns colours off. */
export function terminalStyleOf(stream: NodeJS.WriteStream, env: Record<string, string | undefined>): TerminalStyle {
  if (!stream.isTTY) return { width: Number.POSITIVE_INFINITY, colour: false };
  const plain = (env.NO_COLOR ?? '') !== '' || env.TERM === 'dumb';
  return { width: Math.max(20, Math.min(stream.columns ?? 80, MOST_COLUMNS)), colour: !plain };
}

export function bold(text: string, style: TerminalStyle): string {
  return style.colour && text !== '' ? `\u001b[1m${text}\u001b[22m` : text;
}

export function dim(text: string, style: TerminalStyle): string {
  return style.colour && text !== '' ? `\u001b[2m${text}\u001b[22m` : text;
}

/** JSON on one line, with the characters that could control a terminal escaped. */
export function toJson(value: unknown): string {
  return JSON.stringify(value).replace(STEERING, (c) => `\\u${c.charCodeAt(0).toString(16).padStart(4, '0')}`);
}

const ZERO_WIDTH = /[\p{Mn}\p{Me}\p{Cf}]/u;

/** Columns that a text takes. */
export function columnsOf(text: string): number {
  if (/^[ -~]*$/.test(text)) return text.length;
  let columns = 0;
  for (const character of text) {
    if (!ZERO_WIDTH.test(character)) columns += eastAsianWidth(character.codePointAt(0) ?? 0);
  }
  return columns;
}

// wrap-ansi returns strings, but highlighting needs offsets; string-width segments every line it measures again.
/**
 * Breaks a text into lines at white space, and inside a word only if it is wider than a line.
 * @returns offsets of the lines, without the white space between them
 */
export function wrap(text: string, width: number): Span[] {
  const lines: Span[] = [];
  for (const hard of text.matchAll(/[^\n]*(?:\n|$)/g)) {
    if (hard[0] === '') break;
    if (!Number.isFinite(width)) {
      const blank = hard[0].length - hard[0].trimStart().length;
      const start = hard.index + (blank === hard[0].length ? 0 : blank);
      lines.push({ start, end: start + hard[0].trim().length });
      continue;
    }
    const before = lines.length;
    let line: Span | undefined;
    for (const piece of pieces(hard[0], hard.index, width)) {
      const joined: string = line ? text.slice(line.start, piece.end) : '';
      if (line && columnsOf(visible(joined)) <= width) line.end = piece.end;
      else {
        line = { ...piece };
        lines.push(line);
      }
    }
    if (lines.length === before) lines.push({ start: hard.index, end: hard.index });
  }
  return lines;
}

/** The words of one line; a word too wide for a line is split into pieces. */
function* pieces(line: string, offset: number, width: number): Generator<Span> {
  for (const word of line.matchAll(/\S+/g)) {
    const start = offset + word.index;
    if (columnsOf(visible(word[0])) <= width) {
      yield { start, end: start + word[0].length };
      continue;
    }
    let from = 0;
    let columns = 0;
    let at = 0;
    for (const character of word[0]) {
      const more = columnsOf(visible(character));
      if (columns + more > width && at > from) {
        yield { start: start + from, end: start + at };
        from = at;
        columns = 0;
      }
      columns += more;
      at += character.length;
    }
    yield { start: start + from, end: start + at };
  }
}

/** Formats a paragraph of ours or of a document: wrapped, indented, and with control characters made harmless. */
export function paragraph(text: string, indent: number, style: TerminalStyle): string {
  return highlighted(text, undefined, indent, style);
}

/**
 * Formats a text word for word with a span highlighted: bold or, without colours, marked »so«.
 * @param span offsets into the text
 */
export function highlighted(text: string, span: Span | undefined, indent: number, style: TerminalStyle): string {
  const margin = ' '.repeat(indent);
  const room = Math.max(10, style.width - indent - (span && !style.colour ? 2 : 0));
  const lines = wrap(text, room).map(({ start, end }) => {
    if (!span || span.end <= start || span.start >= end) return visible(text.slice(start, end));
    const from = Math.max(start, span.start);
    const to = Math.min(end, span.end);
    const inside = visible(text.slice(from, to));
    const opening = span.start >= start ? '»' : '';
    const closing = span.end <= end ? '«' : '';
    const shown = style.colour ? bold(inside, style) : `${opening}${inside}${closing}`;
    return `${visible(text.slice(start, from))}${shown}${visible(text.slice(to, end))}`;
  });
  return lines.map((line) => (line === '' ? '' : `${margin}${line}`)).join('\n');
}
