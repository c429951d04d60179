import { DiscordAPIError, REST } from 'discord.js';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { clockError, describeClockError, watchClock } from '../../../src/bot/discord/clock.js';
import { Twins } from '../../../src/bot/gate/twins.js';
import { clockBehind } from '../../../src/cli/clock.js';
import type { DocumentInfo } from '../../../src/model.js';
import { discordConfig, stubDiscord, TOKEN } from './support.js';

const NOW = Date.parse('2026-03-01T12:00:00Z');

describe("a clock beside Discord's", () => {
  test('is wrong from a minute on, ahead or behind', () => {
    fc.assert(
      fc.property(fc.integer({ min: -1e11, max: 1e11 }), (off) => {
        const error = clockError(new Date(NOW - off).toUTCString(), NOW);
        if (Math.abs(off) <= 59_000) expect(error).toBeUndefined();
        if (Math.abs(off) > 61_000) expect(Math.abs((error ?? 0) - off)).toBeLessThan(1001);
      }),
    );
    expect([clockError(null, NOW), clockError('soon', NOW)]).toEqual([undefined, undefined]);
  });

  test.each([
    [125 * 60_000, '2 h 5 min ahead'],
    [-61_000, '1 min behind'],
    [-3 * 86_400_000, '3 d behind'],
    [86_400_000 + 7_200_000, '1 d 2 h ahead'],
  ])('%i ms is %s', (ms, said) => expect(describeClockError(ms)).toBe(said));

  test('is told of once, from the answers that come anyway', async () => {
    const stub = await stubDiscord();
    const rest = new REST({ api: discordConfig(stub.url).apiUrl }).setToken(TOKEN);
    const told: number[] = [];
    watchClock(
      rest,
      (ms) => void told.push(ms),
      () => Date.now() + 7_200_000,
    );
    const right: number[] = [];
    watchClock(rest, (ms) => void right.push(ms));
    for (let i = 0; i < 3; i += 1) await rest.get('/applications/@me');
    await stub.close();
    expect(told.map((ms) => Math.round(ms / 60_000))).toEqual([120]);
    expect(right).toEqual([]);
  });
});

test.each([
  ['2026-02-28T00:00:00.000Z', '2026-03-02', undefined],
  ['2026-03-01T12:05:00.000Z', '2026-01-29', undefined],
  ['2026-03-05T00:00:00.000Z', '2026-01-29', /says 2026-03-01T12:00 UTC, but the index was built at 2026-03-05T00:00/],
  ['2026-02-28T00:00:00.000Z', '2026-03-03', /says 2026-03-01T12:00 UTC, but it is dated 2026-03-03/],
])('an index built at %s with a document of %s', (builtAt, date, said) => {
  const library = { manifest: { builtAt }, documents: [{ id: 'it', date } as DocumentInfo] };
  const found = clockBehind(library as unknown as Parameters<typeof clockBehind>[0], new Date(NOW));
  if (said === undefined) expect(found).toBeUndefined();
  else expect(found).toMatch(said);
});

describe('another bot with the same token', () => {
  const failure = (code: number) => new DiscordAPIError({ code, message: 'x' }, code, 400, 'POST', 'https://x', {});
  const acknowledged = failure(40060);

  test('is noticed by interactions that were acknowledged already, once an hour', () => {
    const clock = { now: 0 };
    const twins = new Twins(() => clock.now);
    const told: number[] = [];
    for (let minute = 0; minute < 150; minute += 1) {
      clock.now = minute * 60_000;
      if (twins.noticed(acknowledged)) told.push(minute);
    }
    expect(told).toEqual([1, 61, 121]);
  });

  test('is not taken from one that was sent twice, nor from other failures', () => {
    const clock = { now: 0 };
    const twins = new Twins(() => clock.now);
    expect(twins.noticed(acknowledged)).toBe(false);
    for (let i = 0; i < 5; i += 1) expect(twins.noticed(failure(10062))).toBe(false);
    clock.now = 601_000;
    expect(twins.noticed(acknowledged)).toBe(false);
  });
});
