import { createHash } from 'node:crypto';
import { LRUCache } from 'lru-cache';
import { ModelError, UsageError } from '../errors.js';
import type { Span } from '../model.js';
import type { Embedder, PassageVectors, QuestionVectors } from './embedder.js';
import { ENDING, INTERRUPTED } from './ending.js';

/** Least time between attempts to open the model after a failed one, so that retries do not keep the machine busy. */
const BETWEEN_ATTEMPTS_MS = 5000;
/** Most reopenings of the model within {@link WHILE_MS}; a load takes about a second of CPU time. */
const MOST_REOPENINGS = 10;
const WHILE_MS = 60_000;
/** How often a text may end the thread before it is refused: once may be the machine's fault. */
const MOST_ENDINGS = 2;
/** Most texts remembered for ending the thread, by hash. */
const MOST_BLAMED = 1000;
/** Most attempts at a text that other texts keep interrupting. */
const MOST_ATTEMPTS = 8;

export interface LastingOptions {
  /** Called when the model is opened again, with the reason. */
  onReopen?: (reason: ModelError) => void;
  /** A clock in milliseconds that never goes back. */
  now?: () => number;
}

/**
 * An embedder for a program that runs for months. If the model's thread ends or hangs, it is replaced and all requests
 * in flight are retried: those that only waited at once, the one that it ended on after they are done. A text that ends
 * the thread twice is refused from then on; only its hash is kept.
 */
export class LastingEmbedder implements Embedder {
  readonly fingerprint: string;
  readonly dimension: number;
  readonly #open: () => Promise<Embedder>;
  readonly #onReopen: (reason: ModelError) => void;
  readonly #now: () => number;
  /** How often each text ended the thread, by hash; the least recently used entry is dropped first. */
  readonly #blamed = new LRUCache<string, number>({ max: MOST_BLAMED });
  readonly #inFlight = new Set<Promise<unknown>>();
  #current: Promise<Embedder>;
  #reopenings: number[] = [];
  #failedAt = Number.NEGATIVE_INFINITY;
  #closed = false;

  private constructor(first: Embedder, open: () => Promise<Embedder>, { onReopen, now }: LastingOptions) {
    this.fingerprint = first.fingerprint;
    this.dimension = first.dimension;
    this.#open = open;
    this.#onReopen = onReopen ?? (() => {});
    this.#now = now ?? (() => performance.now());
    this.#current = Promise.resolve(first);
  }

  /** @throws any error from opening it the first time */
  static async open(open: () => Promise<Embedder>, options: LastingOptions = {}): Promise<LastingEmbedder> {
    return new LastingEmbedder(await open(), open, options);
  }

  countTokens(texts: string[]): Promise<number[]> {
    return this.#request(texts, (embedder) => embedder.countTokens(texts));
  }

  embedQuestion(text: string, spans?: Span[]): Promise<QuestionVectors> {
    return this.#request([text], (embedder) => embedder.embedQuestion(text, spans));
  }

  embedPassage(text: string, spans: Span[]): Promise<PassageVectors> {
    return this.#request([text], (embedder) => embedder.embedPassage(text, spans));
  }

  async close(): Promise<void> {
    this.#closed = true;
    await (await this.#current.catch(() => undefined))?.close();
  }

  /** @throws UsageError for a text that has ended the thread twice; ModelError if the model cannot be reopened */
  async #request<T>(texts: string[], ask: (embedder: Embedder) => Promise<T>): Promise<T> {
    for (let attempt = 1; ; attempt += 1) {
      if (this.#isRefused(texts)) throw refused();
      const used = this.#current;
      let asked = false;
      try {
        const embedder = await used;
        asked = true;
        return await this.#watched(ask(embedder));
      } catch (error) {
        if (this.#closed || !(error instanceof ModelError)) throw error;
        const ended = asked && ENDING.includes(error.code);
        if (ended) this.#blame(texts);
        if (!(await this.#renew(used, error)) || attempt === MOST_ATTEMPTS) throw error;
        // On its own, it affects no other text if it ends the thread again.
        if (ended) await Promise.allSettled([...this.#inFlight]);
      }
    }
  }

  /** Counts a request as in flight until it is done. */
  #watched<T>(request: Promise<T>): Promise<T> {
    this.#inFlight.add(request);
    const done = () => this.#inFlight.delete(request);
    request.then(done, done);
    return request;
  }

  /** @returns whether there is now an embedder other than the one that failed */
  async #renew(failed: Promise<Embedder>, reason: ModelError): Promise<boolean> {
    if (this.#current !== failed) return true;
    const opened = await failed.then(
      () => true,
      () => false,
    );
    if (this.#current !== failed) return true;
    if (!opened) this.#failedAt = Math.max(this.#failedAt, this.#reopenings.at(-1) ?? this.#failedAt);
    // An error that leaves the thread running goes to the caller.
    else if (reason.code !== INTERRUPTED && !ENDING.includes(reason.code)) return false;
    const now = this.#now();
    this.#reopenings = this.#reopenings.filter((at) => now - at < WHILE_MS);
    if (now - this.#failedAt < BETWEEN_ATTEMPTS_MS || this.#reopenings.length >= MOST_REOPENINGS) return false;
    this.#reopenings.push(now);
    this.#onReopen(reason);
    this.#current = this.#reopen();
    // The caller that awaits it reports the error.
    this.#current.catch(() => {});
    return true;
  }

  async #reopen(): Promise<Embedder> {
    const embedder = await this.#open();
    if (embedder.fingerprint === this.fingerprint) return embedder;
    await embedder.close();
    throw new ModelError('model_changed', 'The embedding model was changed meanwhile.', 'Start the program again.');
  }

  #isRefused(texts: string[]): boolean {
    // Usually no text is blamed, so nothing needs to be hashed.
    return this.#blamed.size > 0 && (this.#blamed.get(hashOf(texts)) ?? 0) >= MOST_ENDINGS;
  }

  #blame(texts: string[]): void {
    const hash = hashOf(texts);
    this.#blamed.set(hash, (this.#blamed.get(hash) ?? 0) + 1);
  }
}

function hashOf(texts: string[]): string {
  return createHash('sha256').update(JSON.stringify(texts)).digest('base64');
}

function refused(): UsageError {
  return new UsageError('text_refused', 'The embedding model has crashed twice on this text.', 'Word it differently.');
}
