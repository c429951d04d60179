import type { Span } from '../model.js';

/** A half-open range of tokens. */
export interface TokenRange {
  first: number;
  last: number;
}

/** The vectors of a text: of the whole, and of its tokens without prefix and special tokens. All have length 1. */
interface TextVectors {
  whole: Float32Array;
  tokens: Float32Array[];
}

/** The vectors of a question, and which of its tokens each span asked for takes. */
export interface QuestionVectors extends TextVectors {
  ranges: TokenRange[];
}

/** The vectors of a passage's text: of the whole, of each span asked for, and of its tokens. All have length 1. */
export interface PassageVectors extends TextVectors {
  spans: Float32Array[];
}

/** Turns texts into vectors. The same text always gives the same vector. */
export interface Embedder {
  /** Names everything that shapes a vector; vectors of different fingerprints must never meet. */
  readonly fingerprint: string;
  readonly dimension: number;
  /** How many texts an ingest should have on their way at once; one where it is absent. */
  readonly inFlight?: number;
  /** Number of the model's tokens of each text, without prefix and special tokens. */
  countTokens(texts: string[]): Promise<number[]>;
  /** Vectors of a question, with the question prefix. Text beyond {@link LONGEST_QUESTION} tokens is left out. */
  embedQuestion(text: string, spans?: Span[]): Promise<QuestionVectors>;
  /**
   * Vectors of a passage's text, of spans of it and of its tokens, all from one pass over the text, with the passage
   * prefix.
   * @param spans offsets into `text`
   */
  embedPassage(text: string, spans: Span[]): Promise<PassageVectors>;
  close(): Promise<void>;
}

/** Most tokens of one text that the model sees, prefix and special tokens included. */
export const LONGEST_INPUT = 512;
/** Most tokens of a question; beyond it the forward pass would hold up everybody else. */
export const LONGEST_QUESTION = 160;

/** Scales a vector to length 1 in place. @throws RangeError when it has no direction (zero or not finite) */
export function toUnit(vector: Float32Array): Float32Array {
  let sum = 0;
  for (let i = 0; i < vector.length; i += 1) sum += (vector[i] as number) * (vector[i] as number);
  const length = Math.sqrt(sum);
  if (!Number.isFinite(length) || length === 0) throw new RangeError('a vector has no direction');
  for (let i = 0; i < vector.length; i += 1) vector[i] = (vector[i] as number) / length;
  return vector;
}
