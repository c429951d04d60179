/** Weights of passages, summed term by term. Passages stay in the order in which they were first added. */
export class Weights {
  readonly #weights: Float64Array;
  readonly #met: Uint32Array;
  #size = 0;

  /**
   * @param passages the number of passages in the index
   * @param most the most distinct passages that will be added
   */
  constructor(passages: number, most: number) {
    this.#weights = new Float64Array(passages);
    this.#met = new Uint32Array(Math.min(passages, most));
  }

  /** How many passages have a weight. */
  get size(): number {
    return this.#size;
  }

  /** Adds a positive weight to each of some passages. */
  add(passages: Uint32Array, weight: number): void {
    for (let i = 0; i < passages.length; i += 1) {
      const passage = passages[i] as number;
      const before = this.#weights[passage] as number;
      if (before === 0) {
        this.#met[this.#size] = passage;
        this.#size += 1;
      }
      this.#weights[passage] = before + weight;
    }
  }

  /** A passage's weight; 0 if it was not added. */
  of(passage: number): number {
    return this.#weights[passage] ?? 0;
  }

  /** Calls back with every passage that has a weight. */
  each(work: (passage: number, weight: number) => void): void {
    for (let i = 0; i < this.#size; i += 1) {
      const passage = this.#met[i] as number;
      work(passage, this.#weights[passage] as number);
    }
  }

  /** The heaviest of the allowed passages, heaviest first; ties go to the one added first. */
  heaviest(count: number, isAllowed: (passage: number) => boolean): number[] {
    if (count <= 0) return [];
    const best: number[] = [];
    // Weight of the last passage once enough are found; it rules out nearly all of thousands.
    let least = 0;
    for (let i = 0; i < this.#size; i += 1) {
      const passage = this.#met[i] as number;
      const weight = this.#weights[passage] as number;
      if (weight <= least || !isAllowed(passage)) continue;
      const place = best.findIndex((other) => this.of(other) < weight);
      best.splice(place < 0 ? best.length : place, 0, passage);
      if (best.length > count) best.pop();
      if (best.length === count) least = this.of(best[count - 1] ?? -1);
    }
    return best;
  }
}
