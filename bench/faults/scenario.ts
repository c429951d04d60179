/** A promise, how often it was tried, and where it failed. */
export interface Outcome {
  promised: string;
  tried: number;
  failed: string[];
}

/** A kind of fault. The short form tries only some of the places. */
export type Scenario = (short: boolean) => Promise<Outcome>;

/** Records each attempt to break a promise. */
export class Attempts {
  readonly #promised: string;
  readonly #failed: string[] = [];
  #tried = 0;

  constructor(promised: string) {
    this.#promised = promised;
  }

  /** @param work returns what is wrong, if anything */
  async try(place: string, work: () => Promise<string | undefined>): Promise<void> {
    this.#tried += 1;
    try {
      const wrong = await work();
      if (wrong !== undefined) this.#failed.push(`${place}: ${wrong}`);
    } catch (error) {
      this.#failed.push(`${place}: ${error instanceof Error ? error.message : String(error)}`);
    }
  }

  get outcome(): Outcome {
    return { promised: this.#promised, tried: this.#tried, failed: this.#failed };
  }
}

/** The places to try, numbered from 1: all of them, or about `most`, evenly spread. */
export function places(count: number, most: number): number[] {
  const step = Math.max(1, count / most);
  const all = Array.from({ length: Math.min(count, most) }, (_, i) => Math.floor(1 + i * step));
  return [...new Set(all)];
}
