import { availableParallelism } from 'node:os';
import type { EmbeddingConfig } from '../config.js';
import type { Span } from '../model.js';
import type { Embedder, PassageVectors, QuestionVectors } from './embedder.js';
import { openEmbedderThread } from './thread.js';

/** Most models that an ingest loads; each takes about 140 MB. */
const MOST_MODELS = 2;
/** Texts in flight per model: while one passes through it, the next is already waiting. */
const AHEAD = 2;

/**
 * Opens the configured model for an ingest. Two single-threaded models process half as many texts again as one model
 * with two threads, which wait for each other in every layer. The vectors are bit-identical.
 * @throws ModelError when it cannot be loaded
 */
export function openForIngest(config: EmbeddingConfig): Promise<Embedder> {
  const all = config.threads || Math.min(MOST_MODELS, availableParallelism());
  const count = Math.min(MOST_MODELS, all);
  const threads = Math.floor(all / count);
  return SeveralEmbedders.open(count, () => openEmbedderThread({ ...config, threads }));
}

/** Several embedders of one model as one: each text goes to the embedder with the fewest requests. */
export class SeveralEmbedders implements Embedder {
  readonly fingerprint: string;
  readonly dimension: number;
  readonly inFlight: number;
  readonly #all: { embedder: Embedder; asked: number }[];

  private constructor(first: Embedder, others: readonly Embedder[]) {
    this.fingerprint = first.fingerprint;
    this.dimension = first.dimension;
    this.#all = [first, ...others].map((embedder) => ({ embedder, asked: 0 }));
    this.inFlight = AHEAD * this.#all.length;
  }

  /** @param count at least 1 @throws any error from opening one; the others are then closed */
  static async open(count: number, open: () => Promise<Embedder>): Promise<SeveralEmbedders> {
    const opened = await Promise.allSettled(Array.from({ length: count }, open));
    const embedders = opened.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : []));
    const [first, ...others] = embedders;
    const failed = opened.find((one) => one.status === 'rejected');
    if (first && !failed) return new SeveralEmbedders(first, others);
    await Promise.allSettled(embedders.map((embedder) => embedder.close()));
    throw failed?.reason ?? new RangeError('there must be at least one embedder');
  }

  countTokens(texts: string[]): Promise<number[]> {
    return this.#ask((embedder) => embedder.countTokens(texts));
  }

  embedQuestion(text: string, spans?: Span[]): Promise<QuestionVectors> {
    return this.#ask((embedder) => embedder.embedQuestion(text, spans));
  }

  embedPassage(text: string, spans: Span[]): Promise<PassageVectors> {
    return this.#ask((embedder) => embedder.embedPassage(text, spans));
  }

  async close(): Promise<void> {
    await Promise.all(this.#all.map(({ embedder }) => embedder.close()));
  }

  async #ask<T>(ask: (embedder: Embedder) => Promise<T>): Promise<T> {
    const least = this.#all.reduce((one, other) => (other.asked < one.asked ? other : one));
    least.asked += 1;
    try {
      return await ask(least.embedder);
    } finally {
      least.asked -= 1;
    }
  }
}
