import type { Embedder, PassageVectors, QuestionVectors } from '../../src/embedding/embedder.js';
import type { Span } from '../../src/model.js';

interface Hold {
  wanted: (text: string) => boolean;
  opened: Promise<void>;
}

/** The real model behind a counter and a gate: questions are counted, held back while a test wants, or made to fail. */
export class WatchedEmbedder implements Embedder {
  /** The texts of the questions that reached the model, in order. */
  readonly asked: string[] = [];
  /** Thrown for each question while set. */
  failure: Error | undefined;
  readonly #model: Embedder;
  readonly #holds: Hold[] = [];

  /** @param model remains owned by the caller */
  constructor(model: Embedder) {
    this.#model = model;
  }

  get fingerprint(): string {
    return this.#model.fingerprint;
  }

  get dimension(): number {
    return this.#model.dimension;
  }

  /** Holds back questions that contain the given words; all by default. @returns a function that releases them */
  hold(words = ''): () => void {
    let open = () => {};
    const opened = new Promise<void>((resolve) => {
      open = resolve;
    });
    const hold = { wanted: (text: string) => text.includes(words), opened };
    this.#holds.push(hold);
    return () => {
      this.#holds.splice(this.#holds.indexOf(hold), 1);
      open();
    };
  }

  async embedQuestion(text: string, spans?: Span[]): Promise<QuestionVectors> {
    this.asked.push(text);
    const hold = this.#holds.find(({ wanted }) => wanted(text));
    await hold?.opened;
    if (this.failure) throw this.failure;
    return this.#model.embedQuestion(text, spans);
  }

  countTokens(texts: string[]): Promise<number[]> {
    return this.#model.countTokens(texts);
  }

  embedPassage(text: string, spans: Span[]): Promise<PassageVectors> {
    return this.#model.embedPassage(text, spans);
  }

  async close(): Promise<void> {}
}
