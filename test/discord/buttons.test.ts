import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { createMessage } from '../simulator/messages.js';
import type { Call, Channel, MessageSnapshot, User } from '../simulator/simulator.js';
import { clauseBody, expectAnswer, passagesOn } from './cards.js';
import { shelve, withBot } from './corpora.js';
import { boldOf, GAP, liveMarkdown, piecesOf, plainText } from './markdown.js';
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
  stage.close();
});

const somebody = (locale = 'en-GB') => bot.discord.addUser({ locale });
async function ask(user: User, question = EVIPA, options = {}, where = channel): Promise<MessageSnapshot> {
  return (await user.slash(where, 'ask', { question, ...options })).answer();
}
const labelsOf = ({ buttons }: MessageSnapshot) => buttons.map(({ label, emoji }) => label || emoji);
/** The clauses on a reading page: the neighbours by their label, the middle one by its heading. */
const clausesOf = ({ boxes }: MessageSnapshot) =>
  (boxes[0]?.text.split('\n') ?? []).flatMap((line) => {
    const [, number] = /^(?:\*\*Clause |## .*, clause |> \*\*)(\d+)(?:\*\*$|$|\\?\.\*\* )/.exec(line) ?? [];
    return number === undefined ? [] : [Number(number)];
  });
/** The words in the bar below a heading. */
const barsOf = ({ boxes }: MessageSnapshot) =>
  (boxes[0]?.text ?? '')
    .split(/^(?!> ).*$/m)
    .map((bar) => bar.replace(/^> /gm, '').trim())
    .filter((bar) => bar !== '');

/** A message from the bot with one button, as an earlier version or another index might have left it. */
function leaveButton(customId: string, where = channel): { id: string } {
  const button = { type: 2, style: 2, label: 'Old', custom_id: customId };
  const body = { content: 'An old answer', components: [{ type: 1, components: [button] }] };
  const { world } = bot.discord;
  return createMessage(world, { channel: where.state, authorId: world.botId, body, files: [] });
}

/** The reply to a press that only the presser sees; the message does not change. */
async function aside(call: Call, user: User): Promise<string> {
  expect((await call.acknowledged).ephemeral).toBe(true);
  const reply = await call.answer();
  expect(reply.visibleTo).toEqual([user.id]);
  return reply.content;
}

describe('the buttons of an answer', () => {
  it('are those of its cards, then sources and verdicts; Share only where it is private', async () => {
    const answer = await ask(somebody());
    const readOn = passagesOn(answer.boxes[0]).map(() => 'Read on');
    expect(readOn.length).toBeGreaterThan(1);
    expect(labelsOf(answer)).toEqual([...readOn, 'Cite', 'Sources', '👍', '👎', '🗑️']);
    const hidden = [...readOn, 'Cite', 'Sources', 'Post for everyone', '👍', '👎'];
    expect(labelsOf(await ask(somebody(), EVIPA, PRIVATE))).toEqual(hidden);
    const vietnamese = labelsOf(await ask(somebody('vi'), EVIPA, PRIVATE));
    expect(vietnamese).toEqual([
      ...readOn.map(() => 'Đọc tiếp'),
      ...['Trích dẫn', 'Nguồn', 'Đăng cho mọi người', '👍', '👎'],
    ]);
  });

  it('show a passage between the ones before and after it, and turn on to the ends of the document', async () => {
    const answer = await ask(somebody());
    const [quoted] = expectAnswer(answer.boxes, 'en');
    expect(quoted?.clause).toBe(15);
    const reader = somebody();
    let page = await (await reader.press(answer, { label: 'Read on' })).answer();
    expect(page.visibleTo).toEqual([reader.id]);
    expect(clausesOf(page)).toEqual([14, 15, 16]);
    const [before = '', middle = '', after = ''] = barsOf(page);
    expect(boldOf(middle)).toEqual(quoted?.bold);
    expect(piecesOf(middle)).toEqual([clauseBody(15)]);
    // The passage before is shown by its end, the one after by its beginning.
    const squeezed = (number: number) => clauseBody(number).replace(/\n\s*\n/g, '\n');
    expect(squeezed(14)).toContain(piecesOf(before).at(-1) ?? '-');
    expect(before.endsWith(GAP)).toBe(false);
    expect(squeezed(16).startsWith(piecesOf(after)[0] ?? '-')).toBe(true);
    const middles: (number | undefined)[] = [];
    while (page.buttons.some(({ emoji }) => emoji === '▶️')) {
      page = await (await reader.press(page, { emoji: '▶️' })).updated();
      middles.push(clausesOf(page)[1]);
    }
    expect(middles).toEqual(Array.from({ length: 45 }, (_, i) => 16 + i));
    expect(clausesOf(page)).toEqual([59, 60]);
    for (const from of [59, 58]) {
      page = await (await reader.press(page, { emoji: '◀️' })).updated();
      expect(clausesOf(page)[1]).toBe(from);
    }
  });

  it('list the sources, each document once with its date, kind and its passages', async () => {
    const answer = await ask(somebody());
    const reader = somebody();
    const list = await (await reader.press(answer, { label: 'Sources' })).answer();
    expect(list.visibleTo).toEqual([reader.id]);
    expect(list.boxes[0]?.title).toBe('Sources of this answer');
    const text = plainText(list.boxes[0]?.text ?? '');
    for (const { source, label } of expectAnswer(answer.boxes, 'en')) {
      expect(text).toContain(source.title);
      expect(text).toContain(label);
    }
    expect(text).toMatch(
      /Joint Statement on upgrading .*\n29 January 2026 · Council of the European Union, 5819\/26 · 📜 Official document\n-# Clause 15/,
    );
    const titles = list.boxes[0]?.text.split('\n').filter((line) => /^\*\*[^\d]/.test(line)) ?? [];
    expect(new Set(titles).size).toBe(titles.length);
  });

  it('of paging belong to the asker: somebody else gets a copy, and the page stays', async () => {
    const [asker, other] = [somebody(), somebody()];
    const shown = await (await asker.slash(channel, 'clause', { number: '34' })).answer();
    const copy = await (await other.press(shown, { emoji: '▶️' })).answer();
    expect(copy.visibleTo).toEqual([other.id]);
    expect(copy.head).toBe('-# Only the person who asked can turn their page; here is yours.');
    expect(clausesOf(copy)).toEqual([35]);
    const own = () => asker.sees(channel).find(({ id }) => id === shown.id);
    expect(own()?.boxes).toEqual(shown.boxes);
    // The copy belongs to the other user.
    expect(clausesOf(await (await other.press(copy, { emoji: '▶️' })).updated())).toEqual([36]);
    expect(clausesOf(await (await asker.press(shown, { emoji: '▶️' })).updated())).toEqual([35]);
  });

  it('take the reply away for the asker alone', async () => {
    const [asker, other] = [somebody(), somebody()];
    const shown = await ask(asker);
    expect(await aside(await other.press(shown, { emoji: '🗑️' }), other)).toMatch(
      /^This answer belongs to somebody else/,
    );
    await asker.press(shown, { emoji: '🗑️' });
    await channel.until((messages) => messages.every(({ id }) => id !== shown.id));
  });

  it('keep a verdict, once a person and message: the passage, the verdict, the time and the index, and nothing else', async () => {
    rmSync(feedback, { force: true });
    const judge = somebody('vi');
    const answer = await ask(somebody());
    const before = Date.now();
    expect(await aside(await judge.press(answer, { emoji: '👍' }), judge)).toBe('👍 Cảm ơn bạn!');
    expect(await aside(await judge.press(answer, { emoji: '👎' }), judge)).toBe('Bạn đã đánh giá câu trả lời này rồi.');
    const second = somebody();
    expect(await aside(await second.press(answer, { emoji: '👎' }), second)).toMatch(/^👎 Thanks, noted\./);
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
    const call = await asker.press(answer, { label: 'Post for everyone' });
    const changed = await call.updated();
    expect(changed.id).toBe(answer.id);
    expect(labelsOf(changed)).toEqual(labelsOf(answer).filter((label) => label !== 'Post for everyone'));
    expect(changed.boxes).toEqual(answer.boxes);
    const { kind, message: shared } = await call.nextEvent();
    expect(kind).toBe('follow-up');
    expect(shared).toMatchObject({ visibleTo: 'everyone', pings: [] });
    const [by = '', asked = ''] = shared.head.split('\n');
    expect(by).toBe(`Shared by <@${asker.id}>`);
    expect(plainText(asked)).toBe('Does the EVIPA help @everyone, and ?');
    expect(liveMarkdown(asked)).toEqual([]);
    const shownIn = ({ boxes }: MessageSnapshot) => boxes.map(({ text }) => text);
    expect(shownIn(shared)).toEqual(shownIn(answer));
    expect(labelsOf(shared)).not.toContain('Post for everyone');
    expect(call.followUps).toHaveLength(1);
    // Its own buttons are for everyone.
    const opened = await (await other.press(shared, { label: 'Read on' })).answer();
    expect(opened.visibleTo).toEqual([other.id]);
    expect(opened.boxes[0]?.quote).not.toBe('');
  });

  it('is refused to anybody but the asker', async () => {
    const [asker, other] = [somebody(), somebody('vi')];
    const answer = await ask(asker, EVIPA, { private: true });
    await expect(other.press(answer, { label: 'Post for everyone' })).rejects.toThrow('does not see this message');
    for (const { customId, label } of answer.buttons.filter((each) => each.label === 'Post for everyone')) {
      // Discord would prevent this, but the bot does not rely on it.
      const copy = leaveButton(customId ?? '');
      const before = channel.messages.length;
      expect(await aside(await other.press(copy, { label: 'Old' }), other)).toBe(
        'Câu trả lời này là của người khác. Hãy tự đặt câu hỏi để dùng các nút.',
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
      expectAnswer(found.boxes, 'vi')
        .flatMap(({ pieces }) => pieces)
        .join(),
    ).toContain('“yellow card”');
    expect(labelsOf(found)).toContain('Đăng cho mọi người');
    const share = await reader.press(found, { label: 'Đăng cho mọi người' });
    await share.updated();
    const shared = await share.next();
    expect(shared).toMatchObject({ visibleTo: 'everyone', pings: [] });
    expect(shared.boxes.map(({ quote }) => quote)).toEqual(found.boxes.map(({ quote }) => quote));
  });

  it('says so where a message holds no text', async () => {
    const { world } = bot.discord;
    const reader = somebody('vi');
    const file = { index: 0, name: 'a.png', contentType: 'image/png', content: Buffer.from('x') };
    const draft = { channel: channel.state, authorId: somebody().id, body: {}, files: [file as never] };
    const picture = createMessage(world, draft);
    const call = await reader.messageMenu(channel, picture, 'Find sources');
    expect(await aside(call, reader)).toBe('Tin nhắn này không có chữ.');
  });
});

describe('old buttons', () => {
  it('do the same after the bot was stopped and started again', async () => {
    const user = somebody();
    const answer = await ask(user, EVIPA, { private: true });
    const range = await (await user.slash(channel, 'clause', { number: '1-60' })).answer();
    const context = await (await user.press(answer, { label: 'Read on' })).answer();
    const option = answer.selects[0]?.options[0]?.value ?? '';
    const sources = await (await user.press(answer, { label: 'Sources' })).answer();
    expect(await bot.stop()).toBe(0);
    expectClean(bot);
    bot = await startBot(stage, { on: bot.discord });
    const again = await (await user.press(answer, { label: 'Read on' })).answer();
    expect(again.boxes).toEqual(context.boxes);
    expect((await (await user.press(answer, { label: 'Sources' })).answer()).boxes).toEqual(sources.boxes);
    const turned = await (await user.press(context, { emoji: '▶️' })).updated();
    expect(turned.boxes).not.toEqual(context.boxes);
    expect(clausesOf(await (await user.press(range, { emoji: '▶️' })).updated()).length).toBeGreaterThan(3);
    expectAnswer((await (await user.select(answer, [option])).answer()).boxes, 'en');
    expect(await aside(await user.press(answer, { emoji: '👍' }), user)).toBe('👍 Thanks!');
    const share = await user.press(answer, { label: 'Post for everyone' });
    await share.updated();
    expect((await share.next()).boxes.map(({ quote }) => quote)).toEqual(answer.boxes.map(({ quote }) => quote));
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
      const call = await user.press(first, { emoji: '▶️' });
      expect(await aside(call, user)).toMatch(/^Tài liệu đã được cập nhật sau câu trả lời này\./);
      expect(user.sees({ id: first.channelId } as Channel)[0]?.boxes).toEqual(first.boxes);
    });
  });

  it('of an index that was replaced still work where the passage is there as it was, also for following up', async () => {
    const fruit = (id: string, text: string) => ({ fields: { id, title: id, date: '2024-01-02' }, text });
    const shelf = await shelve(stage, 'kept', [fruit('pears', 'Pears are long.\n\nPlums are blue and sweet.')]);
    await withBot(stage, { env: shelf.env }, async (other) => {
      const { discord } = other;
      const [user, where] = [discord.addUser(), discord.addGuild().addChannel()];
      const shown = await (await user.slash(where, 'clause', { number: 'pears#p1' })).answer();
      // A document inserted before it shifts its passage numbers.
      const later = [
        fruit('apples', 'Apples are red.'),
        fruit('pears', 'Pears are long.\n\nPlums are blue and sweet.'),
      ];
      const newer = await shelve(stage, 'more', later, shelf.env.INDEX_DIR);
      other.reload();
      await discord.until(() =>
        other.log.some(({ msg, version }) => msg === 'a new index is in use' && version === newer.version),
      );
      expect((await (await user.slash(where, 'bibliography')).answer()).head).not.toContain('left out');
      const own = await (await user.messageMenu(where, shown, 'Check quote')).answer();
      expect(own.boxes[0]?.text).toContain('Pears are long.');
      const turned = await (await user.press(shown, { emoji: '▶️' })).updated();
      expect(turned.boxes[0]?.quote).toContain('Plums are blue and sweet.');
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
