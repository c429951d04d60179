import { ModelError } from '../errors.js';
import type { Span } from '../model.js';
import type { Embedder, PassageVectors, QuestionVectors } from './embedder.js';

/** Least time between two attempts to open the model, so that one that always fails does not keep the machine busy. */
const BETWEEN_ATTEMPTS_MS = 5000;

export interface LastingOptions {
  /** Called when the model is opened again, with what ended it. */
  onReopen?: (reason: ModelError) => void;
  /** A clock in milliseconds that never goes back. */
  now?: () => number;
}

/**
 * An embedder for a program that runs for months: where the thread of the model ends (out of memory, say), it is opened again
 * and the request repeated, once. Texts that end it every time thus cannot keep it in a circle.
 */
export class LastingEmbedder implements Embedder {
  readonly fingerprint: string;
  readonly dimension: number;
  readonly #open: () => Promise<Embedder>;
  readonly #onReopen: (reason: ModelError) => void;
  readonly #now: () => number;
  #current: Promise<Embedder>;
  #triedAt: number;
  #closed = false;

  private constructor(first: Embedder, open: () => Promise<Embedder>, { onReopen, now }: LastingOptions) {
    this.fingerprint = first.fingerprint;
    this.dimension = first.dimension;
    this.#open = open;
    this.#onReopen = onReopen ?? (() => {});
    this.#now = now ?? (() => performance.now());
    this.#current = Promise.resolve(first);
    this.#triedAt = Number.NEGATIVE_INFINITY;
  }

  /** @throws what opening it the first time does */
  static async open(open: () => Promise<Embedder>, options: LastingOptions = {}): Promise<LastingEmbedder> {
    return new LastingEmbedder(await open(), open, options);
  }

  countTokens(texts: string[]): Promise<number[]> {
    return this.#request((embedder) => embedder.countTokens(texts));
  }

  embedQuestion(text: string, spans?: Span[]): Promise<QuestionVectors> {
    return this.#request((embedder) => embedder.embedQuestion(text, spans));
  }

  embedPassage(text: string, spans: Span[]): Promise<PassageVectors> {
    return this.#request((embedder) => embedder.embedPassage(text, spans));
  }

  async close(): Promise<void> {
    this.#closed = true;
    await (await this.#current.catch(() => undefined))?.close();
  }

  async #request<T>(ask: (embedder: Embedder) => Promise<T>): Promise<T> {
    const used = this.#current;
    try {
      return await ask(await used);
    } catch (error) {
      if (this.#closed || !(error instanceof ModelError) || !this.#renew(used, error)) throw error;
      return ask(await this.#current);
    }
  }

  /** @returns whether there is another embedder than the one that failed */
  #renew(failed: Promise<Embedder>, reason: ModelError): boolean {
    if (this.#current !== failed) return true;
    if (this.#now() - this.#triedAt < BETWEEN_ATTEMPTS_MS) return false;
    this.#triedAt = this.#now();
    this.#onReopen(reason);
    this.#current = this.#reopen();
    // Whoever awaits it tells.
    this.#current.catch(() => {});
    return true;
  }

  async #reopen(): Promise<Embedder> {
    const embedder = await this.#open();
    if (embedder.fingerprint === this.fingerprint) return embedder;
    await embedder.close();
    throw new ModelError('model_changed', 'The embedding model was changed meanwhile.', 'Start the program again.');
  }
}
