/** Raised whenever a file below changes its layout or the meaning of what it holds. */
export const FORMAT_VERSION = 4;
/** Raised whenever cleaning, splitting, chunking or term extraction gives another result for the same text. */
export const SPLITTER_VERSION = 3;

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

/** The file of records that several generations share, by the first digits of its sha256. */
export function partFile(part: string): string {
  return `vectors-${part}.bin`;
}

/** What {@link partFile} gives. */
export const PART_FILE = /^vectors-([0-9a-f]{16})\.bin$/;

/** A file of a generation as it must be. */
export interface FileCheck {
  size: number;
  sha256: string;
}

/** manifest.json: what an index is, and the size and sha256 of every file of it. */
export interface Manifest {
  format: typeof FORMAT;
  formatVersion: typeof FORMAT_VERSION;
  /** What shaped the vectors and passages; an index of another fingerprint is not used. */
  fingerprint: string;
  /**
   * What the fingerprint was made from, with sizes and times in place of contents; absent in indexes built before it
   * was kept.
   */
  shapedBy?: string;
  /** Short name of this content; changes with the corpus and the fingerprint. */
  version: string;
  /** The folder that holds this generation's files. */
  folder: string;
  builtAt: string;
  dimension: number;
  counts: { documents: number; passages: number; chunks: number };
  corpus: { file: string; size: number; modified: number; sha256: string }[];
  files: Partial<Record<FileName, FileCheck>>;
  /**
   * The files of records that this generation shares with the one before it, by the names of the parts; none in a new
   * index.
   */
  parts?: Record<string, FileCheck>;
}
