/**
 * Binary search.
 * @param isBefore true for the first indices of a range and false for the rest
 * @returns the first index from `low` on for which it is false, or `high`
 */
export function lowerBound(low: number, high: number, isBefore: (index: number) => boolean): number {
  let [from, to] = [low, high];
  while (from < to) {
    const middle = (from + to) >>> 1;
    if (isBefore(middle)) from = middle + 1;
    else to = middle;
  }
  return from;
}
