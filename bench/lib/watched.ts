import type { Embedder } from '../../src/embedding/embedder.js';

/** What is reported of an embedder's work. */
interface Watcher {
  question?: (text: string) => void;
  /** Called around each passage, with the times in ms. */
  passage?: (text: string, from: number, to: number) => void;
}

/** The embedder, reporting what it is given. Closing it leaves the embedder open. */
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
