import type { Config } from '../config.js';
import type { Embedder } from '../embedding/embedder.js';
import { openEmbedderThread } from '../embedding/thread.js';

/** The embedding model, loaded in its own thread on first use, and only once. */
export interface LazyEmbedder {
  open: () => Promise<Embedder>;
  /** Closes it if it was opened. */
  close: () => Promise<void>;
}

/**
 * @param open opens the model; by default, in its own thread
 * @returns the configured embedding model, not loaded yet
 */
export function lazyEmbedder(
  config: Config,
  open: () => Promise<Embedder> = () => openEmbedderThread(config.embedding),
): LazyEmbedder {
  let opened: Promise<Embedder> | undefined;
  return {
    open: () => {
      opened ??= open();
      // The first caller that awaits it reports the error; until then a rejection must not end the process.
      opened.catch(() => {});
      return opened;
    },
    close: async () => {
      await (await opened)?.close();
    },
  };
}
