import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { FairQueue } from '../../../src/bot/load/queue.js';

/** A task that ends on request. */
interface Task {
  user: string;
  number: number;
  end: () => void;
}

/** Lets everything that waits for a promise continue. */
const settle = () => new Promise((resolve) => setImmediate(resolve));

/**
 * The rule in other words: the next user is the one whose last turn, or start of waiting, was longest ago; of that
 * user's tasks, the oldest runs.
 */
class Oracle {
  readonly concurrency: number;
  readonly most: number;
  waiting: { user: string; number: number }[] = [];
  running: number[] = [];
  started: number[] = [];
  #since = new Map<string, number>();
  #time = 0;

  constructor(concurrency: number, most: number) {
    this.concurrency = concurrency;
    this.most = most;
  }

  add(user: string, number: number): 'full' | 'taken' {
    if (this.running.length >= this.concurrency && this.waiting.length >= this.most) return 'full';
    if (!this.waiting.some((task) => task.user === user)) this.#since.set(user, this.#time++);
    this.waiting.push({ user, number });
    this.#start();
    return 'taken';
  }

  end(number: number): void {
    this.running = this.running.filter((other) => other !== number);
    this.#start();
  }

  #start(): void {
    while (this.running.length < this.concurrency && this.waiting.length > 0) {
      const since = ({ user }: { user: string }) => this.#since.get(user) ?? 0;
      const [next] = this.waiting.toSorted((a, b) => since(a) - since(b) || a.number - b.number);
      if (!next) return;
      this.waiting = this.waiting.filter((task) => task !== next);
      this.#since.set(next.user, this.#time++);
      this.running.push(next.number);
      this.started.push(next.number);
    }
  }
}

describe('FairQueue', () => {
  it('starts tasks in the order of a naive oracle', async () => {
    const step = fc.oneof(
      fc.record({ add: fc.constantFrom('a', 'b', 'c', 'd') }),
      fc.record({ end: fc.nat(9), fail: fc.boolean() }),
    );
    const run = fc.asyncProperty(
      fc.integer({ min: 1, max: 3 }),
      fc.integer({ min: 0, max: 6 }),
      fc.array(step, { maxLength: 40 }),
      async (concurrency, waiting, steps) => {
        const queue = new FairQueue({ concurrency, waiting });
        const oracle = new Oracle(concurrency, waiting);
        const running: Task[] = [];
        const started: number[] = [];
        for (const [number, action] of steps.entries()) {
          if ('add' in action) {
            const user = action.add;
            const taken = queue.run(user, () => {
              started.push(number);
              return new Promise<void>((resolve) => running.push({ user, number, end: resolve }));
            });
            expect(taken === 'full' ? 'full' : 'taken').toBe(oracle.add(user, number));
          } else {
            const [task] = running.splice(action.end % Math.max(1, running.length), 1);
            task?.end();
            if (task) oracle.end(task.number);
          }
          await settle();
          expect(started).toEqual(oracle.started);
          expect(queue.waiting).toBe(oracle.waiting.length);
        }
        queue.stop();
        for (; running.length > 0; await settle()) for (const { end } of running.splice(0)) end();
        await queue.idle();
        expect(queue.waiting).toBe(0);
      },
    );
    await fc.assert(run, { numRuns: 150 });
  });

  it('lets one who asks forty things delay another by one', async () => {
    const queue = new FairQueue({ concurrency: 1, waiting: 100 });
    const order: string[] = [];
    const ask = (user: string) => queue.run(user, async () => void order.push(user));
    const many = Array.from({ length: 40 }, () => ask('many'));
    await Promise.all([...many, ask('one')]);
    expect(order.indexOf('one')).toBeLessThanOrEqual(2);
  });

  it('says at once when it is full, and takes tasks again when it is not', async () => {
    const queue = new FairQueue({ concurrency: 1, waiting: 1 });
    let end = () => {};
    const first = queue.run('a', () => new Promise<void>((resolve) => (end = resolve)));
    const second = queue.run('b', () => 2);
    expect(queue.run('c', () => 3)).toBe('full');
    await settle();
    end();
    await first;
    expect(await second).toBe(2);
    expect(await queue.run('c', () => 3)).toBe(3);
  });

  it('rejects the promise of a task that fails, and no other', async () => {
    const queue = new FairQueue({ concurrency: 1, waiting: 9 });
    const results = await Promise.allSettled([
      queue.run('a', () => {
        throw new Error('at once');
      }),
      queue.run('a', async () => {
        throw new Error('later');
      }),
      queue.run('a', () => 'fine'),
    ]);
    expect(results.map((result) => (result.status === 'fulfilled' ? result.value : result.reason.message))).toEqual([
      'at once',
      'later',
      'fine',
    ]);
  });

  it('finishes what waits when it stops, and takes no more', async () => {
    const queue = new FairQueue({ concurrency: 1, waiting: 9 });
    const done: number[] = [];
    const tasks = [1, 2, 3].map((n) => queue.run('a', () => settle().then(() => void done.push(n))));
    queue.stop();
    expect(queue.run('b', () => 4)).toBe('stopping');
    await queue.idle();
    expect(done).toEqual([1, 2, 3]);
    await Promise.all(tasks);
    await queue.idle();
  });
});
