import { looksLikeText, readPlain } from './plain.js';
import type { Reader } from './reader.js';

/** Plain text: what it means is told from its words and its layout alone. */
export const textReader: Reader = {
  format: 'text',
  extensions: ['.txt', '.text'],
  recognises: looksLikeText,
  read: async (bytes, file) => readPlain(bytes, file),
};
