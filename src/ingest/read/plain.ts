import { DATELINE } from '../dateline.js';
import { decodeFile } from '../decode.js';
import { refuseForeign } from './foreign.js';
import { splitFrontMatter } from './front-matter-block.js';
import { type ReadDocument, type StatedField, unreadableFile } from './reader.js';

/** Number of bytes read to recognise a file's format. */
const HEAD = 4096;
/** How other formats begin that are text or look like text. */
const MARKED = /^\s*(?:<\?xml|<!doctype|<html|%PDF-|\{\\rtf)/i;

/** Whether bytes may be plain text: no byte found only in binary files, and not the start of another format. */
export function looksLikeText(bytes: Uint8Array): boolean {
  const head = bytes.subarray(0, HEAD);
  return !head.includes(0) && !MARKED.test(new TextDecoder().decode(head));
}

/**
 * Reads UTF-8 text with or without front matter.
 * @throws CorpusError if the bytes are not text, the front matter is not closed, or no text follows it
 */
export function readPlain(bytes: Uint8Array, file: string): ReadDocument {
  refuseForeign(bytes, file);
  const decoded = decodeFile(file, Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength));
  if ('problem' in decoded) throw unreadableFile(decoded.problem);
  const { frontMatter, body, bodyLine, unclosed } = splitFrontMatter(decoded.text);
  if (unclosed) {
    const cure = 'End the front matter with the line that it began with, --- or +++.';
    throw unreadableFile({ code: 'bad_yaml', file, line: 1, message: 'begins front matter that never ends.', cure });
  }
  if (body.trim() === '') {
    const message = 'has no text below its front matter.';
    throw unreadableFile({ code: 'empty_document', file, line: bodyLine, message, cure: 'Add the text.' });
  }
  const front = frontMatter === undefined ? {} : { frontMatter };
  return { text: body, stated: statedIn(body, bodyLine), blocks: [], notices: [], ...front };
}

/** The date in a news text's dateline, and the first Markdown heading. */
function statedIn(body: string, bodyLine: number): StatedField[] {
  const stated: StatedField[] = [];
  const date = DATELINE.exec(body)?.[1];
  if (date !== undefined) stated.push({ name: 'date', value: date, where: 'dateline' });
  let line = bodyLine;
  for (const text of body.split('\n')) {
    const heading = /^#{1,6}\s+(\S.*)$/.exec(text.trim())?.[1];
    const value = heading?.replace(/[*_]/g, '').trim();
    if (value) {
      stated.push({ name: 'title', value, where: 'first heading', line });
      break;
    }
    line += 1;
  }
  return stated;
}
