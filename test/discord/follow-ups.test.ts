import { GatewayIntentBits, PermissionFlagsBits as P } from 'discord.js';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { botWordsFor } from '../../src/words/languages.js';
import type { Channel, MessageSnapshot } from '../simulator/simulator.js';
import { expectAnswer } from './cards.js';
import { replyTo, say, textOf } from './conversation.js';
import { shelve, withBot } from './corpora.js';
import { GRID } from './questions.js';
import { expectClean, type RunningBot, Stage, startBot } from './support.js';

type Locale = 'en' | 'vi';
/** How a user asks a follow-up after an answer. */
type Entry = 'reply' | 'mention in a reply' | 'thread' | 'thread on the answer' | 'direct messages' | 'forum';

const ENTRIES: readonly Entry[] = [
  'reply',
  'mention in a reply',
  'thread',
  'thread on the answer',
  'direct messages',
  'forum',
];
const FISHERIES = 'What is agreed about fisheries?';
const YELLOW_CARD_VI = 'Hai bên nói gì về thẻ vàng IUU?';
const ABOUT_WHAT = { en: botWordsFor('en').refusal.aboutWhat, vi: botWordsFor('vi').refusal.aboutWhat };

/** A follow-up, and what the first card of its answer has, unlike that of the same question without context. */
interface FollowUp {
  first: string;
  next: string;
  locale: Locale;
  source?: string;
  says: RegExp;
}

const FISH = /fish|yellow card|thủy sản/i;
const FOLLOW_UPS: readonly FollowUp[] = [
  { first: FISHERIES, next: 'and in 2025?', locale: 'en', source: '2025', says: FISH },
  { first: FISHERIES, next: 'what about 2022?', locale: 'en', source: '2022', says: FISH },
  { first: FISHERIES, next: 'who said that?', locale: 'en', says: FISH },
  { first: FISHERIES, next: 'when was that?', locale: 'en', says: FISH },
  { first: YELLOW_CARD_VI, next: 'còn năm 2022?', locale: 'vi', source: '2022', says: FISH },
  { first: YELLOW_CARD_VI, next: 'ai nói vậy?', locale: 'vi', says: FISH },
  { first: YELLOW_CARD_VI, next: 'con nam 2022?', locale: 'vi', source: '2022', says: FISH },
];

let stage: Stage;
let bot: RunningBot;
let channel: Channel;

beforeAll(async () => {
  stage = await Stage.open();
  bot = await startBot(stage);
  channel = bot.discord.addGuild().addChannel();
});
afterAll(async () => {
  expectClean(bot);
  await bot.stop();
  await bot.discord.close();
  stage.close();
});

/** Asks a question, and then a follow-up to its answer. */
async function askOn(entry: Entry, { first, next }: FollowUp): Promise<MessageSnapshot> {
  const user = bot.discord.addUser();
  const mention = { mentionBot: true };
  switch (entry) {
    case 'reply':
      return say(bot, channel, next, { replyTo: await say(bot, channel, first, mention) });
    case 'mention in a reply':
      return say(bot, channel, next, {
        ...mention,
        pingAuthor: false,
        replyTo: await say(bot, channel, first, mention),
      });
    case 'thread': {
      const thread = channel.addThread();
      await say(bot, thread, first, mention);
      // Other people and the bot talk in between.
      await bot.discord.addUser().post(thread, 'interesting');
      await say(bot, thread, 'thanks', mention);
      return say(bot, thread, next, mention);
    }
    case 'thread on the answer':
      return say(bot, channel.addThread({ on: await say(bot, channel, first, mention) }), next, mention);
    case 'direct messages':
      await say(bot, user.dm(), first, {}, user);
      return say(bot, user.dm(), next, {}, user);
    case 'forum': {
      const { thread, post } = await user.postInForum(forum(), 'A question', `${bot.discord.mention} ${first}`);
      await replyTo(post, thread);
      return say(bot, thread, next, mention);
    }
  }
}

const forum = () => bot.discord.addGuild().addForum();

const WEAK = [botWordsFor('en').weakTitle, botWordsFor('vi').weakTitle];

/** What a reply shows: the passages of an answer in cards, or in lines if they may not answer. */
function expectFollowed(reply: MessageSnapshot, { next, locale, source, says }: FollowUp): void {
  const text = textOf(reply);
  expect(text, next).not.toContain(ABOUT_WHAT[locale]);
  expect(text, next).toMatch(says);
  if (source !== '2025' && WEAK.includes(reply.boxes[0]?.title ?? '')) return;
  const [first] = expectAnswer(reply.boxes, locale);
  if (source !== undefined) expect(first?.source.date, next).toContain(source);
}

describe('a question that goes on from an answer', () => {
  test.each(ENTRIES.flatMap((entry) => FOLLOW_UPS.map((follow) => ({ entry, follow, asked: follow.next }))))(
    '$asked, by $entry, takes what the answer was about',
    async ({ entry, follow }) => {
      expectFollowed(await askOn(entry, follow), follow);
    },
  );

  test.each(FOLLOW_UPS)('$next alone asks back', async ({ next, locale }) => {
    const reply = await say(bot, channel, next, { mentionBot: true });
    expect([ABOUT_WHAT[locale], ABOUT_WHAT.en]).toContain(reply.boxes[0]?.title);
  });

  test('stays apart from what others ask elsewhere', async () => {
    await say(bot, channel, FISHERIES, { mentionBot: true });
    const reply = await say(bot, channel.addThread(), 'and in 2025?', { mentionBot: true });
    expect(reply.boxes[0]?.title).toBe(ABOUT_WHAT.en);
  });

  test('that stands by itself is answered by itself', async () => {
    const fisheries = await say(bot, channel, FISHERIES, { mentionBot: true });
    const reply = await say(bot, channel, GRID.text, { replyTo: fisheries });
    expect(expectAnswer(reply.boxes, 'en')[0]?.clause).toBe(GRID.clause);
  });

  test('may follow each other', async () => {
    const user = bot.discord.addUser();
    const first = await say(bot, channel, FISHERIES, { mentionBot: true }, user);
    const second = await say(bot, channel, 'and in 2025?', { replyTo: first }, user);
    const third = await say(bot, channel, 'and in October 2025?', { replyTo: second }, user);
    expect(expectAnswer(third.boxes, 'en')[0]?.source.date).toBe('2025-10-10');
  });

  test.each([
    ['clause', { number: '34' }],
    ['clause', { number: '34-36' }],
    ['timeline', { topic: 'fisheries' }],
    ['ask', { question: FISHERIES }],
    ['ask', { question: FISHERIES, text: true }],
    ['cite', { passage: '34' }],
  ] as const)('may reply to what /%s %j shows', async (command, options) => {
    const user = bot.discord.addUser();
    const shown = await (await user.slash(channel, command, options)).answer();
    const reply = await say(bot, channel, 'and in 2025?', { replyTo: shown }, user);
    const [first] = expectAnswer(reply.boxes, 'en');
    expect(first?.source.date).toContain('2025');
    expect(first?.pieces.join(' ')).toMatch(FISH);
  });

  test('keeps its context when it is edited', async () => {
    const first = await say(bot, channel, FISHERIES, { mentionBot: true });
    const post = await bot.discord.addUser().post(channel, 'and in 2025?', { replyTo: first });
    const before = await replyTo(post, channel);
    post.edit('and in October 2025?');
    await channel.until((messages) => messages.some(({ id, edited }) => id === before.id && edited));
    expect(expectAnswer((await replyTo(post, channel)).boxes, 'en')[0]?.source.date).toBe('2025-10-10');
  });

  test('keeps its context when it is edited in a thread, where the bot has answered it already', async () => {
    const thread = channel.addThread();
    await say(bot, thread, FISHERIES, { mentionBot: true });
    const post = await bot.discord.addUser().post(thread, 'and in 2025?', { mentionBot: true });
    const before = await replyTo(post, thread);
    post.edit(`${bot.discord.mention} and in October 2025?`);
    await thread.until((messages) => messages.some(({ id, edited }) => id === before.id && edited));
    expect(expectAnswer((await replyTo(post, thread)).boxes, 'en')[0]?.source.date).toBe('2025-10-10');
  });

  test('stands by itself where the answer is gone, slow to come, or closed to the bot', async () => {
    const other = await startBot(stage);
    const here = other.discord.addGuild().addChannel();
    try {
      const gone = await say(other, here, FISHERIES, { mentionBot: true });
      other.discord.faults.delay('GET /channels/:id/messages/:id', 200, 1);
      const post = await other.discord.addUser().post(here, 'and in 2025?', { replyTo: gone });
      here.bulkDelete([gone]);
      expect((await replyTo(post, here)).boxes[0]?.title).toBe(ABOUT_WHAT.en);
      const kept = await say(other, here, FISHERIES, { mentionBot: true });
      other.discord.faults.delay('GET /channels/:id/messages/:id', 8000, 1);
      const began = performance.now();
      const slow = await say(other, here, 'and in 2025?', { replyTo: kept });
      expect(slow.boxes[0]?.title).toBe(ABOUT_WHAT.en);
      expect(performance.now() - began).toBeLessThan(7000);
      here.setBotPermissions(P.ViewChannel | P.SendMessages | P.EmbedLinks);
      const blind = await other.discord.addUser().post(here, 'and in 2025?', { replyTo: kept });
      expect((await here.nextMessage({ after: blind })).boxes[0]?.title).toBe(ABOUT_WHAT.en);
      expect(other.log.filter(({ level }) => level !== 'debug' && level !== 'info')).toEqual([]);
    } finally {
      await other.stop();
      await other.discord.close();
    }
  });
});

describe('a reply that does not notify the bot', () => {
  const { MessageContent } = GatewayIntentBits;

  test('is answered where Discord sends its text, unless it speaks to somebody else', async () => {
    const options = { env: { CLAUSE_REFERENCES: 'true' }, discord: { privilegedIntents: MessageContent } };
    await withBot(stage, options, async (other) => {
      const here = other.discord.addGuild().addChannel();
      const first = await say(other, here, FISHERIES, { mentionBot: true });
      const friend = other.discord.addUser();
      const quiet = { replyTo: first, pingAuthor: false };
      const aside = await other.discord.addUser().post(here, `${friend.mention} and in 2025?`, quiet);
      const reply = await say(other, here, 'and in 2025?', quiet);
      expect(expectAnswer(reply.boxes, 'en')[0]?.source.date).toContain('2025');
      expect(here.messages.filter(({ replyTo: target }) => target === aside.id)).toEqual([]);
    });
  });
});

describe('an answer of before', () => {
  test('a restart still has its context', async () => {
    const first = await startBot(stage);
    const here = first.discord.addGuild().addChannel();
    const answer = await say(first, here, FISHERIES, { mentionBot: true });
    await first.stop();
    await withBot(stage, { on: first.discord }, async (second) => {
      const reply = await say(second, here, 'and in 2025?', { replyTo: answer });
      expect(expectAnswer(reply.boxes, 'en')[0]?.source.date).toContain('2025');
    });
    await first.discord.close();
  });

  test('an update of the documents has none any more, and that is said', async () => {
    const text = 'Fisheries were discussed by both sides in Hanoi.';
    const shelf = await shelve(stage, 'later', [
      { fields: { id: 'later', title: 'A later report', date: '2025-05-01' }, text },
    ]);
    const first = await startBot(stage);
    const here = first.discord.addGuild().addChannel();
    const answer = await say(first, here, FISHERIES, { mentionBot: true });
    await first.stop();
    await withBot(stage, { on: first.discord, env: shelf.env }, async (second) => {
      const reply = await say(second, here, 'and in 2025?', { replyTo: answer });
      expect(textOf(reply)).toContain(botWordsFor('en').refusal.topicLost);
      const source = await say(second, here, 'source?', { replyTo: answer });
      expect(textOf(source)).toContain(botWordsFor('en').smallTalk.check('').slice(0, 40));
    });
    await first.discord.close();
  });
});

describe('the title of a post in a forum', () => {
  const QUESTION = 'What do both sides say about the ASEAN Power Grid?';
  const expectGrid = (reply: MessageSnapshot) => {
    if (WEAK.includes(reply.boxes[0]?.title ?? '')) expect(reply.boxes[0]?.text).toContain(`clause ${GRID.clause}**`);
    else expect(expectAnswer(reply.boxes, 'en')[0]?.clause).toBe(GRID.clause);
  };

  test.each([
    ['ASEAN Power Grid', 'what do they say about it?'],
    ['The ASEAN Power Grid', 'can somebody find me the passage'],
    [QUESTION, 'thanks in advance!'],
    [QUESTION, ''],
    [QUESTION, 'please'],
    ['a question', QUESTION],
    ['ASEAN Power Grid', `Hello all. ${QUESTION} Thank you!`],
  ])('%s: is part of its first question “%s”', async (title, text) => {
    const by = bot.discord.addUser();
    const { thread, post } = await by.postInForum(forum(), title, `${bot.discord.mention} ${text}`);
    expectGrid(await replyTo(post, thread));
  });

  test('belongs to the first question also where the post itself does not ask the bot', async () => {
    const { thread } = await bot.discord.addUser().postInForum(forum(), 'ASEAN Power Grid', 'Who knows?');
    await bot.discord.addUser().post(thread, 'ask the bot');
    expectGrid(await say(bot, thread, 'what do they say about it?', { mentionBot: true }));
  });

  test('is no part of the second one', async () => {
    const by = bot.discord.addUser();
    const { thread, post } = await by.postInForum(forum(), QUESTION, bot.discord.mention);
    await replyTo(post, thread);
    const second = await say(bot, thread, FISHERIES, { mentionBot: true });
    expect(expectAnswer(second.boxes, 'en').every(({ pieces }) => FISH.test(pieces.join(' ')))).toBe(true);
    const third = await say(bot, thread, 'and in 2025?', { mentionBot: true });
    expect(expectAnswer(third.boxes, 'en')[0]?.pieces.join(' ')).toMatch(FISH);
  });

  test('stays when the post is edited', async () => {
    const by = bot.discord.addUser();
    const { thread, post } = await by.postInForum(forum(), 'ASEAN Power Grid', `${bot.discord.mention} hello`);
    const before = await replyTo(post, thread);
    post.edit(`${bot.discord.mention} what do they say about it?`);
    await thread.until((messages) => messages.some(({ id, edited }) => id === before.id && edited));
    expectGrid(await replyTo(post, thread));
  });
});
