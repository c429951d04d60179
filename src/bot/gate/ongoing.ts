/** Work in progress. */
export class Ongoing {
  readonly #running = new Set<Promise<void>>();

  /** @param work must never reject */
  track(work: Promise<void>): Promise<void> {
    this.#running.add(work);
    void work.finally(() => this.#running.delete(work));
    return work;
  }

  /** Resolves when no work is left, including work that was begun in the meantime. */
  async idle(): Promise<void> {
    while (this.#running.size > 0) await Promise.all(this.#running);
  }
}
