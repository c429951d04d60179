import { describe, expect, it } from 'vitest';
import type { Channel, MessageSnapshot } from '../simulator/simulator.js';
import { clauseText, dateIn, expectAnswer, expectCard, SOURCES } from './cards.js';
import { boldOf, plainText } from './markdown.js';
import { type RunningBot, startOnce } from './support.js';

const YELLOW_CARD = 'What does the joint statement say about the yellow card on fisheries?';
const LIFTING = "the timely lifting of the EU's Yellow Card.";
const WEAK = {
  en: 'Weak evidence: something the question asks for was not found in these passages.',
  vi: 'Bằng chứng yếu: có điều được hỏi không tìm thấy trong các đoạn này.',
};

let bot: RunningBot;
let channel: Channel;

startOnce((started) => {
  ({ bot, channel } = started);
});

type Options = Record<string, string | boolean>;

/** Somebody new asks, so that no allowance runs out. */
async function ask(question: string, locale = 'en-GB', options: Options = {}): Promise<MessageSnapshot> {
  const user = bot.discord.addUser({ locale });
  return (await user.slash(channel, 'ask', { question, ...options })).answer();
}

const idsOf = (message: MessageSnapshot, locale: 'en' | 'vi' = 'en') =>
  expectAnswer(message.embeds, locale).map(({ source }) => source.id);

describe('an answer to /ask', () => {
  it('is acknowledged at once and then filled in for everybody, with the question above the cards', async () => {
    const user = bot.discord.addUser();
    const call = await user.slash(channel, 'ask', { question: YELLOW_CARD });
    expect(await call.acknowledged).toMatchObject({ type: 5, ephemeral: false });
    const answer = await call.answer();
    expect(answer.visibleTo).toBe('everyone');
    expect(answer.content).toBe(`> ${YELLOW_CARD}`);
    expect(call.events.map(({ kind }) => kind)).toEqual(['edit']);
  });

  it('quotes the clause that answers, the deciding sentence in bold, with document, publisher and date', async () => {
    const { embeds } = await ask(YELLOW_CARD);
    const [first] = expectAnswer(embeds, 'en');
    const sentence = clauseText(34).replace('34. ', '');
    expect(sentence).toContain(LIFTING);
    expect(first).toMatchObject({ label: 'Clause 34', pieces: [clauseText(34)], bold: [sentence] });
    expect(embeds[0]?.title).toMatch(/^1\. Clause 34 — STRENGTHENING COOPERATION ON AGRICULTURE, BLUE ECONOMY/);
    expect(embeds[0]?.footer?.text).toMatch(/ · Council of the European Union \(5819\/26\) · 29 January 2026$/);
  });

  it('tells official documents from news reports by badge and colour', async () => {
    const { embeds } = await ask(YELLOW_CARD);
    const kinds = expectAnswer(embeds, 'en').map(({ source }) => source.kind);
    expect(new Set(kinds)).toEqual(new Set(['official', 'news']));
    const colours = embeds.map(({ color }, i) => `${kinds[i]} ${color}`);
    expect(new Set(colours).size).toBe(2);
  });

  it.each([
    ['Vietnamese', 'EU nói gì về thẻ vàng IUU?'],
    ['Vietnamese without diacritics', 'dieu khoan nao noi ve the vang thuy san'],
  ])('comes in %s, from documents of both languages', async (_language, question) => {
    const { content, embeds } = await ask(question, 'vi');
    const cards = expectAnswer(embeds, 'vi');
    expect(plainText(content)).toContain(`> ${question}`);
    expect(cards.find(({ clause }) => clause === 34)?.bold.join()).toContain(LIFTING);
    const call = cards.find(({ source }) => source.id === 'son-borrell-2022-05-24');
    expect(call?.bold.join()).toContain('sớm gỡ bỏ thẻ vàng IUU với thủy sản Việt Nam');
    // The best one is of 2022, so it says that there is something newer.
    expect(content).toContain('-# Lưu ý: có tài liệu mới hơn cũng nói về điều này: Điều khoản 34, ');
    expect(content).toMatch(/, 29 tháng 1 năm 2026\.$/);
  });

  it('comes to a question in German, in the words of the document', async () => {
    const { embeds } = await ask('Was sagt die gemeinsame Erklärung über das Südchinesische Meer?', 'de');
    const [first] = expectAnswer(embeds, 'en');
    expect(first?.clause).toBe(20);
    expect(first?.bold.join()).toContain('maintaining peace and stability in the South China Sea.');
  });

  it('is dressed in Vietnamese for a Vietnamese client and in English for every other, with the same quotes', async () => {
    const shown = await Promise.all(['vi', 'en-GB', 'en-US', 'de'].map((locale) => ask(YELLOW_CARD, locale)));
    const [vietnamese, ...english] = shown;
    const quotes = (message: MessageSnapshot) => message.embeds.map(({ description }) => description);
    for (const message of english) {
      expect(message.embeds).toEqual(english[0]?.embeds);
      expect(message.buttons).toEqual(english[0]?.buttons);
      expectAnswer(message.embeds, 'en');
    }
    expect(quotes(vietnamese as MessageSnapshot)).toEqual(quotes(english[0] as MessageSnapshot));
    expectAnswer(vietnamese?.embeds ?? [], 'vi');
    expect(vietnamese?.buttons.map(({ label }) => label)).toContain('Nguồn');
    expect(english[0]?.buttons.map(({ label }) => label)).toContain('Sources');
  });

  it('marks a date that was inferred, with the reason', async () => {
    const { embeds } = await ask('thẻ vàng', 'en-GB', { source: 'son-borrell-2022-05-24' });
    expectAnswer(embeds, 'en');
    expect(embeds[0]?.footer?.text).toMatch(/ · 24 May 2022 \(inferred: The text says "Chiều 24\/5" without a year\./);
  });

  it('has a deciding sentence in bold also where the passage is a single sentence', async () => {
    const { embeds } = await ask('yellow card', 'en-GB', { source: 'vns-2025-04-15' });
    const [card] = expectAnswer(embeds, 'en');
    expect(card?.bold).toEqual(card?.pieces);
    expect(card?.bold[0]).toMatch(/^He also called on the EC to soon lift its “yellow card”/);
  });

  it('says that the evidence is weak where something asked for is not in the passages', async () => {
    const question = 'How much money will the EU pay Viet Nam for the JETP in euros?';
    expect(boldOf((await ask(question)).content)).toEqual([WEAK.en]);
    expect(boldOf((await ask(question, 'vi')).content)).toEqual([WEAK.vi]);
    expect(boldOf((await ask(YELLOW_CARD)).content)).toEqual([]);
  });

  it('shows three cards at most, and the further passages behind a menu that opens them for whoever asks', async () => {
    const message = await ask('What do the documents say about the ratification of the EVIPA?');
    const shown = expectAnswer(message.embeds, 'en');
    expect(shown).toHaveLength(3);
    const [menu] = message.selects;
    expect(menu).toMatchObject({ placeholder: 'Further passages that answer', minValues: 1, maxValues: 1 });
    expect(menu?.options.length).toBeGreaterThan(0);
    const somebody = bot.discord.addUser();
    for (const [i, option] of (menu?.options ?? []).entries()) {
      const opened = await (await somebody.select(message, [option.value])).answer();
      expect(opened.visibleTo).toEqual([somebody.id]);
      const [card, ...others] = expectAnswer(opened.embeds, 'en');
      expect(others).toEqual([]);
      expect(option.label).toMatch(new RegExp(`^${i + 4}\\. ${card?.label}( —|$)`));
      expect(option.description).toContain(` · ${dateIn('en', card?.source.date ?? '')}`);
      expect(shown.map(({ pieces }) => pieces)).not.toContainEqual(card?.pieces);
    }
  });

  it('shows clauses asked for by number whole, the first three as cards', async () => {
    const message = await ask('What do clauses 1 to 12 say?');
    const cards = message.embeds.map((embed) => expectCard(embed, 'en'));
    expect(cards.map(({ pieces }) => pieces)).toEqual([1, 2, 3].map((number) => [clauseText(number)]));
    expect(message.selects[0]?.options.map(({ label }) => label.replace(/ —.*/, ''))).toEqual(
      [4, 5, 6, 7, 8, 9, 10, 11, 12].map((number) => `${number}. Clause ${number}`),
    );
  });

  it('says that a question of 6000 characters was shortened, and still answers it', async () => {
    const { content, embeds } = await ask('yellow card fishing '.repeat(300).replace(/ $/, '?'), 'en-GB');
    expect(content).toContain('-# Note: the question has 6000 characters; only its beginning was read.');
    expect(content).toMatch(/^> (?:(?:yellow|card|fishing)[ …])+$/m);
    expect(idsOf({ embeds } as MessageSnapshot)).toContain('joint-statement-2026');
  });

  it.each(['???', '\u200b\u2060', '. . .', '🤔'])('tells how to ask where %j holds no words', async (question) => {
    const english = await ask(question);
    expect(english).toMatchObject({ embeds: [], buttons: [], selects: [] });
    expect(english.content).toMatch(/^Write a question, for example after `\/ask question:`/);
    expect((await ask(question, 'vi')).content).toMatch(/^Hãy viết một câu hỏi, ví dụ sau `\/hỏi câu-hỏi:`/);
  });
});

describe('a refusal of /ask', () => {
  const refusals = [
    ['what is off the topic', 'how do i boil eggs', {}, 'It is about something these documents do not deal with.'],
    [
      'what the documents do not say',
      'What does Emmanuel Macron say about the yellow card?',
      {},
      'They come near the subject but do not say this.',
    ],
    ['a time without documents', 'yellow card', { until: '2020' }, 'No document is from the time asked for.'],
    ['a month without documents', 'What happened in March 2023?', {}, 'No document is from the time asked for.'],
  ] as const;

  it.each(refusals)(
    'of %s says so honestly, with the nearest passages behind a menu',
    async (_of, question, options, reason) => {
      const message = await ask(question, 'en-GB', options);
      expect(message.embeds).toHaveLength(1);
      expect(message.embeds[0]?.title).toBe('Nothing in the documents answers this.');
      expect(message.embeds[0]?.description?.split('\n')[0]).toBe(reason);
      expect(message.buttons).toEqual([]);
      const [menu] = message.selects;
      expect(menu?.placeholder).toBe('Nearest passages – they do not answer it');
      expect(menu?.options).toHaveLength(3);
      const user = bot.discord.addUser();
      const opened = await (await user.select(message, [menu?.options[0]?.value ?? ''])).answer();
      expect(opened.ephemeral).toBe(true);
      const [card] = expectAnswer(opened.embeds, 'en');
      expect(menu?.options[0]?.label).toContain(card?.label);
    },
  );

  it('names what the documents never mention, and the time that they are of', async () => {
    const { content } = await ask('What does Emmanuel Macron say about the yellow card?');
    expect(content).toContain('-# Note: the documents do not mention “Macron”.');
    const { embeds } = await ask('thẻ vàng', 'vi', { until: '2020' });
    expect(embeds[0]?.title).toBe('Không có gì trong các tài liệu trả lời câu hỏi này.');
    expect(embeds[0]?.description?.split('\n')).toEqual([
      'Không có tài liệu nào thuộc thời gian được hỏi.',
      'Các tài liệu có từ ngày 24 tháng 5 năm 2022 đến ngày 29 tháng 1 năm 2026.',
    ]);
  });

  it('of clause 75 says which clauses there are', async () => {
    const title = SOURCES.find(({ id }) => id === 'joint-statement-2026')?.title;
    const english = await ask('What does clause 75 say?');
    expect(plainText(english.embeds[0]?.description ?? '').split('\n')).toEqual([
      'There is no such clause.',
      `The clauses of “${title}” are numbered 1 to 60.`,
    ]);
    expect(english.selects).toEqual([]);
    const vietnamese = await ask('Điều 75 nói gì?', 'vi');
    expect(plainText(vietnamese.embeds[0]?.description ?? '')).toContain(`“${title}” được đánh số từ 1 đến 60.`);
  });
});

describe('the options of /ask', () => {
  it('keep to one document, one language, or a time', async () => {
    expect(idsOf(await ask('yellow card', 'en-GB', { source: 'vns-2025-10-10' }))).toEqual(['vns-2025-10-10']);
    for (const language of ['vi', 'Vietnamese', 'tiếng việt']) {
      expect(idsOf(await ask('yellow card', 'en-GB', { language }))).toEqual(['son-borrell-2022-05-24']);
    }
    expect(idsOf(await ask('yellow card', 'en-GB', { since: '2026' }))).toEqual(['joint-statement-2026']);
    const early = idsOf(await ask('yellow card', 'en-GB', { until: '2025-04' }));
    expect(new Set(early)).toEqual(new Set(['vns-2025-04-15', 'son-borrell-2022-05-24']));
    const between = await ask('yellow card', 'en-GB', { since: '2025-04-15', until: '2025-04-15' });
    expect(idsOf(between)).toEqual(['vns-2025-04-15']);
  });

  it('hide a private answer from everybody else', async () => {
    const [asker, other] = [bot.discord.addUser(), bot.discord.addUser()];
    const call = await asker.slash(channel, 'ask', { question: 'yellow card', private: true });
    expect(await call.acknowledged).toMatchObject({ type: 5, ephemeral: true });
    const answer = await call.answer();
    expect(answer.visibleTo).toEqual([asker.id]);
    expect(asker.sees(channel).map(({ id }) => id)).toContain(answer.id);
    expect(other.sees(channel).map(({ id }) => id)).not.toContain(answer.id);
    expect(channel.messages.map(({ id }) => id)).not.toContain(answer.id);
  });

  it.each([
    [{ since: 'yesterday' }, /^That is no date\. .*`2025-10-24`\.$/, /^Đó không phải là ngày tháng\./],
    [{ until: '31-12' }, /^That is no date\./, /^Đó không phải là ngày tháng\./],
    [{ since: '2025-02-30' }, /^That is no date\./, /^Đó không phải là ngày tháng\./],
    [{ source: 'nope' }, /^There is no such document\. .*`\/sources`\.$/, /^Không có tài liệu này\. .*`\/nguồn`\.$/],
    [
      { language: 'Klingon' },
      /^There are no documents in that language\./,
      /^Không có tài liệu nào bằng ngôn ngữ này\./,
    ],
  ])('that are wrong (%j) are explained in the user’s language', async (options, english, vietnamese) => {
    const first = await ask('yellow card', 'de', options as Options);
    expect(first).toMatchObject({ embeds: [], content: expect.stringMatching(english) });
    expect((await ask('yellow card', 'vi', options as Options)).content).toMatch(vietnamese);
  });

  it('offer the documents and languages there are while one types', async () => {
    const type = (locale: string, values: Record<string, string>, option: string) =>
      bot.discord.addUser({ locale }).type(channel, 'ask', { question: 'x', ...values }, option);
    const newestFirst = SOURCES.toSorted((a, b) => b.date.localeCompare(a.date)).map(({ id }) => id);
    const documents = await type('en-GB', {}, 'source');
    expect(documents.map(({ value }) => value)).toEqual(newestFirst);
    for (const { name } of documents) expect(name.length).toBeLessThanOrEqual(100);
    const named = await type('vi', { source: 'kallas' }, 'source');
    expect(named.map(({ value }) => value)).toEqual(['vns-2025-10-10', 'vns-2025-04-15']);
    expect(await type('en-GB', {}, 'language')).toEqual([
      { name: 'English (en)', value: 'en' },
      { name: 'Vietnamese (vi)', value: 'vi' },
    ]);
    expect(await type('vi', { language: 'viet' }, 'language')).toEqual([{ name: 'Tiếng Việt (vi)', value: 'vi' }]);
    expect(await type('en-GB', { source: 'zzz' }, 'source')).toEqual([]);
  });
});
