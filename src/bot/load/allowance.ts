export interface AllowanceOptions {
  /** Questions a user may ask at once. */
  burst: number;
  /** Seconds after which one more is allowed. */
  secondsEach: number;
  /** A clock in milliseconds that never goes back. */
  now?: () => number;
  /** Most users remembered; beyond it the ones who asked longest ago are forgotten. */
  mostUsers?: number;
  /** Called when there was no token. */
  onRefused?: () => void;
}

const MOST_USERS = 100_000;

/**
 * How many questions each user may ask: a bucket of `burst` tokens that gets one back every `secondsEach`.
 * All that is kept of a user is when their bucket is full again; then nothing is.
 */
export class Allowance {
  readonly #burst: number;
  readonly #each: number;
  readonly #now: () => number;
  readonly #mostUsers: number;
  readonly #onRefused: () => void;
  /** When each user's bucket is full again, in ms; who asked longest ago stands first. */
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

  /** Users who are remembered. */
  get size(): number {
    return this.#fullAt.size;
  }

  /**
   * Takes a token, if need be one that there will be in a while.
   * @param mostMs how long the user would wait for it; no token is taken that comes later
   * @returns how many milliseconds until there is one: at most `mostMs` where it was taken
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

  /** Gives a token back that was taken for nothing. */
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
