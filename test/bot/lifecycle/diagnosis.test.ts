import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { fetchApplication } from '../../../src/bot/discord/application.js';
import { createClient, createRest, logEvents, stayConnected, tokenOf } from '../../../src/bot/discord/client.js';
import { explainFailure, isPassing } from '../../../src/bot/discord/diagnosis.js';
import { fetchCommands } from '../../../src/bot/discord/register.js';
import type { DiscordConfig } from '../../../src/config.js';
import { ConfigError } from '../../../src/errors.js';
import {
  APPLICATION_ID,
  discordConfig,
  gatewayBot,
  keptLog,
  ready,
  type StubDiscord,
  stubDiscord,
  TOKEN,
} from './support.js';

const GUILD_ID = '1100000000000000002';

let discord: StubDiscord;
beforeEach(async () => {
  discord = await stubDiscord();
});
afterEach(() => discord.close());

/** The error for the operator, after the checks that apply to every such message. */
async function told(work: Promise<unknown>): Promise<ConfigError> {
  const error = await work.then(
    () => undefined,
    (failure: unknown) => failure,
  );
  expect(error).toBeInstanceOf(ConfigError);
  const { message, cure, exitCode } = error as ConfigError;
  expect(`${message} ${cure}`).not.toContain(TOKEN);
  expect(cure).toMatch(/\w.*[.)]$|^Invite it there: /);
  expect(exitCode).toBe(3);
  return error as ConfigError;
}

const quick = { retries: 0, timeout: 200 };
const identify = (config: DiscordConfig) => fetchApplication(createRest(config, quick), config);

async function login(config: DiscordConfig) {
  const client = createClient(config);
  const log = keptLog();
  logEvents(client, log);
  try {
    return await told(stayConnected(client, config));
  } finally {
    await client.destroy();
    expect(log.lines.join('\n')).not.toContain(TOKEN);
  }
}

describe('by the REST interface', () => {
  const at = () => discordConfig(discord.url);

  test('a token that Discord does not know', async () => {
    discord.routes['GET /applications/@me'] = () => ({ status: 401, body: { message: '401: Unauthorized', code: 0 } });
    const error = await told(identify(at()));
    expect(error.code).toBe('bad_token');
    expect(error.cure).toContain('page “Bot”');
    expect(isPassing(error)).toBe(false);
  });

  test("another application's id", async () => {
    const error = await told(identify(discordConfig(discord.url, { DISCORD_CLIENT_ID: GUILD_ID })));
    expect(error.code).toBe('other_application');
    expect(error.message).toContain(APPLICATION_ID);
  });

  test.each([
    [50001, 'Missing Access', 403],
    [10004, 'Unknown Guild', 404],
  ])('a server that the bot is not in (%i)', async (code, message, status) => {
    const config = discordConfig(discord.url, { DISCORD_GUILD_ID: GUILD_ID });
    const scope = { applicationId: APPLICATION_ID, guildId: GUILD_ID };
    discord.routes[`GET /applications/${APPLICATION_ID}/guilds/${GUILD_ID}/commands`] = () => ({
      status,
      body: { message, code },
    });
    const asking = fetchCommands(createRest(config, quick), scope).catch((error: unknown) => {
      throw explainFailure(error, config);
    });
    const error = await told(asking);
    expect(error.code).toBe('no_access_to_server');
    expect(error.message).toContain(GUILD_ID);
    expect(error.cure).toContain(`client_id=${APPLICATION_ID}`);
  });

  test('an outage of Discord', async () => {
    discord.routes['GET /applications/@me'] = () => ({ status: 503, text: 'upstream' });
    const error = await told(identify(at()));
    expect(error.code).toBe('discord_failing');
    expect(isPassing(error)).toBe(true);
  });

  test.each([
    [200, '<html>'],
    [404, '<html>'],
  ])('something else that answers at the address (%i)', async (status, text) => {
    discord.routes['GET /applications/@me'] = () => ({ status, text });
    expect((await told(identify(at()))).code).toBe('not_discord');
  });

  test('no answer', async () => {
    discord.routes['GET /applications/@me'] = () => new Promise(() => {});
    const error = await told(identify(at()));
    expect(error.code).toBe('discord_unreachable');
    expect(error.message).toContain(new URL(discord.url).host);
  });

  test.each([
    ['a closed port', 'http://127.0.0.1:9/api', 'ECONNREFUSED'],
    ['a name that does not exist', 'http://discord.invalid/api', /ENOTFOUND|EAI_AGAIN/],
  ])('%s', async (_, url, reason) => {
    const error = await told(identify(discordConfig(url)));
    expect(error.code).toBe('discord_unreachable');
    expect(error.message).toMatch(reason);
    expect(error.message).toContain(new URL(url).host);
    expect(isPassing(error)).toBe(true);
  });

  test('anything else stays what it is', () => {
    const bug = new TypeError('x is not a function');
    expect(explainFailure(bug, at())).toBe(bug);
  });
});

describe('the token', () => {
  test('is looked at before anything is sent', () => {
    expect(() => tokenOf(discordConfig(discord.url, { DISCORD_TOKEN: '' }))).toThrow(ConfigError);
    expect(() => tokenOf(discordConfig(discord.url, { DISCORD_TOKEN: 'mật khẩu' }))).toThrow(/characters/);
    expect(tokenOf(discordConfig(discord.url, { DISCORD_TOKEN: ` Bot ${TOKEN}\n` }))).toBe(TOKEN);
  });
});

describe('by the gateway', () => {
  const CLOSED: [number, string, RegExp][] = [
    [4004, 'bad_token', /token/],
    [4010, 'invalid_shard', /SHARDS/],
    [4011, 'sharding_required', /SHARDS=auto/],
    [4012, 'gateway_refused', /Update/],
    [4013, 'gateway_refused', /Update/],
    [4014, 'disallowed_intents', /Message Content Intent.*CLAUSE_REFERENCES=false/],
  ];

  test.each(CLOSED)('%i at the login is %s', async (close, code, cure) => {
    discord.identified = (socket) => socket.close(close);
    const error = await login(discordConfig(discord.url));
    expect(error.code).toBe(code);
    expect(error.cure).toMatch(cure);
  });

  test.each(CLOSED)('%i later is %s', async (close, code) => {
    discord.identified = (socket) => {
      ready(socket);
      setTimeout(() => socket.close(close), 50);
    };
    expect((await login(discordConfig(discord.url))).code).toBe(code);
  });

  test('a token that is refused at the login', async () => {
    discord.routes['GET /gateway/bot'] = () => ({ status: 401, body: { message: '401: Unauthorized', code: 0 } });
    expect((await login(discordConfig(discord.url))).code).toBe('bad_token');
  });

  test('no connection left for today', async () => {
    const port = Number(new URL(discord.url).port);
    discord.routes['GET /gateway/bot'] = () => ({ body: gatewayBot(port, { remaining: 0 }) });
    const error = await login(discordConfig(discord.url));
    expect(error.code).toBe('sessions_exhausted');
    expect(error.message).toMatch(/from \d{4}-\d\d-\d\dT/);
  });

  test('a gateway that is out of order', async () => {
    const port = Number(new URL(discord.url).port);
    // The stub does not expect a socket on this path.
    discord.routes['GET /gateway/bot'] = () => ({
      body: { ...gatewayBot(port), url: `ws://127.0.0.1:${port}/closed` },
    });
    const error = await login(discordConfig(discord.url));
    expect(error.code).toBe('discord_failing');
    expect(error.message).toContain('503');
  });

  test('a gateway whose name does not exist', async () => {
    discord.routes['GET /gateway/bot'] = () => ({ body: { ...gatewayBot(1), url: 'ws://gateway.invalid' } });
    expect((await login(discordConfig(discord.url))).code).toBe('discord_unreachable');
  });
});
