/** Work that was begun and is not done yet. */
export class Ongoing {
  readonly #running = new Set<Promise<void>>();

  /** @param work that never rejects */
  track(work: Promise<void>): Promise<void> {
    this.#running.add(work);
    void work.finally(() => this.#running.delete(work));
    return work;
  }

  /** Resolves when nothing is going on, also of what was begun meanwhile. */
  async idle(): Promise<void> {
    while (this.#running.size > 0) await Promise.all(this.#running);
  }
}
