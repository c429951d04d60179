import { expect, inject, it } from 'vitest';
import { endedBot } from '../bench/faults/ended-bot.js';
import { atOnce, damage, errors, kills, memory } from '../bench/faults/index-files.js';
import { hostile, linear } from '../bench/faults/parsers.js';
import { powerCuts } from '../bench/faults/power.js';
import { replaced, week } from '../bench/faults/running.js';

/** The short form of `npm run faults`; a child process takes seconds on a busy machine. */
it.each(Object.entries({ kills, powerCuts, errors, memory, damage, atOnce, replaced, hostile, linear, week }))(
  'what is promised is kept: %s',
  async (_, scenario) => {
    const { tried, failed } = await scenario(true);
    expect(tried).toBeGreaterThan(0);
    expect(failed).toEqual([]);
  },
  240_000,
);

it('what is promised is kept: endedBot', async () => {
  const { tried, failed } = await endedBot(true, inject('readyIndex'));
  expect([tried, failed]).toEqual([3, []]);
}, 240_000);
