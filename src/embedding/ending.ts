import { ModelError } from '../errors.js';

/** Error codes for the request during which the model's thread ended or hung. */
export const ENDING: readonly string[] = ['model_stopped', 'model_hung'];

/** Error code for a request that was only waiting when the thread ended, or arrived later. */
export const INTERRUPTED = 'model_interrupted';

/** The thread ended while working on a request or loading the model. */
export function stopped(reason: string): ModelError {
  return new ModelError(
    'model_stopped',
    `The embedding thread ended unexpectedly (${reason}).`,
    'Start the program again; if it keeps happening, free some memory or set EMBEDDING_THREADS=1.',
  );
}

/** The thread gave no answer in time and is given up on. */
export function hung(milliseconds: number): ModelError {
  return new ModelError(
    'model_hung',
    `The embedding model gave no answer in ${Math.round(milliseconds / 1000)} s, and its thread was ended.`,
    'Start the program again; if it keeps happening, set EMBEDDING_THREADS=1, or give the machine less to do.',
  );
}

/** The thread ended while working on another request. */
export function interrupted({ message }: Error): ModelError {
  return new ModelError(INTERRUPTED, message, 'Ask again.');
}
