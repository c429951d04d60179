import { GatewayIntentBits, PermissionFlagsBits as P } from 'discord.js';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Channel, MessageSnapshot, User } from '../simulator/simulator.js';
import { clauseText } from './cards.js';
import { plainText } from './markdown.js';
import { GRID } from './questions.js';
import { expectClean, type RunningBot, Stage, startBot } from './support.js';

const { MessageContent } = GatewayIntentBits;
const CLAUSE_34 =
  'Both sides highlight the importance of sustainable fisheries and commit to promoting cooperation in this area';

let stage: Stage;
let bot: RunningBot;
let channel: Channel;
let user: User;

beforeAll(async () => {
  stage = await Stage.open();
});
afterAll(() => stage.close());

async function start(env: Record<string, string>): Promise<void> {
  bot = await startBot(stage, { env, discord: { privilegedIntents: MessageContent } });
  channel = bot.discord.addGuild().addChannel();
  user = bot.discord.addUser();
}
afterEach(async () => {
  expectClean(bot);
  expect(await bot.stop()).toBe(0);
  await bot.discord.close();
});

/** Everything that the bot has said in a channel, after it answered a question that was asked last. */
async function saidIn(where: Channel): Promise<MessageSnapshot[]> {
  const last = await user.post(where, GRID.text, { mentionBot: true });
  await where.until((messages) => messages.some(({ replyTo }) => replyTo === last.id));
  return where.messages.filter(({ fromBot, replyTo }) => fromBot && replyTo !== last.id);
}

describe('with CLAUSE_REFERENCES=true', () => {
  beforeEach(() => start({ CLAUSE_REFERENCES: 'true' }));

  test('a clause that people speak of is shown in one compact card, which opens into the whole clause', async () => {
    const post = await user.post(channel, 'I think clause 34 covers the yellow card, no?');
    const reply = await channel.nextMessage();
    expect(reply).toMatchObject({ content: '', replyTo: post.id, pings: [], ephemeral: false });
    expect(reply.boxes).toHaveLength(1);
    const text = plainText(reply.boxes[0]?.quote ?? '');
    expect(text).toContain(CLAUSE_34);
    expect(reply.boxes[0]?.title).toBe('**29 January 2026**');
    expect(reply.boxes[0]?.small[0]).toMatch(/^\*\*Joint Statement.*, clause 34\*\* · 📜 Official document$/);
    expect(text.length).toBeLessThan(700);
    const whole = await (await user.press(reply, { label: 'Read clause 34' })).updated();
    expect(whole.id).toBe(reply.id);
    expect(plainText(whole.boxes[0]?.quote ?? '')).toBe(clauseText(34).replace('34. ', ''));
    expect(bot.discord.identifies.map(({ intents }) => intents & MessageContent)).toEqual([MessageContent]);
  });

  test('"Điều 34" is answered in Vietnamese', async () => {
    await user.post(channel, 'Theo Điều 34 thì sao?');
    const reply = await channel.nextMessage();
    expect(reply.boxes[0]?.title).toBe('**29/1/2026**');
    expect(reply.boxes[0]?.small[0]).toMatch(/, điều khoản 34\*\* · 📜 Văn kiện chính thức · tiếng Anh$/);
    expect(plainText(reply.boxes[0]?.quote ?? '')).toContain(CLAUSE_34);
    expect(reply.buttons.map(({ label }) => label)).toEqual(['Đọc điều khoản 34']);
  });

  test('several clauses share a card', async () => {
    await user.post(channel, 'Compare clauses 33-34.');
    const reply = await channel.nextMessage();
    expect(reply.boxes).toHaveLength(1);
    expect(reply.buttons.map(({ label }) => label)).toEqual(['Read clause 33', 'Read clause 34']);
  });

  test('it happens once a minute and channel', async () => {
    const elsewhere = bot.discord.addGuild().addChannel();
    await user.post(channel, 'clause 34');
    await channel.nextMessage();
    await user.post(channel, 'and clause 35?');
    await bot.discord.addUser().post(channel, 'or Điều 36');
    await user.post(elsewhere, 'clause 35');
    expect((await elsewhere.nextMessage()).boxes[0]?.small[0]).toContain(', clause 35**');
    expect(await saidIn(channel)).toHaveLength(1);
  });

  test('clauses that there are not, other numbers, code, quoted lines and bots are passed over', async () => {
    const robot = bot.discord.addUser();
    robot.state.bot = true;
    await robot.post(channel, 'clause 34');
    for (const text of ['clause 75', 'page 34', '`clause 34`', '> clause 34\nyes', 'https://example.org/clause-34'])
      await user.post(channel, text);
    expect(await saidIn(channel)).toEqual([]);
    // None of them counted towards the one per minute.
    await user.post(channel, 'clause 34');
    await channel.until((messages) => messages.filter(({ fromBot }) => fromBot).length === 2);
  });

  test('a question to the bot is answered as a question', async () => {
    const post = await user.post(channel, 'What does clause 34 say?', { mentionBot: true });
    await channel.until((messages) => messages.some(({ replyTo }) => replyTo === post.id));
    const [reply, ...more] = channel.messages.filter(({ fromBot }) => fromBot);
    expect(reply?.boxes[0]?.text).toContain(', clause 34**');
    expect(more).toEqual([]);
  });

  test('where its cards cannot be shown it keeps silent', async () => {
    channel.setBotPermissions(P.ViewChannel | P.SendMessages | P.ReadMessageHistory);
    await user.post(channel, 'clause 34');
    channel.setBotPermissions(P.ViewChannel | P.SendMessages | P.ReadMessageHistory | P.EmbedLinks);
    expect(await saidIn(channel)).toEqual([]);
  });
});

test('by default messages are not read, and their content is not asked for', async () => {
  await start({});
  await user.post(channel, 'clause 34');
  expect(await saidIn(channel)).toEqual([]);
  expect(bot.discord.identifies.map(({ intents }) => intents & MessageContent)).toEqual([0]);
});
