import { ChannelType, Events, GatewayIntentBits, type Message, type PartialMessage } from 'discord.js';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { WebSocket } from 'ws';
import {
  createClient,
  intentsFor,
  logEvents,
  stayConnected,
  sweepDirectMessages,
} from '../../../src/bot/discord/client.js';
import { APPLICATION_ID, discordConfig, keptLog, ready, type StubDiscord, stubDiscord, TOKEN } from './support.js';

const GUILD_ID = '1100000000000000002';
const CHANNEL_ID = '1100000000000000003';

let discord: StubDiscord;
let gateway: Promise<WebSocket>;
beforeEach(async () => {
  discord = await stubDiscord();
  gateway = new Promise((resolve) => {
    discord.identified = (socket) => {
      ready(socket);
      resolve(socket);
    };
  });
});
afterEach(async () => {
  vi.unstubAllEnvs();
  await discord.close();
});

let sequence = 1;
/** Ids in chronological order, from now on. */
const snowflake = (agoMs = 0) =>
  ((BigInt(Date.now() - agoMs - 1_420_070_400_000) << 22n) + BigInt(sequence++)).toString();

function dispatch(socket: WebSocket, t: string, d: object): void {
  socket.send(JSON.stringify({ op: 0, t, s: ++sequence, d }));
}

async function connected(apiUrl = discord.url) {
  const config = discordConfig(apiUrl);
  const client = createClient(config);
  const log = keptLog();
  logEvents(client, log);
  stayConnected(client, config).catch(() => {});
  await new Promise((resolve) => client.once(Events.ClientReady, resolve));
  return { client, log, socket: await gateway };
}

/** discord.js recognises direct messages by this and ignores those without it. */
const DIRECT = { channel_type: ChannelType.DM };
const user = (id: string) => ({ id, username: `user${id}`, discriminator: '0', avatar: null });
const message = (channelId: string, author: string, extra: object = {}) => ({
  id: snowflake(),
  channel_id: channelId,
  author: user(author),
  content: 'hello',
  timestamp: new Date().toISOString(),
  edited_timestamp: null,
  type: 0,
  embeds: [],
  attachments: [],
  mentions: [],
  mention_roles: [],
  ...extra,
});

describe('what is asked of the gateway', () => {
  test('message content only where clause references are answered', () => {
    const { MessageContent } = GatewayIntentBits;
    expect(intentsFor(discordConfig(discord.url))).not.toContain(MessageContent);
    expect(intentsFor(discordConfig(discord.url, { CLAUSE_REFERENCES: 'true' }))).toContain(MessageContent);
  });

  test.each(['auto', '3', 'nonsense'])('our setting SHARDS=%s is not read by discord.js', (shards) => {
    vi.stubEnv('SHARDS', shards);
    vi.stubEnv('SHARD_COUNT', '7');
    const { options } = createClient(discordConfig(discord.url));
    expect(options.shards).toEqual([0]);
    expect(options.shardCount).toBe(1);
  });

  test('a shard says which it is', async () => {
    const identities: [number, number][] = [];
    discord.identified = (socket, { shard }) => {
      identities.push(shard);
      ready(socket);
    };
    const config = discordConfig(discord.url);
    const client = createClient(config, { id: 2, count: 5 });
    stayConnected(client, config).catch(() => {});
    await new Promise((resolve) => client.once(Events.ClientReady, resolve));
    await client.destroy();
    expect(identities).toEqual([[2, 5]]);
  });

  test('the REST interface is asked where the settings say, and nobody is mentioned by default', async () => {
    const { client } = await connected();
    expect(discord.asked.map(({ path }) => path)).toContain('/gateway/bot');
    expect(discord.asked.every(({ token }) => token === `Bot ${TOKEN}`)).toBe(true);
    expect(client.options.allowedMentions).toEqual({ parse: [], repliedUser: false });
    await client.destroy();
  });
});

describe('what is remembered', () => {
  test('of thousands of messages only the servers, channels, roles and the bot itself', async () => {
    const { client, socket } = await connected();
    const role = { id: GUILD_ID, name: '@everyone', permissions: '68608', position: 0, color: 0, colors: {} };
    dispatch(socket, 'GUILD_CREATE', {
      id: GUILD_ID,
      name: 'Server',
      roles: [role],
      emojis: [{ id: snowflake(), name: 'emoji' }],
      stickers: [],
      channels: [{ id: CHANNEL_ID, type: ChannelType.GuildText, name: 'general', permission_overwrites: [] }],
      members: [{ user: user(APPLICATION_ID), roles: [], joined_at: new Date().toISOString() }],
      presences: [],
      threads: [],
      voice_states: [],
    });
    const heard = new Promise<Message>((resolve) => {
      client.on(Events.MessageCreate, (last) => last.author.id === '4999' && resolve(last));
    });
    for (let author = 0; author < 5000; author += 1) {
      const member = { roles: [], joined_at: new Date().toISOString() };
      dispatch(socket, 'MESSAGE_CREATE', message(CHANNEL_ID, String(author), { guild_id: GUILD_ID, member }));
    }
    const last = await heard;
    const guild = client.guilds.cache.get(GUILD_ID);
    expect(guild?.members.me?.permissions.has('SendMessages')).toBe(true);
    expect(guild?.members.me && last.inGuild() && last.channel.permissionsFor(guild.members.me).has('EmbedLinks')).toBe(
      false,
    );
    expect(client.users.cache.size).toBeLessThanOrEqual(201);
    expect(client.users.cache.has(APPLICATION_ID)).toBe(true);
    expect(guild?.members.cache.size).toBe(1);
    expect(guild?.emojis.cache.size).toBe(0);
    expect(last.channel.messages.cache.size).toBe(0);
    await client.destroy();
  });

  test('edits and deletions are heard all the same', async () => {
    const { client, socket } = await connected();
    const sent = message(CHANNEL_ID, '5', DIRECT);
    const updated = new Promise<Message | PartialMessage>((resolve) => {
      client.once(Events.MessageUpdate, (_, changed) => resolve(changed));
    });
    const deleted = new Promise<string>((resolve) => client.once(Events.MessageDelete, ({ id }) => resolve(id)));
    dispatch(socket, 'MESSAGE_CREATE', sent);
    dispatch(socket, 'MESSAGE_UPDATE', { ...sent, content: 'changed' });
    dispatch(socket, 'MESSAGE_DELETE', { id: sent.id, channel_id: CHANNEL_ID });
    expect((await updated).content).toBe('changed');
    expect(await deleted).toBe(sent.id);
    await client.destroy();
  });

  test('direct messages are forgotten after a while', async () => {
    const { client, socket } = await connected();
    const [old, recent] = ['1100000000000000011', '1100000000000000012'];
    const heard = new Promise((resolve) =>
      client.on(Events.MessageCreate, (m) => m.channelId === recent && resolve(m)),
    );
    dispatch(socket, 'MESSAGE_CREATE', { ...message(old, '5', DIRECT), id: snowflake(10_000) });
    dispatch(socket, 'MESSAGE_CREATE', { ...message(recent, '6', DIRECT), id: snowflake(-10_000) });
    await heard;
    expect([...client.channels.cache.keys()].sort()).toEqual([old, recent]);
    const end = sweepDirectMessages(client, 1000);
    await vi.waitFor(() => expect([...client.channels.cache.keys()]).toEqual([recent]), { timeout: 1900 });
    end();
    await client.destroy();
  });
});

test('a lost connection is told in few lines, and an error without a listener ends nothing', async () => {
  const { client, log, socket } = await connected();
  client.emit(Events.Error, new Error('a listener failed'));
  for (let attempt = 0; attempt < 100; attempt += 1) client.emit(Events.ShardReconnecting, 0);
  const tries = log.lines.filter((line) => line.includes('connecting to the gateway again'));
  expect(tries).toHaveLength(7);
  expect(log.lines.join('\n')).toContain('error in the Discord client');
  client.emit(Events.ShardResume, 0, 1);
  client.emit(Events.ShardReconnecting, 0);
  expect(log.lines.at(-1)).toContain('"attempt":1');
  socket.terminate();
  await client.destroy();
});
