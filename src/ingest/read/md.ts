import { looksLikeText, readPlain } from './plain.js';
import type { Reader } from './reader.js';

/** Markdown. Its headings are read when passages are split, from the marks in the text. */
export const markdownReader: Reader = {
  format: 'markdown',
  extensions: ['.md', '.markdown'],
  recognises: looksLikeText,
  read: async (bytes, file) => readPlain(bytes, file),
};
