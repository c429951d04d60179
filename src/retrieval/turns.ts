import { setImmediate } from 'node:timers/promises';

/** Lets the event loop turn between pieces of work that arrive together; a single one does not wait. */
export class Turns {
  #taken: Promise<void> | undefined;

  /** Resolves in a turn of the event loop that no other caller has taken. */
  async next(): Promise<void> {
    while (this.#taken) await this.#taken;
    this.#taken = setImmediate().then(() => {
      this.#taken = undefined;
    });
  }
}
