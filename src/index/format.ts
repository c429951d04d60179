import type { DocumentInfo } from '../model.js';

/** Raised whenever a file below changes its layout or the meaning of what it holds. */
export const FORMAT_VERSION = 3;
/** Raised whenever cleaning, splitting, chunking or term extraction gives another result for the same text. */
export const SPLITTER_VERSION = 2;

export const FORMAT = 'partnership-bot-index';
export const MANIFEST = 'manifest.json';

/** The files of one generation of the index. */
export const FILES = {
  documents: 'documents.json',
  texts: 'texts.bin',
  passages: 'passages.json',
  chunks: 'chunks.jsonl',
  vectors: 'vectors.bin',
  graph: 'graph.hnsw',
  lexical: 'lexical.bin',
  means: 'means.json',
} as const;

export type FileName = keyof typeof FILES;

/** manifest.json: what an index is, and the size and sha256 of every file of it. */
export interface Manifest {
  format: typeof FORMAT;
  formatVersion: typeof FORMAT_VERSION;
  /** What shaped the vectors and passages; an index of another fingerprint is not used. */
  fingerprint: string;
  /** What the fingerprint was made from, with sizes and times in place of contents; absent in indexes built before it was kept. */
  shapedBy?: string;
  /** Short name of this content; changes with the corpus and the fingerprint. */
  version: string;
  /** The folder that holds this generation's files. */
  folder: string;
  builtAt: string;
  dimension: number;
  counts: { documents: number; passages: number; chunks: number };
  corpus: { file: string; size: number; modified: number; sha256: string }[];
  files: Partial<Record<FileName, { size: number; sha256: string }>>;
}

/** Whether parsed JSON is a manifest of this format; which files there are is checked when they are read. */
export function isManifest(value: unknown): value is Manifest {
  const manifest = value as Partial<Manifest> | null;
  return (
    typeof manifest === 'object' &&
    manifest?.format === FORMAT &&
    manifest.formatVersion === FORMAT_VERSION &&
    [manifest.fingerprint, manifest.version, manifest.builtAt].every((text) => typeof text === 'string') &&
    // The folder is joined to a path: nothing but a plain name may stand there.
    /^[a-z0-9-]+$/.test(String(manifest.folder)) &&
    Number.isInteger(manifest.dimension) &&
    Number(manifest.dimension) > 0 &&
    Object.values(manifest.counts ?? {}).filter(Number.isInteger).length === 3 &&
    Array.isArray(manifest.corpus) &&
    manifest.corpus.every((entry) => typeof entry?.file === 'string') &&
    typeof manifest.files === 'object' &&
    manifest.files !== null
  );
}

/** documents.json: the documents, and where each one's text lies in texts.bin, in UTF-16 units. */
export interface StoredDocument extends DocumentInfo {
  textStart: number;
  textLength: number;
}

/** One line of chunks.jsonl: the chunk's place and its record in vectors.bin. */
export interface ChunkLine {
  /** Hash of everything that shaped the record. */
  hash: string;
  passage: number;
  start: number;
  end: number;
  sentences: number;
  fragments: number;
  /** Sentences, fragments and tokens together. */
  rows: number;
  /** First 16 hexadecimal digits of the record's sha256. */
  check: string;
}
