import { PartnershipError } from '../../src/errors.js';

/** The least of so many counts: other work, and the engine's own in other threads, only ever adds to a time. */
const TRIES = 6;
/** Work that takes less is too little to be compared. */
const WORTH_COMPARING_MS = 5;
/** Milliseconds that {@link spin} takes where nothing else runs. */
const SPIN_MS = 1.1;

/**
 * Milliseconds of the processor that some work takes, the least of a few tries; an error for users counts as done.
 * @param enough at so little, no more is tried
 * @throws what is no error for users
 */
export async function leastMs(work: () => unknown, enough = 0): Promise<number> {
  let least = Number.POSITIVE_INFINITY;
  for (let i = 0; i < TRIES && least > enough; i += 1) least = Math.min(least, await onceMs(work));
  return least;
}

/** Work on a text, and on one that is so many times as long. */
export interface Growth {
  small: () => unknown;
  large: () => unknown;
  times: number;
}

/**
 * How long large work takes by as much small work: 1 where time is in proportion, {@link Growth.times} where it is by
 * the square; 0 where it is too little to tell. Both sides take about the same time, so that a busy machine weighs on
 * both; the least of each counts, and they are tried again while the growth is more than it may be.
 * @param most the growth that may be
 */
export async function growthOf({ small, large, times }: Growth, most: number): Promise<number> {
  const manySmall = async () => {
    for (let i = 0; i < times; i += 1) await attempt(small);
  };
  let [ofSmall, ofLarge] = [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY];
  let growth = Number.POSITIVE_INFINITY;
  for (let i = 0; i < 2 * TRIES && growth > most; i += 1) {
    ofSmall = Math.min(ofSmall, await onceMs(manySmall));
    ofLarge = Math.min(ofLarge, await onceMs(large));
    growth = ofLarge < WORTH_COMPARING_MS ? 0 : ofLarge / ofSmall;
  }
  return growth;
}

/**
 * How long some work takes, where each time that is more processor time than it may; told of a machine that does
 * nothing else, since one that is busy is slower also by its processor time.
 * @param most in ms
 */
export async function overlong(work: () => unknown, most: number): Promise<string | undefined> {
  let least = Number.POSITIVE_INFINITY;
  for (let i = 0; i < TRIES; i += 1) {
    const ms = await onceMs(work);
    least = Math.min(least, ms <= most ? ms : ms / (await slowness()));
    if (least <= most) return undefined;
  }
  return `${least.toFixed(0)} ms of ${most}`;
}

/** How much slower than by itself the machine is at present, 1 to 4. */
async function slowness(): Promise<number> {
  return Math.min(4, Math.max(1, (await leastMs(spin)) / SPIN_MS));
}

async function onceMs(work: () => unknown): Promise<number> {
  const before = process.cpuUsage();
  await attempt(work);
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}

/** Does some work; an error for users is an outcome. */
async function attempt(work: () => unknown): Promise<void> {
  try {
    await work();
  } catch (error) {
    if (!(error instanceof PartnershipError)) throw error;
  }
}

/** Work that is always the same. */
function spin(): void {
  let hash = 0;
  const kept = new Map<number, string>();
  for (let i = 0; i < 60_000; i += 1) {
    hash = (Math.imul(hash, 31) + i) | 0;
    kept.set(hash & 4095, `k${hash & 255}`);
  }
}
