import type { FileNotice, Notice } from '../ingest/read/reader.js';

/** One line for a person: file, line, and what to know. */
export function formatNotice({ file, ...notice }: FileNotice): string {
  return `${file}${placeOf(notice)} ${notice.message}`;
}

/** The line of a notice as it is put behind a file's name. */
export function placeOf({ line }: Notice): string {
  return line === undefined ? ':' : `:${line}:`;
}
