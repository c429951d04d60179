import { PartnershipError } from '../../src/errors.js';

/** The minimum of this many measurements counts: other work, and the engine's own threads, can only add time. */
const TRIES = 6;
/** Shorter work is too small to compare. */
const WORTH_COMPARING_MS = 5;
/** Milliseconds that {@link spin} takes if nothing else runs. */
const SPIN_MS = 1.1;

/**
 * Processor time of some work in milliseconds, the minimum of a few tries; an error meant for users counts as done.
 * @param enough at or below this, stop trying
 * @throws any error not meant for users
 */
export async function leastMs(work: () => unknown, enough = 0): Promise<number> {
  let least = Number.POSITIVE_INFINITY;
  for (let i = 0; i < TRIES && least > enough; i += 1) least = Math.min(least, await onceMs(work));
  return least;
}

/** Work on a text, and on one that is `times` as long. */
export interface Growth {
  small: () => unknown;
  large: () => unknown;
  times: number;
}

/**
 * Time of the large work divided by that of an equal amount of small work: 1 if time is linear, {@link Growth.times} if
 * it is quadratic, 0 if it is too short to tell. Both sides take about the same time, so that a busy machine affects
 * both; the minimum of each counts, and both are repeated while the growth exceeds the limit.
 * @param most the growth allowed
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
 * The time of some work, if every try takes more processor time than allowed; scaled to an idle machine, since a busy
 * machine also needs more processor time.
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

/** How much slower the machine is now than when idle, 1 to 4. */
async function slowness(): Promise<number> {
  return Math.min(4, Math.max(1, (await leastMs(spin)) / SPIN_MS));
}

async function onceMs(work: () => unknown): Promise<number> {
  const before = process.cpuUsage();
  await attempt(work);
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}

/** Runs some work; an error meant for users is an outcome. */
async function attempt(work: () => unknown): Promise<void> {
  try {
    await work();
  } catch (error) {
    if (!(error instanceof PartnershipError)) throw error;
  }
}

/** A constant amount of work. */
function spin(): void {
  let hash = 0;
  const kept = new Map<number, string>();
  for (let i = 0; i < 60_000; i += 1) {
    hash = (Math.imul(hash, 31) + i) | 0;
    kept.set(hash & 4095, `k${hash & 255}`);
  }
}
