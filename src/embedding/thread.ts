import './no-telemetry.js';
import { Worker } from 'node:worker_threads';
import type { EmbeddingConfig } from '../config.js';
import { ConfigError, IndexError, ModelError, UsageError } from '../errors.js';
import type { Span } from '../model.js';
import type { Embedder, PassageVectors, QuestionVectors } from './embedder.js';
import { type ErrorMessage, type Reply, type Request, unpackVectors, type WorkerData } from './messages.js';

/** The vectors of one passage are the largest short-lived objects; a small nursery keeps resident memory low. */
const YOUNG_GENERATION_MB = 8;

interface Pending {
  resolve: (reply: Reply) => void;
  reject: (error: Error) => void;
}

const UNEXPECTED = 'it answered something else than was asked';

type Body = Request extends infer R ? (R extends { id: number } ? Omit<R, 'id'> : never) : never;

/**
 * Loads the configured model in a thread of its own, so that neither loading nor a forward pass holds up this one.
 * @param worker the thread's program, for tests
 * @throws ModelError when the model cannot be loaded, or the thread ends while it loads
 */
export async function openEmbedderThread(
  config: EmbeddingConfig,
  worker: URL = new URL('./worker.js', import.meta.url),
): Promise<Embedder> {
  const data: WorkerData = { config };
  const thread = new Worker(worker, {
    workerData: data,
    resourceLimits: { maxYoungGenerationSizeMb: YOUNG_GENERATION_MB },
  });
  const embedder = new ThreadEmbedder(thread);
  await embedder.ready;
  return embedder;
}

class ThreadEmbedder implements Embedder {
  fingerprint = '';
  dimension = 0;
  /** Settles once the model is loaded, or cannot be. */
  readonly ready: Promise<void>;
  readonly #worker: Worker;
  readonly #pending = new Map<number, Pending>();
  #next = 1;
  /** Why no more requests are taken. */
  #ended: Error | undefined;

  constructor(worker: Worker) {
    this.#worker = worker;
    this.ready = new Promise((resolve, reject) => {
      this.#pending.set(0, { resolve: () => resolve(), reject });
    });
    worker.on('message', (reply: Reply) => this.#receive(reply));
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
    this.#end(new ModelError('model_closed', 'The embedding model was closed.', 'Start the program again.'));
    await this.#worker.terminate();
  }

  #ask(body: Body): Promise<Reply> {
    if (this.#ended) return Promise.reject(this.#ended);
    const id = this.#next;
    this.#next += 1;
    return new Promise((resolve, reject) => {
      this.#pending.set(id, { resolve, reject });
      const request: Request = { ...body, id };
      this.#worker.postMessage(request);
    });
  }

  #receive(reply: Reply): void {
    if (reply.kind === 'ready') {
      this.fingerprint = reply.fingerprint;
      this.dimension = reply.dimension;
    }
    const id = reply.kind === 'ready' || reply.kind === 'failed' ? 0 : reply.id;
    const pending = this.#pending.get(id);
    this.#pending.delete(id);
    if (reply.kind === 'error' || reply.kind === 'failed') pending?.reject(revive(reply.error));
    else pending?.resolve(reply);
  }

  #end(error: Error): void {
    this.#ended ??= error;
    for (const pending of this.#pending.values()) pending.reject(this.#ended);
    this.#pending.clear();
  }
}

/** The error as the thread threw it: with its class, code and cure where a person can act on it. */
function revive({ name, message, code, cure }: ErrorMessage): Error {
  const ErrorClass = [ConfigError, IndexError, ModelError, UsageError].find((known) => known.name === name);
  if (ErrorClass && code !== undefined && cure !== undefined) return new ErrorClass(code, message, cure);
  return Object.assign(name === 'RangeError' ? new RangeError(message) : new Error(message), { name });
}

function stopped(reason: string): ModelError {
  return new ModelError(
    'model_stopped',
    `The embedding thread ended unexpectedly (${reason}).`,
    'Start the program again; if it keeps happening, free some memory or lower EMBEDDING_THREADS.',
  );
}
