/** Raised whenever a file below changes its layout or the meaning of its content. */
export const FORMAT_VERSION = 4;
/** Raised whenever cleaning, splitting, chunking or term extraction changes its result for the same text. */
export const SPLITTER_VERSION = 4;

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

/** The name of a record file that several generations share, from the first digits of its sha256. */
export function partFile(part: string): string {
  return `vectors-${part}.bin`;
}

/** Matches file names from {@link partFile}. */
export const PART_FILE = /^vectors-([0-9a-f]{16})\.bin$/;

/** The expected size and sha256 of a generation's file. */
export interface FileCheck {
  size: number;
  sha256: string;
}

/** manifest.json: describes an index and gives the size and sha256 of each of its files. */
export interface Manifest {
  format: typeof FORMAT;
  formatVersion: typeof FORMAT_VERSION;
  /** Identifies what shaped the vectors and passages; an index with a different fingerprint is not used. */
  fingerprint: string;
  /**
   * The inputs of the fingerprint, with file sizes and times instead of contents; absent in indexes built before this
   * was stored.
   */
  shapedBy?: string;
  /** Short name of this content; changes with the corpus and the fingerprint. */
  version: string;
  /** The folder with this generation's files. */
  folder: string;
  builtAt: string;
  dimension: number;
  counts: { documents: number; passages: number; chunks: number };
  corpus: { file: string; size: number; modified: number; sha256: string }[];
  files: Partial<Record<FileName, FileCheck>>;
  /** The record files that this generation shares with the previous one, by part name; none in a new index. */
  parts?: Record<string, FileCheck>;
}
