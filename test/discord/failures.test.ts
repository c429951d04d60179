import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Channel, MessageSnapshot, Post, SimulatorOptions, User } from '../simulator/simulator.js';
import { expectAnswered, GRID, ORGANIC, PLASTIC, YELLOW_CARD } from './questions.js';
import { type RunningBot, Stage, startBot } from './support.js';
import { WatchedEmbedder } from './watched-embedder.js';

const CALLBACK = 'POST /interactions/:id/:token/callback';
const EDIT = 'PATCH /webhooks/:id/:token/messages/@original';
const POST = 'POST /channels/:id/messages';
const CODE = /\b([23456789A-HJKMNP-TV-Z]{8})\b/;

let stage: Stage;
let bot: RunningBot;
let model: WatchedEmbedder;
let channel: Channel;
let user: User;

beforeAll(async () => {
  stage = await Stage.open();
});
afterAll(() => stage.close());

async function start(discord: SimulatorOptions = {}): Promise<void> {
  model = new WatchedEmbedder(stage.embedder);
  bot = await startBot(stage, { embedder: model, env: { QUESTION_BURST: '100' }, discord });
  channel = bot.discord.addGuild().addChannel();
  user = bot.discord.addUser();
}
afterEach(async () => {
  bot.discord.faults.clear();
  expect(await bot.stop()).toBe(0);
  await bot.discord.close();
  // No matter what went wrong, the log contains neither the token nor people's questions.
  expect(bot.logText()).not.toContain(bot.discord.token);
  expect(model.asked.length).toBeGreaterThan(0);
  for (const { text } of [GRID, ORGANIC, PLASTIC, YELLOW_CARD]) expect(bot.logText()).not.toContain(text);
});

const ask = (question: string, by = user) => by.slash(channel, 'ask', { question });
const errors = () => bot.log.filter(({ level }) => level === 'error');
const requests = (pattern: string) =>
  bot.discord.requests.filter(({ method, route }) => `${method} ${route}` === pattern);

async function replyTo(post: Post): Promise<MessageSnapshot> {
  const find = () => channel.messages.find(({ replyTo: target }) => target === post.id);
  await channel.until(() => find() !== undefined, 20_000);
  return find() as MessageSnapshot;
}

describe('a rate limit', () => {
  beforeEach(() => start());

  test.each([
    ['the acknowledgement', CALLBACK, false],
    ['the answer', EDIT, false],
    ['everything', EDIT, true],
  ])('on %s is waited for, and the answer comes', async (_, pattern, global) => {
    bot.discord.faults.rateLimit(pattern, { times: 1, retryAfterSeconds: 0.4, global });
    expectAnswered(await (await ask(GRID.text)).answer(), GRID);
    const [first, second, ...more] = requests(pattern);
    expect([first?.status, (second?.status ?? 0) < 300, more.length]).toEqual([429, true, 0]);
    expect((second?.at ?? 0) - (first?.at ?? 0)).toBeGreaterThanOrEqual(395);
    expect(errors()).toEqual([]);
  });

  test('on messages is waited for', async () => {
    bot.discord.faults.rateLimit(POST, { times: 2, retryAfterSeconds: 0.3 });
    expectAnswered(await replyTo(await user.post(channel, GRID.text, { mentionBot: true })), GRID);
    const times = requests(POST).map(({ at }) => at);
    expect(requests(POST).map(({ status }) => status)).toEqual([429, 429, 200]);
    expect((times[2] ?? 0) - (times[0] ?? 0)).toBeGreaterThanOrEqual(590);
    expect(bot.log.some(({ msg }) => msg === 'waiting for a rate limit')).toBe(true);
    expect(channel.messages.filter(({ fromBot }) => fromBot)).toHaveLength(1);
  });
});

describe('Discord failing with status 500', () => {
  beforeEach(() => start());

  test.each([CALLBACK, EDIT])('for a moment goes unnoticed (%s)', async (pattern) => {
    bot.discord.faults.fail(pattern, { times: 2, status: 500 });
    expectAnswered(await (await ask(GRID.text)).answer(), GRID);
    expect(requests(pattern)).toHaveLength(3);
    expect(errors()).toEqual([]);
  });

  test('for messages too', async () => {
    bot.discord.faults.fail(POST, { times: 1, status: 502 });
    expectAnswered(await replyTo(await user.post(channel, GRID.text, { mentionBot: true })), GRID);
    expect(channel.messages.filter(({ fromBot }) => fromBot)).toHaveLength(1);
    expect(errors()).toEqual([]);
  });

  test('for longer is told with a code that the log has too', async () => {
    bot.discord.faults.fail(EDIT, { times: 4, status: 500 });
    const { content, boxes } = await (await ask(GRID.text)).answer();
    expect(boxes).toEqual([]);
    expect(errors()).toMatchObject([{ reference: CODE.exec(content)?.[1], place: 'command ask' }]);
    expectAnswered(await (await ask(GRID.text)).answer(), GRID);
  });
});

describe('the connection to the gateway', () => {
  /** Something happens to the connection, and people immediately continue to ask. */
  async function expectNothingLost(happens: () => void): Promise<void> {
    expectAnswered(await (await ask(PLASTIC.text)).answer(), PLASTIC);
    happens();
    const post = await user.post(channel, ORGANIC.text, { mentionBot: true });
    const call = await ask(GRID.text);
    expectAnswered(await call.answer({ timeoutMs: 20_000 }), GRID);
    expectAnswered(await replyTo(post), ORGANIC);
    expect(channel.messages.filter(({ fromBot }) => fromBot)).toHaveLength(3);
    expect(errors()).toEqual([]);
    expect(bot.discord.refused).toEqual([]);
  }

  test.each<[string, () => void]>([
    ['breaks off', () => bot.discord.faults.dropConnections()],
    ['is closed by an unknown error', () => bot.discord.faults.dropConnections({ code: 4000 })],
    ['is asked to reconnect', () => bot.discord.faults.reconnect()],
    [
      'breaks off and is refused twice',
      () => {
        bot.discord.faults.refuseConnections(2);
        bot.discord.faults.dropConnections();
      },
    ],
  ])('%s: the session is resumed, and what was asked meanwhile is answered once', async (_, happens) => {
    await start();
    await expectNothingLost(happens);
    await bot.discord.until(() => bot.log.some(({ msg }) => msg === 'gateway session resumed'));
    expect(bot.discord.connections.at(-1)).toMatchObject({ open: true, resumed: true });
    expect(bot.discord.identifies).toHaveLength(1);
  });

  test('goes silent: the bot notices by its heartbeats and resumes', async () => {
    await start({ heartbeatIntervalMs: 300 });
    bot.discord.faults.stopHeartbeatAcks();
    await bot.discord.until(() => bot.discord.connections.some(({ open }) => !open));
    bot.discord.faults.resumeHeartbeatAcks();
    await bot.discord.until(() => bot.discord.connections.at(-1)?.resumed === true);
    expectAnswered(await (await ask(GRID.text)).answer(), GRID);
    expect(errors()).toEqual([]);
  });

  test('has lost its session: the bot begins a new one and answers on', async () => {
    await start();
    bot.discord.faults.invalidateSessions();
    await bot.discord.until(() => bot.discord.identifies.length === 2, 15_000);
    await bot.discord.ready();
    expectAnswered(await (await ask(GRID.text)).answer({ timeoutMs: 15_000 }), GRID);
    expect(errors()).toEqual([]);
  });
});

describe('an answer that nobody can be given any more', () => {
  test('since its acknowledgement came too late is not even looked for', async () => {
    await start({ acknowledgeWithinMs: 1000 });
    bot.discord.faults.delay(CALLBACK, 1200, 1);
    await expect((await ask(PLASTIC.text)).acknowledged).rejects.toThrow('did not respond');
    await bot.discord.until(() => bot.log.some(({ msg }) => msg === 'an interaction is gone'));
    expect(bot.log.filter(({ level }) => level === 'warn')).toMatchObject([{ place: 'command ask', code: 10062 }]);
    expect(model.asked).toEqual([]);
    expectAnswered(await (await ask(GRID.text)).answer(), GRID);
    expect(errors()).toEqual([]);
  });

  test('since its message was deleted is dropped', async () => {
    await start();
    const release = model.hold();
    const call = await ask(PLASTIC.text);
    await bot.discord.until(() => model.asked.length === 1);
    channel.bulkDelete([{ id: call.original?.id ?? '' }]);
    release();
    await bot.discord.until(() => bot.log.some(({ code }) => code === 10008));
    expect(channel.messages).toEqual([]);
    expect(errors()).toEqual([]);
    expectAnswered(await (await ask(GRID.text)).answer(), GRID);
  });

  test('since its token is too old is dropped', async () => {
    await start({ tokenLifeMs: 300 });
    const release = model.hold('plastic');
    const old = await ask(PLASTIC.text);
    await bot.discord.until(() => model.asked.length === 1);
    const end = performance.now() + 300;
    await bot.discord.until(() => performance.now() > end);
    release();
    await bot.discord.until(() => bot.log.some(({ code }) => code === 50027));
    expect(old.events).toEqual([]);
    expect(errors()).toEqual([]);
    await replyTo(await user.post(channel, GRID.text, { mentionBot: true }));
  });
});

describe('a failure that nobody foresaw', () => {
  beforeEach(async () => {
    await start();
    model.failure = new Error('the model has come to grief');
  });

  const apologies: [string, RegExp, (question: string) => Promise<MessageSnapshot>][] = [
    ['a command', /^Sorry, that went wrong\./, async (question) => (await ask(question)).answer()],
    [
      'a command in Vietnamese',
      /^Xin lỗi, đã có lỗi xảy ra\./,
      async (question) => (await ask(question, bot.discord.addUser({ locale: 'vi' }))).answer(),
    ],
    [
      'a mention',
      /^Sorry, that went wrong\./,
      async (question) => replyTo(await user.post(channel, question, { mentionBot: true })),
    ],
    [
      'a message menu',
      /^Sorry, that went wrong\./,
      async (question) => {
        const post = await user.post(channel, question);
        return (await user.messageMenu(channel, post, 'Find sources')).answer();
      },
    ],
  ];

  test.each(apologies)(
    'in %s is told with a code that the log has too, and is over afterwards',
    async (_, words, how) => {
      const { content, boxes, components } = await how(YELLOW_CARD.text);
      expect(content).toMatch(words);
      expect({ boxes, components }).toEqual({ boxes: [], components: [] });
      expect(content.length).toBeLessThan(200);
      expect(content).not.toMatch(/grief|at .*\.[jt]s|IUU/);
      expect(errors()).toMatchObject([
        { reference: CODE.exec(content)?.[1], error: { message: 'the model has come to grief' } },
      ]);
      model.failure = undefined;
      const again = await how(YELLOW_CARD.text);
      expect(again.boxes.length).toBeGreaterThan(0);
      expect(again.content).not.toMatch(words);
      expect(bot.discord.refused).toEqual([]);
    },
  );

  test('of a private question is told in private', async () => {
    const answer = await (await user.slash(channel, 'ask', { question: GRID.text, private: true })).answer();
    expect(answer).toMatchObject({ ephemeral: true, content: expect.stringMatching(CODE) });
  });
});
