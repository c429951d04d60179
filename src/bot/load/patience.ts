/** Waits that can all be cut short at once, so that everyone still waiting is served before the program ends. */
export class Patience {
  readonly #waiting = new Set<() => void>();
  #ended = false;

  /** Number of waits in progress. */
  get size(): number {
    return this.#waiting.size;
  }

  /** Resolves after the given time, or as soon as waiting is ended. */
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

  /** Ends every wait, including future ones. */
  end(): void {
    this.#ended = true;
    for (const finish of [...this.#waiting]) finish();
  }
}
