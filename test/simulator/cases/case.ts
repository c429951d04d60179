import type { Json } from '../json.js';

/** A body that Discord accepts, one just beyond it that Discord refuses, and where it says so. */
export interface Case {
  what: string;
  accepted: Json;
  refused: Json;
  at: string;
}

/** So many letters. */
export const a = (count: number) => 'a'.repeat(count);

/** So many things, made from their numbers. */
export const list = <T>(count: number, make: (index: number) => T): T[] => {
  return Array.from({ length: count }, (_, index) => make(index));
};

/** The n-th id of nobody in particular. */
export const id = (index: number) => String(200_000_000_000_000_000n + BigInt(index));
