import { ActivityType, PermissionFlagsBits as P } from 'discord.js';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { commandBodies } from '../../src/bot/features/index.js';
import { type Channel, DiscordSimulator, type Guild } from '../simulator/simulator.js';
import { expectAnswered, GRID } from './questions.js';
import { expectClean, type RunningBot, Stage, startBot } from './support.js';

const OWN = 'Run by the **Reading Room**. Questions: reading.room@example.org';

let stage: Stage;
let bot: RunningBot;

beforeAll(async () => {
  stage = await Stage.open();
});
afterAll(() => stage.close());
afterEach(async () => {
  expectClean(bot);
  expect(await bot.stop()).toBe(0);
  await bot.discord.close();
});

async function start(env: Record<string, string> = {}): Promise<void> {
  bot = await startBot(stage, { env });
}

/** A channel of a server, by name. */
function named(guild: Guild, name: string): Channel {
  const found = guild.channels.find(({ state }) => state.name === name);
  if (!found) throw new Error(`no channel ${name}`);
  return found;
}

/** Everything that the bot has said in a server, after it answered a question that was asked last. */
async function saidIn(guild: Guild) {
  const user = bot.discord.addUser();
  const post = await user.post(user.dm(), GRID.text);
  expectAnswered(await user.dm().nextMessage({ after: post }), GRID);
  return guild.channels.flatMap(({ messages }) => messages.filter(({ fromBot }) => fromBot));
}

describe('added to a server, the bot says hello', () => {
  test('in one short card that pings nobody, with commands to click and buttons that work', async () => {
    await start({ ABOUT_TEXT: OWN });
    const guild = bot.discord.addGuild({ channels: [{ name: 'general', open: true }] });
    const general = named(guild, 'general');
    const hello = await general.nextMessage();
    expect(hello).toMatchObject({ replyTo: undefined, pings: [], visibleTo: 'everyone' });
    expect(hello.boxes).toHaveLength(1);
    const [{ text = '' } = {}] = hello.boxes;
    const id = bot.discord.commands().find(({ name }) => name === 'ask')?.id;
    expect(text).toMatch(/^### Hello! I quote documents on the EU–Viet Nam partnership\n/);
    expect(text).toContain(`</ask:${id}>`);
    expect(text).toContain('from 5 documents, word for word');
    expect(text).toContain('Server Settings → Integrations');
    expect(text).toContain('Bạn cũng có thể hỏi bằng tiếng Việt.');
    expect(text).toContain(OWN);
    expect(text.length).toBeLessThan(700);
    const user = bot.discord.addUser();
    const help = await (await user.press(hello, { label: 'How to ask' })).answer();
    expect(help).toMatchObject({ ephemeral: true });
    expect(help.boxes[0]?.text).toContain('### How to ask');
    const documents = await (await user.press(hello, { label: 'Documents' })).answer();
    expect(documents.boxes[0]?.title).toBe('Documents (5), newest first');
    expect(await saidIn(guild)).toHaveLength(1);
  });

  test('in the language of the server, whose example is a question that is answered', async () => {
    await start();
    const guild = bot.discord.addGuild({ locale: 'vi', channels: [{ name: 'chung', open: true }] });
    const { boxes } = await named(guild, 'chung').nextMessage();
    const [{ text = '' } = {}] = boxes;
    expect(text).toMatch(/^### Xin chào! /);
    expect(text).toContain('You can ask in English too.');
    const example = /“(.+)”/.exec(text)?.[1] ?? '';
    const post = await bot.discord.addUser().post(named(guild, 'chung'), example, { mentionBot: true });
    expect((await named(guild, 'chung').nextMessage({ after: post })).boxes.length).toBeGreaterThan(0);
  });

  test('in the channel for such messages, else where everybody sees it, else where it may write at all', async () => {
    await start();
    const silent = P.ViewChannel | P.ReadMessageHistory;
    const staff = { name: 'staff' };
    const open = { name: 'open', open: true };
    const system = { name: 'system', open: true };
    const muted = { name: 'muted', open: true, botPermissions: silent };
    for (const [channels, systemChannel, expected] of [
      [[staff, open, system], 'system', 'system'],
      [[muted, staff, open], 'muted', 'open'],
      [[muted, staff], undefined, 'staff'],
    ] as const) {
      const guild = bot.discord.addGuild({ channels, ...(systemChannel && { systemChannel }) });
      await named(guild, expected).nextMessage();
      expect((await saidIn(guild)).map(({ channelId }) => channelId)).toEqual([named(guild, expected).id]);
    }
    const mute = bot.discord.addGuild({ channels: [muted] });
    expect(await saidIn(mute)).toEqual([]);
    expect(bot.log.some(({ msg }) => msg === 'there is no channel to say hello in')).toBe(true);
  });

  test('in plain words where it may not show cards', async () => {
    await start();
    const botPermissions = P.ViewChannel | P.SendMessages | P.ReadMessageHistory;
    const guild = bot.discord.addGuild({ channels: [{ botPermissions }] });
    const { content, boxes, buttons } = await named(guild, 'general').nextMessage();
    expect(boxes).toEqual([]);
    expect(content).toMatch(/^Hello! I quote documents/);
    expect(buttons.map(({ label }) => label)).toEqual(['How to ask', 'Documents']);
  });

  test('only in channels of CHANNELS, where that is set', async () => {
    const discord = await DiscordSimulator.start();
    const channels = ['first', 'chosen'].map((name) => ({ name, open: true }));
    const guild = discord.addGuild({ botIsMember: false, channels });
    const other = discord.addGuild({ botIsMember: false, channels });
    bot = await startBot(stage, { on: discord, env: { CHANNELS: named(guild, 'chosen').id } });
    guild.addBot();
    other.addBot();
    await named(guild, 'chosen').nextMessage();
    expect(await saidIn(guild)).toHaveLength(1);
    expect(await saidIn(other)).toEqual([]);
    // The bot looks up the channels announced to it, and not all of them exist yet.
    for (const { route } of discord.refused) expect(route).toBe('/channels/:id');
    discord.requests.length = 0;
  });

  test('once: not after an outage, a lost session or a restart, and again only where it was added again', async () => {
    await start();
    const { discord } = bot;
    const guild = discord.addGuild({ channels: [{ name: 'general', open: true }] });
    await named(guild, 'general').nextMessage();
    guild.failAndReturn();
    expect(await saidIn(guild)).toHaveLength(1);
    discord.faults.invalidateSessions();
    await discord.until(() => discord.identifies.length === 2);
    await discord.ready();
    expect(await saidIn(guild)).toHaveLength(1);
    expect(await bot.stop()).toBe(0);
    bot = await startBot(stage, { on: discord });
    expect(await saidIn(guild)).toHaveLength(1);
    guild.removeBot();
    guild.addBot();
    await discord.until(() => named(guild, 'general').messages.length === 2);
  });

  test('nowhere with GREETING=false', async () => {
    await start({ GREETING: 'false' });
    const guild = bot.discord.addGuild({ channels: [{ name: 'general', open: true }] });
    expect(await saidIn(guild)).toEqual([]);
  });
});

test('how to ask stands beside its name in both languages, with commands that there are, also after a new session', async () => {
  await start();
  const { discord } = bot;
  discord.faults.invalidateSessions();
  await discord.until(() => discord.identifies.length === 2);
  for (const { presence } of discord.identifies) {
    const [activity] = presence.activities as { type: number; state: string }[];
    expect(activity).toMatchObject({ type: ActivityType.Custom, state: 'Ask me: /ask · Hỏi tôi: /hỏi' });
  }
  const names = commandBodies().flatMap(({ name, name_localizations }) => [name, name_localizations?.vi]);
  expect(names).toEqual(expect.arrayContaining(['ask', 'hỏi']));
});

describe('ABOUT_TEXT', () => {
  test.each([
    ['about', 'en-US', false],
    ['about', 'vi', true],
    ['help', 'en-US', true],
    ['help', 'vi', false],
  ] as const)('is shown in /%s (%s, plain text %s), and notifies nobody', async (name, locale, text) => {
    await start({ ABOUT_TEXT: OWN });
    const channel = bot.discord.addGuild().addChannel();
    const shown = await (await bot.discord.addUser({ locale }).slash(channel, name, { text })).answer();
    const all = [shown.content, ...shown.boxes.map((box) => box.text)].join('\n');
    expect(all).toContain(text ? OWN.replaceAll('**', '') : OWN);
    expect(shown.pings).toEqual([]);
  });
});
