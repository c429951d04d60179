import { setTimeout as delay } from 'node:timers/promises';

/** Longest that work waits for the acknowledgements of others, in milliseconds. */
const LET_PASS = 1000;

/**
 * The acknowledgements that are on their way. Discord waits three seconds for each, and fifteen minutes for the
 * answers: where many come at once, none is to wait behind the work for another.
 */
export class Acknowledgements {
  readonly #onTheirWay = new Set<Promise<void>>();

  /** Resolves once this one is made, and those that are on their way by then are too. @throws what this one does */
  async made(acknowledged: Promise<void>): Promise<void> {
    this.#onTheirWay.add(acknowledged);
    try {
      await acknowledged;
    } finally {
      this.#onTheirWay.delete(acknowledged);
    }
    if (this.#onTheirWay.size === 0) return;
    const enough = new AbortController();
    const longest = delay(LET_PASS, undefined, { signal: enough.signal }).catch(() => {});
    await Promise.race([Promise.allSettled(this.#onTheirWay), longest]);
    enough.abort();
  }
}
