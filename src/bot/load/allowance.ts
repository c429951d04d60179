export interface AllowanceOptions {
  /** Questions a user may ask at once. */
  burst: number;
  /** Seconds after which one more is allowed. */
  secondsEach: number;
  /** A monotonic clock, in milliseconds. */
  now?: () => number;
  /** Most users remembered; beyond that, those who asked longest ago are forgotten. */
  mostUsers?: number;
  /** Called when no token was available. */
  onRefused?: () => void;
}

const MOST_USERS = 100_000;

/**
 * How many questions each user may ask: a bucket of `burst` tokens that regains one every `secondsEach`. All that is
 * stored of a user is when their bucket will be full again, and after that nothing.
 */
export class Allowance {
  readonly #burst: number;
  readonly #each: number;
  readonly #now: () => number;
  readonly #mostUsers: number;
  readonly #onRefused: () => void;
  /** When each user's bucket will be full again, in ms; users who asked longest ago come first. */
  readonly #fullAt = new Map<string, number>();

  constructor({
    burst,
    secondsEach,
    now = () => performance.now(),
    mostUsers = MOST_USERS,
    onRefused = () => {},
  }: AllowanceOptions) {
    this.#onRefused = onRefused;
    this.#burst = burst;
    this.#each = secondsEach * 1000;
    this.#now = now;
    this.#mostUsers = mostUsers;
  }

  /** Number of users remembered. */
  get size(): number {
    return this.#fullAt.size;
  }

  /**
   * Takes a token, if necessary one that will only be available in a while.
   * @param mostMs how long the user would wait; a token that takes longer is not taken
   * @returns milliseconds until the token is available: at most `mostMs` if it was taken
   */
  take(userId: string, mostMs = 0): number {
    // Whole milliseconds, so that sums and differences are exact.
    const now = Math.floor(this.#now());
    this.#forget(now);
    const fullAt = Math.max(now, this.#fullAt.get(userId) ?? 0) + this.#each;
    const wait = Math.max(0, fullAt - now - this.#burst * this.#each);
    if (wait > mostMs) {
      this.#onRefused();
      return wait;
    }
    this.#fullAt.delete(userId);
    this.#fullAt.set(userId, fullAt);
    return wait;
  }

  /** Gives back a token that was not used. */
  giveBack(userId: string): void {
    const fullAt = this.#fullAt.get(userId);
    if (fullAt !== undefined) this.#fullAt.set(userId, fullAt - this.#each);
  }

  #forget(now: number): void {
    for (const [userId, fullAt] of this.#fullAt) {
      if (fullAt > now && this.#fullAt.size < this.#mostUsers) return;
      this.#fullAt.delete(userId);
    }
  }
}
