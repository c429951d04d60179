import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Channel, MessageSnapshot } from '../simulator/simulator.js';
import { shelve } from './corpora.js';
import { expectClean, type RunningBot, Stage, startBot } from './support.js';

const ENGLISH = [
  'Both harbours send their weather reports to the pilots every morning before six.',
  'The fog horn on the northern pier sounds three times when the fog comes in.',
  'Each harbour paints its buoys red before the end of March.',
] as const;
const VIETNAMESE = [
  'Hai cảng gửi bản tin thời tiết cho hoa tiêu vào mỗi buổi sáng trước sáu giờ.',
  'Còi báo sương mù trên cầu cảng phía bắc hú ba hồi khi sương mù kéo đến.',
  'Mỗi cảng sơn phao màu đỏ trước cuối tháng ba.',
] as const;
const articles = (word: string, texts: readonly string[]) =>
  texts.map((text, i) => `${word} ${i + 1}\n\n${text}`).join('\n\n');

let stage: Stage;
let bot: RunningBot;
let channel: Channel;

beforeAll(async () => {
  stage = await Stage.open();
  const common = { kind: 'official', date: '2024-05-01' };
  const shelf = await shelve(stage, 'two-languages', [
    { fields: { ...common, id: 'fog-accord', title: 'Accord on fog' }, text: articles('Article', ENGLISH) },
    {
      fields: {
        ...common,
        id: 'fog-accord-vi',
        title: 'Thỏa thuận về sương mù',
        language: 'vi',
        translationOf: 'fog-accord',
      },
      text: articles('Điều', VIETNAMESE),
    },
  ]);
  bot = await startBot(stage, { env: shelf.env });
  channel = bot.discord.addGuild().addChannel();
});
afterAll(async () => {
  expectClean(bot);
  await bot.stop();
  await bot.discord.close();
  stage.close();
});

const textOf = ({ boxes }: MessageSnapshot) => boxes.map(({ text }) => text).join('\n');

describe('a text in two languages', () => {
  it.each([
    ['en-GB', ENGLISH, VIETNAMESE, 'In Vietnamese', 'In English'],
    ['vi', VIETNAMESE, ENGLISH, 'Tiếng Anh', 'Tiếng Việt'],
  ] as const)('is shown to a reader in %s in their language, with a button to the other and back', async (...row) => {
    const [locale, own, others, there, back] = row;
    const user = bot.discord.addUser({ locale });
    const shown = await (await user.slash(channel, 'clause', { number: '2' })).answer();
    expect([textOf(shown).includes(own[1]), textOf(shown).includes(others[1])]).toEqual([true, false]);
    const other = await (await user.press(shown, { label: there })).updated();
    expect([textOf(other).includes(own[1]), textOf(other).includes(others[1])]).toEqual([false, true]);
    const again = await (await user.press(other, { label: back })).updated();
    expect(textOf(again)).toContain(own[1]);
    const next = await (await user.press(again, { emoji: '▶️' })).updated();
    expect(textOf(next)).toContain(own[2]);
  });

  it.each([
    ['en-GB', 'When does the fog horn sound?', ENGLISH[1], VIETNAMESE[1]],
    ['vi', 'Khi nào còi báo sương mù hú?', VIETNAMESE[1], ENGLISH[1]],
  ] as const)('is one source of an answer, to a reader in %s', async (locale, question, own, other) => {
    const user = bot.discord.addUser({ locale });
    const answer = await (await user.slash(channel, 'ask', { question })).answer();
    expect([textOf(answer).includes(own), textOf(answer).includes(other)]).toEqual([true, false]);
  });
});
