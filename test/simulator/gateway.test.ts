import { setTimeout as sleep } from 'node:timers/promises';
import { Client, Events, GatewayIntentBits } from 'discord.js';
import { describe, expect, test } from 'vitest';
import { WebSocket } from 'ws';
import { channel, discord, INTENTS, login, open, PING, register, send, user, useTestbed } from './cases/testbed.js';

useTestbed();

describe('faults of the API', () => {
  test('429 is obeyed', async () => {
    const client = await login();
    discord.faults.rateLimit('POST /channels/:id/messages', { times: 1, retryAfterSeconds: 0.3 });
    const target = await client.channels.fetch(channel.id);
    if (target?.isSendable()) await target.send('patient');
    const posts = discord.requests.filter((request) => request.route === '/channels/:id/messages');
    expect(posts.map(({ status }) => status)).toEqual([429, 200]);
    expect((posts[1]?.at ?? 0) - (posts[0]?.at ?? 0)).toBeGreaterThan(300);
    expect(discord.refused).toEqual([]);
  });

  test('a global 429 has its header; failures and delays hit what they name', async () => {
    discord.faults.rateLimit('*', { times: 1, retryAfterSeconds: 1, global: true });
    const limited = await send('GET', '/users/@me');
    expect([
      limited.headers.get('x-ratelimit-global'),
      limited.headers.get('retry-after'),
      limited.body.global,
    ]).toEqual(['true', '1', true]);
    discord.faults.fail(/GET .*@me/, { times: 1, status: 503 });
    expect((await send('GET', '/gateway')).status).toBe(200);
    expect((await send('GET', '/users/@me')).status).toBe(503);
    discord.faults.delay('GET /users/@me', 50, 1);
    await send('GET', '/users/@me');
    expect(discord.requests.at(-1)?.tookMs).toBeGreaterThan(45);
  });

  test('a slow network does not stop the clock', async () => {
    await open({ acknowledgeWithinMs: 50 });
    await register(PING);
    discord.faults.delay('POST /interactions/*', 80);
    const call = await user.slash(channel, 'ping');
    expect((await send('POST', `/interactions/${call.id}/${call.token}/callback`, { type: 5 })).body.code).toBe(10062);
  });

  test('a wrong token', async () => {
    expect(await send('GET', '/users/@me', undefined, 'wrong')).toMatchObject({ status: 401, body: { code: 0 } });
    const client = new Client({ intents: INTENTS, rest: { api: discord.apiUrl } });
    await expect(client.login(`${discord.token}x`)).rejects.toMatchObject({ code: 'TokenInvalid' });
    await client.destroy();
  });
});

describe('the gateway', () => {
  /** Sends payloads on a raw connection after its hello. Returns the close code. */
  async function closeCode(...payloads: unknown[]): Promise<number> {
    const socket = new WebSocket(`${discord.world.gatewayUrl}/?v=10&encoding=json`);
    socket.once('message', () => {
      for (const payload of payloads) socket.send(typeof payload === 'string' ? payload : JSON.stringify(payload));
    });
    return new Promise((resolve) => socket.once('close', resolve));
  }
  const identify = (more: object = {}) => ({ op: 2, d: { token: discord.token, intents: 1, properties: {}, ...more } });

  test('refuses with its close codes', async () => {
    expect(await closeCode(identify({ token: 'x' }))).toBe(4004);
    expect(await closeCode(identify({ intents: 2 ** 30 }))).toBe(4013);
    expect(await closeCode(identify({ intents: GatewayIntentBits.MessageContent }))).toBe(4014);
    expect(await closeCode(identify({ shard: [2, 2] }))).toBe(4010);
    expect(await closeCode(identify(), identify())).toBe(4005);
    expect(await closeCode({ op: 3, d: {} })).toBe(4003);
    expect(await closeCode({ op: 99 })).toBe(4001);
    expect(await closeCode('{')).toBe(4002);
    expect(await closeCode({ op: 6, d: { token: 'x', session_id: 'x', seq: 1 } })).toBe(4004);
    await open({ requiredShards: 2 });
    expect(await closeCode(identify({ shard: [0, 1] }))).toBe(4011);
    expect(discord.identifies.map(({ refused }) => refused)).toEqual([4011]);
    await open({ heartbeatIntervalMs: 50 });
    expect(await closeCode(identify())).toBe(4009);
    expect(discord.connections[0]?.missedHeartbeat).toBe(true);
  });

  test('a disallowed intent stops discord.js', async () => {
    const bot = login({ intents: [...INTENTS, GatewayIntentBits.MessageContent] });
    await expect(bot).rejects.toThrow(/disallowed intents/i);
  });

  test('a dropped session is resumed and misses nothing', async () => {
    await register(PING);
    const names: string[] = [];
    await login({
      interaction: async (interaction) => {
        if (!interaction.isChatInputCommand()) return;
        names.push(interaction.commandName);
        await interaction.reply('pong');
      },
    });
    discord.faults.dropConnections();
    const call = await user.slash(channel, 'ping');
    expect((await call.answer()).content).toBe('pong');
    await discord.until(() => discord.connections.at(-1)?.resumed === true);
    expect(discord.connections.at(-1)?.replayed).toBe(1);
    discord.faults.reconnect();
    await discord.until(() => discord.connections.length === 3 && discord.connections[2]?.resumed === true);
    await (await user.slash(channel, 'ping')).answer();
    discord.faults.invalidateSessions({ resumable: true });
    await (await user.slash(channel, 'ping')).answer();
    expect([discord.identifies.length, names.length]).toEqual([1, 3]);
  });

  test('a gateway that is away for a while is tried again', async () => {
    const failures: unknown[] = [];
    const client = await login({}, failures);
    client.on(Events.ShardError, () => {});
    discord.faults.refuseConnections(1);
    discord.faults.dropConnections();
    await discord.until(() => discord.connections.at(-1)?.resumed === true, 5000, 'a resume');
    expect(failures).toEqual([]);
  });

  test('a zombie connection is replaced', async () => {
    await open({ heartbeatIntervalMs: 100 });
    await login();
    discord.faults.stopHeartbeatAcks();
    await discord.until(() => discord.connections[0]?.open === false);
    discord.faults.clear();
    await discord.until(() => discord.connections.at(-1)?.resumed === true);
  });

  test('each shard gets its guilds; direct messages go to the first', async () => {
    await open({ recommendedShards: 2 });
    const second = discord.addGuild().addChannel();
    const client = await login({
      shards: 'auto',
      message: async (message) => message.reply(`${message.guild?.shardId ?? 'direct'}`),
    });
    expect(discord.identifies.map(({ shard }) => shard)).toEqual([
      [0, 2],
      [1, 2],
    ]);
    for (const place of [channel, second, user.dm()]) await user.post(place, 'hello');
    expect((await channel.nextMessage()).content).toBe('0');
    expect((await second.nextMessage()).content).toBe('1');
    expect((await user.dm().nextMessage()).content).toBe('direct');
    expect(client.guilds.cache.size).toBe(2);
  });

  test('without the intents no messages come; a full day of sessions is over', async () => {
    await open({ sessionStarts: 1 });
    let messages = 0;
    const message = async () => {
      messages += 1;
    };
    await login({ intents: [GatewayIntentBits.Guilds], message });
    await user.post(channel, 'hey @bot', { mentionBot: true });
    await sleep(50);
    expect(messages).toBe(0);
    await expect(login()).rejects.toThrow(/Not enough sessions/);
  });
});
