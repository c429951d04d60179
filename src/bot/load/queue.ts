import { UsageError } from '../../errors.js';
import { UNWATCHED, type Watch } from '../watch/hooks.js';

export interface QueueOptions {
  /** Tasks that run at once. */
  concurrency: number;
  /** Tasks that may wait, across all users. */
  waiting: number;
  /** Notified of each task that was done, with its times in milliseconds, that failed, or that was not taken. */
  watch?: Pick<Watch, 'worked' | 'failed' | 'turnedAway'>;
}

/** Why a task was not taken. */
export type Refused = 'full' | 'stopping';

/**
 * A bounded queue with a fair share for each user: waiting users take turns, so that one who asks forty questions
 * delays each of the others by only one. For each user, first come, first served.
 */
export class FairQueue {
  readonly #concurrency: number;
  readonly #mostWaiting: number;
  readonly #watch: Pick<Watch, 'worked' | 'failed' | 'turnedAway'>;
  /** The waiting users, next one first, each with their tasks. */
  readonly #turns = new Map<string, (() => void)[]>();
  #waiting = 0;
  #running = 0;
  #stopping = false;
  #onIdle: (() => void)[] = [];

  constructor({ concurrency, waiting, watch = UNWATCHED }: QueueOptions) {
    this.#watch = watch;
    this.#concurrency = concurrency;
    this.#mostWaiting = waiting;
  }

  /** Number of tasks waiting for their turn. */
  get waiting(): number {
    return this.#waiting;
  }

  /**
   * Runs a task when its turn comes.
   * @returns the task's promise; or synchronously, why the task was not taken
   */
  run<T>(userId: string, task: () => T | Promise<T>): Promise<T> | Refused {
    const full = this.#running >= this.#concurrency && this.#waiting >= this.#mostWaiting;
    if (this.#stopping || full) {
      this.#watch.turnedAway();
      return this.#stopping ? 'stopping' : 'full';
    }
    const came = performance.now();
    return new Promise<T>((resolve, reject) => {
      this.#enqueue(userId, () => {
        // The microtask keeps a task that throws synchronously from ending the loop that starts it.
        Promise.resolve()
          .then(() => this.#timed(task, came))
          .then(resolve, reject)
          .finally(() => this.#ended());
      });
      this.#startNext();
    });
  }

  /** Takes no more tasks; waiting ones still run. */
  stop(): void {
    this.#stopping = true;
  }

  /** Resolves once nothing runs or waits. */
  async idle(): Promise<void> {
    if (this.#running + this.#waiting === 0) return;
    await new Promise<void>((resolve) => this.#onIdle.push(resolve));
  }

  async #timed<T>(task: () => T | Promise<T>, came: number): Promise<T> {
    const began = performance.now();
    try {
      const done = await task();
      this.#watch.worked(began - came, performance.now() - began);
      return done;
    } catch (error) {
      if (!(error instanceof UsageError)) this.#watch.failed();
      throw error;
    }
  }

  #enqueue(userId: string, start: () => void): void {
    const tasks = this.#turns.get(userId);
    if (tasks) tasks.push(start);
    else this.#turns.set(userId, [start]);
    this.#waiting += 1;
  }

  #startNext(): void {
    while (this.#running < this.#concurrency) {
      const start = this.#next();
      if (!start) return;
      this.#waiting -= 1;
      this.#running += 1;
      start();
    }
  }

  /** Takes the next task; its user's other tasks go to the end of the line. */
  #next(): (() => void) | undefined {
    for (const [userId, tasks] of this.#turns) {
      const task = tasks.shift();
      this.#turns.delete(userId);
      if (tasks.length > 0) this.#turns.set(userId, tasks);
      return task;
    }
    return undefined;
  }

  #ended(): void {
    this.#running -= 1;
    this.#startNext();
    if (this.#running + this.#waiting > 0) return;
    const waiters = this.#onIdle;
    this.#onIdle = [];
    for (const resolve of waiters) resolve();
  }
}
