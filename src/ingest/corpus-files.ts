import { readdir, stat } from 'node:fs/promises';
import { basename, extname, join } from 'node:path';
import { CorpusError, type CorpusProblem } from '../errors.js';
import type { FileNotice } from './read/reader.js';
import { READERS } from './read/readers.js';

// Separate from the reading of documents, so that checking whether the corpus changed does not load a YAML parser.

/** Limits on folder depth and on the total of files: more means a wrong folder, such as the whole disk. */
const DEEPEST = 16;
const MOST_ENTRIES = 100_000;

/** Known document formats that are not read, and what to do: a person who adds such a file expects answers from it. */
const OTHER_DOCUMENTS: [extensions: RegExp, cure: string][] = [
  [/^\.(?:doc|dot|odt|rtf|wpd|wps|pages)$/, 'Open it with Word or LibreOffice and save it as .docx'],
  [/^\.mht(?:ml)?$/, 'Open it in a browser and save it as “Web page, HTML only”'],
  [/^\.epub$/, 'Convert it to HTML or .docx, for example with Calibre'],
];
const TEMPORARY = /^~\$|~$|\.(?:tmp|part|crdownload|download|bak)$/i;
/** Control characters, and characters that change the text direction. */
const HIDDEN_CHARACTERS = /[\p{Cc}\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069]/u;

/** The contents of a corpus folder: sorted paths relative to it, with slashes. */
export interface CorpusListing {
  documents: string[];
  /** Files with fields: `NAME.yaml` beside `NAME.pdf`. */
  sides: string[];
  problems: CorpusProblem[];
  /** Every other file, and why it is not used. */
  notices: FileNotice[];
}

/** The files that make up a corpus, documents and side files, sorted. @throws CorpusError as {@link listCorpus} */
export async function corpusFiles(folder: string): Promise<string[]> {
  const { documents, sides } = await listCorpus(folder);
  return [...documents, ...sides].sort();
}

/**
 * Lists a folder and its subfolders without opening any file.
 * @throws CorpusError when the folder cannot be read or contains no documents
 */
export async function listCorpus(folder: string): Promise<CorpusListing> {
  const listing: CorpusListing = { documents: [], sides: [], problems: [], notices: [] };
  const walk: Walk = { folder, listing, seen: 0, hidden: 0 };
  if (!(await lookThrough(walk, '', 0))) throw noCorpus('no_corpus', folder, 'cannot be read as a folder.');
  if (walk.seen > MOST_ENTRIES) {
    const message = `holds more than ${MOST_ENTRIES.toLocaleString('en')} files.`;
    throw noCorpus('corpus_too_large', folder, message);
  }
  if (listing.documents.length === 0 && listing.problems.length === 0) {
    throw noCorpus('empty_corpus', folder, 'contains no documents.');
  }
  listing.documents.sort();
  listing.sides.sort();
  listing.problems.push(...straySides(listing));
  if (walk.hidden > 0) {
    const message = `${walk.hidden} hidden files or folders, whose names begin with a dot, are left out.`;
    listing.notices.push({ code: 'hidden_files', file: folder, message });
  }
  return listing;
}

/** A path without its extension, which a document shares with its side file. */
export function withoutExtension(file: string): string {
  return file.slice(0, file.length - extname(file).length);
}

/** A file name without its folder and extension. */
export function stem(file: string): string {
  return basename(withoutExtension(file));
}

/** The extensions that are read, for messages: ".md, .txt". */
function readExtensions(): string {
  return [...new Set(READERS.flatMap(({ extensions }) => extensions))].join(', ');
}

interface Walk {
  folder: string;
  listing: CorpusListing;
  seen: number;
  hidden: number;
}

/** @returns false when a folder cannot be read */
async function lookThrough(walk: Walk, below: string, depth: number): Promise<boolean> {
  const entries = await readdir(join(walk.folder, below), { withFileTypes: true }).catch(() => undefined);
  if (!entries) return false;
  entries.sort((a, b) => (a.name < b.name ? -1 : 1));
  for (const entry of entries) {
    walk.seen += 1;
    if (walk.seen > MOST_ENTRIES) break;
    const file = below === '' ? entry.name : `${below}/${entry.name}`;
    if (entry.name.startsWith('.')) walk.hidden += 1;
    else if (HIDDEN_CHARACTERS.test(file)) tellBadName(walk.listing, file);
    else if (entry.isDirectory()) await enter(walk, file, depth);
    else if (entry.isSymbolicLink()) await follow(walk, file);
    else if (entry.isFile()) sort(walk.listing, file);
    else tellSpecial(walk.listing, file);
  }
  return true;
}

async function enter(walk: Walk, file: string, depth: number): Promise<void> {
  const { problems } = walk.listing;
  if (depth >= DEEPEST) {
    const message = `lies more than ${DEEPEST} folders deep.`;
    problems.push({ code: 'too_deep', file, message, cure: 'Move its documents up, or move it elsewhere.' });
  } else if (!(await lookThrough(walk, file, depth + 1))) {
    const cure = 'Allow reading it, or move it elsewhere.';
    problems.push({ code: 'unreadable_folder', file, message: 'is a folder that cannot be read.', cure });
  }
}

/** A link to a file counts as that file; a link to a folder could lead in a circle. */
async function follow({ folder, listing }: Walk, file: string): Promise<void> {
  const target = await stat(join(folder, file)).catch(() => undefined);
  if (target?.isDirectory()) {
    const message = 'is a link to a folder, and such links are not followed. Move the folder itself here.';
    listing.notices.push({ code: 'linked_folder', file, message });
  } else if (target === undefined || target.isFile()) sort(listing, file);
  else tellSpecial(listing, file);
}

/** Adds a file to the right list, based only on its name. */
function sort({ documents, sides, problems, notices }: CorpusListing, file: string): void {
  const extension = extname(file).toLowerCase();
  const leaveOut = (code: string, message: string) => notices.push({ code, file, message });
  const other = OTHER_DOCUMENTS.find(([extensions]) => extensions.test(extension));
  if (TEMPORARY.test(basename(file))) {
    leaveOut('temporary_file', 'is a temporary file of another program and is left out.');
  } else if (/^\.ya?ml$/.test(extension)) sides.push(file);
  else if (isDocument(file)) {
    if (stem(file).toLowerCase() !== 'readme') documents.push(file);
    else leaveOut('note_for_people', 'is a note for people and is left out. Rename it if it is a document.');
  } else if (other) {
    const cure = `${other[1]}, or move it elsewhere.`;
    problems.push({ code: 'unread_format', file, message: `is a ${extension} file, which is not read.`, cure });
  } else {
    const what = extension === '' ? 'has no extension' : `has the extension ${extension}, which is not read`;
    const cure = `If it is a document, save it as one of ${readExtensions()}.`;
    leaveOut('unknown_extension', `${what}; it is left out. ${cure}`);
  }
}

/** Why the name alone would leave a file out of the corpus; undefined if it does not. */
export function leftOutByName(file: string): string | undefined {
  if (TEMPORARY.test(file) || file.startsWith('.')) return 'has the name of a temporary or hidden file';
  if (!isDocument(file)) return 'has an extension that is not read';
  return stem(file).toLowerCase() === 'readme' ? 'has the name of a note for people' : undefined;
}

function isDocument(file: string): boolean {
  const extension = extname(file).toLowerCase();
  return READERS.some(({ extensions }) => extensions.includes(extension));
}

/** A pipe, socket or device: reading it could block or never end. */
function tellSpecial({ problems, notices }: CorpusListing, file: string): void {
  const message = 'is a pipe, socket or device, not a file.';
  const cure = 'Put a copy of the document there, or remove it.';
  if (isDocument(file)) problems.push({ code: 'not_a_file', file, message, cure });
  else notices.push({ code: 'not_a_file', file, message: `${message} It is left out.` });
}

function tellBadName({ problems }: CorpusListing, file: string): void {
  problems.push({
    code: 'bad_file_name',
    file: JSON.stringify(file).replace(/[^\x20-\x7E]/g, '?'),
    message: 'has characters in its name that cannot be seen.',
    cure: 'Rename it.',
  });
}

function straySides({ documents, sides }: CorpusListing): CorpusProblem[] {
  const described = new Set(documents.map(withoutExtension));
  const first = new Map<string, string>();
  return sides.flatMap((file) => {
    const report = (message: string, cure: string) => [{ code: 'stray_side_file', file, message, cure }];
    const name = withoutExtension(file);
    if (!described.has(name)) return report('describes no document.', `Add ${stem(file)}.txt, or remove it.`);
    const other = first.get(name);
    if (other === undefined) first.set(name, file);
    return other === undefined ? [] : report(`describes the same document as ${other}.`, 'Keep one of the two.');
  });
}

function noCorpus(code: string, file: string, message: string): CorpusError {
  const cure = `Put documents there (${readExtensions()}), or name another folder with --corpus or CORPUS_DIR.`;
  return new CorpusError([{ code, file, message, cure }]);
}
