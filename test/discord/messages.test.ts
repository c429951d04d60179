import { PermissionFlagsBits as P } from 'discord.js';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Channel, Guild, MessageSnapshot, Post, User } from '../simulator/simulator.js';
import { expectAnswered, GRID, ORGANIC, PLASTIC, TRAVEL, YELLOW_CARD } from './questions.js';
import { expectClean, type RunningBot, Stage, startBot } from './support.js';
import { WatchedEmbedder } from './watched-embedder.js';

const ALL = P.ViewChannel | P.SendMessages | P.SendMessagesInThreads | P.EmbedLinks | P.ReadMessageHistory;
const POSTS = 'POST /channels/:id/messages';

let stage: Stage;
let bot: RunningBot;
let model: WatchedEmbedder;
let guild: Guild;
let channel: Channel;
let user: User;
/** What people write in the tests; none of it may appear in the log. */
const written = new Set<string>();
const logs: string[] = [];

beforeAll(async () => {
  stage = await Stage.open();
});
afterAll(() => stage.close());
beforeEach(async () => {
  model = new WatchedEmbedder(stage.embedder);
  bot = await startBot(stage, { embedder: model, env: { QUESTION_BURST: '100' } });
  guild = bot.discord.addGuild();
  channel = guild.addChannel();
  user = bot.discord.addUser();
});
afterEach(async () => {
  expect(await bot.stop()).toBe(0);
  await bot.discord.close();
  logs.push(bot.logText());
  expect(bot.logText()).not.toContain(bot.discord.token);
});

/** Waits for the bot's reply to a post. */
async function replyTo(post: Post, where: Channel = channel): Promise<MessageSnapshot> {
  await where.until((messages) => messages.some(({ replyTo: target }) => target === post.id));
  const reply = where.messages.find(({ replyTo: target }) => target === post.id);
  if (!reply) throw new Error('the reply is gone');
  return reply;
}

async function ask(text: string, where: Channel = channel): Promise<Post> {
  written.add(text);
  return user.post(where, text, { mentionBot: true });
}

const botMessages = (where: Channel = channel) => where.messages.filter(({ fromBot }) => fromBot);
const sent = (method: string) => bot.discord.requests.filter((request) => request.method === method);

describe('a question in a message', () => {
  test('is answered with a reply that pings nobody, while the bot shows that it is at work', async () => {
    const post = await ask(PLASTIC.text);
    const reply = await replyTo(post);
    expectAnswered(reply, PLASTIC);
    expect(reply.head).not.toContain(PLASTIC.text);
    expect(sent('POST').map(({ route }) => route)).toEqual(['/channels/:id/typing', '/channels/:id/messages']);
    expect(sent('POST')[1]?.body).toMatchObject({ allowed_mentions: { parse: [], replied_user: false } });
    expectClean(bot);
  });

  test('in a thread is answered in the thread', async () => {
    const thread = channel.addThread();
    expectAnswered(await replyTo(await ask(GRID.text, thread), thread), GRID);
    expect(botMessages()).toEqual([]);
    expectClean(bot);
  });

  test('in direct messages needs no mention', async () => {
    const direct = user.dm();
    expectAnswered(await replyTo(await user.post(direct, ORGANIC.text), direct), ORGANIC);
    expectAnswered(await replyTo(await ask(TRAVEL.text, direct), direct), TRAVEL);
    expectClean(bot);
  });

  test('may stand in a reply to the bot, if the reply notifies it', async () => {
    const first = await replyTo(await ask(PLASTIC.text));
    const withheld = await user.post(channel, 'What is said about vaccines?', { replyTo: first, pingAuthor: false });
    const again = await user.post(channel, GRID.text, { replyTo: first });
    expectAnswered(await replyTo(again), GRID);
    expect(botMessages().map(({ replyTo: target }) => target)).not.toContain(withheld.id);
    // Only the topic of a question is embedded, not the phrasing.
    expect(model.asked).toEqual(
      [/plastic pollution/i, /ASEAN Power Grid/i].map((topic) => expect.stringMatching(topic)),
    );
    expectClean(bot);
  });

  test('in Vietnamese is answered in Vietnamese words, in an English server too', async () => {
    const reply = await replyTo(await ask(YELLOW_CARD.text));
    expectAnswered(reply, YELLOW_CARD, 'vi');
    expect(reply.buttons.map(({ label }) => label)).toContain('Nguồn');
    expectClean(bot);
  });

  test('that is only a mention is told how to ask, in the language of the server', async () => {
    expect((await replyTo(await user.post(channel, bot.discord.mention))).content).toMatch(/<\/ask:\d+>.*<\/help:\d+>/);
    const hanoi = bot.discord.addGuild({ locale: 'vi' }).addChannel();
    const reply = await replyTo(await user.post(hanoi, `${bot.discord.mention} !?`), hanoi);
    expect(reply.content).toMatch(/^Bạn hãy đặt câu hỏi, .*<\/ask:\d+>/);
    expect(model.asked).toEqual([]);
    expectClean(bot);
  });

  test('cannot ping, format or link by its markdown', async () => {
    const role = guild.addRole();
    const other = bot.discord.addUser();
    const nasty = `@everyone **Does** \`Zanzibar\` ||${other.mention}|| fly? [x](https://evil.example) <@&${role}> discord.gg/abc`;
    const reply = await replyTo(await ask(nasty));
    expect(reply.pings).toEqual([]);
    const shown = [reply.head, ...reply.boxes.map(({ quote }) => quote)].join('\n');
    expect(shown).toContain('Zanzibar');
    expect(shown).not.toMatch(/@everyone|<@|\]\(|(?<!\\)\|\||(?<!\\)`/);
    for (const { body } of sent('POST').filter(({ route }) => route.endsWith('/messages')))
      expect(body).toMatchObject({ allowed_mentions: { parse: [], replied_user: false } });
    expectClean(bot);
  });
});

test('what is not meant for the bot is left alone: plain messages, roles, @everyone, other bots, people', async () => {
  const role = guild.addRole();
  const other = bot.discord.addUser();
  const robot = bot.discord.addUser();
  robot.state.bot = true;
  await user.post(channel, 'What is said about vaccines?');
  await user.post(channel, `<@&${role}> What is said about vaccines for roles?`);
  await user.post(channel, '@everyone What is said about vaccines for everyone?');
  await user.post(channel, `${other.mention} What is said about vaccines for others?`);
  await user.post(channel, `> ${bot.discord.mention} What is said about vaccines for the quoted?\nGood question.`);
  await robot.post(channel, `${bot.discord.mention} What is said about vaccines for robots?`);
  await robot.post(robot.dm(), 'What is said about vaccines in private?');
  expectAnswered(await replyTo(await ask(GRID.text)), GRID);
  expect(botMessages()).toHaveLength(1);
  expect(model.asked).toHaveLength(1);
  expectClean(bot);
});

describe('an answer follows its question', () => {
  test('to the new text when it is edited, in the same message', async () => {
    const post = await ask(PLASTIC.text);
    const before = await replyTo(post);
    post.edit(`${bot.discord.mention} ${GRID.text}`);
    await channel.until((messages) => messages.some(({ id, edited }) => id === before.id && edited));
    const after = await replyTo(post);
    expect(after.id).toBe(before.id);
    expectAnswered(after, GRID);
    expect(botMessages()).toHaveLength(1);
    expectClean(bot);
  });

  test('when the edit is what mentions the bot, by its name or by its role', async () => {
    // The bot does not know messages from before it was listening.
    await replyTo(await ask(ORGANIC.text));
    const post = await user.post(channel, PLASTIC.text);
    post.edit(`${bot.discord.mention} ${PLASTIC.text}`);
    expectAnswered(await replyTo(post), PLASTIC);
    const byRole = await user.post(channel, `<@&${guild.botRoleId}> ${GRID.text}`);
    // Its text is withheld from a bot without the message content intent.
    expect((await replyTo(byRole)).content).toContain('/ask');
    expectClean(bot);
  });

  test('nowhere when a moderator has removed it', async () => {
    const post = await ask(PLASTIC.text);
    channel.bulkDelete([await replyTo(post)]);
    await bot.discord.until(() => botMessages().length === 0);
    post.edit(`${bot.discord.mention} ${GRID.text}`);
    await replyTo(await ask(ORGANIC.text));
    expect(botMessages()).toHaveLength(1);
    expect(model.asked).toHaveLength(2);
    expectClean(bot);
  });

  test('not when only the place of the mention was edited', async () => {
    const post = await ask(PLASTIC.text);
    await replyTo(post);
    post.edit(`${PLASTIC.text} ${bot.discord.mention}`);
    await replyTo(await ask(GRID.text));
    expect(sent('PATCH')).toEqual([]);
    expect(model.asked).toHaveLength(2);
    expectClean(bot);
  });

  test('to the last text when it is edited twice, whichever answer is ready first', async () => {
    const post = await ask(PLASTIC.text);
    const reply = await replyTo(post);
    const release = model.hold('ASEAN');
    post.edit(`${bot.discord.mention} ${GRID.text}`);
    await bot.discord.until(() => model.asked.length === 2);
    post.edit(`${bot.discord.mention} ${ORGANIC.text}`);
    await channel.until((messages) => messages.some(({ id, edited }) => id === reply.id && edited));
    release();
    await replyTo(await ask(TRAVEL.text));
    expectAnswered(await replyTo(post), ORGANIC);
    expect(sent('PATCH')).toHaveLength(1);
    expect(model.asked).toHaveLength(4);
    expectClean(bot);
  });

  test('to the last text also while the first answer is still being found', async () => {
    const release = model.hold('plastic');
    const post = await ask(PLASTIC.text);
    await bot.discord.until(() => model.asked.length === 1);
    post.edit(`${bot.discord.mention} ${GRID.text}`);
    expectAnswered(await replyTo(post), GRID);
    release();
    await replyTo(await ask(TRAVEL.text));
    expectAnswered(await replyTo(post), GRID);
    expect(botMessages()).toHaveLength(2);
    expectClean(bot);
  });

  test('into nothing when it is deleted, alone or with others', async () => {
    const [one, two, three] = [await ask(PLASTIC.text), await ask(GRID.text), await ask(ORGANIC.text)];
    for (const post of [one, two, three]) await replyTo(post);
    one.delete();
    await channel.until((messages) => messages.filter(({ fromBot }) => fromBot).length === 2);
    channel.bulkDelete([two, three]);
    await channel.until((messages) => messages.length === 0);
    expectClean(bot);
  });

  test('in direct messages too', async () => {
    const direct = user.dm();
    const post = await user.post(direct, PLASTIC.text);
    const reply = await replyTo(post, direct);
    post.edit(GRID.text);
    await direct.until((messages) => messages.some(({ id, edited }) => id === reply.id && edited));
    expectAnswered(await replyTo(post, direct), GRID);
    post.delete();
    await direct.until((messages) => messages.length === 0);
    expectClean(bot);
  });

  test('into nothing when it is deleted while it is being answered', async () => {
    const release = model.hold('plastic');
    const post = await ask(PLASTIC.text);
    await bot.discord.until(() => model.asked.length === 1);
    post.delete();
    release();
    await replyTo(await ask(GRID.text));
    await bot.stop();
    expect(botMessages()).toHaveLength(1);
    expect(sent('POST').filter(({ route }) => route.endsWith('/messages'))).toHaveLength(1);
    expectClean(bot);
  });

  test('into nothing when it is deleted while the answer is on its way', async () => {
    bot.discord.faults.delay(POSTS, 300, 1);
    const post = await ask(PLASTIC.text);
    await bot.discord.until(() => sent('POST').some(({ route }) => route.endsWith('/messages')));
    post.delete();
    await bot.discord.until(() => sent('DELETE').some(({ status }) => status === 204));
    expect(channel.messages).toEqual([]);
    expectClean(bot);
  });
});

describe('a permission that lacks', () => {
  const missing = () => bot.log.filter(({ give }) => give !== undefined).map(({ level, give }) => [level, give]);

  test('to box links is said in the channel, and why', async () => {
    channel.setBotPermissions(ALL & ~P.EmbedLinks);
    const post = await ask(PLASTIC.text);
    const reply = await replyTo(post);
    expect(reply.content).toContain('“Embed Links”');
    expect(reply.droppedEmbeds).toBe(0);
    post.edit(`${bot.discord.mention} ${GRID.text}`);
    await bot.discord.until(() => sent('PATCH').some(({ status }) => status > 0));
    expect((await replyTo(post)).content).toBe(reply.content);
    expect(missing()).toEqual([
      ['warn', 'EmbedLinks'],
      ['warn', 'EmbedLinks'],
    ]);
    expect(model.asked).toEqual([]);
    expectClean(bot);
  });

  test('to read the history leaves an answer that is no reply', async () => {
    channel.setBotPermissions(ALL & ~P.ReadMessageHistory);
    const post = await ask(PLASTIC.text);
    const answer = await channel.nextMessage({ after: post });
    expectAnswered(answer, PLASTIC);
    expect(answer.replyTo).toBeUndefined();
    post.delete();
    await channel.until((messages) => messages.length === 0);
    expectClean(bot);
  });

  test.each(['SendMessages', 'SendMessagesInThreads'] as const)(
    '%s keeps the bot silent but for the log',
    async (name) => {
      channel.setBotPermissions(ALL & ~P[name]);
      const here = name === 'SendMessages' ? channel : channel.addThread();
      await ask(PLASTIC.text, here);
      await bot.discord.until(() => missing().length > 0);
      expect(missing()).toEqual([['warn', name]]);
      const elsewhere = guild.addChannel();
      await replyTo(await ask(GRID.text, elsewhere), elsewhere);
      expect(botMessages(here)).toEqual([]);
      expectClean(bot);
    },
  );

  test('taken away while the answer is found is logged, and the bot lives on', async () => {
    const release = model.hold('plastic');
    await ask(PLASTIC.text);
    await bot.discord.until(() => model.asked.length === 1);
    channel.setBotPermissions(P.ViewChannel);
    release();
    await bot.discord.until(() => missing().length > 0);
    expect(missing()).toEqual([['warn', expect.stringContaining('SendMessages')]]);
    const elsewhere = guild.addChannel();
    expectAnswered(await replyTo(await ask(GRID.text, elsewhere), elsewhere), GRID);
  });
});

test('no question was ever written to a log', () => {
  expect(written.size).toBeGreaterThan(5);
  expect(logs.join('').length).toBeGreaterThan(1000);
  for (const text of written) expect(logs.join('')).not.toContain(text);
});
