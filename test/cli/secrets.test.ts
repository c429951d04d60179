import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readConfig, SETTING_NAMES } from '../../src/config.js';
import { secretsIn, withoutSecrets } from '../../src/secrets.js';
import { SETTINGS, type SettingName } from '../../src/settings.js';
import { cli, layIndex, temporary } from './support.js';

const LETTERS = 'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ';
const DIGITS = '0123456789';
const charactersOf = (alphabet: string, least: number, most: number) =>
  fc.string({ unit: fc.constantFrom(...alphabet), minLength: least, maxLength: most });

/** Tokens like Discord's: an id in base64, a time, a signature. */
const tokens = fc
  .tuple(
    charactersOf(LETTERS + DIGITS, 20, 28),
    charactersOf(`${LETTERS}${DIGITS}_-`, 6, 6),
    charactersOf(`${LETTERS}${DIGITS}_-`, 27, 38),
  )
  .map((parts) => parts.join('.'));
/** Like generated passwords: letters, digits and symbols mixed. */
const passwords = fc
  .tuple(
    charactersOf(LETTERS, 2, 6),
    charactersOf(DIGITS, 1, 4),
    charactersOf('!$%&*+~^"\'', 1, 2),
    charactersOf(LETTERS + DIGITS, 6, 20),
  )
  .map((parts) => parts.join(''))
  .map((text) => `${text}9x`);
const secrets = fc.oneof(tokens, passwords);
/** A secret in the wrong place: on its own, with text copied along with it, or within an address or path. */
const values = fc
  .tuple(
    secrets,
    fc.constantFrom('', 'Bot ', ' ', 'https://operator:', 'https://', '/srv/', 'https://discord.example/api?key='),
  )
  .map(([secret, before]) => ({
    secret,
    value: before.endsWith(':') ? `${before}${secret}@host.example/api` : before + secret,
  }));

/** Whether a text shows a secret: in plain form, in JSON, or in an address. */
const shows = (text: string, secret: string) =>
  [secret, JSON.stringify(secret).slice(1, -1), encodeURIComponent(secret)].some((written) => text.includes(written));

function messageOf(env: Record<string, string>): string {
  try {
    readConfig(env);
    return '';
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

describe.each(SETTING_NAMES)('a secret as the value of %s', (name) => {
  test('is in no message about the settings', () => {
    fc.assert(
      fc.property(values, ({ secret, value }) => {
        expect(shows(messageOf({ [name]: value }), secret)).toBe(false);
      }),
      { numRuns: 50 },
    );
  });

  test('is found, and kept out of whatever is written', () => {
    fc.assert(
      fc.property(values, ({ secret, value }) => {
        const found = secretsIn({ [name]: value }, '/nowhere');
        for (const text of [
          `it lacks ${value}`,
          JSON.stringify({ path: join('/a', value) }),
          `see ${encodeURIComponent(secret)}`,
        ]) {
          expect(shows(withoutSecrets(text, found), secret)).toBe(false);
        }
      }),
      { numRuns: 50 },
    );
  });
});

test('every wrong setting is told in one go, with what is plainly no secret', () => {
  const wrong = messageOf({
    LOG_LEVEL: 'loud',
    SHARDS: '0',
    QUESTION_BURST: '1.5',
    DISCORD_GUILD_ID: '12',
    PLAIN_TEXT: 'x'.repeat(70),
  });
  expect(wrong.split('\n')).toEqual([
    'DISCORD_GUILD_ID: must be a number of 17 to 20 digits, got "12"',
    'SHARDS: must be auto, or a whole number from 1 to 10000, got "0"',
    'QUESTION_BURST: must be a whole number from 1 to 1000, got "1.5"',
    'PLAIN_TEXT: must be one of true, false, got 70 characters',
    'LOG_LEVEL: must be one of silent, error, warn, info, debug, got "loud"',
  ]);
});

test.each([
  ['DISCORD_API_URL', 'https://discord.example/api/v10'],
  ['DISCORD_API_URL', 'https://me:pass@discord.example/api'],
  ['DISCORD_API_URL', 'https://discord.example/api?key=1'],
  ['DISCORD_API_URL', 'ftp://discord.example/api'],
  ['SHARDS', '10001'],
  ['EMBEDDING_DIMENSION', '7'],
])('%s=%s is refused', (name, value) => {
  expect(messageOf({ [name]: value })).toContain(`${name}: must be `);
});

test('what is right is read, and what is left out or empty is the default', () => {
  const env = {
    SHARDS: 'auto',
    QUESTION_BURST: '7',
    DISCORD_CLIENT_ID: ' 12345678901234567 ',
    DISCORD_API_URL: 'http://127.0.0.1:9/api//',
  };
  expect(readConfig(env).discord).toMatchObject({
    shards: 'auto',
    limits: { burst: 7, secondsEach: 6 },
    clientId: '12345678901234567',
    apiUrl: 'http://127.0.0.1:9/api',
  });
  expect(readConfig(Object.fromEntries(SETTING_NAMES.map((name) => [name, ''])))).toEqual(readConfig({}));
});

test('names of folders, models and hosts are no secrets', () => {
  const plain = {
    CORPUS_DIR: '/srv/partnership-bot/corpus_2026',
    INDEX_DIR: '../index.new',
    EMBEDDING_MODEL: 'Xenova/paraphrase-multilingual-MiniLM-L12-v2',
    FEEDBACK_FILE: 'Phản hồi/góp-ý.jsonl',
    DISCORD_API_URL: 'http://127.0.0.1:45678/api',
    DISCORD_GUILD_ID: '123456789012345678',
    LOG_LEVEL: 'debug',
  };
  expect(secretsIn(plain, '/nowhere')).toEqual([]);
});

describe('a token after each setting', () => {
  const folder = temporary();
  const [token = ''] = fc.sample(tokens, { numRuns: 1, seed: 7 });

  // Wrong settings are refused by every command in the same way, all in one go.
  const refused = SETTING_NAMES.filter((name) => messageOf({ [name]: token }) !== '');
  // If any text is valid, the value reaches the model. Names of files that are written later do not matter.
  const written: SettingName[] = ['FEEDBACK_FILE', 'GAPS_FILE'];
  const free = SETTING_NAMES.filter((name) => !('schema' in SETTINGS[name]) && !written.includes(name));
  const shown = SETTING_NAMES.filter((name) => 'schema' in SETTINGS[name] && !refused.includes(name));
  const runs = [written, ...free.map((name) => [name])];

  test.each([
    { runs: [refused, shown, ...runs], args: ['clause', '34'] },
    { runs, args: ['bot'] },
    { runs, args: ['doctor'] },
    { runs, args: ['ask', 'yellow card'] },
  ])('is not in the output of $args.0', async ({ runs, args }) => {
    layIndex(join(folder, 'index'));
    const own = { INDEX_DIR: join(folder, 'index'), DISCORD_API_URL: 'http://127.0.0.1:9/api', SHARDS: '1' };
    for (const names of runs) {
      // Each has a different token, so that the output shows which one leaked.
      const given = Object.fromEntries(names.map((name, i) => [name, `${token}${i}`]));
      const { stdout, stderr } = await cli(args, { env: { ...own, LOG_LEVEL: 'debug', ...given } });
      for (const [name, value] of Object.entries(given)) expect(`${name}: ${stdout}${stderr}`).not.toContain(value);
      expect((stdout + stderr).length).toBeGreaterThan(20);
      if (names === refused) for (const name of refused) expect(stderr).toContain(`${name}: must be `);
    }
  });
});
