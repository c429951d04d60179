/**
 * Makes something at its first use and caches it: making it takes time, which should not delay a start that never needs
 * it.
 */
export function once<T>(make: () => T): () => T {
  let made: T | undefined;
  return () => {
    made ??= make();
    return made;
  };
}
