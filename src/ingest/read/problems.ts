import type { CorpusError } from '../../errors.js';
import { unreadableFile } from './reader.js';

/** Largest file that is read; the text of the longest treaties is a tenth of it. */
export const LARGEST_FILE_MB = 50;
const MEGABYTE = 1024 * 1024;

/** The error for a file that a reader cannot use. */
export function problem(code: string, file: string, message: string, cure: string, line?: number): CorpusError {
  return unreadableFile({ code, file, message, cure, ...(line === undefined ? {} : { line }) });
}

/** The error for a file without text. */
export function emptyText(file: string, what: string): CorpusError {
  return problem('empty_document', file, `is ${what} with no text in it.`, 'Put the text of the document in it.');
}

/** @throws CorpusError when a file is empty or too large to be read */
export function checkSize(bytes: Uint8Array, file: string): void {
  if (bytes.length === 0) {
    throw problem('empty_file', file, 'is empty.', 'Put the text of the document in it, or remove it.');
  }
  if (bytes.length <= LARGEST_FILE_MB * MEGABYTE) return;
  const size = Math.ceil(bytes.length / MEGABYTE);
  throw problem(
    'file_too_large',
    file,
    `is ${size} MB; files of at most ${LARGEST_FILE_MB} MB are read.`,
    'Split it into its parts, or save it without pictures.',
  );
}

/** The error for an XML file of another kind. */
export function unknownXml(file: string): CorpusError {
  const cure = 'Use the document as Formex or Akoma Ntoso, as a web page, or as PDF.';
  return problem('unknown_xml', file, 'is not XML of a kind that is read.', cure);
}
