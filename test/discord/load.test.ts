import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import type { Call, Channel, User } from '../simulator/simulator.js';
import { expectAnswer } from './cards.js';
import { expectAnswered, freshQuestions, GRID, PLASTIC } from './questions.js';
import { expectClean, type RunningBot, Stage, startBot } from './support.js';
import { WatchedEmbedder } from './watched-embedder.js';

/**
 * Discord's own limit for the first acknowledgement, in ms, which must never be missed; the bench measures the actual
 * time.
 */
const DEADLINE_MS = 3000;
const NOTHING = 'The documents don’t say';
const WEAK = '⚠️ Probably not an answer';
const PATIENT = { timeoutMs: 30_000 };

let stage: Stage;
let bot: RunningBot;
let model: WatchedEmbedder;
let channel: Channel;

beforeAll(async () => {
  stage = await Stage.open();
});
afterAll(() => stage.close());

async function start(env: Record<string, string> = {}): Promise<void> {
  model = new WatchedEmbedder(stage.embedder);
  bot = await startBot(stage, { env, embedder: model });
  channel = bot.discord.addGuild().addChannel();
}
afterEach(async () => {
  expectClean(bot);
  expect(await bot.stop()).toBe(0);
  await bot.discord.close();
  for (const text of model.asked) expect(bot.logText()).not.toContain(text);
});

const ask = (user: User, question: string) => user.slash(channel, 'ask', { question });

/** Waits until the bot has processed everything sent so far, as far as it can. */
async function caughtUp(): Promise<void> {
  await (await bot.discord.addUser().slash(channel, 'help')).answer();
}

const isAnswered = (call: Call) => call.events.length > 0;

describe('50 questions at once', () => {
  test('are acknowledged in time and answered, every one', async () => {
    await start();
    const questions = freshQuestions(50);
    const calls = await Promise.all(questions.map((text) => ask(bot.discord.addUser(), text)));
    const waits = (await Promise.all(calls.map(({ acknowledged }) => acknowledged))).map(({ afterMs }) => afterMs);
    expect(Math.max(...waits)).toBeLessThan(DEADLINE_MS);
    const answers = await Promise.all(calls.map((call) => call.answer(PATIENT)));
    for (const [i, { head, boxes }] of answers.entries()) {
      expect(head).toContain(questions[i]);
      if (boxes[0]?.title !== NOTHING && boxes[0]?.title !== WEAK) expectAnswer(boxes, 'en');
    }
    expect(model.asked).toHaveLength(50);
  });

  test('while others press buttons, which do not wait behind them', async () => {
    await start();
    const reader = bot.discord.addUser();
    const first = await (await ask(reader, PLASTIC.text)).answer();
    const release = model.hold();
    const calls = await Promise.all(freshQuestions(50).map((text) => ask(bot.discord.addUser(), text)));
    await Promise.all(calls.map(({ acknowledged }) => acknowledged));
    const context = await (await reader.press(first, { label: 'Read on' })).answer();
    expect(context.boxes).toHaveLength(1);
    expect(calls.some(isAnswered)).toBe(false);
    release();
    await Promise.all(calls.map((call) => call.answer(PATIENT)));
  });
});

test('who asks 40 questions delays the others by a few only', async () => {
  await start({ QUESTION_BURST: '40' });
  const release = model.hold();
  const [busy, ...others] = Array.from({ length: 6 }, () => bot.discord.addUser()) as [User, ...User[]];
  const many = await Promise.all(freshQuestions(40, 'trade').map((text) => ask(busy, text)));
  await caughtUp();
  const few = await Promise.all(freshQuestions(5, 'visas').map((text, i) => ask(others[i] as User, text)));
  await caughtUp();
  release();
  await Promise.all(few.map((call) => call.answer(PATIENT)));
  expect(many.filter(isAnswered).length).toBeLessThan(20);
  await Promise.all(many.map((call) => call.answer(PATIENT)));
  const places = model.asked.flatMap((text, place) => (text.includes('visas') ? [place] : []));
  expect(places).toHaveLength(5);
  // Two were being answered, and one of their questions comes in between.
  expect(Math.max(...places)).toBeLessThan(10);
});

describe('where too many questions wait', () => {
  test('a newcomer is told so at once, in their language, and has not used a question up', async () => {
    await start({ QUESTIONS_WAITING: '1', QUESTION_BURST: '1' });
    const release = model.hold();
    const calls: Call[] = [];
    for (const text of freshQuestions(3)) {
      calls.push(await ask(bot.discord.addUser(), text));
      await caughtUp();
    }
    const [english, vietnamese] = [bot.discord.addUser(), bot.discord.addUser({ locale: 'vi' })];
    const told = await (await ask(english, GRID.text)).answer();
    expect(told.content).toBe('Too many questions are waiting right now. Please ask again in a minute.');
    expect(told.boxes).toEqual([]);
    expect((await (await ask(vietnamese, GRID.text)).answer()).content).toMatch(/^Hiện có quá nhiều câu hỏi đang chờ/);
    const post = await english.post(channel, PLASTIC.text, { mentionBot: true });
    expect((await channel.nextMessage({ after: post })).content).toBe(told.content);
    expect(calls.some(isAnswered)).toBe(false);
    release();
    for (const call of calls) await call.answer(PATIENT);
    expectAnswered(await (await ask(english, GRID.text)).answer(), GRID);
  });
});

describe('one user', () => {
  test('who asks more than five questions at once waits for the sixth, and gets it answered', async () => {
    await start({ QUESTION_SECONDS: '2' });
    const user = bot.discord.addUser();
    const calls = await Promise.all(freshQuestions(6).map((text) => ask(user, text)));
    const answers = await Promise.all(calls.map((call) => call.answer(PATIENT)));
    expect(answers.filter(({ boxes }) => boxes.length === 0)).toEqual([]);
    expect(model.asked).toHaveLength(6);
  });

  test.each([
    ['en-US', /^You have asked a lot at once\. You can ask again in about (3[5-9]|40) seconds\.$/],
    ['vi', /^Bạn hỏi hơi nhanh; bạn có thể hỏi tiếp sau khoảng (3[5-9]|40) giây\.$/],
  ])('is told alone how many seconds to wait where it takes long (%s)', async (locale, told) => {
    await start({ QUESTION_SECONDS: '40' });
    const user = bot.discord.addUser({ locale });
    const calls = await Promise.all(freshQuestions(6).map((text) => ask(user, text)));
    const answers = await Promise.all(calls.map((call) => call.answer(PATIENT)));
    const refused = answers.filter(({ content }) => told.test(content));
    expect(refused).toMatchObject([{ boxes: [], components: [], ephemeral: true }]);
    expect(model.asked).toHaveLength(5);
    // Commands that do not search still work, and so do other people's questions.
    await (await user.slash(channel, 'clause', { number: '34' })).answer();
    expectAnswered(await (await ask(bot.discord.addUser(), GRID.text)).answer(), GRID);
    expect(model.asked).toHaveLength(6);
  });

  test('whose question waits is answered when the bot is asked to stop', async () => {
    await start({ QUESTION_BURST: '1', QUESTION_SECONDS: '25' });
    const user = bot.discord.addUser();
    await (await ask(user, GRID.text)).answer();
    const call = await ask(user, PLASTIC.text);
    await call.acknowledged;
    await caughtUp();
    await bot.stop();
    expectAnswered(await call.answer(PATIENT), PLASTIC);
  });

  test('is told in a message too, in the language of the server', async () => {
    await start({ QUESTION_BURST: '1', QUESTION_SECONDS: '3600' });
    const hanoi = bot.discord.addGuild({ locale: 'vi' }).addChannel();
    const user = bot.discord.addUser();
    const first = await user.post(hanoi, GRID.text, { mentionBot: true });
    await hanoi.nextMessage({ after: first });
    const second = await user.post(hanoi, PLASTIC.text, { mentionBot: true });
    expect((await hanoi.nextMessage({ after: second })).content).toMatch(/sau khoảng 3(600|59\d) giây\.$/);
  });
});

describe('a question that was asked already', () => {
  test('is answered again without the model, until there is a new index', async () => {
    await start();
    const [one, two, three] = [bot.discord.addUser(), bot.discord.addUser(), bot.discord.addUser()] as const;
    const first = await (await ask(one, GRID.text)).answer();
    const again = await (await ask(two, `  ${GRID.text.replace(' ', '  ')}`)).answer();
    expectAnswered(first, GRID);
    expect(again.boxes.map(({ text }) => text)).toEqual(first.boxes.map(({ text }) => text));
    expect(model.asked).toHaveLength(1);
    await (await two.slash(channel, 'ask', { question: GRID.text, source: 'vns-2025-10-10' })).answer();
    expect(model.asked).toHaveLength(2);
    await stage.ingest();
    bot.reload();
    await bot.discord.until(() => bot.log.some(({ msg }) => msg === 'a new index is in use'));
    expectAnswered(await (await ask(three, GRID.text)).answer(), GRID);
    expect(model.asked).toHaveLength(3);
  });

  test('by many at the same moment is searched once', async () => {
    await start();
    const release = model.hold();
    const calls = await Promise.all(Array.from({ length: 10 }, () => ask(bot.discord.addUser(), PLASTIC.text)));
    await caughtUp();
    release();
    for (const call of calls) expectAnswered(await call.answer(), PLASTIC);
    expect(model.asked).toHaveLength(1);
  });
});
