import { isUtf8 } from 'node:buffer';
import type { CorpusProblem } from '../errors.js';

/** Longest line that is still taken for text; a book's longest paragraph is far shorter. */
const LONGEST_LINE = 100_000;

/**
 * Turns the bytes of a corpus file into text: UTF-8 only, without byte order mark, line feeds, NFC.
 * @param file name for messages
 * @returns the text, or the problem that keeps it from being read; nothing is guessed or replaced
 */
export function decodeText(file: string, bytes: Buffer): { text: string } | { problem: CorpusProblem } {
  const problem = (code: string, message: string, cure: string, line?: number) => ({
    problem: { code, file, message, cure, ...(line === undefined ? {} : { line }) },
  });
  if (bytes.length === 0) return problem('empty_file', 'is empty.', 'Put the text of the document in it, or remove it.');
  if ((bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff)) {
    return problem('not_utf8', 'is UTF-16.', 'Save it as UTF-8.', 1);
  }
  if (bytes.includes(0)) return problem('binary_file', 'is a binary file.', 'Extract its text into a .md or .txt file.');
  if (!isUtf8(bytes)) {
    const where = firstInvalidByte(bytes);
    return problem(
      'not_utf8',
      `is not valid UTF-8 at byte ${where.offset} (byte ${where.column} of the line).`,
      'Save it as UTF-8.',
      where.line,
    );
  }
  const text = bytes.toString('utf8').replace(/^\uFEFF/, '').replace(/\r\n?/g, '\n').normalize('NFC');
  if (text.trim() === '') return problem('empty_file', 'holds only white space.', 'Put the text of the document in it.');
  const long = longLine(text);
  if (long !== undefined) {
    return problem(
      'line_too_long',
      `has a line of more than ${LONGEST_LINE.toLocaleString('en')} characters.`,
      'Break the text into paragraphs.',
      long,
    );
  }
  return { text };
}

function longLine(text: string): number | undefined {
  let line = 1;
  let start = 0;
  while (start <= text.length) {
    const next = text.indexOf('\n', start);
    const end = next < 0 ? text.length : next;
    if (end - start > LONGEST_LINE) return line;
    if (next < 0) return undefined;
    start = next + 1;
    line += 1;
  }
  return undefined;
}

function firstInvalidByte(bytes: Buffer): { offset: number; line: number; column: number } {
  let low = 0;
  let high = bytes.length;
  // The longest valid prefix is found by halving; a prefix that ends inside a character counts as valid.
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if (validPrefix(bytes, middle)) low = middle;
    else high = middle - 1;
  }
  const before = bytes.subarray(0, low);
  const lineStart = before.lastIndexOf(0x0a) + 1;
  const line = before.reduce((n, byte) => (byte === 0x0a ? n + 1 : n), 1);
  return { offset: low, line, column: low - lineStart + 1 };
}

function validPrefix(bytes: Buffer, length: number): boolean {
  for (let cut = 0; cut <= 3 && cut <= length; cut += 1) {
    if (isUtf8(bytes.subarray(0, length - cut))) return cut === 0 || startsCharacter(bytes, length - cut, length);
  }
  return false;
}

function startsCharacter(bytes: Buffer, start: number, end: number): boolean {
  const lead = bytes[start] ?? 0;
  const size = lead >= 0xf0 ? 4 : lead >= 0xe0 ? 3 : lead >= 0xc2 ? 2 : 0;
  if (size <= end - start) return false;
  for (let i = start + 1; i < end; i += 1) if (((bytes[i] ?? 0) & 0xc0) !== 0x80) return false;
  return true;
}
