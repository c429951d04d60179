import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { Channel, MessageSnapshot, User } from '../simulator/simulator.js';
import { clausesOn, clauseText } from './cards.js';
import { shelve, withBot } from './corpora.js';
import { piecesOf, plainText } from './markdown.js';
import { expectClean, type RunningBot, Stage, startBot } from './support.js';

const ALL = Array.from({ length: 60 }, (_, i) => i + 1);
const STATEMENT = { en: 'Joint Statement', vi: 'Tuyên bố chung' };

let stage: Stage;
let bot: RunningBot;
let channel: Channel;
let user: User;

beforeAll(async () => {
  stage = await Stage.open();
  bot = await startBot(stage);
  channel = bot.discord.addGuild().addChannel();
  user = bot.discord.addUser({ locale: 'en-GB' });
});
afterEach(() => expectClean(bot));
afterAll(async () => {
  await bot.stop();
  await bot.discord.close();
  stage.close();
});

async function clause(number: string, options: Record<string, string> = {}, who = user): Promise<MessageSnapshot> {
  return (await who.slash(channel, 'clause', { number, ...options })).answer();
}

/** Presses a button until it is gone. @returns every page, including the first */
async function turnAll(who: User, first: MessageSnapshot, emoji: string): Promise<MessageSnapshot[]> {
  const pages = [first];
  for (let page = first; page.buttons.some((button) => button.emoji === emoji); ) {
    page = await (await who.press(page, { emoji })).updated();
    pages.push(page);
    if (pages.length > 100) throw new Error('the pages never end');
  }
  return pages;
}

const labelsOf = ({ buttons }: MessageSnapshot) => buttons.map(({ label }) => label);
/** The clauses of a message, each complete and verbatim. */
const wholeClauses = ({ boxes }: MessageSnapshot) => boxes.flatMap((box) => clausesOn(box));

describe('/clause', () => {
  it('shows a clause at once, whole, for everybody, with its document and date', async () => {
    const answer = await clause('34');
    expect(answer.visibleTo).toBe('everyone');
    expect(wholeClauses(answer)).toEqual([34]);
    expect(labelsOf(answer)).toEqual(['Clause 33', 'Clause 35', 'Cite', '']);
    expect(answer.boxes[0]?.title).toMatch(/^Joint Statement.*, clause 34$/);
    expect(answer.boxes[0]?.small[0]).toBe(
      '29 January 2026 · 📜 Official document · Council of the European Union, 5819/26',
    );
  });

  it('shows a range and a list in one card, the document once, with a way on and to cite them all', async () => {
    const range = await clause('30-36');
    expect(range.boxes).toHaveLength(1);
    expect(range.boxes[0]?.title).toMatch(/^Joint Statement.*, clauses 30–36$/);
    expect(range.boxes[0]?.text.match(/Council of the European Union, 5819/g)).toHaveLength(1);
    expect(labelsOf(range)).toEqual(['Clauses 23–29', 'Clauses 37–43', 'Cite', '']);
    expect(wholeClauses(range)).toEqual([30, 31, 32, 33, 34, 35, 36]);
    expect(wholeClauses(await clause('34, 36'))).toEqual([34, 36]);
    expect(wholeClauses(await clause('36 34'))).toEqual([36, 34]);
  });

  it('turns the pages of a long range to the last one, and every clause is there once', async () => {
    const pages = await turnAll(user, await clause('1-60'), '▶️');
    expect(pages.length).toBeGreaterThan(5);
    expect(pages.flatMap((page) => wholeClauses(page))).toEqual(ALL);
    expect(pages.map(({ head }) => head)).toEqual(pages.map((_, i) => `-# page ${i + 1} of ${pages.length}`));
    expect(new Set(pages.map(({ id }) => id)).size).toBe(1);
    const back = await turnAll(user, pages.at(-1) as MessageSnapshot, '◀️');
    expect(back.flatMap((page) => wholeClauses(page)).sort((a, b) => Number(a) - Number(b))).toEqual(ALL);
  });

  it('turns from the first clause to the last one and back, with no button beyond the ends', async () => {
    const forth = await turnAll(user, await clause('1'), '▶️');
    expect(forth.map((page) => wholeClauses(page))).toEqual(ALL.map((number) => [number]));
    expect(labelsOf(forth[0] as MessageSnapshot)).toEqual(['Clause 2', 'Cite', '']);
    expect(labelsOf(forth[59] as MessageSnapshot)).toEqual(['Clause 59', 'Cite', '']);
    const back = await turnAll(user, await clause('3'), '◀️');
    expect(back.map((page) => wholeClauses(page))).toEqual([[3], [2], [1]]);
  });

  it('says which clauses there are where there is no such clause', async () => {
    const range = `The clauses of “${STATEMENT.en}” are numbered 1 to 60.`;
    const missing = await clause('75');
    expect(missing.boxes[0]?.text).toBe(`### There is no clause 75.\n${range}`);
    const some = await clause('59-62');
    expect(wholeClauses(some)).toEqual([59, 60]);
    expect(some.head.split('\n')).toEqual(['-# There are no clauses 61–62.', `-# ${range}`]);
    // The chosen document has none; others do.
    const elsewhere = await clause('34', { document: 'vns-2025-04-15' });
    expect(elsewhere.boxes[0]?.text).toContain(range);
    const vietnamese = await clause('75', {}, bot.discord.addUser({ locale: 'vi' }));
    expect(vietnamese.boxes[0]?.text).toContain(`Các điều khoản của “${STATEMENT.vi}” được đánh số từ 1 đến 60.`);
  });

  it('explains what it takes where a text names no clause', async () => {
    const english = await clause('abc');
    expect(english).toMatchObject({
      content: 'That isn’t a clause number. Try `34`, `30-36` or `34, 36`.',
      boxes: [],
      ephemeral: true,
    });
    const vietnamese = await clause('abc', {}, bot.discord.addUser({ locale: 'vi' }));
    expect(vietnamese.content).toMatch(/^Số điều khoản chưa đúng\. .*`34`, `30-36`/);
    expect((await clause('34', { document: 'nope' })).content).toMatch(/^I don’t have that document\./);
  });

  it('takes the id of a passage, words of a clause, and words in Vietnamese without diacritics', async () => {
    expect(wholeClauses(await clause('joint-statement-2026#34'))).toEqual([34]);
    const paragraph = (await clause('vns-2025-04-15#p5')).boxes[0];
    expect(paragraph?.title).toMatch(/, paragraph 5$/);
    expect(paragraph?.quote).toMatch(/^He also called on the EC to soon lift/);
    expect(wholeClauses(await clause('yellow'))).toEqual([34]);
    expect(wholeClauses(await clause('the vang'))).toEqual([34]);
    expect(wholeClauses(await clause('34', { document: 'joint-statement-2026' }))).toEqual([34]);
  });

  it('names the clause in Vietnamese for a Vietnamese client; the text stays as it is', async () => {
    const answer = await clause('34', {}, bot.discord.addUser({ locale: 'vi' }));
    expect(wholeClauses(answer)).toEqual([34]);
    expect(answer.boxes[0]?.title).toMatch(/, điều khoản 34$/);
    expect(answer.boxes[0]?.small[0]).toMatch(/^29\/1\/2026 · 📜 Văn kiện chính thức · .* · tiếng Anh$/);
    expect(labelsOf(answer)).toEqual(['Điều khoản 33', 'Điều khoản 35', '', '']);
  });
});

describe('while a clause is being typed', () => {
  const type = async (number: string, who = user) => {
    const choices = await who.type(channel, 'clause', { number }, 'number');
    expect(choices.length).toBeLessThanOrEqual(25);
    for (const { name, value } of choices) {
      expect(name.length).toBeLessThanOrEqual(100);
      expect(String(value).length).toBeLessThanOrEqual(100);
    }
    return choices;
  };

  it.each([
    ['', ALL.slice(0, 25)],
    ['3', [3, ...ALL.slice(29, 39)]],
    ['34', [34]],
    ['yellow', [34]],
  ])('“%s” offers the clauses that fit', async (typed, clauses) => {
    const choices = await type(typed);
    expect(choices.map(({ value }) => value)).toEqual(clauses.map(String));
    for (const { name, value } of choices) {
      const whole = clauseText(Number(value)).replace(/\s+/g, ' ');
      expect(whole.startsWith(name.replace(/…$/, ''))).toBe(true);
    }
  });

  it.each(['the vang', 'thẻ vàng', 'YELLOW CARD', 'điều 34', 'clause 34'])(
    '“%s” offers clause 34 first',
    async (typed) => {
      expect((await type(typed, bot.discord.addUser({ locale: 'vi' })))[0]?.value).toBe('34');
    },
  );

  it('a number or range can be chosen as it is written, and nonsense offers nothing', async () => {
    expect((await type('30-36'))[0]).toEqual({ name: '30-36', value: '30-36' });
    expect(await type('zzzzqq')).toEqual([]);
    expect(await type('999')).toEqual([{ name: '999', value: '999' }]);
    expect((await clause('999')).boxes[0]?.title).toBe('There is no clause 999.');
  });

  it('each value that is offered gives that clause', async () => {
    for (const { value } of await type('4')) {
      expect(wholeClauses(await clause(String(value)))).toEqual([Number(value)]);
    }
  });

  it('the documents are offered too', async () => {
    const documents = await user.type(channel, 'clause', { number: '34', document: 'joint' }, 'document');
    expect(documents.map(({ value }) => value)).toEqual(['joint-statement-2026']);
  });
});

describe('a long clause', () => {
  const sentence = (i: number) => `Sentence ${i} of this made-up text tells of apples, pears and plums in a basket.`;
  const sentences = (from: number, count: number) =>
    Array.from({ length: count }, (_, i) => sentence(from + i)).join(' ');
  // 26 paragraphs of 240 to 570 characters, including one longer than a page.
  const paragraphs = Array.from({ length: 26 }, (_, i) => sentences(1000 + i * 100, i === 10 ? 52 : 3 + 2 * (i % 3)));
  const long = `2. ${paragraphs.join('\n\n')}`;
  const text = ['1. The first clause is short.', long, '3. The third clause is short too.'].join('\n\n');

  it('is paged at paragraph ends, else at sentence ends, and the pages give it back word for word', async () => {
    expect(long.length).toBeGreaterThan(12_000);
    const fields = { id: 'basket', title: 'A basket of fruit', kind: 'official', date: '2024-02-29' };
    const shelf = await shelve(stage, 'basket', [{ fields, text }]);
    await withBot(stage, { env: shelf.env }, async ({ discord }) => {
      const reader = discord.addUser();
      const room = discord.addGuild().addChannel();
      const first = await (await reader.slash(room, 'clause', { number: '2' })).answer();
      const pages = (await turnAll(reader, first, '▶️')).slice(0, -1);
      const parts = pages.map(({ boxes }) => piecesOf(boxes[0]?.quote ?? '').join(' '));
      expect(parts.join(' ').replace(/\s+/g, ' ')).toBe(long.replace(/^2\. /, '').replace(/\s+/g, ' '));
      const joined = long.replace(/\n\n/g, '\n');
      for (const part of parts) expect(joined).toContain(part);
      for (const [i, { boxes }] of pages.entries()) {
        expect(boxes[0]?.title).toBe(`A basket of fruit, clause 2 (part ${i + 1} of ${pages.length})`);
        expect(boxes[0]?.small[0]).toBe('29 February 2024 · 📜 Official document');
        const shown = boxes[0]?.quote ?? '';
        expect(shown.startsWith('\\[…\\] ')).toBe(i > 0);
        expect(shown.endsWith(' \\[…\\]')).toBe(i < pages.length - 1);
      }
      const ends = parts
        .slice(0, -1)
        .map((part) => joined.slice(joined.indexOf(part) + part.length).match(/^\s+/)?.[0]);
      const inLongOne = (part: string) => /Sentence 20\d\d of/.test(part) && !part.includes(sentence(2051));
      for (const [i, end] of ends.entries()) {
        expect(parts[i]).toMatch(/\.$/);
        if (!inLongOne(parts[i] ?? '')) expect(end).toBe('\n');
      }
      const range = await (await reader.slash(room, 'clause', { number: '1-3' })).answer();
      const all = (await turnAll(reader, range, '▶️')).flatMap(({ boxes }) => boxes);
      const read = all.map(({ quote }) => piecesOf(quote.replace(/^\*\*\d+\\?\.\*\* /gm, '')).join(' ')).join(' ');
      expect(read.replace(/\s+/g, ' ')).toBe(text.replace(/^\d\. /gm, '').replace(/\s+/g, ' '));
      expect(all.at(-1)?.text).toMatch(/^> \*\*3\\?\.\*\* /m);
    });
  });
});

describe('clauses of several documents', () => {
  it('are told apart by their document, in choices and in replies', async () => {
    const made = (id: string, fruit: string) => ({
      fields: { id, title: `The ${fruit} rules`, kind: 'official', date: '2024-02-29' },
      text: [1, 2, 3].map((number) => `${number}. Rule ${number} is about ${fruit} in a basket.`).join('\n\n'),
    });
    const shelf = await shelve(stage, 'two', [made('apples', 'apple'), made('pears', 'pear')]);
    await withBot(stage, { env: shelf.env }, async ({ discord }) => {
      const reader = discord.addUser();
      const room = discord.addGuild().addChannel();
      const shown = async (number: string, options = {}) => {
        const { boxes } = await (await reader.slash(room, 'clause', { number, ...options })).answer();
        return boxes.map(({ quote }) => plainText(quote));
      };
      const choices = await reader.type(room, 'clause', { number: '2' }, 'number');
      expect(choices).toEqual([
        { name: 'apples · 2. Rule 2 is about apple in a basket.', value: 'apples#2' },
        { name: 'pears · 2. Rule 2 is about pear in a basket.', value: 'pears#2' },
      ]);
      expect(await shown('pears#2')).toEqual(['Rule 2 is about pear in a basket.']);
      expect(await shown('2')).toEqual(['Rule 2 is about apple in a basket.', 'Rule 2 is about pear in a basket.']);
      expect(await shown('2', { document: 'pears' })).toEqual(['Rule 2 is about pear in a basket.']);
      const narrowed = await reader.type(room, 'clause', { number: 'rule', document: 'pears' }, 'number');
      expect(narrowed.map(({ value }) => value)).toEqual(['1', '2', '3']);
    });
  });
});
