import { describe, expect, it } from 'vitest';
import type { Channel, MessageSnapshot, SeenBox } from '../simulator/simulator.js';
import { clauseText, expectAnswer, expectPassage, passagesOn } from './cards.js';
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

/**
 * The entries of a card, checked against their documents: date and document above, the verbatim sentence, the source.
 */
function entriesOf(box: SeenBox | undefined, locale: 'en' | 'vi'): { id: string; quote: string; text: string }[] {
  return passagesOn(box).map((text) => {
    const { source, pieces } = expectPassage(text, locale);
    return { id: source.id, quote: pieces.join(' '), text };
  });
}

const YELLOW_CARD = ['son-borrell-2022-05-24', 'vns-2025-04-15', 'vns-2025-10-10', 'joint-statement-2026'];

describe('/timeline', () => {
  it('follows a topic from the oldest document to the newest, one sentence each with date, kind, document and publisher', async () => {
    const { boxes, visibleTo } = await timeline('yellow card');
    expect(visibleTo).toBe('everyone');
    expect(boxes).toHaveLength(1);
    expect(boxes[0]?.title).toBe('“yellow card”, oldest first');
    const entries = entriesOf(boxes[0], 'en');
    expect(entries.map(({ id }) => id)).toEqual(YELLOW_CARD);
    expect(entries[3]?.quote).toBe(clauseText(34).replace('34. ', ''));
    expect(entries[0]?.text).toMatch(/^### 24 May 2022 \(inferred\)\n/);
    expect(entries[3]?.text).toMatch(/^### 29 January 2026\n-# \*\*Joint Statement.*, clause 34\*\* · /);
  });

  it('marks the years between that no document is from', async () => {
    const { boxes } = await timeline('yellow card');
    expect(boxes[0]?.small).toContain('┆ 2023–2024: no document is from these years');
  });

  it('comes with a picture that the card shows, described for those who do not see it', async () => {
    const { boxes, components, attachments } = await timeline('yellow card');
    const [picture, ...others] = attachments;
    expect(others).toEqual([]);
    expect(picture?.name).toBe('timeline.png');
    expect(JSON.stringify(components)).toContain('attachment://timeline.png');
    expect(boxes).toHaveLength(1);
    expect(picture?.content.subarray(1, 4).toString()).toBe('PNG');
    expect(picture?.description).toMatch(
      /^What the documents say on “yellow card”\. 24 May 2022 \(inferred\), news report: /,
    );
    expect(picture?.description).toContain('2023–2024: no document is from these years');
    expect(picture?.description?.length).toBeLessThanOrEqual(1024);
  });

  it('speaks Vietnamese to a Vietnamese client', async () => {
    const { boxes, attachments, buttons } = await timeline('thẻ vàng', {}, 'vi');
    expect(boxes[0]?.title).toBe('“thẻ vàng”, từ cũ đến mới');
    expect(entriesOf(boxes[0], 'vi').map(({ id }) => id)).toEqual(YELLOW_CARD);
    expect(boxes[0]?.text).toContain('### 24/5/2022 (suy ra)\n');
    expect(attachments[0]?.description).toContain('2023–2024: không có tài liệu nào');
    expect(buttons[0]?.label).toBe('Đọc tiếp');
  });

  it('has a button for each entry that opens it in context, for the one who presses it alone', async () => {
    const message = await timeline('yellow card');
    expect(message.boxes[0]?.buttons.map(({ label }) => label)).toEqual(['Read on', 'Read on', 'Read on', 'Read on']);
    const user = bot.discord.addUser();
    const customId = message.boxes[0]?.buttons[3]?.customId ?? '';
    const opened = await (await user.press(message, { customId })).answer();
    expect(opened.visibleTo).toEqual([user.id]);
    expect(opened.boxes[0]?.text).toMatch(/^## Joint Statement.*, clause 34$/m);
  });

  it('keeps to a time, to a day to look from, and to the asker alone', async () => {
    expect(entriesOf((await timeline('EVFTA', { since: '2026' })).boxes[0], 'en').map(({ id }) => id)).toEqual([
      'hang-2026-01-27',
      'joint-statement-2026',
    ]);
    const then = await timeline('EVFTA', { as_of: '2025-06' });
    expect(entriesOf(then.boxes[0], 'en').map(({ id }) => id)).toEqual(['son-borrell-2022-05-24', 'vns-2025-04-15']);
    expect(then.boxes[0]?.small[0]).toBe('As of 30 June 2025: later documents are left out.');
    const hidden = await timeline('yellow card', { private: true });
    expect(hidden.ephemeral).toBe(true);
    expect(hidden.attachments).toHaveLength(1);
  });

  it('as plain text has no card, but the same facts and the picture', async () => {
    const { content, boxes, attachments } = await timeline('yellow card', { text: true });
    expect(boxes).toEqual([]);
    expect(plainText(content)).toContain(clauseText(34).replace('34. ', ''));
    expect(content).toContain('24 May 2022 (inferred)');
    expect(attachments).toHaveLength(1);
  });

  it('is refused like a question where nothing speaks of the topic, without a picture', async () => {
    const { boxes, attachments, selects } = await timeline('how to cook pho');
    expect(boxes[0]?.title).toBe('The documents don’t say');
    expect(attachments).toEqual([]);
    // Near matches for an unrelated subject help nobody.
    expect(selects).toEqual([]);
    expect((await timeline('yellow card', { since: 'yesterday' })).content).toMatch(/^I can’t read that date\./);
  });

  it('counts against the allowance like a question', async () => {
    const user = bot.discord.addUser();
    const calls = [];
    // Five at once, plus those that wait up to half a minute for their turn; two would wait longer.
    for (let i = 0; i < 12; i += 1) calls.push(await user.slash(channel, 'timeline', { topic: 'women' }));
    const turnedAway = calls.map(async (call) => {
      expect((await call.answer()).content).toMatch(/^You have asked a lot at once\./);
    });
    await Promise.any(turnedAway);
  });
});

describe('/ask as of a day', () => {
  it('answers from the documents up to then and says so in one small line', async () => {
    const message = await call('ask', { question: 'yellow card', as_of: '2022-05' });
    expect(message.head.split('\n')).toEqual([
      '**yellow card**',
      '-# As of 31 May 2022: later documents are left out.',
    ]);
    expect(expectAnswer(message.boxes, 'en').map(({ source }) => source.id)).toEqual(['son-borrell-2022-05-24']);
    const vietnamese = await call('ask', { question: 'thẻ vàng', as_of: '2022-05' }, 'vi');
    expect(vietnamese.head).toContain('-# Tính đến 31 tháng 5 năm 2022: không xét các tài liệu sau đó.');
  });

  it('is not mixed up with the answer of today', async () => {
    const question = 'What is said of the yellow card?';
    const today = await call('ask', { question });
    const then = await call('ask', { question, as_of: '2022' });
    expect(passagesOn(then.boxes[0])).not.toEqual(passagesOn(today.boxes[0]));
    const again = await call('ask', { question });
    expect(again.boxes.map(({ text }) => text)).toEqual(today.boxes.map(({ text }) => text));
  });
});

describe('an answer from an older document', () => {
  it('has a button to the newer one, which opens it in context', async () => {
    const message = await call('ask', { question: 'EU co go the vang cho thuy san khong' });
    expect(message.boxes[0]?.title).toMatch(
      /^-# 🆕 Newest on this: \*\*29 January 2026 · Joint Statement.*, clause 34\*\*$/,
    );
    const user = bot.discord.addUser();
    const opened = await (await user.press(message, { label: 'Read' })).answer();
    expect(opened.visibleTo).toEqual([user.id]);
    expect(plainText(opened.boxes[0]?.quote ?? '')).toContain(clauseText(34).replace('34. ', ''));
    const vietnamese = await call('ask', { question: 'EU co go the vang cho thuy san khong' }, 'vi');
    expect(vietnamese.boxes[0]?.title).toMatch(/^-# 🆕 Mới nhất về việc này: \*\*29\/1\/2026 · .*, điều khoản 34\*\*$/);
  });
});

describe('figures that drift', () => {
  const QUESTION = "Is the EU Viet Nam's fourth largest trading partner?";

  it('stand side by side with their dates above the cards, with no verdict', async () => {
    const { boxes } = await call('ask', { question: QUESTION });
    const [figures, ...cards] = boxes;
    expect(figures?.title).toBe('Figures from different dates:');
    const lines = figures?.text.split('\n').filter((line) => line.startsWith('**')) ?? [];
    expect(lines).toEqual(['**24 May 2022 (inferred)**', expect.stringMatching(/^\*\*\d+ \w+ 202\d\*\*$/)]);
    expect(figures?.quote).toContain('lớn thứ 3 và nhập khẩu lớn thứ 5');
    expect(figures?.quote).toContain('fourth largest overall');
    expect(figures?.buttons.map(({ label }) => label)).toEqual(['Read on', 'Read on']);
    // Text shown above is not repeated below.
    for (const { pieces } of cards.length > 0 ? expectAnswer(cards, 'en') : [])
      expect(plainText(figures?.quote ?? '')).not.toContain(pieces[0]);
    const vietnamese = await call('ask', { question: QUESTION }, 'vi');
    expect(vietnamese.boxes[0]?.title).toBe('Số liệu ở những thời điểm khác nhau:');
    const plain = await call('ask', { question: QUESTION, text: true });
    expect(plain.content).toContain('Figures from different dates:');
    expect(plain.content.length).toBeLessThanOrEqual(2000);
  });

  it('are left out where the question is about something else', async () => {
    const { boxes } = await call('ask', { question: 'What do the documents say about EVFTA?' });
    expect(boxes.map(({ title }) => title)).not.toContain('Figures from different dates:');
  });
});
