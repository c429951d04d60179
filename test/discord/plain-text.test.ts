import { GatewayIntentBits, PermissionFlagsBits as P } from 'discord.js';
import { describe, expect, it } from 'vitest';
import type { Channel, MessageSnapshot, User } from '../simulator/simulator.js';
import { clauseText, expectAnswer, passagesOn } from './cards.js';
import { withBot } from './corpora.js';
import { boldOf, GAP, piecesOf, plainText } from './markdown.js';
import { type RunningBot, type Stage, startOnce } from './support.js';

const YELLOW_CARD = 'What does the joint statement say about the yellow card on fisheries?';
const VIETNAMESE = 'Hai bên nói gì về thẻ vàng IUU?';
const MOST = 2000;

let stage: Stage;
let bot: RunningBot;
let channel: Channel;

startOnce((started) => {
  ({ stage, bot, channel } = started);
});

const somebody = (locale = 'en-GB') => bot.discord.addUser({ locale });
const ask = async (user: User, question: string, options = {}) =>
  (await user.slash(channel, 'ask', { question, ...options })).answer();
const clause = async (number: string, options = {}, user = somebody()) =>
  (await user.slash(channel, 'clause', { number, ...options })).answer();
const labelsOf = ({ buttons }: MessageSnapshot) => buttons.map(({ label }) => label);

/** The text that is read out, after checking that there is only text. */
function textOf(message: MessageSnapshot): string {
  expect(message.boxes).toEqual([]);
  expect(message.droppedEmbeds).toBe(0);
  expect(message.content).not.toBe('');
  expect(message.content.length).toBeLessThanOrEqual(MOST);
  expect(boldOf(message.content)).toEqual([]);
  expect(message.content).not.toMatch(/^(?:-# |> |# )|\p{Extended_Pictographic}/mu);
  for (const { label, emoji } of message.buttons) {
    expect(label).toMatch(/\p{L}/u);
    expect(emoji).toBeUndefined();
  }
  return plainText(message.content);
}

/** Checks that facts appear in this order. */
function expectInOrder(text: string, facts: readonly string[]): void {
  let at = 0;
  for (const fact of facts) {
    const found = text.indexOf(fact, at);
    expect(found, `"${fact}" in "${text.slice(at)}"`).toBeGreaterThanOrEqual(0);
    at = found + fact.length;
  }
}

/** The facts in a message's cards, in plain-text order. */
function factsOf({ boxes }: MessageSnapshot): string[][] {
  return boxes.flatMap(passagesOn).map((text) => {
    const [, label = '', kind = '', publisher = ''] =
      /^-# \*\*.*, (\p{L}[\p{L} ]* \d+)\*\* · \p{Extended_Pictographic} ([^·\n]*?)(?: · ([^,·\n]*).*)?$/mu.exec(text) ??
      [];
    const [first = ''] = piecesOf(text.split('\n> ')[1] ?? '');
    const bold = boldOf(text.split('\n').slice(2).join('\n'));
    const decides = bold.length > 0 ? bold : [first];
    return [kind, `${label.charAt(0).toUpperCase()}${label.slice(1)}`, ...decides, plainText(publisher)];
  });
}

describe('the option text of /ask', () => {
  it.each([
    ['English', 'en', YELLOW_CARD],
    ['English, another', 'en', 'Sustainable farming'],
    ['Vietnamese', 'vi', VIETNAMESE],
  ] as const)('tells the same facts as the cards, in the same order, in %s', async (_, locale, question) => {
    const cards = await ask(somebody(locale), question);
    expectAnswer(cards.boxes, locale);
    const message = await ask(somebody(locale), question, { text: true });
    const text = textOf(message);
    const shown = message.content.match(/^(?:Source|Nguồn): /gm)?.length ?? 0;
    expect(shown).toBeGreaterThan(1);
    const all = factsOf(cards);
    expectInOrder(text, [question, ...all.slice(0, shown).flat()]);
    for (const note of cards.head.match(/^-# .*$/gm) ?? []) expect(text).toContain(plainText(note.slice(3)));
    // Passages that do not fit are in the menu, before those in the cards' menu.
    const labels = message.selects[0]?.options.map(({ label }) => label) ?? [];
    const inMenu = cards.selects[0]?.options.map(({ label }) => label) ?? [];
    const more = passagesOn(cards.boxes[0]).length - shown;
    expect(labels).toHaveLength(more + inMenu.length);
    expect(labels.slice(more)).toEqual(inMenu);
  });

  it('introduces by words what the cards have in bold, and then the whole passage', async () => {
    const text = textOf(await ask(somebody(), 'ASEAN Power Grid', { text: true, source: 'joint-statement-2026' }));
    const whole = clauseText(43);
    const [, deciding = ''] =
      /Passage 1: Official document, Clause 43 — .*\nAnswering sentences?: (.*)\nIn full: /.exec(text) ?? [];
    expect(whole).toContain(deciding);
    expect(text).toContain(`\nIn full: ${whole}\nSource: `);
  });

  it('marks a date that was inferred, weak evidence, and what was left out', async () => {
    const dated = textOf(await ask(somebody(), 'thẻ vàng', { text: true, source: 'son-borrell-2022-05-24' }));
    expect(dated).toMatch(/^Source: .* · 24 May 2022 \(inferred: The text says "Chiều 24\/5" without a year\./m);
    const question = 'How much money will the EU pay Viet Nam for the JETP in euros?';
    expect(textOf(await ask(somebody(), question, { text: true }))).toMatch(/^Probably not an answer$/m);
    expect(textOf(await ask(somebody('vi'), question, { text: true }))).toMatch(/^Có thể chưa phải câu trả lời$/m);
  });

  it('shows long passages by their deciding sentences, with a mark and a button that reads all of them', async () => {
    const reader = somebody();
    const message = await ask(reader, 'What of the South China Sea, UNCLOS and freedom of navigation?', { text: true });
    const text = textOf(message);
    const whole = clauseText(20);
    const [, deciding = '', place = ''] =
      /^Official document, Clause 20 — .*\nAnswering sentences?: (.*)\nIn its place: (.*)\nSource: /ms.exec(text) ?? [];
    expect(place).toContain(deciding);
    expect(place).toContain('[…]');
    for (const piece of place.split('[…]')) expect(whole).toContain(piece.trim());
    let page = await (await reader.press(message, { label: 'Read on' })).answer();
    while (!textOf(page).includes('Clause 20 (part 1 of'))
      page = await (await reader.press(page, { label: /^Clause 19|^Previous/ })).updated();
    let read = '';
    for (;;) {
      const [, piece = ''] =
        /Clause 20 \(part \d of \d\) — [^\n]*\n(?:Answering sentences?: .*\nIn its place: )?(.*?)\nSource: /s.exec(
          textOf(page),
        ) ?? [];
      if (piece === '') break;
      read += piece;
      page = await (await reader.press(page, { label: /^Next|^Clause 21/ })).updated();
    }
    const squeezed = (all: string) =>
      all
        .replaceAll('[…]', '')
        .replace(/^20\. /, '')
        .replace(/\s+/g, '');
    expect(squeezed(read)).toBe(squeezed(whole));
  });

  it('refuses in plain text, with the nearest passages behind a menu that opens them in plain text', async () => {
    const reader = somebody();
    const message = await ask(reader, 'how do i boil eggs', { text: true });
    expect(textOf(message)).toBe(
      'Question: how do i boil eggs\n\nThe documents don’t say\nI only quote documents on the EU–Viet Nam partnership (May 2022 – January 2026); your question seems to be about something else.',
    );
    expect(message.selects).toEqual([]);
    const near = await ask(reader, 'What does the EU say about Brexit?', { text: true });
    expect(textOf(near)).toContain('The documents don’t say\nSome passages touch on the subject');
    const [option] = near.selects[0]?.options ?? [];
    const opened = await (await reader.select(near, [option?.value ?? ''])).answer();
    expect(textOf(opened)).toMatch(
      /^(?:Official document|News report), .*\nAnswering sentences?: [\s\S]*\nSource: .*20\d\d/,
    );
  });

  it('has buttons that answer in plain text too, with words for signs', async () => {
    const [asker, other] = [somebody(), somebody('vi')];
    const message = await ask(asker, YELLOW_CARD, { text: true, private: true });
    expect(labelsOf(message).slice(-5)).toEqual([
      'Cite',
      'Sources',
      'Post for everyone',
      'Right answer',
      'Wrong answer',
    ]);
    const sources = textOf(await (await asker.press(message, { label: 'Sources' })).answer());
    expect(sources).toMatch(
      /^Sources of this answer\nJoint Statement .*\n29 January 2026 · Council .* · Official document\nClause /,
    );
    const thanks = await (await asker.press(message, { label: 'Right answer' })).answer();
    expect(textOf(thanks)).toBe('Thanks!');
    const share = await asker.press(message, { label: 'Post for everyone' });
    await share.updated();
    const shared = await share.next();
    expect(shared).toMatchObject({
      visibleTo: 'everyone',
      content: `Shared by <@${asker.id}>\n${message.content}`,
      pings: [],
    });
    const context = await (await other.press(shared, { label: 'Read on 1' })).answer();
    expect(textOf(context)).toMatch(
      /^Điều khoản 33\n[\s\S]*Văn kiện chính thức, Điều khoản 34 — [\s\S]*\nNguồn: .* 29 tháng 1 năm 2026$/m,
    );
    const next = await (await other.press(context, { label: 'Điều khoản 35' })).updated();
    expect(textOf(next)).toContain('Điều khoản 35');
  });

  it('is in effect for that reply alone', async () => {
    const user = somebody();
    textOf(await ask(user, YELLOW_CARD, { text: true }));
    const cards = await ask(user, YELLOW_CARD, { text: false });
    expectAnswer(cards.boxes, 'en');
    const context = await (await user.press(cards, { label: 'Read on' })).answer();
    expect(context.boxes).toHaveLength(1);
  });
});

describe('the option text of /clause', () => {
  it('shows a clause whole and turns to its neighbours', async () => {
    const reader = somebody();
    const message = await clause('34', { text: true }, reader);
    const text = textOf(message);
    expectInOrder(text, [
      'Official document, Clause 34 — ',
      `\n${clauseText(34).replace('34. ', '')}\n`,
      'Source: Joint Statement',
    ]);
    expect(text).toMatch(/ · Council of the European Union \(5819\/26\) · 29 January 2026$/);
    const next = await (await reader.press(message, { label: 'Clause 35' })).updated();
    expect(textOf(next)).toContain(clauseText(35).replace('35. ', ''));
  });

  it('shows several page by page, none of them lost and none cut inside a sentence', async () => {
    const reader = somebody('vi');
    let page = await clause('9-20', { text: true }, reader);
    let read = '';
    for (let pages = 1; ; pages += 1) {
      expect(textOf(page)).toMatch(
        /^trang \d+\/\d+\n\n(?:Các điều|Điều) khoản [\d–, ]+\nNguồn: .* 29 tháng 1 năm 2026\n/,
      );
      // A heading, a clause's label, its text.
      for (const [, piece = ''] of page.content.matchAll(
        /^Điều khoản \d+(?: \(phần \d+\/\d+\))?\n(?!Nguồn)([\s\S]*?)(?=\n[A-Z ,]+\nĐiều khoản|\nĐiều khoản \d|$(?![\s\S]))/gm,
      )) {
        expect(plainText(piece.replaceAll(GAP, '')).trim()).toMatch(/[.;:!?”]$/);
        read += plainText(piece.replaceAll(GAP, ''));
      }
      if (!labelsOf(page).includes('Tiếp')) break;
      expect(pages).toBeLessThan(30);
      page = await (await reader.press(page, { label: 'Tiếp' })).updated();
    }
    const squeezed = (text: string) => text.replace(/\s+/g, '');
    const numbers = Array.from({ length: 12 }, (_, i) => i + 9);
    expect(squeezed(read)).toBe(squeezed(numbers.map((number) => clauseText(number).replace(/^\d+\. /, '')).join('')));
  });

  it('says which clauses there are where there is none', async () => {
    expect(textOf(await clause('75', { text: true }))).toMatch(
      /^There is no clause 75\.\nThe clauses of “.*” are numbered 1 to 60\.$/,
    );
  });
});

describe('PLAIN_TEXT=true', () => {
  const started = (work: (plain: RunningBot, where: Channel) => Promise<void>, env = {}) =>
    withBot(
      stage,
      { env: { PLAIN_TEXT: 'true', ...env }, discord: { privilegedIntents: GatewayIntentBits.MessageContent } },
      async (plain) => {
        await work(plain, plain.discord.addGuild().addChannel());
        const sent = plain.discord.requests.filter(({ body }) => JSON.stringify(body ?? '').includes('"type":17'));
        expect(sent).toEqual([]);
      },
    );

  it.each(['en-GB', 'vi'])('makes every command and button answer in plain text (%s)', (locale) =>
    started(async (plain, where) => {
      const user = plain.discord.addUser({ locale });
      for (const name of ['sources', 'about', 'help']) textOf(await (await user.slash(where, name)).answer());
      const documents = await (await user.slash(where, 'sources')).answer();
      const next = labelsOf(documents)[0] ?? '';
      expect(textOf(await (await user.press(documents, { label: next })).updated())).toMatch(/\d{4}/);
      const answer = await (await user.slash(where, 'ask', { question: YELLOW_CARD })).answer();
      textOf(answer);
      const opened = plain.discord.addUser({ locale });
      for (const { label } of answer.buttons.filter((each) => !/Delete|Xóa/.test(each.label)))
        textOf(await (await opened.press(answer, { label })).answer());
      const post = await user.post(where, 'What of the yellow card on fisheries?');
      textOf(await (await user.messageMenu(where, post, 'Find sources')).answer());
    }),
  );

  it('answers mentions and clause references in plain text, also where cards are forbidden', () =>
    started(
      async (plain, where) => {
        where.setBotPermissions(P.ViewChannel | P.SendMessages | P.ReadMessageHistory);
        const user = plain.discord.addUser();
        for (const [text, found] of [
          [VIETNAMESE, /Đoạn trích 1: [\s\S]*Điều khoản 34/],
          ['See clause 34.', /^Official document, Clause 34 — .*\nBoth sides highlight/],
        ] as const) {
          const post = await user.post(where, text, { mentionBot: text === VIETNAMESE });
          await where.until((messages) => messages.some(({ replyTo }) => replyTo === post.id));
          const reply = where.messages.find(({ replyTo }) => replyTo === post.id) as MessageSnapshot;
          expect(textOf(reply)).toMatch(found);
        }
      },
      { CLAUSE_REFERENCES: 'true' },
    ));
});
