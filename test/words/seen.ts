/** Records which strings of a table of words are read. */
export class SeenWords {
  readonly #all = new Map<string, unknown>();
  readonly #seen = new Set<string>();
  /** Tables built by spreading others share their inner parts. */
  readonly #known = new WeakMap<object, string>();

  /** @param name the table's name, a prefix of each string's path */
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

  /** The strings that were never read. If two tables have the same string, reading one counts for both. */
  unseen(): string[] {
    const read = new Set([...this.#seen].map((path) => this.#all.get(path)));
    return [...this.#all].filter(([path, value]) => !this.#seen.has(path) && !read.has(value)).map(([path]) => path);
  }
}
