import { GatewayIntentBits, PermissionFlagsBits as P } from 'discord.js';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type Channel, DiscordSimulator, type Guild, type User } from '../simulator/simulator.js';
import { expectAnswered, GRID, ORGANIC, PLASTIC, TRAVEL } from './questions.js';
import { expectClean, type RunningBot, Stage, startBot } from './support.js';

const { MessageContent } = GatewayIntentBits;

let stage: Stage;
let discord: DiscordSimulator;
let bot: RunningBot;
let guild: Guild;
let user: User;

beforeAll(async () => {
  stage = await Stage.open();
});
afterAll(() => stage.close());
beforeEach(async () => {
  discord = await DiscordSimulator.start({ privilegedIntents: MessageContent });
  guild = discord.addGuild();
  user = discord.addUser();
});
afterEach(async () => {
  expectClean(bot);
  expect(await bot.stop()).toBe(0);
  await discord.close();
});

async function start(env: Record<string, string>): Promise<void> {
  bot = await startBot(stage, { on: discord, env: { QUESTION_BURST: '100', ...env } });
}

/** The bot's reply to a question in a place. */
async function asked(where: Channel, question = GRID.text) {
  const post = await user.post(where, question, { mentionBot: true });
  return where.nextMessage({ after: post });
}

/** Asks in direct messages and waits for the answer: everything else is done by then. */
async function settle(): Promise<void> {
  const post = await user.post(user.dm(), TRAVEL.text);
  expectAnswered(await user.dm().nextMessage({ after: post }), TRAVEL);
}

describe('with CHANNELS, mentions are answered', () => {
  test('in a channel of the list, in its threads, in the channels of a category, and in direct messages', async () => {
    const chosen = guild.addChannel({ name: 'chosen' });
    const category = guild.addCategory({ name: 'reading' });
    const inside = guild.addChannel({ name: 'inside', within: category });
    await start({ CHANNELS: `<#${chosen.id}>, https://discord.com/channels/${guild.id}/${category.id}` });
    for (const where of [chosen, chosen.addThread(), inside, inside.addThread()])
      expectAnswered(await asked(where), GRID);
    await settle();
  });

  test('nowhere else: one line names the channels, and goes by itself; commands work all the same', async () => {
    const [chosen, elsewhere] = [guild.addChannel({ name: 'chosen' }), guild.addChannel({ name: 'talk' })];
    await start({ CHANNELS: chosen.id });
    const line = await asked(elsewhere);
    expect(line).toMatchObject({ content: expect.stringContaining(`<#${chosen.id}>`), boxes: [], pings: [] });
    await user.post(elsewhere, 'and again', { mentionBot: true });
    const foreign = discord.addGuild({ locale: 'vi' }).addChannel();
    expect((await asked(foreign)).content).toBe('Tôi không trả lời tin nhắn ở đây. Bạn hãy dùng `/hỏi`.');
    expectAnswered(await (await user.slash(elsewhere, 'ask', { question: PLASTIC.text })).answer(), PLASTIC);
    await settle();
    expect(elsewhere.messages.filter(({ fromBot, replyTo }) => fromBot && replyTo !== undefined)).toHaveLength(1);
    expect(await bot.stop()).toBe(0);
    expect(elsewhere.messages.some(({ content }) => content === line.content)).toBe(false);
  });

  test('nowhere else by an edit, and clauses that people speak of are passed over there', async () => {
    const [chosen, elsewhere] = [guild.addChannel(), guild.addChannel()];
    await start({ CHANNELS: chosen.id, CLAUSE_REFERENCES: 'true' });
    const post = await user.post(elsewhere, 'I think of clause 34.');
    post.edit(`${discord.mention} ${GRID.text}`);
    await user.post(chosen, 'I think of clause 34.');
    expect((await chosen.nextMessage()).boxes).toHaveLength(1);
    await settle();
    expect(elsewhere.messages.filter(({ fromBot }) => fromBot)).toEqual([]);
  });

  test('where it may not write at all, it says nothing', async () => {
    const mute = guild.addChannel({ botPermissions: P.ViewChannel });
    await start({ CHANNELS: guild.addChannel().id });
    await user.post(mute, GRID.text, { mentionBot: true });
    await settle();
    expect(mute.messages.filter(({ fromBot }) => fromBot)).toEqual([]);
  });
});

test('with THREADS_ONLY, mentions in channels are told to use a thread, and those in threads are answered', async () => {
  const channel = guild.addChannel();
  await start({ THREADS_ONLY: 'true' });
  expect((await asked(channel)).content).toBe(
    'In this server I answer in threads. Please mention me in one, or use `/ask`.',
  );
  expectAnswered(await asked(channel.addThread()), GRID);
  await settle();
});

describe('with FORUM_CHANNELS, a new post', () => {
  test('is answered once, in its thread; further messages there only where they mention the bot', async () => {
    const forum = guild.addForum({ name: 'questions' });
    await start({ FORUM_CHANNELS: forum.id });
    const { thread, post } = await user.postInForum(forum, 'A question', GRID.text);
    const reply = await thread.nextMessage();
    expectAnswered(reply, GRID);
    expect(reply).toMatchObject({ replyTo: post.id });
    await user.post(thread, PLASTIC.text);
    expectAnswered(await asked(thread, ORGANIC.text), ORGANIC);
    await settle();
    expect(thread.messages.filter(({ fromBot }) => fromBot)).toHaveLength(2);
    expect(discord.identifies.map(({ intents }) => intents & MessageContent)).toEqual([MessageContent]);
  });

  test('that mentions the bot is answered once too; in other forums, by bots and without words, none is', async () => {
    const [forum, other] = [guild.addForum(), guild.addForum()];
    await start({ FORUM_CHANNELS: forum.id });
    const { thread } = await user.postInForum(forum, 'Asked', `${discord.mention} ${GRID.text}`);
    expectAnswered(await thread.nextMessage(), GRID);
    const robot = discord.addUser();
    robot.state.bot = true;
    const silent = [
      await user.postInForum(other, 'Elsewhere', GRID.text),
      await robot.postInForum(forum, 'By a bot', GRID.text),
      await user.postInForum(forum, '!!!', '🐟'),
    ];
    await settle();
    for (const one of silent) expect(one.thread.messages.filter(({ fromBot }) => fromBot)).toEqual([]);
    expect(thread.messages.filter(({ fromBot }) => fromBot)).toHaveLength(1);
  });

  test('is answered also where CHANNELS names other channels', async () => {
    const [forum, chosen, elsewhere] = [guild.addForum(), guild.addChannel(), guild.addChannel()];
    await start({ FORUM_CHANNELS: forum.id, CHANNELS: chosen.id });
    const { thread } = await user.postInForum(forum, 'A question', PLASTIC.text);
    expectAnswered(await thread.nextMessage(), PLASTIC);
    expectAnswered(await asked(thread), GRID);
    expect((await asked(elsewhere)).boxes).toEqual([]);
  });

  test('follows its question: edited it is answered anew, deleted the answer goes', async () => {
    const forum = guild.addForum();
    await start({ FORUM_CHANNELS: forum.id });
    const { thread, post } = await user.postInForum(forum, 'A question', PLASTIC.text);
    const first = await thread.nextMessage();
    post.edit(GRID.text);
    await thread.until((messages) => messages.some(({ id, edited }) => id === first.id && edited));
    expectAnswered(thread.messages.find(({ id }) => id === first.id) ?? first, GRID);
    post.delete();
    await thread.until((messages) => messages.every(({ fromBot }) => !fromBot));
  });
});

test('without FORUM_CHANNELS posts are not read', async () => {
  const forum = guild.addForum();
  await start({});
  const { thread } = await user.postInForum(forum, 'A question', GRID.text);
  await settle();
  expect(thread.messages.filter(({ fromBot }) => fromBot)).toEqual([]);
  expect(discord.identifies.map(({ intents }) => intents & MessageContent)).toEqual([0]);
});

test('a channel that there is not is named at the start, with what to do, and the others are used', async () => {
  const forum = guild.addForum();
  const hidden = guild.addChannel({ botPermissions: 0n });
  await start({ CHANNELS: `1100000000000000009,${hidden.id}`, FORUM_CHANNELS: `${guild.addChannel().id},${forum.id}` });
  const notes = bot.notes.join('\n');
  expect(notes).toMatch(/^CHANNELS: there is no channel 1100000000000000009\. Copy its number again/m);
  expect(notes).toMatch(new RegExp(`^CHANNELS: the bot may not see the channel ${hidden.id}\\. Invite the bot`, 'm'));
  expect(notes).toMatch(/^FORUM_CHANNELS: \d+ is not a forum\. .*CHANNELS\.$/m);
  const { thread } = await user.postInForum(forum, 'A question', GRID.text);
  expectAnswered(await thread.nextMessage(), GRID);
  expect(discord.refused.map(({ route, status }) => [route, status])).toEqual([
    ['/channels/:id', 404],
    ['/channels/:id', 403],
  ]);
  discord.requests.length = 0;
});
