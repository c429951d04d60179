import { join } from 'node:path';
import { IndexError } from '../errors.js';
import type { Container, DocumentInfo, Passage, Span } from '../model.js';
import { lowerBound } from '../text/lower-bound.js';
import { Blob } from './blob.js';
import { asIndexError, checkFileSync, damaged, isMissing, REBUILD, readChecked } from './checked.js';
import { FILES, type Manifest } from './format.js';
import { readManifest } from './manifest.js';
import { bytesOf, decodeDocuments, decodeText, type StoredDocument } from './tables/documents.js';
import { decodePassages, type PassageColumns, passageAt, pathAt } from './tables/passages.js';

/** Source of a generation's tables and texts. */
export interface LibrarySource {
  /** The folder of the generation; empty if it is not in one. */
  readonly folder: string;
  /** A table as it was written. @throws IndexError when it is damaged */
  table(name: 'documents' | 'passages'): Buffer;
  /** All texts, one after another; closed with the library. @throws IndexError when they are damaged */
  texts(): Pick<Blob, 'read' | 'close'>;
}

/** The files of a generation in a folder, checked as they are read. */
function filesIn(folder: string, manifest: Manifest): LibrarySource {
  return {
    folder,
    table: (name) => readChecked(folder, manifest, name),
    texts: () => {
      checkFileSync(folder, manifest, 'texts');
      return new Blob(join(folder, FILES.texts));
    },
  };
}

/**
 * The documents and passages of an index, without vectors: enough to show clauses and sources.
 * Passages are numbered from 0 in the order of the documents.
 */
export class Library {
  readonly manifest: Manifest;
  /** The folder of this generation; empty if it is not in one. */
  readonly folder: string;
  readonly documents: readonly DocumentInfo[];
  /** Public address of the reader pages, if there are any. */
  readonly readerUrl: string | undefined;
  readonly #stored: StoredDocument[];
  readonly #columns: PassageColumns;
  readonly #texts: Pick<Blob, 'read' | 'close'>;
  readonly #others = new Map<string, number>();

  private constructor(source: LibrarySource, manifest: Manifest, readerUrl?: string) {
    this.readerUrl = readerUrl;
    this.manifest = manifest;
    this.folder = source.folder;
    this.#stored = decodeDocuments(source.table('documents').toString('utf8'));
    this.#columns = decodePassages(source.table('passages').toString('utf8'));
    this.documents = this.#stored.map(({ textStart: _start, textLength: _length, ...info }) => info);
    const { counts } = manifest;
    if (counts.documents !== this.#stored.length) throw damaged('documents');
    if (counts.passages !== this.#columns.start.length) throw damaged('passages');
    this.#texts = source.texts();
  }

  /**
   * Opens the index in a folder and checks what it reads against the manifest.
   * @param fingerprint that the index must have, or a function that gives it for a manifest; omitted if nothing is
   * searched
   * @param readerUrl public address of the reader pages of these documents, for citations
   * @throws IndexError when there is no index, or it is damaged, foreign, older, newer, or has a different fingerprint
   */
  static open(indexDir: string, fingerprint?: string | ((manifest: Manifest) => string), readerUrl?: string): Library {
    const manifest = readManifest(indexDir);
    const wanted = typeof fingerprint === 'function' ? fingerprint(manifest) : fingerprint;
    if (wanted !== undefined) checkFingerprint(manifest, wanted);
    try {
      return new Library(filesIn(join(indexDir, manifest.folder), manifest), manifest, readerUrl);
    } catch (error) {
      // An ingest that has just finished may have replaced this generation.
      if (!isMissing(error) || readManifest(indexDir).folder === manifest.folder) throw asIndexError(error);
      return Library.open(indexDir, fingerprint, readerUrl);
    }
  }

  /** Opens a generation whose manifest is not in place yet. */
  static openGeneration(folder: string, manifest: Manifest): Library {
    return new Library(filesIn(folder, manifest), manifest);
  }

  /** Opens a generation that is not in a folder. @throws IndexError, SyntaxError when it is damaged */
  static from(source: LibrarySource, manifest: Manifest, readerUrl?: string): Library {
    return new Library(source, manifest, readerUrl);
  }

  get size(): number {
    return this.#columns.start.length;
  }

  /** The passage with this number. @throws RangeError when there is none */
  passage(number: number): Passage {
    const info = this.#stored[this.#columns.document[number] ?? -1];
    if (!info) throw new RangeError(`there is no passage ${number}`);
    const { key, ...stored } = passageAt(this.#columns, number);
    const text = this.#slice(info, stored.start, stored.end);
    return { id: `${info.id}#${key}`, documentId: info.id, ...stored, text };
  }

  /** The number of the passage with this id. */
  numberOf(passageId: string): number | undefined {
    const hash = passageId.indexOf('#');
    const document = this.#stored.findIndex((d) => d.id === passageId.slice(0, hash));
    if (document < 0) return undefined;
    const key = passageId.slice(hash + 1);
    return this.#passagesOf(document).find((number) => this.#columns.key[number] === key);
  }

  /** The passages of the document with this number; passages are stored in document order. */
  #passagesOf(document: number): number[] {
    const { document: of } = this.#columns;
    const first = lowerBound(0, of.length, (i) => (of[i] ?? 0) < document);
    const end = lowerBound(first, of.length, (i) => (of[i] ?? 0) <= document);
    return Array.from({ length: end - first }, (_, i) => first + i);
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

  /** The clause number of a passage; 0 if it has none. */
  clauseOf(number: number): number {
    return this.#columns.clause[number] ?? 0;
  }

  /** A passage's number as printed in the document; empty if it has none. */
  printedNumberOf(number: number): string {
    return this.#columns.number[number] ?? '';
  }

  /** What the document numbers here: `article`, `point`, `recital`, …; empty for a paragraph. */
  unitOf(number: number): string {
    return this.#columns.unit.values[this.#columns.unit.of[number] ?? -1] ?? '';
  }

  /** The unit's own title; empty if it has none. */
  unitTitleOf(number: number): string {
    return this.#columns.title[number] ?? '';
  }

  /** The parts, chapters and annexes that a passage is in, outermost first. */
  pathOf(number: number): readonly Container[] {
    return pathAt(this.#columns, number);
  }

  /** The share of the passages in languages other than this one, 0 to 1. */
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
    return document < 0 ? [] : this.#passagesOf(document);
  }

  /** The whole text of a document. */
  textOf(documentId: string): string {
    const info = this.#stored.find((d) => d.id === documentId);
    return info ? this.#slice(info, 0, info.textLength) : '';
  }

  /** The length of a document's text in UTF-16 units; 0 if there is no such document. */
  lengthOf(documentId: string): number {
    return this.#stored.find((d) => d.id === documentId)?.textLength ?? 0;
  }

  /** A passage's span in its document, without reading the text. */
  spanOf(number: number): Span {
    return { start: this.#columns.start[number] ?? 0, end: this.#columns.end[number] ?? 0 };
  }

  /**
   * The text of a passage's document from one UTF-16 offset to another. @throws RangeError when there is no such
   * passage
   */
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
    const { offset, length } = bytesOf(info, start, end);
    return decodeText(this.#texts.read(offset, length));
  }
}

/** @throws IndexError when an index was built with another model or other settings */
export function checkFingerprint(manifest: Manifest, fingerprint: string): void {
  if (manifest.fingerprint === fingerprint) return;
  throw new IndexError('index_other_model', 'The index was built with another model or other settings.', REBUILD);
}
