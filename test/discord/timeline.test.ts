import type { APIEmbed } from 'discord.js';
import { describe, expect, it } from 'vitest';
import type { Channel, MessageSnapshot } from '../simulator/simulator.js';
import { clauseText, dateIn, expectCard, SOURCES } from './cards.js';
import { plainText } from './markdown.js';
import { type RunningBot, startOnce } from './support.js';

let bot: RunningBot;
let channel: Channel;

startOnce((started) => {
  ({ bot, channel } = started);
});

type Options = Record<string, string | boolean>;

async function call(command: string, options: Options, locale = 'en-GB'): Promise<MessageSnapshot> {
  const user = bot.discord.addUser({ locale });
  return (await user.slash(channel, command, options)).answer();
}
const timeline = (topic: string, options: Options = {}, locale?: string) =>
  call('timeline', { topic, ...options }, locale);

/** The entries of a card, checked against their documents: date and title in the name, the sentence word for word. */
function entriesOf(embed: APIEmbed | undefined, locale: 'en' | 'vi'): { id: string; quote: string; place: string }[] {
  return (embed?.fields ?? []).flatMap(({ name, value }) => {
    if (name.startsWith('┆')) return [];
    const source = SOURCES.find(
      ({ date, title }) => name.includes(dateIn(locale, date)) && name.includes(title.slice(0, 60)),
    );
    if (!source) throw new Error(`no document has the name "${name}"`);
    const [, quote = '', place = ''] = /^“(.*)”\n-# (.*)$/s.exec(value) ?? [];
    expect(source.text).toContain(plainText(quote));
    if (source.publisher) expect(place).toContain(source.publisher);
    return { id: source.id, quote: plainText(quote), place };
  });
}

const YELLOW_CARD = ['son-borrell-2022-05-24', 'vns-2025-04-15', 'vns-2025-10-10', 'joint-statement-2026'];

describe('/timeline', () => {
  it('follows a topic from the oldest document to the newest, one sentence each with date, kind, document and publisher', async () => {
    const { embeds, visibleTo } = await timeline('yellow card');
    expect(visibleTo).toBe('everyone');
    expect(embeds).toHaveLength(1);
    expect(embeds[0]?.title).toBe('What the documents say on “yellow card”');
    const entries = entriesOf(embeds[0], 'en');
    expect(entries.map(({ id }) => id)).toEqual(YELLOW_CARD);
    expect(entries[3]?.quote).toBe(clauseText(34).replace('34. ', ''));
    expect(entries[3]?.place).toMatch(/^Clause 34 · Council of the European Union/);
    const names = embeds[0]?.fields?.map(({ name }) => name) ?? [];
    expect(names[0]).toMatch(/^1\. 24 May 2022 \(inferred\) · 📰 News report · /);
    expect(names.at(-1)).toMatch(/^4\. 29 January 2026 · 📜 Official document · /);
  });

  it('marks the years between that no document is from', async () => {
    const { embeds } = await timeline('yellow card');
    expect(embeds[0]?.fields?.[1]).toMatchObject({ name: '┆ 2023–2024', value: '-# no document is from these years' });
  });

  it('comes with a picture that the card shows, described for those who do not see it', async () => {
    const { embeds, attachments } = await timeline('yellow card');
    const [picture, ...others] = attachments;
    expect(others).toEqual([]);
    expect(picture?.name).toBe('timeline.png');
    expect(embeds[0]?.image?.url).toBe('attachment://timeline.png');
    expect(picture?.content.subarray(1, 4).toString()).toBe('PNG');
    expect(picture?.description).toMatch(
      /^What the documents say on “yellow card”\. 24 May 2022 \(inferred\), news report: /,
    );
    expect(picture?.description).toContain('2023–2024: no document is from these years');
    expect(picture?.description?.length).toBeLessThanOrEqual(1024);
  });

  it('speaks Vietnamese to a Vietnamese client', async () => {
    const { embeds, attachments, buttons } = await timeline('thẻ vàng', {}, 'vi');
    expect(embeds[0]?.title).toBe('Các tài liệu nói gì về “thẻ vàng”');
    expect(entriesOf(embeds[0], 'vi').map(({ id }) => id)).toEqual(YELLOW_CARD);
    expect(embeds[0]?.fields?.[0]?.name).toMatch(/^1\. 24 tháng 5 năm 2022 \(suy ra\) · 📰 Tin báo chí · /);
    expect(attachments[0]?.description).toContain('2023–2024: không có tài liệu nào');
    expect(buttons[0]?.label).toBe('Ngữ cảnh 1');
  });

  it('has a button for each entry that opens it in context, for the one who presses it alone', async () => {
    const message = await timeline('yellow card');
    expect(message.buttons.map(({ label }) => label)).toEqual([1, 2, 3, 4].map((number) => `${number} in context`));
    const user = bot.discord.addUser();
    const opened = await (await user.press(message, { label: '4 in context' })).answer();
    expect(opened.visibleTo).toEqual([user.id]);
    const clauses = opened.embeds.map((embed) => /Clause (\d+)/.exec(embed.title ?? '')?.[1]);
    expect(clauses).toContain('34');
  });

  it('keeps to a time, to a day to look from, and to the asker alone', async () => {
    expect(entriesOf((await timeline('EVFTA', { since: '2026' })).embeds[0], 'en').map(({ id }) => id)).toEqual([
      'hang-2026-01-27',
      'joint-statement-2026',
    ]);
    const then = await timeline('EVFTA', { as_of: '2025-06' });
    expect(entriesOf(then.embeds[0], 'en').map(({ id }) => id)).toEqual(['son-borrell-2022-05-24', 'vns-2025-04-15']);
    expect(then.embeds[0]?.description).toBe('-# As of 30 June 2025: later documents are left out.');
    const hidden = await timeline('yellow card', { private: true });
    expect(hidden.ephemeral).toBe(true);
    expect(hidden.attachments).toHaveLength(1);
  });

  it('as plain text has no card, but the same facts and the picture', async () => {
    const { content, embeds, attachments } = await timeline('yellow card', { text: true });
    expect(embeds).toEqual([]);
    expect(plainText(content)).toContain(clauseText(34).replace('34. ', ''));
    expect(content).toContain('24 May 2022 (inferred)');
    expect(attachments).toHaveLength(1);
  });

  it('is refused like a question where nothing speaks of the topic, without a picture', async () => {
    const { embeds, attachments, selects } = await timeline('how to cook pho');
    expect(embeds[0]?.title).toBe('Nothing in the documents answers this.');
    expect(attachments).toEqual([]);
    expect(selects[0]?.placeholder).toBe('Nearest passages – they do not answer it');
    expect((await timeline('yellow card', { since: 'yesterday' })).content).toMatch(/^That is no date\./);
  });

  it('counts against the allowance like a question', async () => {
    const user = bot.discord.addUser();
    const replies = [];
    for (let i = 0; i < 6; i += 1)
      replies.push(await (await user.slash(channel, 'timeline', { topic: 'women' })).answer());
    expect(replies.at(0)?.embeds).toHaveLength(1);
    expect(replies.at(-1)?.content).toMatch(/^One moment: you can ask again in/);
  });
});

describe('/ask as of a day', () => {
  it('answers from the documents up to then and says so in one small line', async () => {
    const message = await call('ask', { question: 'yellow card', as_of: '2022-05' });
    expect(message.content.split('\n')).toEqual([
      '> yellow card',
      '-# As of 31 May 2022: later documents are left out.',
    ]);
    expect(message.embeds.map((embed) => expectCard(embed, 'en').source.id)).toEqual(['son-borrell-2022-05-24']);
    const vietnamese = await call('ask', { question: 'thẻ vàng', as_of: '2022-05' }, 'vi');
    expect(vietnamese.content).toContain('-# Tính đến 31 tháng 5 năm 2022: không xét các tài liệu sau đó.');
  });

  it('is not mixed up with the answer of today', async () => {
    const question = 'What is said of the yellow card?';
    const today = await call('ask', { question });
    const then = await call('ask', { question, as_of: '2022' });
    expect(then.embeds.map(({ footer }) => footer?.text)).not.toEqual(today.embeds.map(({ footer }) => footer?.text));
    expect((await call('ask', { question })).embeds).toEqual(today.embeds);
  });
});

describe('an answer from an older document', () => {
  it('has a button to the newer one, which opens it in context', async () => {
    const message = await call('ask', { question: 'EU nói gì về thẻ vàng IUU?' });
    const newer = message.buttons.find(({ label }) => label.startsWith('Newer'));
    expect(newer?.label).toBe('Newer: Clause 34, 29 January 2026');
    const user = bot.discord.addUser();
    const opened = await (await user.press(message, { label: newer?.label ?? '' })).answer();
    expect(opened.visibleTo).toEqual([user.id]);
    expect(opened.embeds.map(({ description }) => plainText(description ?? '')).join('\n')).toContain(clauseText(34));
    const vietnamese = await call('ask', { question: 'EU nói gì về thẻ vàng IUU?' }, 'vi');
    expect(vietnamese.buttons.map(({ label }) => label)).toContain('Mới hơn: Điều khoản 34, 29 tháng 1 năm 2026');
  });
});

describe('figures that drift', () => {
  const QUESTION = "Is the EU Viet Nam's fourth largest trading partner?";

  it('stand side by side with their dates above the cards, with no verdict', async () => {
    const { embeds } = await call('ask', { question: QUESTION });
    const [figures, ...cards] = embeds;
    expect(figures?.title).toBe('Figures from different dates:');
    expect(figures?.description).toBeUndefined();
    const entries = entriesOf(figures, 'en');
    expect(entries.map(({ id }) => id)).toEqual(['son-borrell-2022-05-24', 'hang-2026-01-27']);
    expect(entries[0]?.quote).toContain('lớn thứ 3 và nhập khẩu lớn thứ 5');
    expect(entries[1]?.quote).toContain('fourth largest overall');
    expect(figures?.fields?.map(({ inline }) => inline)).toEqual([true, true]);
    for (const card of cards) expectCard(card, 'en');
    const vietnamese = await call('ask', { question: QUESTION }, 'vi');
    expect(vietnamese.embeds[0]?.title).toBe('Số liệu ở những thời điểm khác nhau:');
    const plain = await call('ask', { question: QUESTION, text: true });
    expect(plain.content).toContain('Figures from different dates:');
    expect(plain.content.length).toBeLessThanOrEqual(2000);
  });

  it('are left out where the question is about something else', async () => {
    const { embeds } = await call('ask', { question: 'What do the documents say about EVFTA?' });
    expect(embeds.map(({ title }) => title)).not.toContain('Figures from different dates:');
  });
});
