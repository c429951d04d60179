import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { PERMISSIONS_INTEGER } from '../../src/bot/discord/invite.js';
import { commandBodies } from '../../src/bot/features/index.js';
import { checkDiscord } from '../../src/cli/commands/doctor/discord.js';
import {
  APPLICATION,
  APPLICATION_ID,
  discordConfig,
  gatewayBot,
  type StubDiscord,
  stubDiscord,
  TOKEN,
} from '../bot/lifecycle/support.js';
import { cli, temporary } from './support.js';

const COMMANDS = `/applications/${APPLICATION_ID}/commands`;

let discord: StubDiscord;
let registered: unknown[];
beforeEach(async () => {
  discord = await stubDiscord();
  registered = [];
  discord.routes[`GET ${COMMANDS}`] = () => ({ body: registered });
  discord.routes[`PUT ${COMMANDS}`] = ({ body }) => {
    registered = body as unknown[];
    return { body };
  };
  discord.routes['GET /users/@me/guilds'] = () => ({
    body: [{ id: '1100000000000000002', name: 'Server', permissions: PERMISSIONS_INTEGER }],
  });
});
afterEach(() => discord.close());

const env = () => ({ DISCORD_TOKEN: TOKEN, DISCORD_API_URL: discord.url });

describe('register', () => {
  test('says what it did, and sends nothing when nothing has changed', async () => {
    const first = await cli(['register'], { env: env() });
    expect(first, first.stderr).toMatchObject({ code: 0, stderr: '' });
    expect(first.stdout).toMatch(/^\d+ commands are registered everywhere now \(new: ask, clause, .*\)\.\n$/);
    const again = await cli(['register', '--json'], { env: env() });
    expect(JSON.parse(again.stdout)).toMatchObject({ outcome: 'unchanged', commands: commandBodies().length });
    const removed = await cli(['register', '--remove'], { env: env() });
    expect(removed.stdout).toContain('removed: ask');
    expect(discord.asked.filter(({ method }) => method === 'PUT')).toHaveLength(2);
    expect(discord.asked.map(({ path }) => path)).not.toContain('/gateway/bot');
  });

  test('tells what is wrong in two lines, with the cure and without the token', async () => {
    discord.routes['GET /applications/@me'] = () => ({ status: 401, body: { message: '401: Unauthorized', code: 0 } });
    const refused = await cli(['register'], { env: env() });
    expect(refused.code).toBe(3);
    expect(refused.stderr.trim().split('\n')).toHaveLength(2);
    expect(refused.stderr).toContain('Discord does not accept DISCORD_TOKEN.');
    expect(refused.stderr).not.toContain(TOKEN);
  });
});

test.each(['bot', 'register'])(
  '%s without a token says where to find it, before anything is built',
  async (command) => {
    const result = await cli(['--index', temporary(), command]);
    expect(result.code).toBe(3);
    expect(result.stderr).toMatch(/DISCORD_TOKEN is not set\.\n.*page “Bot”/);
  },
);

describe('doctor', () => {
  const check = (more: Record<string, string> = {}) => checkDiscord(discordConfig(discord.url, more));
  const problems = async (more: Record<string, string> = {}) =>
    (await check(more)).filter(({ ok }) => !ok).map(({ name, message, cure }) => `${name}: ${message} ${cure}`);

  test('finds nothing where nothing is wrong', async () => {
    registered = commandBodies();
    const checks = await check();
    expect(checks.map(({ name, ok }) => [name, ok])).toEqual(
      ['token', 'clock', 'intents', 'install', 'gateway', 'commands', 'servers'].map((name) => [name, true]),
    );
    expect(discord.asked.every(({ method }) => method === 'GET')).toBe(true);
  });

  test('stops at a token that is not accepted', async () => {
    discord.routes['GET /applications/@me'] = () => ({ status: 401, body: { message: '401: Unauthorized', code: 0 } });
    const found = await check();
    expect(found).toMatchObject([{ name: 'token', ok: false, exitCode: 3 }]);
  });

  test('names commands that are missing or differ', async () => {
    registered = commandBodies().slice(1);
    expect(await problems()).toEqual([expect.stringMatching(/^commands: .*ask.* npm start -- register/)]);
  });

  test('names the intent where it is needed and off, and accepts both ways in which it is on', async () => {
    registered = commandBodies();
    expect(await problems({ CLAUSE_REFERENCES: 'true' })).toEqual([
      expect.stringMatching(/^intents: .*Message Content Intent/),
    ]);
    for (const flags of [1 << 18, 1 << 19]) {
      discord.routes['GET /applications/@me'] = () => ({ body: { ...APPLICATION, flags } });
      expect(await problems({ CLAUSE_REFERENCES: 'true' })).toEqual([]);
    }
  });

  test('looks at the channels of the settings, and says of each that cannot be used what to do', async () => {
    registered = commandBodies();
    const [general, forum, direct, lost, hidden] = [1, 2, 3, 4, 5].map((n) => `110000000000000010${n}`);
    const channel = (id = '', type = 0, name = 'general') => {
      discord.routes[`GET /channels/${id}`] = () => ({ body: { id, type, name } });
    };
    channel(general);
    channel(forum, 15, 'questions');
    channel(direct, 1);
    const refusal = (status: number, code: number) => () => ({ status, body: { code, message: 'x' } });
    discord.routes[`GET /channels/${lost}`] = refusal(404, 10003);
    discord.routes[`GET /channels/${hidden}`] = refusal(403, 50001);
    discord.routes['GET /applications/@me'] = () => ({ body: { ...APPLICATION, flags: 1 << 19 } });
    const good = await check({ CHANNELS: `${general},${forum}`, FORUM_CHANNELS: forum ?? '' });
    expect(good.find(({ name }) => name === 'channels')).toMatchObject({
      ok: true,
      message: '#general, #questions, #questions',
    });
    const wrong = await problems({ CHANNELS: `${direct},${lost}`, FORUM_CHANNELS: `${hidden},${general}` });
    expect(wrong).toHaveLength(1);
    for (const part of [
      `CHANNELS: ${direct} is not a text channel of a server.`,
      `CHANNELS: there is no channel ${lost}.`,
      `FORUM_CHANNELS: the bot may not see the channel ${hidden}.`,
      `FORUM_CHANNELS: ${general} is not a forum.`,
      'Copy its number again',
      'Invite the bot to that server',
    ])
      expect(wrong[0]).toContain(part);
  });

  test('wants the message content intent for forums', async () => {
    registered = commandBodies();
    discord.routes['GET /channels/1100000000000000102'] = () => ({ body: { type: 15, name: 'questions' } });
    const env = { FORUM_CHANNELS: '1100000000000000102' };
    expect(await problems(env)).toEqual([expect.stringMatching(/^intents: .*FORUM_CHANNELS.*Message Content Intent/)]);
    discord.routes['GET /applications/@me'] = () => ({ body: { ...APPLICATION, flags: 1 << 19 } });
    const intents = (await check(env)).find(({ name }) => name === 'intents');
    expect(intents).toMatchObject({ ok: true, message: 'message content, for FORUM_CHANNELS' });
  });

  test('hints at installation by users, and complains where servers are not allowed', async () => {
    registered = commandBodies();
    discord.routes['GET /applications/@me'] = () => ({ body: { ...APPLICATION, integration_types_config: { 0: {} } } });
    const install = (await check()).find(({ name }) => name === 'install');
    expect(install).toMatchObject({ ok: true, cure: expect.stringContaining('User Install') });
    discord.routes['GET /applications/@me'] = () => ({ body: { ...APPLICATION, integration_types_config: { 1: {} } } });
    expect(await problems()).toEqual([expect.stringMatching(/^install: .*Guild Install/)]);
  });

  test('counts the connections that are left, and recommends shards', async () => {
    registered = commandBodies();
    const port = Number(new URL(discord.url).port);
    discord.routes['GET /gateway/bot'] = () => ({ body: gatewayBot(port, { remaining: 0 }) });
    expect(await problems()).toEqual([expect.stringMatching(/^gateway: 0 of 1000 connections left/)]);
    discord.routes['GET /gateway/bot'] = () => ({ body: { ...gatewayBot(port), shards: 3 } });
    const gateway = (await check()).find(({ name }) => name === 'gateway');
    expect(gateway).toMatchObject({ ok: true, cure: 'Set SHARDS=auto.' });
    expect((await check({ SHARDS: 'auto' })).find(({ name }) => name === 'gateway')?.cure).toBeUndefined();
  });

  test('names the servers in which a permission is missing, and which', async () => {
    registered = commandBodies();
    const lacking = (BigInt(PERMISSIONS_INTEGER) & ~(1n << 14n)).toString();
    discord.routes['GET /users/@me/guilds'] = () => ({
      body: [
        { id: '1100000000000000002', name: 'Good', permissions: '8' },
        { id: '1100000000000000003', name: 'Bad', permissions: lacking },
      ],
    });
    expect(await problems()).toEqual([expect.stringMatching(/^server: “Bad” .*Embed Links\. /)]);
  });

  test('says when commands are registered twice over', async () => {
    registered = commandBodies();
    const guildId = '1100000000000000002';
    discord.routes[`GET /applications/${APPLICATION_ID}/guilds/${guildId}/commands`] = () => ({ body: registered });
    const commands = (await check({ DISCORD_GUILD_ID: guildId })).find(({ name }) => name === 'commands');
    expect(commands).toMatchObject({ ok: true, cure: expect.stringContaining('--remove') });
  });
});
