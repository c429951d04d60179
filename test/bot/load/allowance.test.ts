import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Allowance } from '../../../src/bot/load/allowance.js';

function open(options: Partial<ConstructorParameters<typeof Allowance>[0]> = {}) {
  const clock = { now: 1000 };
  const allowance = new Allowance({ burst: 5, secondsEach: 6, now: () => clock.now, ...options });
  return { clock, allowance };
}

describe('Allowance', () => {
  it('allows a burst of 5, then one each 6 seconds', () => {
    const { clock, allowance } = open();
    const burst = Array.from({ length: 6 }, () => allowance.take('a'));
    expect(burst).toEqual([0, 0, 0, 0, 0, 6000]);
    expect(allowance.take('b')).toBe(0);
    clock.now += 5999;
    expect(allowance.take('a')).toBe(1);
    clock.now += 1;
    expect([allowance.take('a'), allowance.take('a')]).toEqual([0, 6000]);
    clock.now += 30_000;
    expect(Array.from({ length: 6 }, () => allowance.take('a'))).toEqual([0, 0, 0, 0, 0, 6000]);
  });

  it('lends tokens of the next seconds to those who would wait for them', () => {
    const { clock, allowance } = open({ burst: 2 });
    const waits = () => Array.from({ length: 7 }, () => allowance.take('a', 18_000));
    expect(waits()).toEqual([0, 0, 6000, 12_000, 18_000, 24_000, 24_000]);
    clock.now += 6000;
    expect([allowance.take('a'), allowance.take('a', 18_000), allowance.take('a', 18_000)]).toEqual([
      18_000, 18_000, 24_000,
    ]);
  });

  it('gives a token back', () => {
    const { allowance } = open({ burst: 1 });
    expect([allowance.take('a'), allowance.take('a')]).toEqual([0, 6000]);
    allowance.giveBack('a');
    expect([allowance.take('a'), allowance.take('a')]).toEqual([0, 6000]);
    allowance.giveBack('nobody');
    expect(allowance.take('nobody')).toBe(0);
  });

  it('agrees with buckets that are filled step by step', () => {
    const step = fc.record({ user: fc.constantFrom('a', 'b'), pause: fc.nat(9) });
    const agrees = fc.property(
      fc.integer({ min: 1, max: 4 }),
      fc.integer({ min: 1, max: 4 }),
      fc.array(step),
      (burst, secondsEach, steps) => {
        const { clock, allowance } = open({ burst, secondsEach });
        /** Seconds that each user's bucket has saved, up to a full one. */
        const saved = new Map<string, number>();
        const full = burst * secondsEach;
        for (const { user, pause } of steps) {
          clock.now += pause * 1000;
          for (const [name, seconds] of saved) saved.set(name, Math.min(full, seconds + pause));
          const has = saved.get(user) ?? full;
          expect(allowance.take(user)).toBe(Math.max(0, secondsEach - has) * 1000);
          if (has >= secondsEach) saved.set(user, has - secondsEach);
        }
      },
    );
    fc.assert(agrees);
  });

  it('forgets users whose bucket is full again', () => {
    const { clock, allowance } = open();
    for (let i = 0; i < 1000; i += 1) allowance.take(`user ${i}`);
    expect(allowance.size).toBe(1000);
    clock.now += 6000;
    allowance.take('another');
    expect(allowance.size).toBe(1);
  });

  it('remembers no more users than it may, the latest ones', () => {
    const { allowance } = open({ burst: 1, mostUsers: 10 });
    for (let i = 0; i < 100; i += 1) allowance.take(`user ${i}`);
    expect(allowance.size).toBe(10);
    expect(allowance.take('user 99')).toBe(6000);
  });

  it('works with a clock that has fractions', () => {
    for (let i = 0; i < 1000; i += 1) {
      const { clock, allowance } = open({ secondsEach: 7 });
      clock.now = i * 123.456_7 + 1 / 3;
      expect(Array.from({ length: 6 }, () => allowance.take('a'))).toEqual([0, 0, 0, 0, 0, 7000]);
    }
  });
});
