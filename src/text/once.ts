/**
 * Makes something at its first use and keeps it: what takes time to make should not hold up a start that never needs
 * it.
 */
export function once<T>(make: () => T): () => T {
  let made: T | undefined;
  return () => {
    made ??= make();
    return made;
  };
}
