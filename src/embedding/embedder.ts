import type { Span } from '../model.js';

/** A half-open range of tokens. */
export interface TokenRange {
  first: number;
  last: number;
}

/** The vectors of a text: one for the whole and one per token, without prefix and special tokens. All have length 1. */
interface TextVectors {
  whole: Float32Array;
  tokens: Float32Array[];
}

/** The vectors of a question, and the range of its tokens that each requested span covers. */
export interface QuestionVectors extends TextVectors {
  ranges: TokenRange[];
}

/** The vectors of a passage's text: the whole, each requested span, and each token. All have length 1. */
export interface PassageVectors extends TextVectors {
  spans: Float32Array[];
}

/** Turns texts into vectors. The same text always gives the same vector. */
export interface Embedder {
  /** Identifies everything that shapes a vector. Never compare vectors with different fingerprints. */
  readonly fingerprint: string;
  readonly dimension: number;
  /** How many texts an ingest should have in flight at once; one if absent. */
  readonly inFlight?: number;
  /** The number of model tokens in each text, without prefix and special tokens. */
  countTokens(texts: string[]): Promise<number[]>;
  /** Vectors of a question, with the question prefix. Text beyond {@link LONGEST_QUESTION} tokens is ignored. */
  embedQuestion(text: string, spans?: Span[]): Promise<QuestionVectors>;
  /**
   * Vectors of a passage's text, its spans and its tokens, all from one pass over the text, with the passage prefix.
   * @param spans offsets into `text`
   */
  embedPassage(text: string, spans: Span[]): Promise<PassageVectors>;
  close(): Promise<void>;
}

/** Most tokens of one text that the model sees, including prefix and special tokens. */
export const LONGEST_INPUT = 512;
/** Most tokens of a question; a longer forward pass would delay everyone. */
export const LONGEST_QUESTION = 160;

/** Scales a vector to length 1 in place. @throws RangeError if it has no direction (zero or not finite) */
export function toUnit(vector: Float32Array): Float32Array {
  let sum = 0;
  for (let i = 0; i < vector.length; i += 1) sum += (vector[i] as number) * (vector[i] as number);
  const length = Math.sqrt(sum);
  if (!Number.isFinite(length) || length === 0) throw new RangeError('a vector has no direction');
  for (let i = 0; i < vector.length; i += 1) vector[i] = (vector[i] as number) / length;
  return vector;
}
