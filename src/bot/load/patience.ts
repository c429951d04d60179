/** Waits that can all be cut short at once, so that everyone still waiting is served before the program ends. */
export class Patience {
  readonly #waiting = new Set<() => void>();
  #ended = false;

  /** How many wait. */
  get size(): number {
    return this.#waiting.size;
  }

  /** Resolves after so many milliseconds, or as soon as waiting has ended. */
  wait(milliseconds: number): Promise<void> {
    if (this.#ended || milliseconds <= 0) return Promise.resolve();
    return new Promise((resolve) => {
      const finish = () => {
        clearTimeout(timer);
        this.#waiting.delete(finish);
        resolve();
      };
      const timer = setTimeout(finish, milliseconds);
      this.#waiting.add(finish);
    });
  }

  /** Ends every wait, also those to come. */
  end(): void {
    this.#ended = true;
    for (const finish of [...this.#waiting]) finish();
  }
}
