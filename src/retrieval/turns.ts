import { setImmediate } from 'node:timers/promises';

/** Lets the event loop turn between pieces of work that come at once; one that comes alone does not wait. */
export class Turns {
  #taken: Promise<void> | undefined;

  /** Resolves in a turn of the event loop that nobody else has taken. */
  async next(): Promise<void> {
    while (this.#taken) await this.#taken;
    this.#taken = setImmediate().then(() => {
      this.#taken = undefined;
    });
  }
}
