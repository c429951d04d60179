import { isolatedReaders } from './isolated.js';
import { markdownReader } from './md.js';
import type { Reader } from './reader.js';
import { textReader } from './txt.js';

/** The readers. If a file's name does not show its format, the first reader that recognises its bytes is used. */
export const READERS: readonly Reader[] = [...isolatedReaders(), markdownReader, textReader];
