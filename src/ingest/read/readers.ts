import { isolatedReaders } from './isolated.js';
import { markdownReader } from './md.js';
import type { Reader } from './reader.js';
import { textReader } from './txt.js';

/**
 * The formats that are read. Where a file's name does not say what it is, the first that recognises its bytes reads it.
 */
export const READERS: readonly Reader[] = [...isolatedReaders(), markdownReader, textReader];
