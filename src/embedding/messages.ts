import type { EmbeddingConfig } from '../config.js';
import type { Span } from '../model.js';
import type { PassageVectors, TokenRange } from './embedder.js';

/** The data that the embedding thread starts with. */
export interface WorkerData {
  config: EmbeddingConfig;
}

/** A request to the embedding thread. */
export type Request =
  | { id: number; kind: 'count'; texts: string[] }
  | { id: number; kind: 'question'; text: string; spans?: Span[] }
  | { id: number; kind: 'passage'; text: string; spans: Span[] };

/** An error in a form that crosses threads; `code` is present if a person can act on it. */
export interface ErrorMessage {
  name: string;
  message: string;
  code?: string;
  cure?: string;
}

/**
 * Vectors one after another in one buffer, which crosses threads without being copied: the whole, the spans, the
 * tokens.
 */
export interface PackedVectors {
  rows: Float32Array<ArrayBuffer>;
  spans: number;
}

/** A message from the embedding thread; the first one is `ready` or `failed`. */
export type ThreadReply =
  | { kind: 'ready'; fingerprint: string; dimension: number }
  | { kind: 'failed'; error: ErrorMessage }
  | { kind: 'counts'; id: number; counts: number[] }
  | { kind: 'vectors'; id: number; vectors: PackedVectors; ranges: TokenRange[] }
  | { kind: 'error'; id: number; error: ErrorMessage };

/** Copies vectors into one buffer. */
export function packVectors({ whole, spans, tokens }: PassageVectors): PackedVectors {
  const rows = new Float32Array((1 + spans.length + tokens.length) * whole.length);
  let offset = 0;
  for (const vector of [whole, ...spans, ...tokens]) {
    rows.set(vector, offset);
    offset += vector.length;
  }
  return { rows, spans: spans.length };
}

/** The inverse of {@link packVectors}; the vectors are views of the same buffer. */
export function unpackVectors({ rows, spans }: PackedVectors, dimension: number): PassageVectors {
  const vectors: Float32Array[] = [];
  for (let at = dimension; at < rows.length; at += dimension) vectors.push(rows.subarray(at, at + dimension));
  return { whole: rows.subarray(0, dimension), spans: vectors.slice(0, spans), tokens: vectors.slice(spans) };
}
