import { createHash } from 'node:crypto';
import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { IndexError } from '../errors.js';
import type { Container, DocumentInfo, Passage, Span } from '../model.js';
import { Blob } from './blob.js';
import {
  FILES,
  type FileName,
  FORMAT,
  FORMAT_VERSION,
  isManifest,
  MANIFEST,
  type Manifest,
  type StoredDocument,
} from './format.js';
import { decodePassages, type PassageColumns, passageAt, pathAt } from './tables/passages.js';

const REBUILD = 'Run the ingest again: npm start -- ingest';

/**
 * The documents and passages of an index, without vectors: enough to show clauses and sources.
 * Passages are numbered from 0 in the order of the documents.
 */
export class Library {
  readonly manifest: Manifest;
  /** The folder of this generation. */
  readonly folder: string;
  readonly documents: readonly DocumentInfo[];
  readonly #stored: StoredDocument[];
  readonly #columns: PassageColumns;
  readonly #texts: Blob;
  readonly #others = new Map<string, number>();

  private constructor(folder: string, manifest: Manifest) {
    this.manifest = manifest;
    this.folder = folder;
    this.#stored = JSON.parse(readChecked(folder, manifest, 'documents').toString('utf8')) as StoredDocument[];
    this.#columns = decodePassages(readChecked(folder, manifest, 'passages').toString('utf8'));
    this.documents = this.#stored.map(({ textStart: _start, textLength: _length, ...info }) => info);
    const { counts } = manifest;
    if (counts.documents !== this.#stored.length) throw damaged('documents');
    if (counts.passages !== this.#columns.start.length) throw damaged('passages');
    checkFile(folder, manifest, 'texts');
    this.#texts = new Blob(join(folder, FILES.texts));
  }

  /**
   * Opens the index in a folder and checks what it reads against the manifest.
   * @param fingerprint that the index must have, or what tells it for a manifest
   * @throws IndexError when there is none, or it is damaged, foreign, older, newer, or of another fingerprint
   */
  static open(indexDir: string, fingerprint: string | ((manifest: Manifest) => string)): Library {
    const manifest = readManifest(indexDir);
    if (manifest.fingerprint !== (typeof fingerprint === 'string' ? fingerprint : fingerprint(manifest))) {
      throw new IndexError('index_other_model', 'The index was built with another model or other settings.', REBUILD);
    }
    try {
      return new Library(join(indexDir, manifest.folder), manifest);
    } catch (error) {
      // An ingest that finished just now has replaced this generation.
      if (!isMissing(error) || readManifest(indexDir).folder === manifest.folder) throw asIndexError(error);
      return Library.open(indexDir, fingerprint);
    }
  }

  /** Opens a generation that has no manifest in place yet. */
  static openGeneration(folder: string, manifest: Manifest): Library {
    return new Library(folder, manifest);
  }

  get size(): number {
    return this.#columns.start.length;
  }

  /** The passage of a number. @throws RangeError when there is none */
  passage(number: number): Passage {
    const info = this.#stored[this.#columns.document[number] ?? -1];
    if (!info) throw new RangeError(`there is no passage ${number}`);
    const { key, ...stored } = passageAt(this.#columns, number);
    const text = this.#slice(info, stored.start, stored.end);
    return { id: `${info.id}#${key}`, documentId: info.id, ...stored, text };
  }

  /** The number of a passage, by its id. */
  numberOf(passageId: string): number | undefined {
    const hash = passageId.indexOf('#');
    const document = this.#stored.findIndex((d) => d.id === passageId.slice(0, hash));
    if (document < 0) return undefined;
    const key = passageId.slice(hash + 1);
    const number = this.#columns.key.findIndex((k, i) => k === key && this.#columns.document[i] === document);
    return number < 0 ? undefined : number;
  }

  /** The document a passage belongs to. */
  documentOf(number: number): DocumentInfo {
    const document = this.documents[this.#columns.document[number] ?? -1];
    if (!document) throw new RangeError(`there is no passage ${number}`);
    return document;
  }

  documentNumber(number: number): number {
    return this.#columns.document[number] ?? -1;
  }

  /** The clause number of a passage, 0 where it is none. */
  clauseOf(number: number): number {
    return this.#columns.clause[number] ?? 0;
  }

  /** The document's own number of a passage as printed, empty where it has none. */
  printedNumberOf(number: number): string {
    return this.#columns.number[number] ?? '';
  }

  /** What the document numbers there: `article`, `point`, `recital`, …; empty where it is a paragraph. */
  unitOf(number: number): string {
    return this.#columns.unit.values[this.#columns.unit.of[number] ?? -1] ?? '';
  }

  /** The unit's own title, empty where it has none. */
  unitTitleOf(number: number): string {
    return this.#columns.title[number] ?? '';
  }

  /** The parts, chapters and annexes that a passage stands in, outermost first. */
  pathOf(number: number): readonly Container[] {
    return pathAt(this.#columns, number);
  }

  /** The share of the passages that are in other languages than this one, 0 to 1. */
  shareOfOthers(language: string): number {
    const known = this.#others.get(language);
    if (known !== undefined) return known;
    const own = this.#columns.document.filter((document) => this.#stored[document]?.language === language).length;
    const share = 1 - own / Math.max(1, this.size);
    this.#others.set(language, share);
    return share;
  }

  /** The numbers of a document's passages, in order. */
  passagesOf(documentId: string): number[] {
    const document = this.#stored.findIndex((d) => d.id === documentId);
    return this.#columns.document.flatMap((d, i) => (d === document ? [i] : []));
  }

  /** The whole text of a document. */
  textOf(documentId: string): string {
    const info = this.#stored.find((d) => d.id === documentId);
    return info ? this.#slice(info, 0, info.textLength) : '';
  }

  /** How long the text of a document is, in UTF-16 units; 0 where there is none. */
  lengthOf(documentId: string): number {
    return this.#stored.find((d) => d.id === documentId)?.textLength ?? 0;
  }

  /** Where a passage stands in its document, without reading it. */
  spanOf(number: number): Span {
    return { start: this.#columns.start[number] ?? 0, end: this.#columns.end[number] ?? 0 };
  }

  /** The text of a passage's document from one UTF-16 offset to another. @throws RangeError when there is no such passage */
  slice(passage: number, start: number, end: number): string {
    const info = this.#stored[this.#columns.document[passage] ?? -1];
    if (!info) throw new RangeError(`there is no passage ${passage}`);
    const to = Math.min(Math.max(end, 0), info.textLength);
    return this.#slice(info, Math.min(Math.max(start, 0), to), to);
  }

  close(): void {
    this.#texts.close();
  }

  #slice(info: StoredDocument, start: number, end: number): string {
    return this.#texts.read(2 * (info.textStart + start), 2 * (end - start)).toString('utf16le');
  }
}

/**
 * Reads the manifest of an index folder.
 * @throws IndexError when there is none, or it is not one of this version
 */
export function readManifest(indexDir: string): Manifest {
  const path = join(indexDir, MANIFEST);
  let parsed: unknown;
  try {
    parsed = JSON.parse(readFileSync(path, 'utf8'));
  } catch (error) {
    if (isMissing(error))
      throw new IndexError('index_missing', `There is no index in ${indexDir}.`, 'Build it: npm start -- ingest');
    throw (
      unreadable(error, path) ?? new IndexError('index_damaged', 'The manifest of the index cannot be read.', REBUILD)
    );
  }
  const version = (parsed as { formatVersion?: unknown } | null)?.formatVersion;
  const format = (parsed as { format?: unknown } | null)?.format;
  if (format !== FORMAT)
    throw new IndexError(
      'index_foreign',
      `${path} is not an index of this program.`,
      'Choose another folder with INDEX_DIR or --index, or remove the file and run the ingest.',
    );
  if (typeof version === 'number' && version > FORMAT_VERSION) {
    throw new IndexError(
      'index_newer',
      `The index has format ${version}; this program knows format ${FORMAT_VERSION}.`,
      'Update the program, or run the ingest again.',
    );
  }
  if (typeof version === 'number' && version < FORMAT_VERSION) {
    throw new IndexError('index_older', `The index has the older format ${version}.`, REBUILD);
  }
  if (!isManifest(parsed)) throw new IndexError('index_damaged', 'The manifest of the index is not complete.', REBUILD);
  return parsed;
}

/** Reads a file of a generation and checks its size and sha256. @throws IndexError when they differ */
export function readChecked(folder: string, manifest: Manifest, name: FileName): Buffer {
  const bytes = readFileSync(join(folder, FILES[name]));
  const expected = manifest.files[name];
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  if (!expected || expected.size !== bytes.length || expected.sha256 !== sha256) throw damaged(name);
  return bytes;
}

/** Checks a file's size and sha256 in place. @throws IndexError when they differ */
export function checkFile(folder: string, manifest: Manifest, name: FileName): void {
  const path = join(folder, FILES[name]);
  const expected = manifest.files[name];
  if (!expected || statSync(path).size !== expected.size) throw damaged(name);
  const hash = createHash('sha256');
  const blob = new Blob(path);
  const piece = 4 * 1024 * 1024;
  try {
    for (let at = 0; at < blob.size; at += piece) hash.update(blob.read(at, Math.min(piece, blob.size - at)));
  } finally {
    blob.close();
  }
  if (hash.digest('hex') !== expected.sha256) throw damaged(name);
}

function damaged(name: FileName): IndexError {
  return new IndexError('index_damaged', `The file ${FILES[name]} of the index is damaged.`, REBUILD);
}

function isMissing(error: unknown): boolean {
  return error instanceof Error && (error as NodeJS.ErrnoException).code === 'ENOENT';
}

/** What reading the files of an index may fail with, as an error that a person can act on. */
export function asIndexError(error: unknown): unknown {
  if (error instanceof IndexError || !(error instanceof Error)) return error;
  if (isMissing(error)) return new IndexError('index_damaged', 'A file of the index is missing.', REBUILD);
  if (error instanceof SyntaxError || error instanceof RangeError) {
    return new IndexError('index_damaged', 'A file of the index cannot be read.', REBUILD);
  }
  const { path } = error as NodeJS.ErrnoException;
  return unreadable(error, path ?? 'A file of the index') ?? error;
}

/** What the system says against reading a file, and what mends it. */
const OBSTACLES: Readonly<Record<string, readonly [message: string, cure: string]>> = {
  EACCES: ['may not be read', 'Give the user that runs this program the right to read it and the folders above it.'],
  EPERM: ['may not be read', 'Give the user that runs this program the right to read it and the folders above it.'],
  EISDIR: [
    'is a folder where there should be a file',
    'Move it elsewhere, and run the ingest again: npm start -- ingest',
  ],
  ENOTDIR: ['does not lie in a folder', 'Name a folder with INDEX_DIR or --index.'],
  ELOOP: ['is a link that leads in a circle', 'Mend the link, or name another folder with INDEX_DIR or --index.'],
  EIO: ['cannot be read from its disk', 'Check the disk, and build the index on another: INDEX_DIR or --index.'],
  ESTALE: ['lies on a network disk that is gone', 'Connect it again, and start the program again.'],
  EMFILE: ['cannot be opened: this program has too many files open', 'Raise the limit of open files (ulimit -n).'],
  ENFILE: ['cannot be opened: the machine has too many files open', 'Close some programs, or raise the limit.'],
  ENAMETOOLONG: ['has too long a name', 'Name another folder with INDEX_DIR or --index.'],
};

/** An index that is there, or may be, but that the system does not let be read; nothing for other errors. */
function unreadable(error: unknown, path: string): IndexError | undefined {
  const { code, syscall } = (error ?? {}) as NodeJS.ErrnoException;
  if (code === undefined || syscall === undefined) return undefined;
  const [message, cure] = OBSTACLES[code] ?? [
    `cannot be read: ${code}`,
    'Mend that, or build the index elsewhere: --index.',
  ];
  return new IndexError('index_unreadable', `${path} ${message}.`, cure);
}
