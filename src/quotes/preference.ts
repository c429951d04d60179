import type { DocumentInfo } from '../model.js';
import { byCode } from '../text/by-code.js';
import type { Shelf } from './shelf.js';

/** All passages in order of preference, and the rank of each. */
export interface Preference {
  order: Uint32Array;
  rank: Uint32Array;
}

/** Cached by library; a library never changes. */
const preferences = new WeakMap<object, Preference>();

/** Official documents first, then newer ones. */
export function comparePreference(a: DocumentInfo, b: DocumentInfo): number {
  const official = ({ kind }: DocumentInfo) => (kind === 'official' ? 0 : 1);
  return official(a) - official(b) || byCode(b.date, a.date) || byCode(a.id, b.id);
}

/** All passages: official documents first, then newer ones; within a document in their order. */
export function preferenceOf(library: Shelf): Preference {
  const known = preferences.get(library);
  if (known) return known;
  const counts = new Uint32Array(library.documents.length);
  for (let i = 0; i < library.size; i += 1)
    counts[library.documentNumber(i)] = (counts[library.documentNumber(i)] ?? 0) + 1;
  const next = new Uint32Array(library.documents.length);
  let at = 0;
  const preferred = [...library.documents.entries()].sort(([, a], [, b]) => comparePreference(a, b));
  for (const [document] of preferred) {
    next[document] = at;
    at += counts[document] ?? 0;
  }
  const order = new Uint32Array(library.size);
  for (let i = 0; i < library.size; i += 1) {
    const document = library.documentNumber(i);
    order[next[document] ?? 0] = i;
    next[document] = (next[document] ?? 0) + 1;
  }
  const rank = new Uint32Array(library.size);
  for (const [place, passage] of order.entries()) rank[passage] = place;
  preferences.set(library, { order, rank });
  return { order, rank };
}
