import { PermissionFlagsBits as P } from 'discord.js';
import { describe, expect, test } from 'vitest';
import { COMMAND_CASES } from './cases/commands.js';
import { MESSAGE_CASES } from './cases/messages.js';
import {
  CLAUSE,
  channel,
  discord,
  guild,
  login,
  MENU,
  PING,
  pathsOf,
  register,
  say,
  send,
  user,
  useTestbed,
} from './cases/testbed.js';

useTestbed();

describe('messages are checked', () => {
  test.each(MESSAGE_CASES)('$what', async ({ accepted, refused, at }) => {
    expect(await say(accepted)).toMatchObject({ status: 200 });
    const { status, body } = await say(refused);
    expect([status, body.code, body.message]).toEqual([400, 50035, 'Invalid Form Body']);
    expect(pathsOf(body.errors)).toContain(at);
    expect(channel.messages).toHaveLength(1);
  });

  test.each([{}, { content: ' ' }, { embeds: [] }, { components: [] }])('one that shows nothing: %j', async (body) => {
    expect((await say(body)).body.code).toBe(50006);
  });

  test('a body that is no JSON, and a route that does not exist', async () => {
    const headers = { authorization: `Bot ${discord.token}`, 'content-type': 'application/json' };
    const url = `${discord.apiUrl}/v10/channels/${channel.id}/messages`;
    const response = await fetch(url, { method: 'POST', headers, body: '{' });
    expect([response.status, await response.json()]).toMatchObject([400, { code: 50109 }]);
    expect((await send('GET', '/nowhere')).status).toBe(404);
    expect(discord.refused.map(({ status }) => status)).toEqual([400, 404]);
  });

  test('files arrive, up to 10 MiB', async () => {
    const client = await login();
    const target = await client.channels.fetch(channel.id);
    if (!target?.isSendable()) throw new Error('not a text channel');
    await target.send({
      content: 'two files',
      files: [
        { attachment: Buffer.from('one\r\n--two'), name: 'ä b.txt', description: 'text' },
        { attachment: Buffer.alloc(3), name: 'b.bin' },
      ],
    });
    const [message] = channel.messages;
    expect(message?.attachments.map(({ name, content }) => [name, content.toString()])).toEqual([
      ['ä b.txt', 'one\r\n--two'],
      ['b.bin', '\0\0\0'],
    ]);
    expect(discord.requests.at(-1)?.files).toHaveLength(2);
    const large = { files: [{ attachment: Buffer.alloc(10 * 1024 * 1024 + 1), name: 'large' }] };
    await expect(target.send(large)).rejects.toMatchObject({ status: 413, code: 40005 });
  });
});

describe('pings', () => {
  const pings = (content: string, more: object = {}) =>
    say({ content, ...more }).then(() => channel.messages.at(-1)?.pings);

  test('follow allowed_mentions, permissions and code', async () => {
    const role = guild.addRole();
    const text = `@everyone ${user.mention} <@&${role}>`;
    expect(await pings(text)).toEqual([user.id, role]);
    expect(await pings(text, { allowed_mentions: { parse: [] } })).toEqual([]);
    expect(await pings(text, { allowed_mentions: { parse: ['everyone'], users: [user.id] } })).toEqual([user.id]);
    channel.setBotPermissions([P.ViewChannel, P.SendMessages, P.MentionEveryone]);
    expect(await pings(text)).toEqual([user.id, role, 'everyone']);
    expect(await pings(`\`${text}\``)).toEqual([]);
  });

  test('a reply pings unless told otherwise', async () => {
    const post = await user.post(channel, 'hello');
    const reply = { message_reference: { message_id: post.id } };
    expect(await pings('x', reply)).toEqual([user.id]);
    expect(await pings('x', { ...reply, allowed_mentions: { parse: [] } })).toEqual([]);
  });
});

describe('permissions', () => {
  test.each([
    { missing: P.ViewChannel, body: { content: 'x' }, code: 50001 },
    { missing: P.SendMessages, body: { content: 'x' }, code: 50013 },
    { missing: P.EmbedLinks, body: { embeds: [{ title: 'x' }] }, code: 50013 },
    { missing: P.ReadMessageHistory, body: { content: 'x', message_reference: { message_id: '1' } }, code: 160002 },
  ])('$code without $missing', async ({ missing, body, code }) => {
    const bits = (P.ViewChannel | P.SendMessages | P.EmbedLinks | P.ReadMessageHistory) & ~missing;
    expect((await say(body, guild.addChannel({ botPermissions: bits }))).body.code).toBe(code);
  });

  test('embeds beside text are dropped without EMBED_LINKS', async () => {
    channel.setBotPermissions([P.ViewChannel, P.SendMessages]);
    expect((await say({ content: 'x', embeds: [{ title: 'y' }] })).body.embeds).toEqual([]);
    expect(channel.messages[0]?.droppedEmbeds).toBe(1);
  });

  test('threads have their own permission', async () => {
    const thread = channel.addThread();
    expect((await say({ content: 'x' }, thread)).status).toBe(200);
    thread.setBotPermissions([P.ViewChannel, P.SendMessages]);
    expect((await say({ content: 'x' }, thread)).body.code).toBe(50013);
  });

  test('unknown and foreign things', async () => {
    const post = await user.post(channel, 'mine');
    const path = `/channels/${channel.id}/messages`;
    expect((await send('GET', '/channels/123456789012345678')).body.code).toBe(10003);
    expect((await send('GET', `${path}/123456789012345678`)).body.code).toBe(10008);
    expect((await send('PATCH', `${path}/${post.id}`, { content: 'x' })).body.code).toBe(50005);
    expect((await send('DELETE', `${path}/${post.id}`)).body.code).toBe(50013);
    const reply = { content: 'x', message_reference: { message_id: '123456789012345678' } };
    expect((await say(reply)).body.code).toBe(50035);
    expect(
      (await say({ ...reply, message_reference: { ...reply.message_reference, fail_if_not_exists: false } })).status,
    ).toBe(200);
  });

  test('discord.js computes the same permissions', async () => {
    const quiet = guild.addChannel({ botPermissions: [P.ViewChannel] });
    const client = await login();
    const found = await client.channels.fetch(quiet.id);
    if (!found || found.isDMBased()) throw new Error('not a channel of a guild');
    expect(found.permissionsFor(client.user)?.bitfield).toBe(P.ViewChannel);
  });
});

describe('registering commands', () => {
  test.each(COMMAND_CASES)('$what', async ({ accepted, refused, at }) => {
    const path = `/applications/${discord.applicationId}/commands`;
    expect((await send('POST', path, accepted)).status).toBe(201);
    const { status, body } = await send('POST', path, refused);
    expect([status, body.code]).toEqual([400, 50035]);
    expect(pathsOf(body.errors)).toContain(at);
    const whole = await register(accepted, refused);
    expect(pathsOf(whole.body.errors)).toContain(at === '' ? '1' : `1.${at}`);
  });

  test('names are unique by type; counts are limited by type', async () => {
    expect(pathsOf((await register(PING, PING)).body.errors)).toEqual(['1.name']);
    expect((await register(PING, { ...MENU, name: 'ping' })).status).toBe(200);
    const menus = Array.from({ length: 16 }, (_, n) => ({ ...MENU, name: `menu ${n}` }));
    expect((await register(...menus.slice(1))).status).toBe(200);
    expect((await register(...menus)).body.code).toBe(30032);
  });

  test('definitions come back whole, keep their ids, and hide localizations unless asked', async () => {
    const [first] = (await register(CLAUSE)).body;
    expect(first).toMatchObject({
      type: 1,
      nsfw: false,
      default_member_permissions: null,
      contexts: null,
      integration_types: [0, 1],
      dm_permission: true,
    });
    expect((await register(CLAUSE)).body[0]).toEqual(first);
    const [changed] = (await register({ ...CLAUSE, description: 'New' })).body;
    expect([changed.id === first.id, changed.version === first.version]).toEqual([true, false]);
    const path = `/applications/${discord.applicationId}/commands`;
    expect((await send('GET', path)).body[0]).not.toHaveProperty('name_localizations');
    expect((await send('GET', `${path}?with_localizations=true`)).body[0].name_localizations).toEqual({ vi: 'điều' });
    expect((await send('DELETE', `${path}/${first.id}`)).status).toBe(204);
    expect((await send('GET', `${path}/${first.id}`)).body.code).toBe(10063);
  });

  test('a guild without the scope refuses', async () => {
    const other = discord.addGuild({ missingScope: true });
    const path = `/applications/${discord.applicationId}/guilds/`;
    expect((await send('PUT', `${path}${other.id}/commands`, [PING])).body.code).toBe(50001);
    expect((await send('PUT', `${path}${guild.id}/commands`, [PING])).status).toBe(200);
    expect(discord.commands(guild)).toHaveLength(1);
  });
});
