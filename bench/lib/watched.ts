import type { Embedder } from '../../src/embedding/embedder.js';

/** Callbacks that report an embedder's work. */
interface Watcher {
  question?: (text: string) => void;
  /** Called for each passage, with its start and end in ms. */
  passage?: (text: string, from: number, to: number) => void;
}

/** Wraps the embedder and reports its inputs. Closing the wrapper leaves the embedder open. */
export function watched(embedder: Embedder, watcher: Watcher): Embedder {
  return {
    fingerprint: embedder.fingerprint,
    dimension: embedder.dimension,
    ...(embedder.inFlight === undefined ? {} : { inFlight: embedder.inFlight }),
    countTokens: (texts) => embedder.countTokens(texts),
    embedQuestion: (text, spans) => {
      watcher.question?.(text);
      return embedder.embedQuestion(text, spans);
    },
    embedPassage: async (text, spans) => {
      const from = performance.now();
      const vectors = await embedder.embedPassage(text, spans);
      watcher.passage?.(text, from, performance.now());
      return vectors;
    },
    close: async () => {},
  };
}
