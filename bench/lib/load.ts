/** When questions are asked: how many at once, and when the next ones. */
export interface Load {
  name: string;
  run<T, R>(items: readonly T[], task: (item: T) => Promise<R>): Promise<R[]>;
}

/** A constant number at any time: as soon as one is done, the next begins. */
export function inFlight(count: number, name = `${count} in flight`): Load {
  return {
    name,
    async run<T, R>(items: readonly T[], task: (item: T) => Promise<R>): Promise<R[]> {
      const results: R[] = [];
      // All workers share one iterator, so that each item is taken once.
      const left = items.values();
      const work = async () => {
        for (const item of left) results.push(await task(item));
      };
      await Promise.all(Array.from({ length: count }, work));
      return results;
    },
  };
}

/** A fixed number at once; the next wave starts when all of these are done. */
export function inWaves(size: number): Load {
  return {
    name: `waves of ${size} at once`,
    async run<T, R>(items: readonly T[], task: (item: T) => Promise<R>): Promise<R[]> {
      const results: R[] = [];
      for (let first = 0; first < items.length; first += size) {
        results.push(...(await Promise.all(items.slice(first, first + size).map(task))));
      }
      return results;
    },
  };
}
