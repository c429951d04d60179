import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { Worker } from 'node:worker_threads';
import { PACKAGE_ROOT } from '../../config.js';
import { CorpusError, type CorpusProblem } from '../../errors.js';
import { FORMATS, type FormatName } from './formats.js';
import { checkSize, problem } from './problems.js';
import type { ReadDocument, Reader } from './reader.js';

/** What a file may take before it is given up: a treaty of 2,000 pages takes a quarter of it on a slow machine. */
const LONGEST_SECONDS = 120;
/** Memory of the thread, in MB; files made to exhaust memory end the thread and not the program. */
const MEMORY_MB = 1024;
/** The thread ends when no file has come for so long. */
const IDLE_MS = 2_000;

export interface ReadRequest {
  format: FormatName;
  bytes: Uint8Array;
  file: string;
}

export type ReadReply = { kind: 'read'; document: ReadDocument } | { kind: 'refused'; problems: CorpusProblem[] };

export interface IsolatedOptions {
  /** The thread's program; the built one unless told. */
  worker?: URL;
  /** Seconds that one file may take. */
  seconds?: number;
}

/**
 * The readers of formats whose files come from anywhere, in a thread of their own: a file that makes a parser hang or
 * take all memory costs that file. The parsers are loaded when the first file comes.
 */
export function isolatedReaders(options: IsolatedOptions = {}): Reader[] {
  const thread = new ReaderThread(options.worker ?? builtWorker(), options.seconds ?? LONGEST_SECONDS);
  return (Object.keys(FORMATS) as FormatName[]).map((name) => ({
    ...FORMATS[name],
    read(bytes, file) {
      return thread.read({ format: name, bytes, file });
    },
  }));
}

/** Beside this file once built; from the sources, where no thread can run, that of the build. */
function builtWorker(): URL {
  const beside = new URL('./read-worker.js', import.meta.url);
  if (existsSync(fileURLToPath(beside))) return beside;
  return pathToFileURL(join(PACKAGE_ROOT, 'dist/ingest/read/read-worker.js'));
}

class ReaderThread {
  readonly #program: URL;
  readonly #seconds: number;
  #worker: Worker | undefined;
  #idle: NodeJS.Timeout | undefined;
  /** One file after another. */
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
    this.#worker ??= new Worker(this.#program, { resourceLimits: { maxOldGenerationSizeMb: MEMORY_MB } });
    const reply = await this.#ask(this.#worker, request);
    this.#idle = setTimeout(() => this.#end(), IDLE_MS).unref();
    if (reply.kind === 'read') return reply.document;
    throw new CorpusError(reply.problems);
  }

  /** The thread's answer; a thread that does not answer in time, or ends, is replaced for the next file. */
  #ask(worker: Worker, request: ReadRequest): Promise<ReadReply> {
    worker.ref();
    return new Promise((resolve) => {
      const finish = (reply: ReadReply, ends: boolean) => {
        clearTimeout(timer);
        worker.removeAllListeners();
        // A thread that is ended may still report an error.
        worker.on('error', () => undefined);
        if (ends) this.#end();
        else worker.unref();
        resolve(reply);
      };
      const refuse = (code: string, message: string) =>
        finish({ kind: 'refused', problems: problem(code, request.file, message, CURE).problems }, true);
      const timer = setTimeout(
        () => refuse('too_slow', `takes more than ${this.#seconds} seconds to read.`),
        this.#seconds * 1000,
      );
      worker.once('message', (reply: ReadReply) => finish(reply, false));
      worker.once('error', (error: NodeJS.ErrnoException) => {
        const full = error.code === 'ERR_WORKER_OUT_OF_MEMORY';
        if (full) refuse('too_much_memory', `takes more than ${MEMORY_MB} MB of memory to read.`);
        else refuse('reader_failed', `cannot be read as ${request.format}.`);
      });
      worker.once('exit', () => refuse('reader_failed', `cannot be read as ${request.format}.`));
      worker.postMessage(request);
    });
  }

  #end(): void {
    clearTimeout(this.#idle);
    void this.#worker?.terminate();
    this.#worker = undefined;
  }
}

const CURE = 'Split it into its parts, or save its text as .md or .txt.';
