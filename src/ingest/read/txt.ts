import { looksLikeText, readPlain } from './plain.js';
import type { Reader } from './reader.js';

/** Plain text: its structure is read only from its words and layout. */
export const textReader: Reader = {
  format: 'text',
  extensions: ['.txt', '.text'],
  recognises: looksLikeText,
  read: async (bytes, file) => readPlain(bytes, file),
};
