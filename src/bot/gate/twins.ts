import { RESTJSONErrorCodes } from 'discord.js';
import { discordCode } from './failure.js';

/** A single case may come from a request that was resent because its response was lost; this many do not. */
const MANY = 2;
const WITHIN_MS = 600_000;
const BETWEEN_TELLINGS_MS = 3_600_000;

/**
 * Detects that another program answers with the same token: interactions are already acknowledged when this process
 * tries to. Users then get their answers from one or the other, and have a separate allowance in each.
 */
export class Twins {
  readonly #now: () => number;
  #seen: number[] = [];
  #toldAt = Number.NEGATIVE_INFINITY;

  /** @param now a monotonic clock, in milliseconds */
  constructor(now: () => number) {
    this.#now = now;
  }

  /** Call when an acknowledgement has failed. @returns whether to tell the operator; true at most once an hour */
  noticed(error: unknown): boolean {
    if (discordCode(error) !== RESTJSONErrorCodes.InteractionHasAlreadyBeenAcknowledged) return false;
    const now = this.#now();
    this.#seen = [...this.#seen.filter((at) => now - at < WITHIN_MS), now].slice(-MANY);
    if (this.#seen.length < MANY || now - this.#toldAt < BETWEEN_TELLINGS_MS) return false;
    this.#toldAt = now;
    return true;
  }
}
