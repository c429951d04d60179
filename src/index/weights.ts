/** What passages weigh, added up term by term. Passages keep the order in which they were first met. */
export class Weights {
  readonly #weights: Float64Array;
  readonly #met: Uint32Array;
  #size = 0;

  /**
   * @param passages the number of passages of the index
   * @param most how many different ones are added at the most
   */
  constructor(passages: number, most: number) {
    this.#weights = new Float64Array(passages);
    this.#met = new Uint32Array(Math.min(passages, most));
  }

  /** How many passages weigh something. */
  get size(): number {
    return this.#size;
  }

  /** Adds a weight above 0 to each of some passages. */
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

  /** What a passage weighs; 0 where it was not added. */
  of(passage: number): number {
    return this.#weights[passage] ?? 0;
  }

  /** Calls back with every passage that weighs something. */
  each(work: (passage: number, weight: number) => void): void {
    for (let i = 0; i < this.#size; i += 1) {
      const passage = this.#met[i] as number;
      work(passage, this.#weights[passage] as number);
    }
  }

  /** The heaviest of the allowed passages, heaviest first; of equal ones those that were met first. */
  heaviest(count: number, isAllowed: (passage: number) => boolean): number[] {
    if (count <= 0) return [];
    const best: number[] = [];
    // What the last of enough passages weighs; nearly all of thousands are passed over by it.
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
