/** Notes which strings of a table of words are read, from now on. */
export class SeenWords {
  readonly #all = new Map<string, unknown>();
  readonly #seen = new Set<string>();
  /** Tables that others spread share their inner parts. */
  readonly #known = new WeakMap<object, string>();

  /** @param name of the table, before the path of each string */
  watch(name: string, table: object): void {
    this.#known.set(table, name);
    for (const [key, value] of Object.entries(table)) {
      const path = `${name}.${key}`;
      if (typeof value === 'object' && value !== null && !Array.isArray(value)) {
        if (!this.#known.has(value)) this.watch(path, value);
        continue;
      }
      this.#all.set(path, value);
      Object.defineProperty(table, key, {
        enumerable: true,
        get: () => {
          this.#seen.add(path);
          return value;
        },
      });
    }
  }

  /** Those that nothing has read. A table that repeats a string of another is read where that one is. */
  unseen(): string[] {
    const read = new Set([...this.#seen].map((path) => this.#all.get(path)));
    return [...this.#all].filter(([path, value]) => !this.#seen.has(path) && !read.has(value)).map(([path]) => path);
  }
}
