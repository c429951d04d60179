import type { Json } from '../json.js';

/** A body that Discord accepts, one just over the limit that it refuses, and the path of the error. */
export interface Case {
  what: string;
  accepted: Json;
  refused: Json;
  at: string;
}

/** A text of this many letters. */
export const a = (count: number) => 'a'.repeat(count);

/** A list of this length, made from indexes. */
export const list = <T>(count: number, make: (index: number) => T): T[] => {
  return Array.from({ length: count }, (_, index) => make(index));
};

/** The n-th arbitrary id. */
export const id = (index: number) => String(200_000_000_000_000_000n + BigInt(index));
