import { createHash, randomBytes } from 'node:crypto';
import type { Voter } from '../desk.js';

/** Most votes remembered; beyond that, the oldest is forgotten. */
const MOST = 10_000;

/**
 * Which votes were already cast, so that each person counts once per message. Only hashes are remembered, in memory and
 * with a new salt at each start, so they never reveal who voted.
 */
export class Votes {
  readonly #salt = randomBytes(16);
  readonly #given = new Set<string>();
  readonly #most: number;

  constructor(most = MOST) {
    this.#most = most;
  }

  /** Remembers a vote. @returns false if this person has already voted on this message */
  isFirst({ userId, messageId }: Voter): boolean {
    const key = createHash('sha256').update(this.#salt).update(`${userId}/${messageId}`).digest('base64');
    if (this.#given.has(key)) return false;
    this.#given.add(key);
    const [oldest] = this.#given;
    if (this.#given.size > this.#most && oldest !== undefined) this.#given.delete(oldest);
    return true;
  }
}
