import type { FileNotice, ReadingNotice } from '../ingest/read/reader.js';

/** A notice as one line of text: file, line and message. */
export function formatNotice({ file, ...notice }: FileNotice): string {
  return `${file}${lineMark(notice)} ${notice.message}`;
}

/** The line number of a notice, as appended to a file name. */
export function lineMark({ line }: ReadingNotice): string {
  return line === undefined ? ':' : `:${line}:`;
}
