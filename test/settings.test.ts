import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readConfig } from '../src/config.js';

/** The message about a wrong setting, as the operator sees it. */
function wrong(env: Record<string, string>): string {
  try {
    readConfig(env);
  } catch (error) {
    return error instanceof Error ? error.message : '';
  }
  return '';
}

const id = fc.bigInt({ min: 10n ** 16n, max: 10n ** 20n - 1n }).map(String);

describe('channels', () => {
  test('are taken as people copy them: numbers, mentions and links, with any commas and spaces between them', () => {
    const written = (channel: string) =>
      fc.constantFrom(
        channel,
        `<#${channel}>`,
        `https://discord.com/channels/1100000000000000001/${channel}`,
        `https://ptb.discord.com/channels/1100000000000000001/${channel}/`,
      );
    const list = fc.uniqueArray(id, { minLength: 1, maxLength: 8 });
    const given = list.chain((ids) =>
      fc.record({
        ids: fc.constant(ids),
        text: fc
          .tuple(fc.tuple(...ids.map(written)), fc.constantFrom(',', ', ', ' ', ' ,\t'))
          .map(([parts, between]) => parts.join(between)),
      }),
    );
    fc.assert(
      fc.property(given, ({ ids, text }) => {
        const { places } = readConfig({ CHANNELS: text, FORUM_CHANNELS: ` ${text} ` }).discord;
        expect(places).toEqual({ channels: ids, forums: ids, threadsOnly: false });
      }),
    );
  });

  test.each(['#general', '123', 'general, 1100000000000000002', '110000000000000000200'])(
    'that are none (%s) are refused, with where to copy their numbers',
    (CHANNELS) => {
      expect(wrong({ CHANNELS })).toMatch(/^CHANNELS: must be .* Developer Mode, .* → Copy Channel ID\), got /);
    },
  );

  test('are fifty at most', () => {
    const CHANNELS = Array.from({ length: 51 }, (_, i) => `${11n ** 17n + BigInt(i)}`).join(',');
    expect(wrong({ CHANNELS })).toContain('CHANNELS: must be up to 50');
  });
});

describe('words of the operator', () => {
  test('are kept as they are written, without white space around them', () => {
    const text = '**Reading Room**\nreading.room@example.org · [rules](https://example.org)';
    expect(readConfig({ ABOUT_TEXT: `  ${text.replace('\n', '\r\n')}\n` }).discord.aboutText).toBe(text);
    expect(readConfig({ ABOUT_TEXT: ' ' }).discord).not.toHaveProperty('aboutText');
  });

  test.each([
    'x'.repeat(301),
    'a\nb\nc\nd\ne',
    'Ask @everyone',
    'Ask @here',
    'Ask <@1100000000000000001>',
    'In <#1100000000000000001>',
    'a\u0007b',
  ])('that are too long or name somebody are refused (%j)', (ABOUT_TEXT) => {
    expect(wrong({ ABOUT_TEXT })).toMatch(
      /^ABOUT_TEXT: must be at most 300 characters on at most 4 lines, without mentions/,
    );
  });
});

test('the bot says hello and answers mentions everywhere where nothing is set', () => {
  expect(readConfig({}).discord).toMatchObject({
    greeting: true,
    places: { channels: [], threadsOnly: false, forums: [] },
  });
  expect(wrong({ GREETING: 'maybe', THREADS_ONLY: 'yes' })).toMatch(/GREETING: .*\nTHREADS_ONLY: /);
});

describe('the database', () => {
  test('is needed where the store is postgres, and a replica is where questions go', () => {
    expect(wrong({ STORE: 'postgres' })).toBe('DATABASE_URL: must be set where STORE is postgres');
    expect(wrong({ STORE: 'sqlite' })).toMatch(/^STORE: must be one of files, postgres/);
    const DATABASE_URL = 'postgres://bot:secret%23@db.example:5432/bot?sslmode=verify-full';
    expect(readConfig({ DATABASE_URL })).not.toHaveProperty('database');
    expect(readConfig({ STORE: 'postgres', DATABASE_URL }).database).toEqual({
      url: DATABASE_URL,
      readUrl: DATABASE_URL,
    });
    const DATABASE_READ_URL = 'postgresql://bot@replica.example/bot';
    expect(readConfig({ STORE: 'postgres', DATABASE_URL, DATABASE_READ_URL }).database).toEqual({
      ...{ url: DATABASE_URL, readUrl: DATABASE_READ_URL },
    });
  });

  test.each([
    'mysql://bot:hunter2-hunter2@db/bot',
    'db.example:5432',
    'postgres://bot:pass#word@db/bot',
    'postgres:// db',
  ])('is no other address (%s), and a wrong one is not shown', (DATABASE_URL) => {
    const told = wrong({ STORE: 'postgres', DATABASE_URL });
    expect(told).toMatch(/^DATABASE_URL: must be empty, or postgres:/);
    expect(told).not.toMatch(/hunter2|pass#word|db\.example/);
  });
});
