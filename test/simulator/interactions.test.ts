import { setTimeout as sleep } from 'node:timers/promises';
import { Events, GatewayIntentBits, MessageFlags } from 'discord.js';
import { describe, expect, test } from 'vitest';
import {
  type Bot,
  BUTTON,
  CLAUSE,
  channel,
  discord,
  guild,
  INTENTS,
  login,
  MENU,
  open,
  PING,
  pathsOf,
  register,
  say,
  send,
  user,
  useTestbed,
} from './cases/testbed.js';
import type { Post } from './simulator.js';

useTestbed();

describe('interactions', () => {
  test('a deferred private answer, its edit and a follow-up', async () => {
    await register(PING);
    const failures: unknown[] = [];
    await login(
      {
        interaction: async (interaction) => {
          if (!interaction.isChatInputCommand()) return;
          await interaction.deferReply({ flags: MessageFlags.Ephemeral });
          await expect(interaction.deferReply()).rejects.toThrow();
          await interaction.followUp({ content: `for ${interaction.locale} in ${interaction.guildLocale}` });
          await interaction.followUp({ content: 'public' });
          await interaction.followUp({ content: 'private', flags: MessageFlags.Ephemeral });
        },
      },
      failures,
    );
    const call = await user.slash(channel, 'ping');
    expect(await call.acknowledged).toMatchObject({ type: 5, ephemeral: true });
    const answer = await call.answer();
    expect(answer).toMatchObject({ content: 'for vi in fr', ephemeral: true, visibleTo: [user.id], edited: false });
    expect(await call.nextEvent()).toMatchObject({
      kind: 'follow-up',
      message: { content: 'public', visibleTo: 'everyone' },
    });
    expect(await call.next()).toMatchObject({ content: 'private', ephemeral: true });
    expect(call.followUps).toHaveLength(2);
    expect(channel.messages.map(({ content }) => content)).toEqual(['public']);
    expect(user.sees(channel)).toHaveLength(3);
    expect(failures).toEqual([]);
    expect((await send('PATCH', `/channels/${channel.id}/messages/${answer.id}`, { content: 'x' })).body.code).toBe(
      10008,
    );
  });

  test('acknowledged too late, twice, or by an expired token', async () => {
    await open({ acknowledgeWithinMs: 1000, tokenLifeMs: 2000 });
    await register(PING);
    const failures: { code?: number }[] = [];
    let wait = 1200;
    await login(
      {
        interaction: async (interaction) => {
          if (!interaction.isChatInputCommand()) return;
          await sleep(wait);
          await interaction.reply('late');
          await sleep(2100);
          await interaction.editReply('later');
        },
      },
      failures,
    );
    const late = await user.slash(channel, 'ping');
    await expect(late.acknowledged).rejects.toThrow('did not respond');
    await discord.until(() => failures.length > 0);
    expect(failures).toMatchObject([{ code: 10062 }]);
    wait = 0;
    const call = await user.slash(channel, 'ping');
    expect((await call.acknowledged).afterMs).toBeLessThan(1000);
    const again = await send('POST', `/interactions/${call.id}/${call.token}/callback`, { type: 5 });
    expect(again.body.code).toBe(40060);
    await discord.until(() => failures.length === 2);
    expect(failures[1]).toMatchObject({ code: 50027 });
  });

  test('an answer is checked like any message; nothing can be edited before it', async () => {
    await register(PING);
    const call = await user.slash(channel, 'ping');
    const original = `/webhooks/${discord.applicationId}/${call.token}/messages/@original`;
    const callback = (type: number, data?: object) =>
      send('POST', `/interactions/${call.id}/${call.token}/callback?with_response=true`, { type, data }, 'none');
    expect((await send('PATCH', original, { content: 'x' })).body.code).toBe(10015);
    expect(pathsOf((await callback(7, { content: 'x' })).body.errors)).toEqual(['type']);
    expect(pathsOf((await callback(8, { choices: [] })).body.errors)).toEqual(['type']);
    expect(pathsOf((await callback(4, { content: 'a'.repeat(2001) })).body.errors)).toEqual(['data.content']);
    expect((await callback(4, {})).body.code).toBe(50006);
    const { body } = await callback(4, { content: `@everyone ${user.mention}`, flags: 4096 });
    expect(body).toMatchObject({
      interaction: { id: call.id, type: 2 },
      resource: { type: 4, message: { application_id: discord.applicationId } },
    });
    expect((await call.answer()).pings).toEqual([user.id]);
    expect((await send('DELETE', original)).status).toBe(204);
    expect((await send('GET', original)).body.code).toBe(10008);
  });

  test('autocomplete, in the language of the user', async () => {
    await register(CLAUSE);
    let choices = Array.from({ length: 25 }, (_, n) => ({ name: 'a'.repeat(100), value: `${n}` }));
    const failures: { code?: number }[] = [];
    await login({ interaction: async (it) => (it.isAutocomplete() ? it.respond(choices) : undefined) }, failures);
    expect(await user.type(channel, 'điều', { number: 'yel' }, 'number')).toHaveLength(25);
    choices = [...choices, { name: 'x', value: 'x' }];
    await open({ acknowledgeWithinMs: 400 });
    await register(CLAUSE);
    await login({ interaction: async (it) => (it.isAutocomplete() ? it.respond(choices) : undefined) }, failures);
    await expect(user.type(channel, 'clause', {}, 'number')).rejects.toThrow('did not respond');
    await discord.until(() => failures.length > 0);
    expect(failures).toMatchObject([{ code: 50035 }]);
    expect(discord.refused).toHaveLength(1);
  });

  test('options are checked as a client checks them', async () => {
    await register(CLAUSE, { ...PING, contexts: [0] });
    await expect(user.slash(channel, 'clauses')).rejects.toThrow('sees no slash command');
    await expect(user.slash(channel, 'clause')).rejects.toThrow('"number" is required');
    await expect(user.slash(channel, 'clause', { number: 34 })).rejects.toThrow('does not fit');
    await expect(user.slash(channel, 'clause', { number: 'a'.repeat(21) })).rejects.toThrow('too long');
    await expect(user.slash(channel, 'clause', { number: '1', page: 10 })).rejects.toThrow('too large');
    await expect(user.slash(channel, 'clause', { number: '1', pages: 1 })).rejects.toThrow('no option');
    await expect(user.slash(user.dm(), 'ping')).rejects.toThrow('sees no');
  });

  test('buttons and menus', async () => {
    await register(PING);
    const menu = {
      type: 1,
      components: [
        {
          type: 3,
          customId: 'pick',
          options: [
            { label: 'A', value: 'a' },
            { label: 'B', value: 'b' },
          ],
        },
      ],
    } as const;
    await login({
      interaction: async (interaction) => {
        if (interaction.isChatInputCommand())
          await interaction.reply({ content: '1', components: [BUTTON, menu], flags: 64 });
        if (interaction.isButton()) await interaction.update({ content: '2', components: [menu] });
        if (!interaction.isStringSelectMenu()) return;
        await interaction.deferUpdate();
        await interaction.editReply({ content: `picked ${interaction.values.join()}` });
        await interaction.followUp('done');
      },
    });
    const answer = await (await user.slash(channel, 'ping')).answer();
    expect(answer.buttons[0]).toMatchObject({ label: 'Next', disabled: false });
    const other = discord.addUser();
    await expect(other.press(answer, { label: 'Next' })).rejects.toThrow('does not see');
    await expect(user.press(answer, { label: 'Previous' })).rejects.toThrow('among "Next"');
    expect(await (await user.press(answer, { label: /next/i })).updated()).toMatchObject({
      id: answer.id,
      content: '2',
      ephemeral: true,
    });
    await expect(user.select(answer, ['c'])).rejects.toThrow('not among');
    const pick = await user.select(answer, ['b']);
    expect((await pick.updated()).content).toBe('picked b');
    expect(await pick.next()).toMatchObject({ content: 'done', ephemeral: false });
  });

  test('message menus, direct messages and user installation', async () => {
    await register(MENU, { ...PING, integration_types: [1] });
    const seen: unknown[] = [];
    await login({
      interaction: async (interaction) => {
        seen.push([interaction.context, interaction.authorizingIntegrationOwners]);
        if (interaction.isMessageContextMenuCommand()) await interaction.reply(interaction.targetMessage.content);
        else if (interaction.isChatInputCommand()) await interaction.reply('pong');
      },
    });
    const post = await user.post(channel, 'content without any intent');
    const found = await user.messageMenu(channel, post, 'Find sources');
    expect((await found.answer()).content).toBe('content without any intent');
    await expect(user.slash(channel, 'ping')).rejects.toThrow('sees no');
    const foreign = discord.addGuild({ botIsMember: false }).addChannel();
    expect((await (await user.slash(foreign, 'ping')).answer()).content).toBe('pong');
    expect((await say({ content: 'x' }, foreign)).body.code).toBe(50001);
    const dm = discord.addUser({ installedApp: true }).dm();
    const sender = discord.addUser({ installedApp: true });
    await (await sender.slash(sender.dm(), 'ping')).answer();
    expect(dm.messages).toEqual([]);
    expect(seen).toMatchObject([
      [0, { 0: guild.id }],
      [0, { 1: user.id }],
      [1, { 1: sender.id }],
    ]);
  });
});

describe('limits of what an application may do', () => {
  test('five follow-ups where only the user installed it', async () => {
    await register(PING);
    const foreign = discord.addGuild({ botIsMember: false }).addChannel();
    const call = await user.slash(foreign, 'ping');
    await send('POST', `/interactions/${call.id}/${call.token}/callback`, { type: 4, data: { content: 'x' } });
    const statuses = [];
    for (let n = 0; n < 6; n += 1) {
      const { body } = await send('POST', `/webhooks/${discord.applicationId}/${call.token}`, { content: `${n}` });
      statuses.push(body.code);
    }
    expect(statuses).toEqual([undefined, undefined, undefined, undefined, undefined, 40094]);
  });

  test('it reads about itself', async () => {
    await open({ privilegedIntents: GatewayIntentBits.MessageContent, sessionStarts: 5, recommendedShards: 3 });
    expect((await send('GET', '/applications/@me')).body).toMatchObject({ flags: 1 << 19, bot_public: true });
    expect((await send('GET', '/users/@me/guilds')).body).toMatchObject([
      { id: guild.id, permissions: expect.stringMatching(/^\d+$/) },
    ]);
    expect((await send('GET', '/gateway/bot')).body).toMatchObject({
      shards: 3,
      session_start_limit: { remaining: 5 },
    });
    expect((await send('POST', `/channels/${channel.id}/typing`)).status).toBe(204);
    const { body } = await send('POST', '/users/@me/channels', { recipient_id: user.id });
    expect((await send('POST', `/channels/${body.id}/messages`, { content: 'hello' })).status).toBe(200);
    expect(user.dm().messages).toMatchObject([{ content: 'hello', fromBot: true }]);
    expect((await send('GET', `/channels/${channel.id}/messages?limit=101`)).body.code).toBe(50035);
  });

  test('a disabled button and a link cannot be pressed', async () => {
    const one = { type: 2, style: 2, label: 'off', custom_id: 'x', disabled: true };
    const two = { type: 2, style: 5, label: 'open', url: 'https://example.org' };
    const { body } = await say({ content: 'x', components: [{ type: 1, components: [one, two] }] });
    await expect(user.press(body, { customId: 'x' })).rejects.toThrow('disabled');
    await expect(user.press(body, { label: 'open' })).rejects.toThrow('link');
  });
});

describe('messages of people', () => {
  test('a mention is seen with its text, anything else without, unless the intent is there', async () => {
    const contents: string[] = [];
    const bot: Bot = { message: async (message) => void contents.push(message.content) };
    const read = async () => {
      await user.post(channel, 'secret');
      const post = await user.post(channel, 'hey @bot', { mentionBot: true });
      await user.post(user.dm(), 'direct');
      await discord.until(() => contents.length === 3);
      return { post, seen: contents.splice(0) };
    };
    await login(bot);
    expect((await read()).seen).toEqual(['', `hey ${discord.mention}`, 'direct']);
    await open({ privilegedIntents: GatewayIntentBits.MessageContent });
    await login({ ...bot, intents: [...INTENTS, GatewayIntentBits.MessageContent] });
    expect((await read()).seen).toEqual(['secret', `hey ${discord.mention}`, 'direct']);
  });

  test('edits and deletions, also of many', async () => {
    const client = await login();
    const events: string[] = [];
    client.on(Events.MessageUpdate, (_, message) => events.push(`now ${message.content}`));
    client.on(Events.MessageDelete, (message) => events.push(`gone ${message.id}`));
    client.on(Events.MessageBulkDelete, (messages) => events.push(`gone ${messages.size}`));
    const [one, two, three]: Post[] = await Promise.all(
      ['@bot a', '@bot b', '@bot c'].map((text) => user.post(channel, text, { mentionBot: true })),
    );
    await discord.until(() => client.channels.cache.size > 0);
    await sleep(30);
    one?.edit(`${discord.mention} d`);
    one?.delete();
    channel.bulkDelete([two, three].filter((post) => post !== undefined));
    await expect.poll(() => events).toEqual([`now ${discord.mention} d`, `gone ${one?.id}`, 'gone 2']);
    expect(channel.messages).toEqual([]);
  });

  test('a reply to the bot mentions it', async () => {
    await login({ message: async (message) => message.reply(`to ${message.mentions.repliedUser?.id}`) });
    const { body } = await say({ content: 'hello' });
    await user.post(channel, 'why?', { replyTo: body });
    expect((await channel.nextMessage({ after: body.id })).content).toBe(`to ${discord.applicationId}`);
  });
});
