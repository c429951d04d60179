import { RESTJSONErrorCodes } from 'discord.js';
import { discordCode } from './failure.js';

/** One may come of a request that was sent again because its answer got lost; so many do not. */
const MANY = 2;
const WITHIN_MS = 600_000;
const BETWEEN_TELLINGS_MS = 3_600_000;

/**
 * Notices that another program answers with the same token: interactions are acknowledged already when this one comes
 * to do it. Users then get their answers from one or the other, and each question counts against two allowances.
 */
export class Twins {
  readonly #now: () => number;
  #seen: number[] = [];
  #toldAt = Number.NEGATIVE_INFINITY;

  /** @param now a clock in milliseconds that never goes back */
  constructor(now: () => number) {
    this.#now = now;
  }

  /** @returns whether the operator is to be told, after an acknowledgement has failed; at most once an hour */
  noticed(error: unknown): boolean {
    if (discordCode(error) !== RESTJSONErrorCodes.InteractionHasAlreadyBeenAcknowledged) return false;
    const now = this.#now();
    this.#seen = [...this.#seen.filter((at) => now - at < WITHIN_MS), now].slice(-MANY);
    if (this.#seen.length < MANY || now - this.#toldAt < BETWEEN_TELLINGS_MS) return false;
    this.#toldAt = now;
    return true;
  }
}
