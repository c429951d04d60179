import { describe, expect, it } from 'vitest';
import type { Channel, MessageSnapshot } from '../simulator/simulator.js';
import { clauseBody, clauseText, dateIn, expectAnswer, SOURCES } from './cards.js';
import { plainText } from './markdown.js';
import { type RunningBot, startOnce } from './support.js';

const YELLOW_CARD = 'What does the joint statement say about the yellow card on fisheries?';
const LIFTING = "the timely lifting of the EU's Yellow Card.";
const WEAK = { en: '⚠️ Probably not an answer', vi: '⚠️ Có thể chưa phải câu trả lời' };

let bot: RunningBot;
let channel: Channel;

startOnce((started) => {
  ({ bot, channel } = started);
});

type Options = Record<string, string | boolean>;

/** A new user asks each time, so that no allowance runs out. */
async function ask(question: string, locale = 'en-GB', options: Options = {}): Promise<MessageSnapshot> {
  const user = bot.discord.addUser({ locale });
  return (await user.slash(channel, 'ask', { question, ...options })).answer();
}

const idsOf = (message: MessageSnapshot, locale: 'en' | 'vi' = 'en') =>
  expectAnswer(message.boxes, locale).map(({ source }) => source.id);

describe('an answer to /ask', () => {
  it('is acknowledged at once and then filled in for everybody, with the question above the cards', async () => {
    const user = bot.discord.addUser();
    const call = await user.slash(channel, 'ask', { question: YELLOW_CARD });
    expect(await call.acknowledged).toMatchObject({ type: 5, ephemeral: false });
    const answer = await call.answer();
    expect(answer.visibleTo).toBe('everyone');
    expect(answer.head).toBe(`**${YELLOW_CARD}**`);
    expect(call.events.map(({ kind }) => kind)).toEqual(['edit']);
  });

  it('quotes the clause that answers, with date, document and source above it', async () => {
    const { boxes } = await ask(YELLOW_CARD);
    const [first] = expectAnswer(boxes, 'en');
    const sentence = clauseText(34).replace('34. ', '');
    expect(sentence).toContain(LIFTING);
    expect(first).toMatchObject({ label: 'Clause 34', pieces: [sentence], bold: [] });
    expect(boxes[0]?.title).toBe('29 January 2026');
    expect(boxes[0]?.small[0]).toBe(
      '**Joint Statement, clause 34** · 📜 Official document · Council of the European Union, 5819/26',
    );
    expect(boxes[0]?.buttons[0]?.label).toBe('Read on');
  });

  it('tells official documents from news reports by badge, and by the colour of the best one', async () => {
    const { boxes } = await ask(YELLOW_CARD);
    const kinds = expectAnswer(boxes, 'en').map(({ source }) => source.kind);
    expect(new Set(kinds)).toEqual(new Set(['official', 'news']));
    expect(kinds[0]).toBe('official');
    const news = await ask('thẻ vàng', 'en-GB', { source: 'son-borrell-2022-05-24' });
    expect(news.boxes[0]?.colour).not.toBe(boxes[0]?.colour);
  });

  it('shows the best passage at length, and of the others the gist, in their own words', async () => {
    const { boxes } = await ask(YELLOW_CARD);
    const [best, ...others] = expectAnswer(boxes, 'en');
    expect(best?.pieces).toEqual([clauseText(34).replace('34. ', '')]);
    expect(others.length).toBeGreaterThan(0);
    for (const { pieces } of others) expect(pieces.join(' ').length).toBeLessThan(360);
    // If it was cut, the button beside it shows the rest.
    expect(boxes[0]?.buttons.filter(({ label }) => label === 'Read on')).toHaveLength(1 + others.length);
  });

  it.each([
    ['Vietnamese', 'EU nói gì về thẻ vàng IUU?'],
    ['Vietnamese without diacritics', 'dieu khoan nao noi ve the vang thuy san'],
  ])('comes in %s, from documents of both languages', async (_language, question) => {
    const message = await ask(question, 'vi');
    const { head, boxes } = message;
    const cards = expectAnswer(boxes, 'vi');
    expect(head).toBe(`**${question}**`);
    const call = cards.find(({ source }) => source.id === 'son-borrell-2022-05-24');
    expect(call?.pieces.join()).toContain('sớm gỡ bỏ thẻ vàng IUU với thủy sản Việt Nam');
    // The best one is from 2022, so it says that there is something newer.
    expect(boxes[0]?.title).toMatch(/^-# 🆕 Mới nhất về việc này: \*\*29\/1\/2026 · .*, điều khoản 34\*\*$/);
    // A passage shown just below has its own button there.
    const below = cards.some(({ clause }) => clause === 34);
    expect(boxes[0]?.buttons.some(({ label }) => label === 'Đọc')).toBe(!below);
  });

  it('comes to a question in German, in the words of the document', async () => {
    const { boxes } = await ask('Was sagt die gemeinsame Erklärung über das Südchinesische Meer?', 'de');
    const [first] = expectAnswer(boxes, 'en');
    expect(first?.clause).toBe(20);
    expect(first?.pieces.join()).toContain('maintaining peace and stability in the South China Sea.');
  });

  it('is dressed in Vietnamese for a Vietnamese client and in English for every other, with the same quotes', async () => {
    const shown = await Promise.all(['vi', 'en-GB', 'en-US', 'de'].map((locale) => ask(YELLOW_CARD, locale)));
    const [vietnamese, ...english] = shown;
    const quotes = (message: MessageSnapshot) => message.boxes.map(({ quote }) => quote);
    for (const message of english) {
      expect(message.boxes.map(({ text }) => text)).toEqual(english[0]?.boxes.map(({ text }) => text));
      expect(message.buttons.map(({ label }) => label)).toEqual(english[0]?.buttons.map(({ label }) => label));
      expectAnswer(message.boxes, 'en');
    }
    expect(quotes(vietnamese as MessageSnapshot)).toEqual(quotes(english[0] as MessageSnapshot));
    expectAnswer(vietnamese?.boxes ?? [], 'vi');
    expect(vietnamese?.buttons.map(({ label }) => label)).toContain('Nguồn');
    expect(english[0]?.buttons.map(({ label }) => label)).toContain('Sources');
  });

  it('marks a date that was inferred; the reason is told where the passage is read on', async () => {
    const { boxes } = await ask('thẻ vàng', 'en-GB', { source: 'son-borrell-2022-05-24' });
    expectAnswer(boxes, 'en');
    expect(boxes[0]?.title).toBe('24 May 2022 (inferred)');
    const message = await ask('thẻ vàng', 'en-GB', { source: 'son-borrell-2022-05-24' });
    const reader = bot.discord.addUser({ locale: 'en-GB' });
    const opened = await (await reader.press(message, { label: 'Read on' })).answer();
    expect(opened.boxes[0]?.text).toMatch(/-# Date inferred: The text says "Chiều 24\/5" without a year\./);
  });

  it('has nothing in bold where the passage is a single sentence', async () => {
    const { boxes } = await ask('yellow card', 'en-GB', { source: 'vns-2025-04-15' });
    const [card] = expectAnswer(boxes, 'en');
    expect(card?.bold).toEqual([]);
    expect(card?.pieces[0]).toMatch(/^He also called on the EC to soon lift its “yellow card”/);
  });

  it('says that the evidence is weak where something asked for is not in the passages', async () => {
    const question = 'How much money will the EU pay Viet Nam for the JETP in euros?';
    const weak = await ask(question);
    expect(weak.boxes.map(({ title }) => title)).toEqual([WEAK.en]);
    expect(weak.boxes[0]?.text.split('\n')[1]).toMatch(/^Part of your question is not in these passages\./);
    expect(weak.boxes[0]?.buttons.map(({ label }) => label)).toEqual(['Read', 'Read', 'Read']);
    expect((await ask(question, 'vi')).boxes[0]?.title).toBe(WEAK.vi);
    expect((await ask(YELLOW_CARD)).boxes.map(({ title }) => title)).not.toContain(WEAK.en);
  });

  it('shows three cards at most, and the further passages behind a menu that opens them for whoever asks', async () => {
    const message = await ask('Sustainable farming');
    const shown = expectAnswer(message.boxes, 'en');
    expect(shown).toHaveLength(3);
    const [menu] = message.selects;
    expect(menu).toMatchObject({
      placeholder: expect.stringMatching(/^\d+ more passages?$/),
      minValues: 1,
      maxValues: 1,
    });
    expect(menu?.options.length).toBeGreaterThan(0);
    const somebody = bot.discord.addUser();
    for (const option of menu?.options ?? []) {
      const opened = await (await somebody.select(message, [option.value])).answer();
      expect(opened.visibleTo).toEqual([somebody.id]);
      const [card, ...others] = expectAnswer(opened.boxes, 'en');
      expect(others).toEqual([]);
      expect(option.label.startsWith(`${dateIn('en', card?.source.date ?? '')} · `)).toBe(true);
      expect(option.label.toLowerCase().endsWith(`, ${card?.label.toLowerCase()}`)).toBe(true);
      expect(option.description).toMatch(/^“.*”$/);
      expect(shown.map(({ pieces }) => pieces)).not.toContainEqual(card?.pieces);
    }
  });

  it('shows clauses asked for by number whole, the first three as cards', async () => {
    const message = await ask('What do clauses 1 to 12 say?');
    const cards = expectAnswer(message.boxes, 'en');
    expect(cards.map(({ pieces }) => pieces)).toEqual([1, 2, 3].map((number) => [clauseBody(number)]));
    expect(message.selects[0]?.options.map(({ label }) => label.replace(/^.*, /, ''))).toEqual(
      [4, 5, 6, 7, 8, 9, 10, 11, 12].map((number) => `clause ${number}`),
    );
  });

  it('says that a question of 6000 characters was shortened, and still answers it', async () => {
    const { head, boxes } = await ask('yellow card fishing '.repeat(300).replace(/ $/, '?'), 'en-GB');
    expect(head).toContain('-# Note: the question has 6000 characters; only its beginning was read.');
    expect(head).toMatch(/^\*\*(?:(?:yellow|card|fishing)[ …])+\*\*$/m);
    expect(idsOf({ boxes } as MessageSnapshot)).toContain('joint-statement-2026');
  });

  it.each(['???', '\u200b\u2060', '. . .', '🤔'])('tells how to ask where %j holds no words', async (question) => {
    const english = await ask(question);
    expect(english).toMatchObject({ boxes: [], buttons: [], selects: [] });
    expect(english.content).toMatch(/^Ask me a question: .*<\/ask:\d+>/);
    expect((await ask(question, 'vi')).content).toMatch(/^Bạn hãy đặt câu hỏi, ví dụ .*<\/ask:\d+>/);
  });
});

describe('a refusal of /ask', () => {
  const refusals = [
    [
      'what is off the topic',
      'how do i boil eggs',
      {},
      /^I only quote documents on the EU–Viet Nam partnership \(May 2022 – January 2026\); your question seems/,
    ],
    [
      'what the documents do not say',
      'What does the EU say about Brexit?',
      {},
      /^Some passages touch on the subject, but none of them answers this question\. Closest:$/,
    ],
    ['a time without documents', 'yellow card', { until: '2020' }, /^No document is from that time\. Mine are dated/],
    [
      'a month without documents',
      'What happened in March 2023?',
      {},
      /^No document is from that time\. Mine are dated/,
    ],
  ] as const;

  it.each(refusals)(
    'of %s says so honestly, with the nearest passages behind a menu where they are on the subject',
    async (_of, question, options, reason) => {
      const message = await ask(question, 'en-GB', options);
      expect(message.boxes).toHaveLength(1);
      expect(message.boxes[0]?.title).toBe('The documents don’t say');
      expect(message.boxes[0]?.text.split('\n')[1]).toMatch(reason);
      const labels = message.buttons.map(({ label }) => label).filter((label) => label !== 'Read');
      expect(labels).toEqual(['Documents', 'How to ask', '']);
      const [menu] = message.selects;
      if (question.includes('eggs')) return expect(menu).toBeUndefined();
      expect(menu?.placeholder).toBe('More passages on the subject');
      // Two of them are shown immediately if they touch on the subject.
      const near = message.boxes[0]?.buttons.length ?? 0;
      expect((menu?.options.length ?? 0) + near).toBe(3);
      const user = bot.discord.addUser();
      const opened = await (await user.select(message, [menu?.options[0]?.value ?? ''])).answer();
      expect(opened.ephemeral).toBe(true);
      const [card] = expectAnswer(opened.boxes, 'en');
      expect(menu?.options[0]?.label.toLowerCase()).toContain(card?.label.toLowerCase());
    },
  );

  it('names what the documents never mention, and the time that they are of', async () => {
    // Other people mention the yellow card: their words are shown, but not as his answer.
    const wrong = await ask('What does Emmanuel Macron say about the yellow card?');
    expect(wrong.boxes[0]?.text).toMatch(/^### ⚠️ Probably not an answer\nThe documents do not mention .*“Macron”/);
    const { boxes } = await ask('thẻ vàng', 'vi', { until: '2020' });
    expect(boxes[0]?.text.split('\n')).toEqual([
      '### Các tài liệu không nói đến điều này',
      'Không có tài liệu nào trong khoảng thời gian đó. Các tài liệu có ngày từ 24/5/2022 đến 29/1/2026.',
    ]);
  });

  it('of clause 75 says which clauses there are', async () => {
    const english = await ask('What does clause 75 say?');
    expect(plainText(english.boxes[0]?.text ?? '').split('\n')).toEqual([
      '### There is no such clause.',
      'The clauses of “Joint Statement” are numbered 1 to 60.',
    ]);
    expect(english.selects).toEqual([]);
    const vietnamese = await ask('Điều 75 nói gì?', 'vi');
    expect(plainText(vietnamese.boxes[0]?.text ?? '')).toContain('“Tuyên bố chung” được đánh số từ 1 đến 60.');
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
    [{ since: 'yesterday' }, /^I can’t read that date\. .*`2025-10-24`\.$/, /^Ngày tháng chưa đúng dạng\./],
    [{ until: '31-12' }, /^I can’t read that date\./, /^Ngày tháng chưa đúng dạng\./],
    [{ since: '2025-02-30' }, /^I can’t read that date\./, /^Ngày tháng chưa đúng dạng\./],
    [
      { source: 'nope' },
      /^I don’t have that document\. .*`\/sources`\.$/,
      /^Tôi không có tài liệu này\. .*`\/nguồn`\.$/,
    ],
    [{ language: 'Klingon' }, /^I have no documents in that language\./, /^Không có tài liệu nào bằng ngôn ngữ này\./],
  ])('that are wrong (%j) are explained in the user’s language', async (options, english, vietnamese) => {
    const first = await ask('yellow card', 'de', options as Options);
    // Only the caller sees an error.
    expect(first).toMatchObject({ boxes: [], content: expect.stringMatching(english), ephemeral: true });
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
