import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { createMessage } from '../simulator/messages.js';
import type { Call, Channel, MessageSnapshot, User } from '../simulator/simulator.js';
import { clauseText, expectAnswer, expectCard } from './cards.js';
import { shelve, withBot } from './corpora.js';
import { boldOf, liveMarkdown, piecesOf, plainText } from './markdown.js';
import { expectClean, type RunningBot, Stage, startBot } from './support.js';

const EVIPA = 'What do the documents say about the ratification of the EVIPA?';
const PRIVATE = { question: EVIPA, private: true };

let stage: Stage;
let bot: RunningBot;
let channel: Channel;
let feedback: string;

beforeAll(async () => {
  stage = await Stage.open();
  feedback = stage.config().discord.feedbackFile ?? '';
  bot = await startBot(stage);
  channel = bot.discord.addGuild().addChannel();
});
afterEach(() => expectClean(bot));
afterAll(async () => {
  await bot.stop();
  await bot.discord.close();
  await stage.close();
});

const somebody = (locale = 'en-GB') => bot.discord.addUser({ locale });
async function ask(user: User, question = EVIPA, options = {}, where = channel): Promise<MessageSnapshot> {
  return (await user.slash(where, 'ask', { question, ...options })).answer();
}
const labelsOf = ({ buttons }: MessageSnapshot) => buttons.map(({ label, emoji }) => label || emoji);
const clausesOf = ({ embeds }: MessageSnapshot) => embeds.map((embed) => expectCard(embed, 'en').clause);

/** A message of the bot's with one button, as an earlier version or another index might have left it. */
function leaveButton(customId: string, where = channel): { id: string } {
  const button = { type: 2, style: 2, label: 'Old', custom_id: customId };
  const body = { content: 'An old answer', components: [{ type: 1, components: [button] }] };
  const { world } = bot.discord;
  return createMessage(world, { channel: where.state, authorId: world.botId, body, files: [] });
}

/** The reply to a press that only the presser sees, while the message stays as it is. */
async function aside(call: Call, user: User): Promise<string> {
  expect((await call.acknowledged).ephemeral).toBe(true);
  const reply = await call.answer();
  expect(reply.visibleTo).toEqual([user.id]);
  return reply.content;
}

describe('the buttons of an answer', () => {
  it('are those of its cards, then sources and verdicts; Share only where it is private', async () => {
    const inContext = ['1 in context', '2 in context', '3 in context'];
    expect(labelsOf(await ask(somebody()))).toEqual([...inContext, 'Sources', 'Cite', '👍', '👎']);
    expect(labelsOf(await ask(somebody(), EVIPA, PRIVATE))).toEqual([
      ...inContext,
      'Sources',
      'Cite',
      'Share',
      '👍',
      '👎',
    ]);
    const vietnamese = labelsOf(await ask(somebody('vi'), EVIPA, PRIVATE));
    expect(vietnamese).toEqual(['Ngữ cảnh 1', 'Ngữ cảnh 2', 'Ngữ cảnh 3', 'Nguồn', 'Trích dẫn', 'Chia sẻ', '👍', '👎']);
  });

  it('show a passage between the ones before and after it, and turn on to the ends of the document', async () => {
    const answer = await ask(somebody());
    const [quoted] = expectAnswer(answer.embeds, 'en');
    expect(quoted?.clause).toBe(15);
    const reader = somebody();
    let page = await (await reader.press(answer, { label: '1 in context' })).answer();
    expect(page.visibleTo).toEqual([reader.id]);
    expect(clausesOf(page)).toEqual([14, 15, 16]);
    expect(boldOf(page.embeds[1]?.description ?? '')).toEqual(quoted?.bold);
    expect(piecesOf(page.embeds[1]?.description ?? '')).toEqual([clauseText(15)]);
    // What is before is shown by its end, what is after by its beginning.
    expect(clauseText(14).endsWith(piecesOf(page.embeds[0]?.description ?? '').at(-1) ?? '-')).toBe(true);
    expect(clauseText(16).startsWith(piecesOf(page.embeds[2]?.description ?? '')[0] ?? '-')).toBe(true);
    const middles: (number | undefined)[] = [];
    while (labelsOf(page).includes('Next')) {
      page = await (await reader.press(page, { label: 'Next' })).updated();
      middles.push(clausesOf(page)[1]);
    }
    expect(middles).toEqual(Array.from({ length: 45 }, (_, i) => 16 + i));
    expect(clausesOf(page)).toEqual([59, 60]);
    for (const from of [59, 58]) {
      page = await (await reader.press(page, { label: 'Previous' })).updated();
      expect(clausesOf(page)[1]).toBe(from);
    }
  });

  it('list the sources, each document once with its date, kind and the numbers of its passages', async () => {
    const answer = await ask(somebody());
    const numbers = [...expectAnswer(answer.embeds, 'en').keys(), 3, 4].map((i) => i + 1);
    const reader = somebody();
    const list = await (await reader.press(answer, { label: 'Sources' })).answer();
    expect(list.visibleTo).toEqual([reader.id]);
    expect(list.embeds[0]?.title).toBe('Sources of this answer');
    const fields = list.embeds[0]?.fields ?? [];
    const text = fields.map(({ value }) => plainText(value)).join('\n');
    expect([...text.matchAll(/(?:^|· )(\d)\. (?:Clause|Paragraph) \d+/gm)].map(([, n]) => Number(n)).sort()).toEqual(
      numbers,
    );
    const statement = fields.find(({ name }) => name.startsWith('Joint Statement on upgrading'));
    expect(plainText(statement?.value ?? '')).toBe(
      '29 January 2026 · Council of the European Union (5819/26) · 📜 Official document\n1. Clause 15',
    );
    expect(new Set(fields.map(({ name }) => name)).size).toBe(fields.length);
  });

  it('keep a verdict: the passage, the verdict, the time and the index, and nothing else', async () => {
    rmSync(feedback, { force: true });
    const judge = somebody('vi');
    const answer = await ask(somebody());
    const before = Date.now();
    expect(await aside(await judge.press(answer, { emoji: '👍' }), judge)).toBe('Cảm ơn, ý kiến của bạn đã được lưu.');
    expect(await aside(await judge.press(answer, { emoji: '👎' }), judge)).toMatch(/^Cảm ơn/);
    const written = readFileSync(feedback, 'utf8');
    expect(written).toMatch(/^.+\n.+\n$/);
    const lines = written
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line));
    const indexVersion = await stage.ingest();
    for (const [i, verdict] of ['right', 'wrong'].entries()) {
      const { at, ...rest } = lines[i];
      expect(rest).toEqual({ passageId: 'joint-statement-2026#15', verdict, indexVersion });
      expect(at).toMatch(/^\d{4}-\d\d-\d\dT[\d:.]{12}Z$/);
      expect(Date.parse(at)).toBeGreaterThanOrEqual(before);
      expect(Date.parse(at)).toBeLessThanOrEqual(Date.now());
    }
  });
});

describe('Share', () => {
  it('posts the private answer for everybody with the same cards, once, and mentions nobody', async () => {
    const [asker, other] = [somebody(), somebody()];
    const question = `Does the EVIPA help @everyone, ${other.mention} and ${bot.discord.mention}?`;
    const answer = await ask(asker, question, { private: true });
    expect(answer.ephemeral).toBe(true);
    const call = await asker.press(answer, { label: 'Share' });
    const changed = await call.updated();
    expect(changed.id).toBe(answer.id);
    expect(labelsOf(changed)).toEqual(labelsOf(answer).filter((label) => label !== 'Share'));
    expect(changed.embeds).toEqual(answer.embeds);
    const { kind, message: shared } = await call.nextEvent();
    expect(kind).toBe('follow-up');
    expect(shared).toMatchObject({ visibleTo: 'everyone', pings: [], content: answer.content });
    expect(plainText(shared.content)).toBe('> Does the EVIPA help @everyone, and ?');
    expect(liveMarkdown(shared.content.replace(/^> /, ''))).toEqual([]);
    expect(shared.embeds).toEqual(answer.embeds);
    expect(labelsOf(shared)).not.toContain('Share');
    expect(call.followUps).toHaveLength(1);
    // Its own buttons are for everybody.
    const opened = await (await other.press(shared, { label: '1 in context' })).answer();
    expect(opened.visibleTo).toEqual([other.id]);
    expect(boldOf(opened.embeds.map(({ description }) => description).join('\n'))).not.toEqual([]);
  });

  it('and every other button of a private answer is refused to anybody but the asker', async () => {
    const [asker, other] = [somebody(), somebody('vi')];
    const answer = await ask(asker, EVIPA, { private: true });
    await expect(other.press(answer, { label: 'Share' })).rejects.toThrow('does not see this message');
    for (const { customId, label } of answer.buttons) {
      // Discord would not let it happen; the bot does not rely on that.
      const copy = leaveButton(customId ?? '');
      const before = channel.messages.length;
      expect(await aside(await other.press(copy, { label: 'Old' }), other)).toBe(
        'Câu trả lời này của người khác. Hãy tự đặt câu hỏi để dùng các nút.',
      );
      expect(channel.messages, label).toHaveLength(before);
    }
    expect(existsSync(feedback) ? readFileSync(feedback, 'utf8').trim().split('\n').length : 0).toBeLessThanOrEqual(2);
  });
});

describe('“Find sources” in the menu of a message', () => {
  it('finds passages about what the message says, for the caller alone, who may share them', async () => {
    const [author, reader] = [somebody(), somebody('vi')];
    const post = await author.post(channel, `The EU should lift the yellow card on fisheries now, ${reader.mention}!`);
    const call = await reader.messageMenu(channel, post, 'Tìm nguồn');
    expect((await call.acknowledged).ephemeral).toBe(true);
    const found = await call.answer();
    expect(found.visibleTo).toEqual([reader.id]);
    expect(
      expectAnswer(found.embeds, 'vi')
        .flatMap(({ bold }) => bold)
        .join(),
    ).toContain('“yellow card”');
    expect(labelsOf(found)).toContain('Chia sẻ');
    const share = await reader.press(found, { label: 'Chia sẻ' });
    await share.updated();
    expect(await share.next()).toMatchObject({ visibleTo: 'everyone', pings: [], embeds: found.embeds });
  });

  it('says so where a message holds no text', async () => {
    const { world } = bot.discord;
    const reader = somebody('vi');
    const file = { index: 0, name: 'a.png', contentType: 'image/png', content: Buffer.from('x') };
    const draft = { channel: channel.state, authorId: somebody().id, body: {}, files: [file as never] };
    const picture = createMessage(world, draft);
    const call = await reader.messageMenu(channel, picture, 'Find sources');
    expect(await aside(call, reader)).toBe('Tin nhắn này không có chữ nào để tìm.');
  });
});

describe('old buttons', () => {
  it('do the same after the bot was stopped and started again', async () => {
    const user = somebody();
    const answer = await ask(user, EVIPA, { private: true });
    const range = await (await user.slash(channel, 'clause', { number: '1-60' })).answer();
    const context = await (await user.press(answer, { label: '2 in context' })).answer();
    const option = answer.selects[0]?.options[0]?.value ?? '';
    const sources = await (await user.press(answer, { label: 'Sources' })).answer();
    expect(await bot.stop()).toBe(0);
    expectClean(bot);
    bot = await startBot(stage, { on: bot.discord });
    const again = await (await user.press(answer, { label: '2 in context' })).answer();
    expect(again.embeds).toEqual(context.embeds);
    expect((await (await user.press(answer, { label: 'Sources' })).answer()).embeds).toEqual(sources.embeds);
    const turned = await (await user.press(context, { label: 'Next' })).updated();
    expectCard(turned.embeds[1], 'en');
    expect(turned.embeds).not.toEqual(context.embeds);
    expect(clausesOf(await (await user.press(range, { label: 'Next' })).updated())).toContain(10);
    expectAnswer((await (await user.select(answer, [option])).answer()).embeds, 'en');
    expect(await aside(await user.press(answer, { emoji: '👍' }), user)).toBe('Thank you, your verdict was kept.');
    const share = await user.press(answer, { label: 'Share' });
    await share.updated();
    expect((await share.next()).embeds).toEqual(answer.embeds);
  });

  it('of an index that was replaced say so, and leave the message as it is', async () => {
    const fruit = (id: string, text: string) => ({ fields: { id, title: id, date: '2024-01-02' }, text });
    const shelf = await shelve(stage, 'old', [
      fruit('apples', 'Apples are round.\n\nPears are long.\n\nPlums are blue.'),
    ]);
    await withBot(stage, { env: shelf.env }, async (other) => {
      const { discord, log } = other;
      const user = discord.addUser({ locale: 'vi' });
      const first = await (
        await user.slash(discord.addGuild().addChannel(), 'clause', { number: 'apples#p1' })
      ).answer();
      const newer = await shelve(stage, 'new', [fruit('cherries', 'Cherries are red.')], shelf.env.INDEX_DIR);
      expect(newer.version).not.toBe(shelf.version);
      other.reload();
      await discord.until(() =>
        other.log.some(({ msg, version }) => msg === 'a new index is in use' && version === newer.version),
      );
      expect(log.some(({ level }) => level === 'warn')).toBe(false);
      const call = await user.press(first, { label: 'Tiếp' });
      expect(await aside(call, user)).toMatch(/^Tài liệu đã được cập nhật sau câu trả lời này\./);
      expect(user.sees({ id: first.channelId } as Channel)[0]?.embeds).toEqual(first.embeds);
    });
  });

  it.each([
    ['of a later format', '2c|x||1.0.1'],
    ['of another program', 'next-page'],
    ['cut off', '1c'],
    ['of an unknown action', '1z|x|'],
    ['with an owner that is none', '1s|x|!!|1'],
  ])('that are %s are explained', async (_what, customId) => {
    const user = somebody();
    const old = leaveButton(customId);
    expect(await aside(await user.press(old, { label: 'Old' }), user)).toBe(
      'This button is from an older version of the bot. Please ask again.',
    );
  });

  it('for verdicts are explained where none are kept any more', async () => {
    const answer = await ask(somebody());
    const file = join(stage.root, 'none.jsonl');
    await bot.stop();
    await withBot(stage, { env: { FEEDBACK_FILE: 'off' }, on: bot.discord }, async (other) => {
      const user = somebody();
      const old = await user.press(answer, { emoji: '👍' });
      expect(await aside(old, user)).toMatch(/^This button is from an older version/);
      const fresh = await (await user.slash(channel, 'ask', { question: EVIPA })).answer();
      expect(labelsOf(fresh)).not.toContain('👍');
      expect(other.notes.join('\n')).toContain('Ready');
    });
    expect(existsSync(file)).toBe(false);
    bot = await startBot(stage, { on: bot.discord });
  });
});
