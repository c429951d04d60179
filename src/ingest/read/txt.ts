import { looksLikeText, readPlain } from './plain.js';
import type { Reader } from './reader.js';

/** Plain text: its structure is read from its words and layout alone. */
export const textReader: Reader = {
  format: 'text',
  extensions: ['.txt', '.text'],
  recognises: looksLikeText,
  read: async (bytes, file) => readPlain(bytes, file),
};
