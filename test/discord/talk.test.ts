import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { SmallTalkIntent } from '../../src/model.js';
import { botWordsFor } from '../../src/words/languages.js';
import type { Channel, MessageSnapshot } from '../simulator/simulator.js';
import { clauseBody, expectAnswer } from './cards.js';
import { replyTo, say, textOf } from './conversation.js';
import { GRID } from './questions.js';
import { expectClean, type RunningBot, Stage, startBot } from './support.js';
import { WatchedEmbedder } from './watched-embedder.js';

type Locale = 'en' | 'vi';
/** Where people talk to the bot. */
type Entry = 'mention' | 'thread' | 'dm' | 'reply' | 'slash' | 'text';

const ENTRIES: readonly Entry[] = ['mention', 'thread', 'dm', 'reply', 'slash', 'text'];
const WORDS = { en: botWordsFor('en').smallTalk, vi: botWordsFor('vi').smallTalk };
const BLUE = 0x3a78d8;
const GREY = 0x80848e;

/** What people write when they are not asking about the documents. */
const SAID: Record<Locale, Record<SmallTalkIntent, readonly string[]>> = {
  en: {
    greeting: ['hi', 'Hello there!', 'good morning bot', 'hey everyone 👋'],
    thanks: ['thanks', 'Thank you so much!', 'thx :)', 'ok, great, thanks a lot'],
    help: ['help', 'can you help me?', 'How do I ask a question?', 'how does this bot work'],
    about: ['who are you?', 'What can you do', 'are you a bot?', 'what documents do you have?'],
    summarise: ['summarise', 'explain it in simple words', 'TL;DR please', 'can you summarise the document?'],
    translate: ['translate this', 'please translate it into Vietnamese', 'translate the document into German'],
    check: ['is this true?', 'source?', 'Are you sure??', 'fact check please'],
  },
  vi: {
    greeting: ['xin chào', 'Chào bot!', 'chào buổi sáng', 'chào mọi người'],
    thanks: ['cảm ơn', 'Cảm ơn bạn nhiều nhé!', 'cám ơn ạ', 'tuyệt vời, cảm ơn bot'],
    help: ['trợ giúp', 'hướng dẫn sử dụng', 'hỏi như thế nào?', 'giúp mình với'],
    about: ['bạn là ai?', 'Bạn làm được gì?', 'bot này là gì', 'giới thiệu về bạn'],
    summarise: ['tóm tắt giúp mình', 'giải thích giúp', 'nói ngắn gọn thôi', 'tóm tắt văn bản này'],
    translate: ['dịch giúp mình', 'dịch sang tiếng Anh', 'dịch văn bản này sang tiếng Việt'],
    check: ['nguồn?', 'có thật không?', 'điều này có đúng không', 'kiểm chứng giúp'],
  },
};

const TITLES: Record<SmallTalkIntent, (locale: Locale) => string> = {
  greeting: (locale) => WORDS[locale].greetingTitle,
  thanks: (locale) => WORDS[locale].thanks,
  help: (locale) => botWordsFor(locale).help.title,
  about: (locale) => WORDS[locale].aboutTitle,
  summarise: (locale) => WORDS[locale].onlyQuotes,
  translate: (locale) => WORDS[locale].onlyQuotes,
  check: (locale) => WORDS[locale].check('').slice(0, 40),
};

let stage: Stage;
let bot: RunningBot;
let model: WatchedEmbedder;
let channel: Channel;
/** A reply from the bot without passages. */
let welcome: MessageSnapshot;

beforeAll(async () => {
  stage = await Stage.open();
  model = new WatchedEmbedder(stage.embedder);
  bot = await startBot(stage, { embedder: model });
  channel = bot.discord.addGuild().addChannel();
  welcome = await say(bot, channel, 'hello', { mentionBot: true });
});
afterAll(async () => {
  expectClean(bot);
  await bot.stop();
  await bot.discord.close();
  stage.close();
});

async function saidBy(entry: Entry, text: string, locale: Locale): Promise<MessageSnapshot> {
  const user = bot.discord.addUser({ locale: locale === 'vi' ? 'vi' : 'en-GB' });
  switch (entry) {
    case 'mention':
      return say(bot, channel, text, { mentionBot: true }, user);
    case 'thread':
      return say(bot, channel.addThread(), text, { mentionBot: true }, user);
    case 'dm':
      return say(bot, user.dm(), text, {}, user);
    case 'reply':
      return say(bot, channel, text, { replyTo: welcome }, user);
    default:
      return (await user.slash(channel, 'ask', { question: text, text: entry === 'text' })).answer();
  }
}

const cases = ENTRIES.flatMap((entry) =>
  (['en', 'vi'] as const).flatMap((locale) =>
    (Object.keys(TITLES) as SmallTalkIntent[]).map((intent) => ({ entry, locale, intent })),
  ),
);

describe('what asks nothing of the documents is answered in its language without a search', () => {
  test.each(cases)('$intent in $locale by $entry', async ({ entry, locale, intent }) => {
    const searched = model.asked.length;
    for (const text of SAID[locale][intent]) {
      const reply = await saidBy(entry, text, locale);
      const [box] = reply.boxes;
      expect(textOf(reply), text).toContain(TITLES[intent](locale));
      expect(reply.pings).toEqual([]);
      expect(reply.boxes).toHaveLength(entry === 'text' || intent === 'thanks' ? 0 : 1);
      if (box) expect(box.colour).toBe(['greeting', 'about', 'help'].includes(intent) ? BLUE : GREY);
      if (intent === 'thanks') expect(reply).toMatchObject({ content: WORDS[locale].thanks, buttons: [] });
    }
    expect(model.asked).toHaveLength(searched);
  });
});

describe('the card of a greeting', () => {
  test.each([
    ['en', 'hi', ['How to ask', 'Documents', '']],
    ['vi', 'xin chào', ['Cách hỏi', 'Tài liệu', '']],
  ] as const)('has questions, commands to click and buttons in %s', async (locale, text, labels) => {
    const reply = await saidBy('mention', text, locale);
    const lines = reply.boxes[0]?.text.split('\n') ?? [];
    expect(lines.slice(2, 4)).toEqual(WORDS[locale].examples.map((example) => `- “${example}”`));
    expect(lines[1]).toContain('5');
    expect(lines[4]).toMatch(/^- <\/clause:\d+> `\d+` · <\/timeline:\d+> `.+`$/);
    expect(reply.buttons.map(({ label }) => label)).toEqual(labels);
    for (const button of labels.slice(0, 2)) {
      const user = bot.discord.addUser({ locale: locale === 'vi' ? 'vi' : 'en-GB' });
      expect((await (await user.press(reply, { label: button })).answer()).boxes[0]?.text).not.toBe('');
    }
    // Its questions are answered, and its clause exists.
    for (const example of WORDS[locale].examples)
      expectAnswer(
        (await say(bot, channel, example, { mentionBot: true })).boxes,
        locale === 'vi' ? 'vi' : langOf(example),
      );
  });

  test('names the commands in words where Discord does not tell their ids', async () => {
    const other = await startBot(stage, { embedder: model });
    try {
      other.discord.faults.fail(/^GET .*commands$/, { times: 1, status: 403 });
      const here = other.discord.addGuild({ locale: 'vi' }).addChannel();
      const reply = await say(other, here, 'xin chào', { mentionBot: true });
      expect(reply.boxes[0]?.text).toMatch(/^- `\/điều-khoản` `\d+` · `\/dòng-thời-gian` `thẻ vàng`$/m);
      expect(other.log.filter(({ level }) => level === 'error')).toEqual([]);
    } finally {
      await other.stop();
      await other.discord.close();
    }
  });
});

const langOf = (text: string): Locale => (/[ăâđêôơưạ-ỹ]/i.test(text) ? 'vi' : 'en');

describe('a request for other words than the documents’', () => {
  test.each([
    ['summarise clause 34', 'en', [34]],
    ['Explain clause 20 in simple words please', 'en', [20]],
    ['translate clauses 34 and 36 into Vietnamese', 'en', [34, 36]],
    ['tóm tắt điều 34', 'vi', [34]],
    ['dịch điều khoản 36 sang tiếng Việt', 'vi', [36]],
  ] as const)('%s: says that it only quotes, and shows the clause', async (text, locale, clauses) => {
    const searched = model.asked.length;
    const { onlyQuotes, theText } = WORDS[locale];
    for (const entry of ENTRIES) {
      const reply = await saidBy(entry, text, locale);
      expect(textOf(reply)).toContain(`${onlyQuotes} ${theText}`);
      if (entry === 'text') continue;
      expect(expectAnswer(reply.boxes, locale).map(({ clause }) => clause)).toEqual(clauses);
      for (const clause of clauses)
        expect(reply.boxes[0]?.quote.replaceAll('\\', '')).toContain(clauseBody(clause).split('\n')[0]);
    }
    expect(model.asked).toHaveLength(searched);
  });

  test('for a clause that there is not says so', async () => {
    expect(textOf(await saidBy('mention', 'summarise clause 340', 'en'))).toContain('no such clause');
  });

  test.each([
    ['explain this', 'en'],
    ['summarise it please', 'en'],
    ['translate it into Vietnamese', 'en'],
    ['giải thích giúp', 'vi'],
  ] as const)('in reply to an answer shows its passages: %s', async (text, locale) => {
    const answer = await say(bot, channel, GRID.text, { mentionBot: true });
    const reply = await say(bot, channel, text, { replyTo: answer });
    expect(reply.head).toContain(WORDS[locale].onlyQuotes);
    expect(expectAnswer(reply.boxes, locale)[0]?.clause).toBe(GRID.clause);
  });
});

describe('under somebody else’s message', () => {
  const CLAIM = 'The EU has lifted the yellow card!';

  test.each([
    ['is this true?', 'en'],
    ['source?', 'en'],
    ['fact check', 'en'],
    ['nguồn?', 'vi'],
    ['có thật không', 'vi'],
  ] as const)('%s tells how it is checked', async (text, locale) => {
    const searched = model.asked.length;
    const claim = await bot.discord.addUser().post(channel, CLAIM);
    const reply = await say(bot, channel, text, { replyTo: claim, mentionBot: true });
    const { checkMessage, unread } = WORDS[locale];
    expect(reply.boxes[0]?.text).toBe(`${checkMessage} ${unread}`);
    expect(model.asked).toHaveLength(searched);
  });

  test('in direct messages, which the bot reads, it does not say that it cannot', async () => {
    const user = bot.discord.addUser();
    const claim = await user.post(user.dm(), CLAIM);
    const reply = await say(bot, user.dm(), 'is this true?', { replyTo: claim }, user);
    expect(reply.boxes[0]?.text).toBe(WORDS.en.checkMessage);
  });

  test('the menu has the commands under the names that are told', async () => {
    const claim = await bot.discord.addUser().post(channel, CLAIM);
    const reader = bot.discord.addUser();
    const named = [...`${WORDS.en.checkMessage} ${WORDS.en.findSources}`.matchAll(/\*\*(.+?)\*\*/g)];
    expect(named).toHaveLength(2);
    for (const [, name = ''] of named) {
      const answer = await (await reader.messageMenu(channel, claim, name)).answer();
      expect(answer.boxes.length).toBeGreaterThan(0);
    }
  });

  test.each([
    ['en-US', 'en'],
    ['vi', 'vi'],
  ] as const)(
    'the mention alone tells what can be done with that message, in a server in %s',
    async (locale, words) => {
      const here = bot.discord.addGuild({ locale }).addChannel();
      const claim = await bot.discord.addUser().post(here, CLAIM);
      const reply = await say(bot, here, bot.discord.mention, { replyTo: claim });
      const { checkMessage, findSources, unread } = WORDS[words];
      expect(reply.content).toBe([unread, checkMessage, findSources].join(' '));
    },
  );

  test('a question is answered as elsewhere', async () => {
    const claim = await bot.discord.addUser().post(channel, CLAIM);
    const reply = await say(bot, channel, GRID.text, { replyTo: claim, mentionBot: true });
    expect(expectAnswer(reply.boxes, 'en')[0]?.clause).toBe(GRID.clause);
  });
});

describe('under an answer of the bot’s own', () => {
  let answer: MessageSnapshot;
  beforeAll(async () => {
    answer = await say(bot, channel, GRID.text, { mentionBot: true });
  });

  test.each([
    ['is this true?', 'en'],
    ['source?', 'en'],
    ['nguồn?', 'vi'],
    ['chắc không?', 'vi'],
  ] as const)('%s tells where its words are from', async (text, locale) => {
    const reply = await say(bot, channel, text, { replyTo: answer });
    expect(reply.head).toBe(WORDS[locale].ownWords);
    expect(reply.boxes[0]?.text).toContain('Council of the European Union, 5819/26');
    expect(reply.boxes[0]?.text).toMatch(/(?:Clause|Điều khoản) 43/);
  });

  test.each(['thanks!', 'cảm ơn nhé', 'ok thanks'])('%s gets a short line and no search', async (text) => {
    const searched = model.asked.length;
    const reply = await say(bot, channel, text, { replyTo: answer });
    expect([WORDS.en.thanks, WORDS.vi.thanks]).toContain(reply.content);
    expect(model.asked).toHaveLength(searched);
  });

  test('the mention alone tells how to ask on', async () => {
    expect((await say(bot, channel, bot.discord.mention, { replyTo: answer })).content).toBe(WORDS.en.askOn);
  });

  test('is forgotten with the question that it stood under', async () => {
    const post = await bot.discord.addUser().post(channel, 'thanks', { replyTo: answer });
    const reply = await replyTo(post, channel);
    post.delete();
    await channel.until((messages) => messages.every(({ id }) => id !== reply.id));
  });
});
