import { extname } from 'node:path';
import { CorpusError, type CorpusProblem } from '../errors.js';
import { words } from '../text/words.js';
import { listCorpus, withoutExtension } from './corpus-files.js';
import { decodeFile } from './decode.js';
import { describe } from './describe.js';
import { type Fields, readFields } from './fields.js';
import { FilesRead, type HashedFile, readHashed } from './files-read.js';
import { parseFields } from './front-matter.js';
import { headText } from './read/encoding.js';
import type {
  CorpusDocument,
  FileNotice,
  FrontMatterSource,
  ReadDocument,
  Reader,
  ReadingNotice,
} from './read/reader.js';
import { READERS } from './read/readers.js';
import { tidy } from './tidy/tidy.js';

/** Problems that leave a document's fields unknown. */
const UNPARSED = new Set([
  'bad_yaml',
  'not_utf8',
  'binary_file',
  'empty_file',
  'line_too_long',
  'front_matter_too_long',
]);

export interface CorpusOptions {
  /** YYYY-MM-DD; a document dated later is refused. */
  today: string;
  /** Identifies the language of a text whose front matter does not name it. */
  identifyLanguage: (text: string) => string;
  /** Reads a document unless a file with this sha256 was read before. */
  readOnce?: (reader: Reader, sha256: string, read: () => Promise<ReadDocument>) => Promise<ReadDocument>;
  /** Files of the folder that have been read already. */
  files?: FilesRead;
}

/** A file as it was when the corpus was read. */
export interface CorpusFile {
  file: string;
  size: number;
  modified: number;
  sha256: string;
}

/** The contents of a corpus folder: the sound documents, the other files, and all problems and notices. */
export interface CorpusReading {
  documents: CorpusDocument[];
  /** Every document and side file that could be read, for the manifest. */
  files: CorpusFile[];
  problems: CorpusProblem[];
  /** About files that are not used, and about fields; notices about a document's text are stored with the document. */
  notices: FileNotice[];
}

/**
 * Reads every document of a folder and its subfolders, with front matter or the fields in a side file `NAME.yaml`.
 * @returns the documents, in the order of their paths
 * @throws CorpusError with every problem of every file
 */
export async function readCorpus(folder: string, options: CorpusOptions): Promise<CorpusDocument[]> {
  const { documents, problems } = await lookAtCorpus(folder, options);
  if (problems.length > 0) throw new CorpusError(problems);
  return documents;
}

/**
 * Reads a folder like {@link readCorpus}, but returns the problems together with the readable documents.
 * @throws CorpusError when the folder cannot be read or contains no documents
 */
export async function lookAtCorpus(folder: string, options: CorpusOptions): Promise<CorpusReading> {
  const listing = await listCorpus(folder);
  const reading: CorpusReading = { documents: [], files: [], problems: listing.problems, notices: listing.notices };
  const files = options.files ?? new FilesRead(folder);
  const named: Named[] = [];
  // The first of several that describe one document; the others have already been reported as a problem.
  const sides = new Map(listing.sides.toReversed().map((side) => [withoutExtension(side), side]));
  // Documents that differ only in their extension share a side file.
  const rawSides = new Map<string, RawFile | undefined>();
  for (const file of listing.documents) {
    const raw = await load(files, file, reading);
    const side = sides.get(withoutExtension(file));
    if (side !== undefined && !rawSides.has(side)) rawSides.set(side, await load(files, side, reading));
    const rawSide = side === undefined ? undefined : rawSides.get(side);
    if (!raw || (side !== undefined && !rawSide)) continue;
    const result = await readDocument(raw, rawSide, options);
    reading.problems.push(...result.problems);
    reading.notices.push(...result.notices);
    if (result.id !== undefined) named.push({ id: result.id, file });
    if (result.document) reading.documents.push(result.document);
  }
  reading.files.sort((a, b) => (a.file < b.file ? -1 : 1));
  reading.problems.push(...duplicateIds(named), ...strangeTranslations(reading.documents, named));
  return reading;
}

interface Named {
  id: string;
  file: string;
}

interface RawFile extends HashedFile {
  file: string;
}

async function load(files: FilesRead, file: string, reading: CorpusReading): Promise<RawFile | undefined> {
  const read = await files.take(file);
  if ('problem' in read) {
    reading.problems.push(read.problem);
    return undefined;
  }
  reading.files.push({ file, size: read.size, modified: read.modified, sha256: read.sha256 });
  return { file, ...read };
}

interface DocumentReading {
  document?: CorpusDocument;
  id?: string;
  problems: CorpusProblem[];
  notices: FileNotice[];
}

/** A document with the fields from its front matter. */
export interface OpenedDocument {
  reader: Reader;
  read: ReadDocument;
  bytes: Buffer;
  fields: Fields;
  /** Whether the fields were written for this program. */
  own: boolean;
  notices: FileNotice[];
}

/** Reads a single file that is not in the corpus yet. @returns the document, or everything that is wrong with it */
export async function openDocument(
  path: string,
  file: string,
  options: CorpusOptions,
): Promise<OpenedDocument | { problems: CorpusProblem[] }> {
  const raw = await readHashed(path, file);
  if ('problem' in raw) return { problems: [raw.problem] };
  const problems: CorpusProblem[] = [];
  const { read, ...opened } = await open({ file, ...raw }, undefined, options, problems);
  return problems.length > 0 || !read ? { problems } : { ...opened, read, bytes: raw.bytes };
}

async function readDocument(raw: RawFile, side: RawFile | undefined, options: CorpusOptions): Promise<DocumentReading> {
  const result: DocumentReading = { problems: [], notices: [] };
  const { reader, read, fields, own, notices: seen } = await open(raw, side, options, result.problems);
  result.notices.push(...seen);
  // If the fields could not be parsed, it is unknown which of them are missing.
  if (!read || result.problems.some(({ code }) => UNPARSED.has(code))) {
    return fields.id === undefined ? result : { ...result, id: fields.id };
  }
  const wrong = new Set(result.problems.map(({ field }) => field));
  const fieldsFile = side?.file ?? raw.file;
  const described = describe(read, { ...options, file: raw.file, fieldsFile, fields, own, wrong });
  result.problems.push(...described.problems);
  result.notices.push(...described.notices);
  if (described.id !== undefined) result.id = described.id;
  if (!described.info || result.problems.length > 0) return result;
  const sha256 = side ? raw.hash.copy().update(side.bytes).digest('hex') : raw.sha256;
  const { text, blocks, removed, notices: left } = tidy(read.text, read.blocks, reader.format === 'markdown');
  const notices = [...read.notices, ...left, ...furnitureNotice(removed)];
  const { origins } = described;
  const document = { ...described.info, file: raw.file, sha256, text, format: reader.format, blocks, notices, origins };
  return { ...result, document };
}

/** A notice of page heads, feet and numbers taken out of the text. */
function furnitureNotice(removed: readonly string[]): ReadingNotice[] {
  if (removed.length === 0) return [];
  const kinds = [...new Set(removed.map((text) => text.replace(/\s+/g, ' ').trim()))];
  const some = kinds.slice(0, 3).map((text) => `“${text.slice(0, 60)}”`);
  const more = kinds.length > some.length ? ', …' : '';
  const count = words(removed.join('\n')).length;
  const left = `${removed.length} heads, feet and numbers of pages (${count} words) are left out`;
  const message = `${left}: ${some.join(', ')}${more}.`;
  return [{ code: 'page_furniture', message }];
}

/** Reads a file and its fields, above the text and in its side file; errors go into `problems`. */
async function open(
  raw: RawFile,
  side: RawFile | undefined,
  options: CorpusOptions,
  problems: CorpusProblem[],
): Promise<Omit<OpenedDocument, 'read' | 'bytes'> & { read: ReadDocument | undefined }> {
  const notices: FileNotice[] = [];
  const reader = readerOf(raw, notices);
  const read = await readBytes(reader, raw, options, problems);
  const fields: Fields = {};
  let own = side !== undefined;
  const take = (file: string, { yaml, line, written }: FrontMatterSource) => {
    const parsed = parseFields(file, yaml, line);
    if (written !== undefined && parsed.problems.length > 0) {
      const message = `begins with front matter in ${written} that cannot be read; none of it is used.`;
      notices.push({ code: 'front_matter_ignored', file, line, message });
      return;
    }
    const found = readFields(file, parsed.fields, options.today, file === side?.file);
    Object.assign(fields, found.fields);
    own ||= found.own;
    problems.push(...parsed.problems, ...found.problems);
    notices.push(...found.notices);
  };
  if (read?.frontMatter) take(raw.file, read.frontMatter);
  if (side) {
    const text = decodeFile(side.file, side.bytes);
    if ('problem' in text) problems.push(text.problem);
    else take(side.file, { yaml: text.text, line: 1 });
  }
  return { reader, read, fields, own, notices };
}

/** Extensions of files that contain tags. */
const MARKUP = /^\.(?:x?html?|xml|fmx4?|akn)$/;
const HAS_TAG = /<\/?[a-z][\w:.-]*(?:\s[^<>]*)?\/?>/i;
const PLAIN: ReadonlySet<string> = new Set(['markdown', 'text']);

/** The reader for a file: by its name, unless its bytes are clearly of another format. */
function readerOf({ file, bytes }: RawFile, notices: FileNotice[]): Reader {
  const extension = extname(file).toLowerCase();
  // Several formats may share an extension, as the XML formats do.
  const named = READERS.filter(({ extensions }) => extensions.includes(extension));
  const byName = named.find((reader) => reader.recognises(bytes));
  if (byName) return byName;
  // A fragment of HTML or XML may not begin like a whole file, but its tags are not plain text.
  const piece = MARKUP.test(extension) && HAS_TAG.test(headText(bytes)) ? named[0] : undefined;
  const found = READERS.find((reader) => reader.recognises(bytes) && !PLAIN.has(reader.format));
  const plain = READERS.find(({ format }) => format === 'text');
  const seen = found ?? piece ?? (plain?.recognises(bytes) ? plain : named[0]) ?? READERS[0];
  if (!seen) throw new Error('there is no reader');
  if (named.length > 0 && bytes.length > 0 && !named.includes(seen)) {
    const message = `is named ${extension} but is ${seen.format}; it is read as ${seen.format}. Rename it.`;
    notices.push({ code: 'wrong_extension', file, message });
  }
  return seen;
}

async function readBytes(
  reader: Reader,
  { file, bytes, sha256 }: RawFile,
  { readOnce = (_reader, _sha256, read) => read() }: CorpusOptions,
  problems: CorpusProblem[],
): Promise<ReadDocument | undefined> {
  try {
    return await readOnce(reader, sha256, () => reader.read(bytes, file));
  } catch (error) {
    if (error instanceof CorpusError) problems.push(...error.problems);
    else {
      const cure = 'Save it again with the program that wrote it, or save its text as .md or .txt.';
      problems.push({ code: 'reader_failed', file, message: `cannot be read as ${reader.format}.`, cure });
    }
    return undefined;
  }
}

function duplicateIds(named: Named[]): CorpusProblem[] {
  const first = new Map<string, string>();
  return named.flatMap(({ id, file }) => {
    const other = first.get(id);
    if (other === undefined) first.set(id, file);
    if (other === undefined) return [];
    const message = `is "${id}", which ${other} already uses.`;
    return [{ code: 'duplicate_id', file, field: 'id', message, cure: 'Give each document an id of its own.' }];
  });
}

/** A translation must name an existing document in another language; unreadable documents count as existing. */
function strangeTranslations(documents: CorpusDocument[], named: Named[]): CorpusProblem[] {
  const ids = new Set(named.map(({ id }) => id));
  const languages = new Map(documents.map(({ id, language }) => [id, language]));
  return documents.flatMap(({ id, file, language, translationOf }) => {
    if (translationOf === undefined) return [];
    const report = (message: string, cure: string) => [
      { code: 'bad_translation', file, field: 'translationOf', message, cure },
    ];
    if (!ids.has(translationOf)) {
      return report(`names "${translationOf}", which is not a document here.`, 'Write the id of the other document.');
    }
    if (id !== translationOf && languages.get(translationOf) !== language) return [];
    return report(
      'names a document in the same language.',
      'Correct the language of one of them, or remove the field.',
    );
  });
}
