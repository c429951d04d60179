import { z } from 'zod';
import type { DocumentInfo } from '../../model.js';

/** Raised whenever a file below changes its layout or the meaning of what it holds. */
export const FORMAT_VERSION = 1;
/** Raised whenever cleaning, splitting or term extraction gives another result for the same text. */
export const SPLITTER_VERSION = 1;

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

const fileEntry = z.object({ size: z.number().int().nonnegative(), sha256: z.string().length(64) });

export const manifestSchema = z.object({
  format: z.literal('partnership-bot-index'),
  formatVersion: z.literal(FORMAT_VERSION),
  /** What shaped the vectors and passages; an index of another fingerprint is not used. */
  fingerprint: z.string(),
  /** Short name of this content; changes with the corpus and the fingerprint. */
  version: z.string(),
  /** The folder that holds this generation's files. */
  folder: z.string().regex(/^[a-z0-9][a-z0-9.-]*$/),
  builtAt: z.string(),
  dimension: z.number().int().positive(),
  counts: z.object({ documents: z.number(), passages: z.number(), chunks: z.number() }),
  corpus: z.array(z.object({ file: z.string(), size: z.number(), modified: z.number(), sha256: z.string() })),
  files: z.record(z.string(), fileEntry),
});

export type Manifest = z.infer<typeof manifestSchema>;

/** documents.json: the documents, and where each one's text lies in texts.bin, in UTF-16 units. */
export interface StoredDocument extends DocumentInfo {
  textStart: number;
  textLength: number;
}

/** passages.json, a column for each property. `clause` is 0 where a passage is none. */
export interface PassageColumns {
  document: number[];
  start: number[];
  end: number[];
  clause: number[];
  key: string[];
  label: string[];
  section: number[];
  sections: string[][];
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
