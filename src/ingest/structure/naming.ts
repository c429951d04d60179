import type { Container, Passage } from '../../model.js';
import { fold } from '../../text/fold.js';

/** A container as named in a unit's id. */
export interface Holder extends Container {
  /** `annex-i`, `part-b`. */
  slug: string;
  /** Whether it is an annex, protocol or appendix: its units never count as the document's own. */
  apart: boolean;
}

/** A unit without an id. */
export interface UnnamedUnit {
  passage: Passage;
  holders: readonly Holder[];
}

const LONGEST_SLUG = 40;

/** A short name of letters, digits and hyphens. */
export function slugOf(text: string): string {
  const words = fold(text).replace(/[^\p{L}\p{N}]+/gu, '-');
  return words.slice(0, LONGEST_SLUG).replace(/^-+|-+$/g, '');
}

/**
 * Names units by their numbers: `x#5`; `x#part-b.3` if each part restarts the count; `x#annex-1.2` in annexes. A number
 * that repeats within a group gets a suffix.
 */
export function nameUnits(documentId: string, units: readonly UnnamedUnit[]): void {
  const taken = new Map<string, number>();
  for (const group of groupsOf(units).values()) {
    const depth = depthNeeded(group);
    for (const { passage, holders } of group) {
      const key = keyAt({ passage, holders }, depth);
      const times = (taken.get(key) ?? 0) + 1;
      taken.set(key, times);
      passage.id = `${documentId}#${key}${times === 1 ? '' : `~${times}`}`;
    }
  }
}

/** The units of the body and of each annex; recitals are grouped separately. */
function groupsOf(units: readonly UnnamedUnit[]): Map<string, UnnamedUnit[]> {
  const groups = new Map<string, UnnamedUnit[]>();
  for (const unit of units) {
    const name = `${unit.passage.unit === 'recital'} ${slugsOf(unit.holders.filter(({ apart }) => apart)).join('.')}`;
    const group = groups.get(name);
    if (group) group.push(unit);
    else groups.set(name, [unit]);
  }
  return groups;
}

/** The number of containers, annexes aside, that a name needs so that as few units as possible share it. */
function depthNeeded(group: readonly UnnamedUnit[]): number {
  const deepest = Math.max(0, ...group.map(({ holders }) => holders.length));
  let best = { depth: 0, names: 0 };
  for (let depth = 0; depth <= deepest; depth += 1) {
    const names = new Set(group.map((unit) => keyAt(unit, depth))).size;
    if (names > best.names) best = { depth, names };
  }
  return best.depth;
}

function keyAt({ passage, holders }: UnnamedUnit, depth: number): string {
  let inner = 0;
  const named = holders.filter(({ apart }) => {
    if (!apart) inner += 1;
    return apart || inner <= depth;
  });
  const number = (passage.number ?? '').toLowerCase().replace(/\s+/g, '');
  const own = passage.unit === 'recital' ? `recital-${number}` : number;
  return [...slugsOf(named), own].join('.');
}

function slugsOf(holders: readonly Holder[]): string[] {
  return holders.map(({ slug }) => slug);
}
