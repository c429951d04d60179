import { setTimeout as delay } from 'node:timers/promises';

/** Longest that work waits for other interactions' acknowledgements, in milliseconds. */
const LET_PASS = 1000;

/**
 * The acknowledgements in flight. Discord waits three seconds for each, but fifteen minutes for the replies: if many
 * interactions arrive at once, no acknowledgement should wait for the work of another.
 */
export class Acknowledgements {
  readonly #onTheirWay = new Set<Promise<void>>();

  /** Resolves once this one is done and, for at most a second, those then in flight. @throws what this one throws */
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
