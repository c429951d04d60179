import { describe, expect, it } from 'vitest';
import { STYLES } from '../../src/cite/cite.js';
import type { Channel, MessageSnapshot, User } from '../simulator/simulator.js';
import { clauseBody, clauseText, expectAnswer, expectCard, passagesOn } from './cards.js';
import { shelve, withBot } from './corpora.js';
import { plainText } from './markdown.js';
import { type RunningBot, type Stage, startOnce } from './support.js';

const QUESTION = 'What does the joint statement say about the yellow card on fisheries?';
const STATEMENT =
  'Joint Statement on upgrading relations between the Socialist Republic of Viet Nam and the European Union to a ' +
  'Comprehensive Strategic Partnership';
const FOOTNOTE = `Council of the European Union, ${STATEMENT}, 5819/26, 29 January 2026, clause 34.`;
const RECEIPT = /joint-statement-2026:\d+-\d+:[0-9a-f]{16}/;

let stage: Stage;
let bot: RunningBot;
let channel: Channel;

startOnce((started) => {
  ({ stage, bot, channel } = started);
});

const somebody = (locale = 'en-GB') => bot.discord.addUser({ locale });
const call = async (name: string, values: Record<string, string>, user = somebody(), where = channel) =>
  (await user.slash(where, name, values)).answer();
/** The content of the only code block of a message. */
function blockOf({ head }: MessageSnapshot): string {
  const [, block, ...more] = head.split(/^```$/m);
  expect(more).toHaveLength(1);
  return (block ?? '').trim();
}
const receiptIn = ({ head }: MessageSnapshot) => RECEIPT.exec(head)?.[0] ?? '';

describe('/cite', () => {
  it('gives a footnote to copy, its receipt below, and the passage with its source', async () => {
    const reply = await call('cite', { passage: '34' });
    expect(blockOf(reply)).toBe(FOOTNOTE);
    expect(reply.head).toMatch(
      /```\n-# Check code: `joint-statement-2026:\d+-\d+:[0-9a-f]{16}`\n-# Anyone can test a check code with `\/verify`\.$/,
    );
    expect(reply.boxes.map((box) => expectCard(box, 'en').pieces)).toEqual([[clauseBody(34)]]);
    expect(reply.buttons.map(({ label }) => label)).toEqual(['Read on', '']);
    expect(reply).toMatchObject({ visibleTo: 'everyone', pings: [], attachments: [] });
  });

  it.each(STYLES.map(({ name }) => name))('writes %s', async (style) => {
    const reply = await call('cite', { passage: 'vns-2025-10-10#p2', style });
    const block = blockOf(reply);
    expect(block).toContain('[Deputy Prime Minister Bùi Thanh Sơn at the Global Gateway Forum');
    expect(block).toContain('2025');
    if (style === 'csl-json') expect(JSON.parse(block)).toHaveLength(1);
  });

  it('is in Vietnamese for Vietnamese readers, titles as they are', async () => {
    const reply = await call('cite', { passage: 'son-borrell-2022-05-24#p5' }, somebody('vi'));
    expect(blockOf(reply)).toBe(
      '“Thúc đẩy quan hệ hợp tác giữa Việt Nam và EU tương xứng với tiềm năng”, [ngày 24 tháng 5 năm 2022?], đoạn 5.',
    );
    expect(reply.head).toContain('-# Mã kiểm chứng: `son-borrell-2022-05-24:');
    expectCard(reply.boxes[0], 'vi');
  });

  it('sends a file where a citation is longer than a message', async () => {
    const reply = await call('cite', { passage: '1-60', style: 'markdown' });
    expect(reply.head).toMatch(
      /^It is in the file below\.\n-# Check code: `joint-statement-2026:\d+-\d+:[0-9a-f]{16}`\n-# Anyone can test/,
    );
    const [file, ...more] = reply.attachments;
    expect(more).toEqual([]);
    expect(file).toMatchObject({ name: 'citation.md', description: '60 cited passages, as Quote in Markdown' });
    const text = file?.content.toString('utf8') ?? '';
    // There is one code for all of them, and it is valid.
    expect(text).not.toContain('Check code');
    expect((await call('verify', { receipt: receiptIn(reply) })).boxes[0]?.title).toMatch(/^✅/);
    expect(text).toContain('clause 60');
    expect(passagesOn(reply.boxes[0])).toHaveLength(3);
  });

  it('suggests passages by number, words and id, and styles by name', async () => {
    const user = somebody();
    const values = async (passage: string) =>
      (await user.type(channel, 'cite', { passage }, 'passage')).map(({ value }) => value);
    expect((await values('34'))[0]).toBe('joint-statement-2026#34');
    expect(await values('yellow')).toContain('joint-statement-2026#34');
    expect((await values('vns-2025-10-10#p1'))[0]).toBe('vns-2025-10-10#p1');
    expect(await values('Global Gateway Forum')).toContain('vns-2025-10-10#p1');
    expect(await values('')).toHaveLength(25);
    const styles = await user.type(channel, 'cite', { passage: '34', style: 'bib' }, 'style');
    expect(styles).toEqual([{ name: 'BibTeX', value: 'bibtex' }]);
    const all = await somebody('vi').type(channel, 'cite', { passage: '34', style: '' }, 'style');
    expect(all.map(({ name }) => name)).toContain('Chú thích cuối trang (kiểu EU)');
  });

  it('takes words for the clause that fits them best, and says what is no passage or style', async () => {
    expect(blockOf(await call('cite', { passage: 'yellow card' }))).toBe(FOOTNOTE);
    expect((await call('cite', { passage: '75' })).content).toMatch(/^I don’t have that passage/);
    expect((await call('cite', { passage: '34', style: 'harvard' })).content).toMatch(
      /^I don’t know that citation style/,
    );
    expect((await call('cite', { passage: '75' }, somebody('vi'))).content).toMatch(/Tôi không có đoạn này/);
  });
});

describe('the button Cite', () => {
  it('under an answer gives its first quote as a footnote, for the presser alone, and a menu of styles', async () => {
    const answer = await call('ask', { question: QUESTION });
    const [first] = expectAnswer(answer.boxes, 'en');
    const reader = somebody();
    const cited = await (await reader.press(answer, { label: 'Cite' })).answer();
    expect(cited.visibleTo).toEqual([reader.id]);
    expect(blockOf(cited)).toBe(FOOTNOTE);
    const menu = cited.selects[0];
    expect(menu?.options.map(({ value }) => value)).toEqual(STYLES.map(({ name }) => name));
    expect(menu?.options.find((option) => option.default)?.value).toBe('footnote');
    const again = await (await reader.select(cited, ['markdown'])).updated();
    expect(again.id).toBe(cited.id);
    expect(plainText(blockOf(again))).toContain(first?.pieces.join(' ') ?? '-');
    expect(again.selects[0]?.options.find((option) => option.default)?.value).toBe('markdown');
    expect(receiptIn(again)).toBe(receiptIn(cited));
    const held = await call('verify', { receipt: receiptIn(cited) });
    expect(held.boxes[0]?.title).toMatch(/^✅ \*\*Still correct:/);
  });

  it('under a clause makes it count for the bibliography', async () => {
    const [user, thread] = [somebody(), channel.addThread()];
    const clause = await call('clause', { number: '34' }, user, thread);
    const cited = await (await user.press(clause, { label: 'Cite' })).answer();
    expect(blockOf(cited)).toBe(FOOTNOTE);
    expect(receiptIn(cited)).toBe(receiptIn(await call('cite', { passage: '34' }, user, thread)));
    expect(blockOf(await call('bibliography', {}, user, thread))).toBe(FOOTNOTE);
  });
});

describe('/verify', () => {
  it('shows the words in their passage where a receipt holds', async () => {
    const receipt = receiptIn(await call('cite', { passage: '34' }));
    const reply = await call('verify', { receipt: `\`${receipt}\`` }, somebody('vi'));
    expect(reply.boxes[0]?.title).toBe('✅ **Còn đúng:** đoạn trích vẫn có ở vị trí này, đúng từng chữ.');
    expect(reply.boxes[0]?.text).toMatch(/, điều khoản 34\*\* · .*\n> /);
    expect(reply.buttons.map(({ label }) => label)).toEqual(['Đọc tiếp', '']);
  });

  it('shows what stands there where it does not, and tells of documents that are not there', async () => {
    const receipt = receiptIn(await call('cite', { passage: '34' })).replace(/[0-9a-f]{16}$/, '0123456789abcdef');
    const changed = await call('verify', { receipt });
    expect(changed.boxes[0]?.title).toMatch(/^❌ \*\*No longer correct/);
    expect(changed.boxes[0]?.text).toMatch(/, clause 34\*\* · .*\n> /);
    const moved = receiptIn(await call('cite', { passage: '35' })).replace(/:\d+-\d+:/, (span) => {
      const [start = 0, end = 0] = span.match(/\d+/g)?.map(Number) ?? [];
      return `:${start - 200}-${end - 200}:`;
    });
    const found = await call('verify', { receipt: moved });
    expect(found.boxes[0]?.title).toContain(receiptIn(await call('cite', { passage: '35' })));
    expect(found.boxes[0]?.text).toMatch(/, clause 35\*\* · .*\n> /);
    expect((await call('verify', { receipt: 'no-such:1-2:0123456789abcdef' })).content).toMatch(
      /don’t have a document `no-such`/,
    );
    expect((await call('verify', { receipt: 'point 34' })).content).toMatch(/^That isn’t a complete check code/);
    const outside = await call('verify', { receipt: 'joint-statement-2026:0-40:0123456789abcdef' });
    expect(outside.boxes[0]?.small.at(-1)).toMatch(/^Joint Statement/);
  });
});

describe('/compare', () => {
  it('shows two passages side by side, shared terms underlined and listed, across languages', async () => {
    const reply = await call('compare', { a: '34', b: 'son-borrell-2022-05-24#p5' });
    expect(reply.head).toMatch(/^\*\*Shared terms:\*\* .*Yellow Card ↔ thẻ vàng/);
    const [a, b] = reply.boxes;
    expect(a?.quote).toContain('__Yellow Card__');
    expect(b?.quote).toMatch(/__thẻ vàng[^_]*__/);
    for (const box of [a, b]) expectCard(box && { ...box, text: box.text.replaceAll('__', '') }, 'en');
    expect(reply.buttons.map(({ label }) => label)).toEqual(['Read on', 'Read on', '']);
  });

  it('suggests passages for both, and says where several are named', async () => {
    const user = somebody();
    expect((await user.type(channel, 'compare', { a: '34', b: '15' }, 'b'))[0]?.value).toBe('joint-statement-2026#15');
    expect((await call('compare', { a: '30-36', b: '3' })).content).toMatch(/more than one passage/);
    const none = await call('compare', { a: 'hang-2026-01-27#p3', b: 'son-borrell-2022-05-24#p8' }, somebody('vi'));
    expect(none.head).toMatch(/^(?:\*\*Từ ngữ chung:\*\*|Hai đoạn này không có)/);
  });
});

describe('/bibliography', () => {
  const conversation = async (user: User, where: Channel) => {
    const answer = await call('ask', { question: QUESTION }, user, where);
    await call('cite', { passage: 'vns-2025-10-10#p2' }, user, where);
    await call('cite', { passage: 'vns-2025-10-10#p2' }, user, where);
    await user.post(where, 'I think that is clear.');
    return expectAnswer(answer.boxes, 'en').map(({ source }) => source.id);
  };

  it('collects what the bot cited here, the oldest first, each once, in one block', async () => {
    const [user, thread] = [somebody(), channel.addThread()];
    const cited = await conversation(user, thread);
    const reply = await call('bibliography', {}, user, thread);
    const documents = new Set([...cited, 'vns-2025-10-10']);
    const lines = blockOf(reply).split('\n');
    expect(lines.filter((line) => line.endsWith('.'))).toHaveLength(documents.size);
    expect(lines.filter((line) => line.includes('Global Gateway Forum'))).toHaveLength(1);
    expect(lines.filter((line) => line.startsWith('Check code: '))).toHaveLength(cited.length + 1);
    const years = lines
      .map((line) => /(\d{4})\??\]?, (?:point|paragraph)/.exec(line)?.[1] ?? '')
      .filter((year) => year !== '');
    expect(years).toEqual([...years].sort());
    expect(reply.content).toMatch(
      new RegExp(`^\\*\\*Cited here: ${cited.length + 1} passages of ${documents.size} documents\\*\\*`),
    );
  });

  it('is a file where it is longer than a message, and works in direct messages', async () => {
    const user = somebody('vi');
    for (const passage of ['1-3', '4-6', '7-9', 'vns-2025-04-15#p1', 'hang-2026-01-27#p2', 'son-borrell-2022-05-24#p1'])
      await call('cite', { passage }, user, user.dm());
    const reply = await call('bibliography', { style: 'csl-json' }, user, user.dm());
    expect(reply.content).toBe('**Đã trích dẫn ở đây: 12 đoạn của 4 tài liệu**\nNội dung ở trong tệp bên dưới.');
    const [file] = reply.attachments;
    expect(file?.name).toBe('bibliography.json');
    expect(JSON.parse(file?.content.toString('utf8') ?? '')).toHaveLength(4);
  });

  it('says where nothing was cited, private replies not being counted', async () => {
    const [user, thread] = [somebody(), channel.addThread()];
    await (await user.slash(thread, 'ask', { question: QUESTION, private: true })).answer();
    expect((await call('bibliography', {}, user, thread)).content).toMatch(/^The bot has cited nothing here/);
  });

  it('says so where the bot may not read, and where it is no member', async () => {
    const closed = bot.discord.addGuild().addChannel();
    closed.setBotPermissions(['ViewChannel', 'SendMessages', 'EmbedLinks']);
    expect((await call('bibliography', {}, somebody(), closed)).content).toMatch(/^I’m not allowed to read/);
    const user = bot.discord.addUser({ locale: 'vi', installedApp: true });
    const elsewhere = bot.discord.addGuild({ botIsMember: false }).addChannel();
    for (const where of [user.dm(bot.discord.addUser()), elsewhere]) {
      expect((await call('bibliography', {}, user, where)).content).toMatch(/^Tôi không được phép đọc/);
    }
  });

  it('leaves out messages of an index that was replaced, and says how many', async () => {
    const fruit = (id: string, text: string) => ({ fields: { id, title: id, date: '2024-01-02' }, text });
    const shelf = await shelve(stage, 'old', [fruit('apples', 'Apples are round.\n\nPears are long.')]);
    await withBot(stage, { env: shelf.env }, async (other) => {
      const { discord } = other;
      const [user, where] = [discord.addUser(), discord.addGuild().addChannel()];
      await call('cite', { passage: 'apples#p1' }, user, where);
      const kept = await call('cite', { passage: 'apples#p2' }, user, where);
      const receipt = /apples:\S+(?=`)/.exec(kept.head)?.[0] ?? '';
      const later = [fruit('apples', 'Pears are long.\n\nApples are green.')];
      const newer = await shelve(stage, 'new', later, shelf.env.INDEX_DIR);
      other.reload();
      const renewed = () =>
        other.log.some(({ msg, version }) => msg === 'a new index is in use' && version === newer.version);
      await discord.until(renewed);
      expect((await call('bibliography', {}, user, where)).content).toMatch(
        /^The bot has cited nothing .*\n2 messages left out/,
      );
      await call('cite', { passage: 'apples#p2' }, user, where);
      const reply = await call('bibliography', {}, user, where);
      expect(blockOf(reply)).toMatch(/^‘apples’, 2 January 2024, paragraph 2\.$/);
      expect(reply.content).toContain('-# 2 messages left out');
      // Earlier receipts still show where the words are now.
      expect((await call('verify', { receipt }, user, where)).boxes[0]?.title).toMatch(
        /^✅ \*\*Still correct, in another place:/,
      );
    });
  });
});

describe('in plain text', () => {
  it('a citation is copied as it stands, and the passage follows in words', async () => {
    await withBot(stage, { env: { PLAIN_TEXT: 'true' } }, async ({ discord }) => {
      const [user, where] = [discord.addUser(), discord.addGuild().addChannel()];
      const reply = await call('cite', { passage: '34', style: 'markdown' }, user, where);
      expect(reply.boxes).toEqual([]);
      expect(blockOf(reply)).toMatch(
        /^> 34\\\. Both sides .*\n>\n> — Council of the European Union, \*Joint Statement/,
      );
      expect(reply.content).toMatch(/```\nCheck code: `joint-statement-2026:/);
      expect(plainText(reply.content.split('```').at(-1) ?? '')).toContain(clauseText(34));
      const compared = await call('compare', { a: '34', b: 'son-borrell-2022-05-24#p5' }, user, where);
      expect(compared.content).toMatch(/^Shared terms: .*Yellow Card/);
      expect(compared.content).not.toContain('__');
    });
  });
});
