import { isUtf8 } from 'node:buffer';
import type { CorpusProblem } from '../errors.js';
import { likelyEncoding } from './read/encoding.js';

/** Longest line still accepted as text; a book's longest paragraph is far shorter. */
const LONGEST_LINE = 100_000;

const SAVE_AS_UTF8 = 'Save it as UTF-8.';
/** Saving these as UTF-8 keeps the wrong letters: only the font says which letter a byte represents. */
const FONT_ENCODINGS = /TCVN3|VNI/;
const CONVERT = 'Convert it to Unicode, for example with the toolkit of UniKey, and save it as UTF-8.';
const REPLACEMENT = '\uFFFD';
const SPELT_REPLACEMENT = Buffer.from(REPLACEMENT);
/** Line and page breaks of other systems and of text extracted from PDF files. */
const LINE_BREAKS = /\r\n?|[\v\f\u0085\u2028\u2029]/g;

/**
 * Decodes a corpus file: UTF-8 only; the text has no byte order mark, has line feeds only, and is NFC.
 * @param file its name, for messages
 * @returns the text, or the problem that prevents reading it; nothing is guessed or replaced
 */
export function decodeFile(file: string, bytes: Buffer): { text: string } | { problem: CorpusProblem } {
  const problem = (code: string, message: string, cure: string, line?: number) => ({
    problem: { code, file, message, cure, ...(line === undefined ? {} : { line }) },
  });
  if (bytes.length === 0)
    return problem('empty_file', 'is empty.', 'Put the text of the document in it, or remove it.');
  if ((bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff)) {
    return problem('not_utf8', 'is UTF-16.', SAVE_AS_UTF8, 1);
  }
  const likely = bytes.includes(0) ? likelyEncoding(bytes) : '';
  if (likely === 'UTF-16') return problem('not_utf8', 'is UTF-16 without a byte order mark.', SAVE_AS_UTF8, 1);
  if (bytes.includes(0))
    return problem('binary_file', 'is a binary file.', 'Extract its text into a .md or .txt file.');
  if (!isUtf8(bytes)) {
    const where = firstInvalidByte(bytes);
    const encoding = likelyEncoding(bytes);
    return problem(
      'not_utf8',
      `is not valid UTF-8 at byte ${where.offset} (byte ${where.column} of the line, counted from 1).`,
      `It looks like ${encoding}. ${FONT_ENCODINGS.test(encoding) ? CONVERT : SAVE_AS_UTF8}`,
      where.line,
    );
  }
  const text = bytes
    .toString('utf8')
    .replace(/^\uFEFF/, '')
    .replace(LINE_BREAKS, '\n')
    .normalize('NFC');
  if (text.trim() === '')
    return problem('empty_file', 'contains only white space.', 'Put the text of the document in it.');
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

/** The position of the first byte that is not UTF-8: decoding puts U+FFFD there, which the bytes do not encode. */
function firstInvalidByte(bytes: Buffer): { offset: number; line: number; column: number } {
  const text = bytes.toString('utf8');
  let offset = 0;
  let from = 0;
  for (let at = text.indexOf(REPLACEMENT); at >= 0; at = text.indexOf(REPLACEMENT, from)) {
    offset += Buffer.byteLength(text.slice(from, at));
    if (!bytes.subarray(offset, offset + 3).equals(SPELT_REPLACEMENT)) break;
    offset += 3;
    from = at + 1;
  }
  const before = bytes.subarray(0, offset);
  const line = before.reduce((n, byte) => (byte === 0x0a ? n + 1 : n), 1);
  return { offset, line, column: offset - before.lastIndexOf(0x0a) };
}
