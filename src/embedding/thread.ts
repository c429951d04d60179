import './no-telemetry.js';
import { Worker } from 'node:worker_threads';
import { builtProgram, type EmbeddingConfig } from '../config.js';
import { ConfigError, IndexError, ModelError, UsageError } from '../errors.js';
import type { Span } from '../model.js';
import type { Embedder, PassageVectors, QuestionVectors } from './embedder.js';
import { hung, interrupted, stopped } from './ending.js';
import { noteLoading } from './loading.js';
import { type ErrorMessage, type Request, type ThreadReply, unpackVectors, type WorkerData } from './messages.js';

/** The vectors of a passage are the largest short-lived objects; a small nursery keeps resident memory low. */
const YOUNG_GENERATION_MB = 8;

/**
 * A text takes 6 to 30 ms on two idle cores, counting the tokens of thousands of texts a few seconds; a slow, busy
 * machine takes a hundred times as long.
 */
const ANSWER_MS = 60_000;
/** Loading takes a second from an idle disk. A model that may be downloaded gets no limit. */
const LOAD_MS = 300_000;

/** How long the thread may take, in milliseconds. */
export interface TimeLimits {
  answerMs?: number;
  loadMs?: number;
}

interface Pending {
  resolve: (reply: ThreadReply) => void;
  reject: (error: Error) => void;
}

const UNEXPECTED = 'it answered something else than was asked';

type Body = Request extends infer R ? (R extends { id: number } ? Omit<R, 'id'> : never) : never;

/**
 * Loads the configured model in its own thread, so that neither loading nor a forward pass blocks this one. A thread
 * that takes too long over a request is terminated. The request that it ended on fails with `model_stopped` or
 * `model_hung`, those waiting behind it with `model_interrupted`.
 * @param worker the thread's program, for tests
 * @throws ModelError when the model cannot be loaded, or the thread ends or hangs while loading
 */
export async function openEmbedderThread(
  config: EmbeddingConfig,
  worker: URL = builtProgram('embedding-worker'),
  { answerMs = ANSWER_MS, loadMs = config.allowDownload ? Number.POSITIVE_INFINITY : LOAD_MS }: TimeLimits = {},
): Promise<Embedder> {
  const data: WorkerData = { config };
  const thread = new Worker(worker, {
    workerData: data,
    resourceLimits: { maxYoungGenerationSizeMb: YOUNG_GENERATION_MB },
  });
  const embedder = new ThreadEmbedder(thread, { answerMs, loadMs });
  noteLoading(embedder.ready);
  await embedder.ready;
  return embedder;
}

class ThreadEmbedder implements Embedder {
  fingerprint = '';
  dimension = 0;
  /** Settles once the model is loaded or loading has failed. */
  readonly ready: Promise<void>;
  readonly #worker: Worker;
  readonly #limits: Required<TimeLimits>;
  /** In the order of the requests, which is also the order in which the thread takes them. */
  readonly #pending = new Map<number, Pending>();
  #next = 1;
  #timer: NodeJS.Timeout | undefined;
  /** Why no more requests are accepted. */
  #ended: Error | undefined;

  constructor(worker: Worker, limits: Required<TimeLimits>) {
    this.#worker = worker;
    this.#limits = limits;
    this.ready = new Promise((resolve, reject) => {
      this.#pending.set(0, { resolve: () => resolve(), reject });
    });
    this.#wait(limits.loadMs);
    worker.on('message', (reply: ThreadReply) => this.#receive(reply));
    worker.on('messageerror', (error) => this.#end(stopped(error.message)));
    worker.on('error', (error) => this.#end(stopped(error instanceof Error ? error.message : String(error))));
    worker.on('exit', (code) => this.#end(stopped(`exit code ${code}`)));
  }

  async countTokens(texts: string[]): Promise<number[]> {
    const reply = await this.#ask({ kind: 'count', texts });
    if (reply.kind !== 'counts') throw stopped(UNEXPECTED);
    return reply.counts;
  }

  async embedQuestion(text: string, spans?: Span[]): Promise<QuestionVectors> {
    const reply = await this.#ask({ kind: 'question', text, ...(spans ? { spans } : {}) });
    if (reply.kind !== 'vectors') throw stopped(UNEXPECTED);
    const { whole, tokens } = unpackVectors(reply.vectors, this.dimension);
    return { whole, tokens, ranges: reply.ranges };
  }

  async embedPassage(text: string, spans: Span[]): Promise<PassageVectors> {
    const reply = await this.#ask({ kind: 'passage', text, spans });
    if (reply.kind !== 'vectors') throw stopped(UNEXPECTED);
    return unpackVectors(reply.vectors, this.dimension);
  }

  async close(): Promise<void> {
    const closed = new ModelError('model_closed', 'The embedding model was closed.', 'Start the program again.');
    this.#end(closed, closed);
    await this.#worker.terminate();
  }

  #ask(body: Body): Promise<ThreadReply> {
    if (this.#ended) return Promise.reject(this.#ended);
    const id = this.#next;
    this.#next += 1;
    return new Promise((resolve, reject) => {
      this.#pending.set(id, { resolve, reject });
      if (this.#pending.size === 1) this.#wait(this.#limits.answerMs);
      const request: Request = { ...body, id };
      this.#worker.postMessage(request);
    });
  }

  #receive(reply: ThreadReply): void {
    if (reply.kind === 'ready') {
      this.fingerprint = reply.fingerprint;
      this.dimension = reply.dimension;
    }
    const id = reply.kind === 'ready' || reply.kind === 'failed' ? 0 : reply.id;
    const pending = this.#pending.get(id);
    this.#pending.delete(id);
    if (this.#pending.size > 0) this.#wait(this.#limits.answerMs);
    else clearTimeout(this.#timer);
    if (reply.kind === 'error' || reply.kind === 'failed') pending?.reject(revive(reply.error));
    else pending?.resolve(reply);
  }

  /** Starts the timer for the request that is now first. */
  #wait(milliseconds: number): void {
    clearTimeout(this.#timer);
    if (milliseconds === Number.POSITIVE_INFINITY) return;
    // If this thread itself was blocked, the answer may already be queued, so give it a moment to arrive.
    const judge = () => this.#end(hung(milliseconds));
    const late = () => {
      this.#timer = setTimeout(judge, Math.min(1000, milliseconds / 10)).unref();
    };
    this.#timer = setTimeout(late, milliseconds).unref();
  }

  /** Ends the thread. @param others the error for requests that only waited, and for later ones */
  #end(error: Error, others: Error = interrupted(error)): void {
    if (this.#ended) return;
    this.#ended = others;
    clearTimeout(this.#timer);
    const [first, ...waiting] = this.#pending.values();
    this.#pending.clear();
    first?.reject(error);
    for (const pending of waiting) pending.reject(others);
    // Not awaited: a thread that hangs in the middle of a computation only ends with it.
    this.#worker.terminate().catch(() => {});
  }
}

/** The error as the thread threw it: with its class, code and cure if a person can act on it. */
function revive({ name, message, code, cure }: ErrorMessage): Error {
  const ErrorClass = [ConfigError, IndexError, ModelError, UsageError].find((known) => known.name === name);
  if (ErrorClass && code !== undefined && cure !== undefined) return new ErrorClass(code, message, cure);
  return Object.assign(name === 'RangeError' ? new RangeError(message) : new Error(message), { name });
}
