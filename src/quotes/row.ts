/** A key in a row that is searched. */
interface Keyed {
  readonly key: string;
}

/**
 * A row of keys that is searched for in another by the algorithm of D. E. Knuth, J. H. Morris and V. R. Pratt ("Fast
 * pattern matching in strings", SIAM Journal on Computing 6(2), 1977): each key is examined about once, no matter what
 * repeats.
 */
export class KeyRow {
  readonly #keys: readonly string[];
  /** How many keys from the beginning still agree if the one at this place does not. */
  readonly #shorter: Int32Array;

  constructor(keys: readonly string[]) {
    this.#keys = keys;
    this.#shorter = new Int32Array(keys.length + 1);
    let agreed = 0;
    for (let i = 1; i < keys.length; i += 1) {
      while (agreed > 0 && keys[i] !== keys[agreed]) agreed = this.#shorter[agreed] ?? 0;
      if (keys[i] === keys[agreed]) agreed += 1;
      this.#shorter[i + 1] = agreed;
    }
  }

  get length(): number {
    return this.#keys.length;
  }

  /** The first place from `from` on, but not after `last`, where the row begins, or -1. An empty row is never found. */
  find(among: readonly Keyed[], from: number, last = among.length): number {
    const keys = this.#keys;
    let agreed = 0;
    for (let i = from; i < among.length && i - agreed <= last; i += 1) {
      const key = among[i]?.key;
      while (agreed > 0 && key !== keys[agreed]) agreed = this.#shorter[agreed] ?? 0;
      if (i - agreed > last) return -1;
      if (key === keys[agreed]) agreed += 1;
      if (agreed > 0 && agreed === keys.length) return i - agreed + 1;
    }
    return -1;
  }
}
