import type { FileNotice, ReadingNotice } from '../ingest/read/reader.js';

/** One line for a person: file, line, and what to know. */
export function formatNotice({ file, ...notice }: FileNotice): string {
  return `${file}${lineMark(notice)} ${notice.message}`;
}

/** The line of a notice as it is put behind a file's name. */
export function lineMark({ line }: ReadingNotice): string {
  return line === undefined ? ':' : `:${line}:`;
}
