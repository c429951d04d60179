/**
 * Compares two texts by their code units, for sorting ids, dates, codes and headings: the same on every machine,
 * regardless of its locale. `localeCompare` also loads the locale's tables, which takes 20 ms.
 */
export function byCode(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}
