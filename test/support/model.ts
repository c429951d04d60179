import { readConfig } from '../../src/config.js';
import type { Embedder } from '../../src/embedding/embedder.js';
import { loadEmbedder } from '../../src/embedding/local.js';
import { openEmbedderThread } from '../../src/embedding/thread.js';

// Loading takes most of a second and 300 MB, so the files that run in one process share the model. It ends with the
// process: no test closes it.

let local: Promise<Embedder> | undefined;
let thread: Promise<Embedder> | undefined;

/** The configured model in the tests' own thread. */
export function sharedModel(): Promise<Embedder> {
  local ??= loadEmbedder(readConfig({}).embedding);
  return local;
}

/** The configured model in its own thread, as in the bot. */
export function sharedModelThread(): Promise<Embedder> {
  thread ??= openEmbedderThread(readConfig({}).embedding);
  return thread;
}
