import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { Channel, MessageSnapshot, User } from '../simulator/simulator.js';
import { clausesOn, expectAnswer } from './cards.js';
import { expectClean, type RunningBot, Stage, startBot } from './support.js';

const QUESTION = 'What does the joint statement say about the yellow card on fisheries?';

let stage: Stage;
let bot: RunningBot;

beforeAll(async () => {
  stage = await Stage.open();
  bot = await startBot(stage);
});
afterEach(() => expectClean(bot));
afterAll(async () => {
  await bot.stop();
  await bot.discord.close();
  stage.close();
});

const ask = async (user: User, where: Channel, options = {}): Promise<MessageSnapshot> =>
  (await user.slash(where, 'ask', { question: QUESTION, ...options })).answer();
const labelsOf = ({ buttons }: MessageSnapshot) => buttons.map(({ label, emoji }) => label || emoji);

/** Uses every command and the buttons of their replies in one place. */
async function useEverything(user: User, where: Channel): Promise<void> {
  const answer = await ask(user, where);
  const [first] = expectAnswer(answer.boxes, 'en');
  expect(first?.clause).toBe(34);
  expect(answer.channelId).toBe(where.id);
  const context = await (await user.press(answer, { label: 'Read on' })).answer();
  expect(context.boxes[0]?.text).toMatch(
    /^\*\*Clause 33\*\*$[\s\S]*^## Joint Statement.*, clause 34$[\s\S]*^\*\*Clause 35\*\*$/m,
  );
  const turned = await (await user.press(context, { emoji: '▶️' })).updated();
  expect(turned.boxes[0]?.text).toMatch(/^## Joint Statement.*, clause 35$/m);
  const further = await (await user.select(answer, [answer.selects[0]?.options[0]?.value ?? ''])).answer();
  expectAnswer(further.boxes, 'en');
  const clause = await (await user.slash(where, 'clause', { number: '34' })).answer();
  expect(clausesOn(clause.boxes[0])).toEqual([34]);
  expect((await user.type(where, 'clause', { number: 'yellow' }, 'number'))[0]?.value).toBe('34');
  for (const name of ['sources', 'about', 'help']) {
    expect((await (await user.slash(where, name)).answer()).boxes).not.toEqual([]);
  }
  const post = await user.post(where, 'What of the yellow card on fisheries?');
  const found = await (await user.messageMenu(where, post, 'Find sources')).answer();
  expectAnswer(found.boxes, 'en');
}

describe('the bot', () => {
  it('works in the channels and threads of a server', async () => {
    const channel = bot.discord.addGuild().addChannel();
    await useEverything(bot.discord.addUser(), channel);
    await useEverything(bot.discord.addUser(), channel.addThread());
  });

  it('works in direct messages, where nothing needs to be private or shared', async () => {
    const user = bot.discord.addUser();
    await useEverything(user, user.dm());
    const answer = await ask(user, user.dm(), { private: true });
    expect(answer.ephemeral).toBe(false);
    expect(labelsOf(answer)).not.toContain('Share');
    expect(answer.buttons.length).toBeGreaterThan(0);
  });

  it('works in a server that it is no member of, for whoever installed it for themselves', async () => {
    const channel = bot.discord.addGuild({ botIsMember: false }).addChannel();
    const user = bot.discord.addUser({ installedApp: true });
    await useEverything(user, channel);
    const answer = await ask(user, channel, { private: true });
    const call = await user.press(answer, { label: 'Post for everyone' });
    await call.updated();
    const shared = await call.next();
    expect(shared.visibleTo).toBe('everyone');
    expect(shared.boxes.map(({ quote }) => quote)).toEqual(answer.boxes.map(({ quote }) => quote));
    const other = bot.discord.addUser({ installedApp: false });
    await expect(ask(other, channel)).rejects.toThrow('sees no slash command "ask"');
    // They still see what was shared, and may read on.
    expect((await (await other.press(shared, { label: 'Sources' })).answer()).visibleTo).toEqual([other.id]);
  });

  it('works in the direct messages of two people', async () => {
    const [user, friend] = [bot.discord.addUser({ installedApp: true }), bot.discord.addUser()];
    const where = user.dm(friend);
    await useEverything(user, where);
    const answer = await ask(user, where, { private: true });
    expect(friend.sees(where).map(({ id }) => id)).not.toContain(answer.id);
    const call = await user.press(answer, { label: 'Post for everyone' });
    await call.updated();
    const { id } = await call.next();
    expect(friend.sees(where).map((message) => message.id)).toContain(id);
  });

  it('takes the language from each user, not from the server', async () => {
    const channel = bot.discord.addGuild({ locale: 'fr' }).addChannel();
    const [vietnamese, german] = ['vi', 'de'].map((locale) => bot.discord.addUser({ locale }));
    const answer = await ask(vietnamese as User, channel);
    expectAnswer(answer.boxes, 'vi');
    const context = await (await (german as User).press(answer, { label: 'Đọc tiếp' })).answer();
    expect(context.boxes[0]?.text).toMatch(/^## /m);
  });
});
