import { Worker } from 'node:worker_threads';
import { builtProgram } from '../../config.js';
import { CorpusError, type CorpusProblem } from '../../errors.js';
import { FORMATS, type FormatName } from './formats.js';
import { checkSize, problem } from './problems.js';
import type { ReadDocument, Reader } from './reader.js';

/** Time limit for one file: a treaty of 2,000 pages takes a quarter of it on a slow machine. */
const LONGEST_SECONDS = 120;
/** Memory of the thread, in MB; a file made to exhaust memory ends the thread, not the program. */
const MEMORY_MB = 1024;
/** The thread ends after being idle for this time. */
const IDLE_MS = 2_000;

export interface ReadRequest {
  format: FormatName;
  bytes: Uint8Array;
  file: string;
}

export type ReadReply = { kind: 'read'; document: ReadDocument } | { kind: 'refused'; problems: CorpusProblem[] };

export interface IsolatedOptions {
  /** The thread's program; by default the built one. */
  worker?: URL;
  /** Time limit for one file, in seconds. */
  seconds?: number;
}

/**
 * The readers of formats whose files may come from any source, in a separate thread: a file that makes a parser hang or
 * exhaust its memory is the only one lost. The parsers are loaded with the first file.
 */
export function isolatedReaders(options: IsolatedOptions = {}): Reader[] {
  const thread = new ReaderThread(options.worker ?? builtProgram('read-worker'), options.seconds ?? LONGEST_SECONDS);
  return (Object.keys(FORMATS) as FormatName[]).map((name) => ({
    ...FORMATS[name],
    read(bytes, file) {
      return thread.read({ format: name, bytes, file });
    },
  }));
}

/** The result for a file: the thread's reply, or why there is none. */
type Outcome = ReadReply | { code: string; message?: string };

/** One thread for all formats; it reads one file at a time. */
class ReaderThread {
  readonly #program: URL;
  readonly #seconds: number;
  #worker: Worker | undefined;
  #idle: NodeJS.Timeout | undefined;
  #timer: NodeJS.Timeout | undefined;
  #settle: (outcome: Outcome) => void = () => undefined;
  /** The last reading in the queue. */
  #last: Promise<unknown> = Promise.resolve();

  constructor(program: URL, seconds: number) {
    this.#program = program;
    this.#seconds = seconds;
  }

  read(request: ReadRequest): Promise<ReadDocument> {
    const reading = this.#last.then(() => this.#readNow(request));
    this.#last = reading.catch(() => undefined);
    return reading;
  }

  async #readNow(request: ReadRequest): Promise<ReadDocument> {
    checkSize(request.bytes, request.file);
    clearTimeout(this.#idle);
    const worker = this.#worker ?? this.#start();
    worker.ref();
    const outcome = await new Promise<Outcome>((resolve) => {
      this.#settle = resolve;
      this.#timer = setTimeout(
        () => resolve({ code: 'too_slow', message: `takes more than ${this.#seconds} seconds to read.` }),
        this.#seconds * 1000,
      );
      worker.postMessage(request);
    });
    clearTimeout(this.#timer);
    if ('kind' in outcome) {
      worker.unref();
      this.#idle = setTimeout(() => this.#end(), IDLE_MS).unref();
      if (outcome.kind === 'read') return outcome.document;
      throw new CorpusError(outcome.problems);
    }
    this.#end();
    const message = outcome.message ?? `cannot be read as ${request.format}.`;
    throw problem(outcome.code, request.file, message, CURE);
  }

  /** A thread that ends or fails is replaced for the next file. */
  #start(): Worker {
    const worker = new Worker(this.#program, { resourceLimits: { maxOldGenerationSizeMb: MEMORY_MB } });
    const settle = (outcome: Outcome) => {
      if (this.#worker === worker) this.#settle(outcome);
    };
    worker.on('message', (reply: ReadReply) => settle(reply));
    worker.on('error', (error: NodeJS.ErrnoException) => {
      const isFull = error.code === 'ERR_WORKER_OUT_OF_MEMORY';
      const message = `takes more than ${MEMORY_MB} MB of memory to read.`;
      settle(isFull ? { code: 'too_much_memory', message } : { code: 'reader_failed' });
    });
    worker.on('exit', () => settle({ code: 'reader_failed' }));
    this.#worker = worker;
    return worker;
  }

  #end(): void {
    clearTimeout(this.#idle);
    const worker = this.#worker;
    this.#worker = undefined;
    void worker?.terminate();
  }
}

const CURE = 'Split it into its parts, or save its text as .md or .txt.';
