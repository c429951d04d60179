import { PermissionFlagsBits } from 'discord.js';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { Channel, MessageSnapshot, SeenBox, User } from '../simulator/simulator.js';
import { passagesOn } from './cards.js';
import { shelve } from './corpora.js';
import { GAP, liveMarkdown, piecesOf, plainText } from './markdown.js';
import { expectClean, type RunningBot, Stage, startBot } from './support.js';

/** Text that would ping, link, hide or change direction if allowed. */
const MENTIONS =
  '@everyone @here <@100000000000000002> <@!100000000000000002> <#100000000000000003> <@&100000000000000004>';
const LINKS =
  '[the orchard](https://example.com/apples) https://example.com/a_b <https://example.com> www.example.com ' +
  'discord.gg/orchard https://discord.gg/orchard discord.com/invite/orchard';
const SIGNS = '`code` ||spoiler|| ~~struck~~ __under__ *stars* **bold** \\* <t:0> <t:0:R> :apple: <:apple:1> </ask:1>';
const HIDDEN = 'turned \u202eseldnub\u202c and split\u200bin\u2060two\u00ad';
/** Direction marks are spelled out; characters that only divide a word are removed when the document is read. */
const SPELLED = 'turned \\u202eseldnub\\u202c and splitintwo';

const PASSAGES = [
  `Rule one of the fruit basket names ${MENTIONS} as the keepers of the apples.`,
  `Rule two of the fruit basket points to ${LINKS} for the pears.`,
  `Rule three of the fruit basket decorates plums with ${SIGNS} and more.`,
  `Rule four of the fruit basket is ${HIDDEN} about cherries.`,
  'Rule five of the fruit basket holds code: ```js alert(1) ``` and -# small print for the quinces.',
  '> Rule six of the fruit basket quotes the grapes and nothing but the grapes.',
  '- Rule seven of the fruit basket lists the figs, the dates and the olives.',
];
const DATE = '5 March 2024';
const HOSTILE = {
  plain: true as const,
  fields: {
    id: 'hostile',
    title: `Fruit *basket* @everyone ${LINKS} \u202eeltit`,
    publisher: '**Orchard** <@100000000000000002> discord.gg/orchard',
    reference: '`1/24`',
    date: '2024-03-05',
    dateBasis: 'inferred',
    dateNote: `The text says @everyone, ||nothing|| and ${LINKS}.`,
  },
  text: `${PASSAGES[0]}\n\n## Fruit @everyone **rules** [here](https://example.com)\n\n${PASSAGES.slice(1).join('\n\n')}`,
};

const words = (count: number, word: string) => `${word} `.repeat(count).trim();
const ENDLESS = `2. The second rule of the cellar counts ${Array.from({ length: 700 }, (_, i) => `jars 🫙 ${i}`).join(', ')}.`;
const HUGE = {
  fields: {
    id: 'huge',
    title: `Cellar ${words(60, 'title')}`,
    titleBasis: 'described',
    kind: 'official',
    publisher: `Keeper ${words(60, 'publisher')}`,
    reference: `R ${words(60, 'reference')}`,
    date: '2024-03-05',
    dateBasis: 'inferred',
    dateNote: `Note ${words(300, 'why')}`,
  },
  text: [
    `## SECTION ${words(50, 'CELLAR')}`,
    `1. The first rule of the cellar keeps the jars. ${words(400, 'Jam keeps.')}`,
    ENDLESS,
    `3. The third rule of the cellar: ${words(1500, 'x*y_z')}.`,
    '4. The fourth rule of the cellar is short.',
  ].join('\n\n'),
};

let stage: Stage;
let bot: RunningBot;
let channel: Channel;
let user: User;

beforeAll(async () => {
  stage = await Stage.open();
  const shelf = await shelve(stage, 'hostile', [HOSTILE, HUGE]);
  bot = await startBot(stage, { env: shelf.env });
  // A bot that may ping everyone must take care not to.
  const botPermissions = ['ViewChannel', 'SendMessages', 'EmbedLinks', 'MentionEveryone'] as const;
  channel = bot.discord
    .addGuild({ botPermissions: botPermissions.map((name) => PermissionFlagsBits[name]) })
    .addChannel();
  user = bot.discord.addUser();
});
afterEach(() => expectClean(bot));
afterAll(async () => {
  await bot.stop();
  await bot.discord.close();
  stage.close();
});

type Options = Record<string, string | boolean>;
async function run(name: string, options: Options = {}, asker = bot.discord.addUser()): Promise<MessageSnapshot> {
  return (await asker.slash(channel, name, options)).answer();
}

/** Checks that nobody is pinged and that Discord interprets only our own bold and the card numbers. */
function expectHarmless({ pings, boxes }: MessageSnapshot): void {
  expect(pings).toEqual([]);
  for (const { text } of boxes) {
    const bare = text
      .replace(/^(?:> |-# |#{2,3} )+/gm, '')
      .replaceAll(GAP, '')
      .replace(/`source: [\w-]+`|<https?:[^<>]*>/g, '');
    expect(liveMarkdown(bare)).toEqual([]);
  }
}

/** Checks that a card shows its full source including the date, no matter what was cut, and that cuts are marked. */
function expectCut({ text }: SeenBox): void {
  expect(text).toMatch(/Cellar title [^·,]*…, clauses? \d/);
  expect(text).toMatch(/📜 Official document · Keeper [^·]*…, R [^·]*…/);
  expect(text).toContain('5 March 2024 (inferred)');
}

describe('a document with hostile text', () => {
  it.each(PASSAGES.map((passage, i) => [i, passage] as const))(
    'shows passage %i exactly as text',
    async (i, passage) => {
      const shown = await run('clause', { number: `hostile#p${i + 1}` });
      expectHarmless(shown);
      expect(plainText(shown.boxes[0]?.quote ?? '')).toBe(passage.replace(HIDDEN, SPELLED).replace(/\n\s*\n/g, '\n'));
      const text = plainText(shown.boxes[0]?.text ?? '');
      expect(text).toContain(`${DATE} (inferred)`);
      expect(text).toContain('-# Date inferred: The text says @everyone, ||nothing|| and ');
      if (i > 0) expect(text).toContain('-# Section: Fruit @everyone rules [here](https://example.com)');
    },
  );

  it('answers, and every reply around the answer is as harmless', async () => {
    const asker = bot.discord.addUser();
    const question = 'Which fruit does rule four of the basket name, cherries?';
    const answer = await run('ask', { question, private: true }, asker);
    expect(answer.boxes.length).toBeGreaterThan(0);
    const all = PASSAGES.join('\n').replace(HIDDEN, SPELLED);
    for (const passage of answer.boxes.flatMap(passagesOn))
      for (const piece of piecesOf(passage.split('\n').slice(2).join('\n').replace(/^> /gm, '')))
        expect(all).toContain(piece);
    const replies = [answer, await (await asker.press(answer, { label: 'Read on' })).answer()];
    replies.push(await (await asker.press(answer, { label: 'Sources' })).answer());
    const share = await asker.press(answer, { label: 'Post for everyone' });
    await share.updated();
    replies.push(await share.next());
    const list = await run('sources');
    for (const reply of [...replies, list]) expectHarmless(reply);
  });
});

describe('a hostile question', () => {
  const question = `cherries in the basket ${MENTIONS} ${LINKS} ${SIGNS} # big -# small ${HIDDEN}`;

  it('is shown as text above its answer, and pings nobody', async () => {
    for (const hidden of [false, true]) {
      const answer = await run('ask', { question, private: hidden });
      expectHarmless(answer);
      const [shown = ''] = answer.head.split('\n');
      expect(liveMarkdown(shown)).toEqual([]);
      expect(plainText(shown)).toMatch(
        /^cherries in the basket @everyone @here .*\[the orchard\]\(https:\/\/example\.com\/apples\)/,
      );
      expect(answer.head.replace(shown, '')).not.toMatch(/^(?!-# )./m);
    }
  });

  it('in a message with fences, headings and lines is one line of text above what is found', async () => {
    const text = `# cherries\n\`\`\`js\nalert(1)\n\`\`\`\n> in the *fruit* basket\n- ${MENTIONS}\n||${LINKS}||`;
    const post = await user.post(channel, text);
    const found = await (await user.messageMenu(channel, post, 'Find sources')).answer();
    expectHarmless(found);
    const [shown = '', ...notes] = found.head.split('\n');
    expect(plainText(shown)).toMatch(/^# cherries ```js alert\(1\) ``` > in the \*fruit\* basket - @everyone/);
    expect(liveMarkdown(shown)).toEqual([]);
    for (const note of notes) expect(liveMarkdown(note.replace(/^-# /, ''))).toEqual([]);
  });

  it('in any option is never repeated as it is', async () => {
    const options = [{ source: '@everyone' }, { since: '@everyone' }, { language: `@everyone ${LINKS}`.slice(0, 100) }];
    for (const option of options) {
      const { content, pings } = await run('ask', { question: 'cherries', ...option });
      expect(content).not.toContain('everyone');
      expect(pings).toEqual([]);
    }
    for (const number of ['@everyone', '<@100000000000000002> 99 @everyone']) {
      expect(JSON.stringify((await run('clause', { number })).raw)).not.toContain('@everyone');
    }
  });

  it('travels with an order to mention nobody, in every message that the bot sends', () => {
    const bodies = bot.discord.requests.flatMap(({ method, body }) => {
      const message = (body as { data?: object } | undefined)?.data ?? body;
      const speaks =
        typeof message === 'object' && message !== null && ('content' in message || 'components' in message);
      return speaks && method !== 'GET' ? [message as { allowed_mentions?: { parse?: string[] } }] : [];
    });
    expect(bodies.length).toBeGreaterThan(10);
    for (const { allowed_mentions } of bodies) expect(allowed_mentions?.parse).toEqual([]);
  });
});

describe('a document with everything too long', () => {
  it('is shown page by page to the end of its endless sentence, every cut marked', async () => {
    let page = await run('clause', { number: '2' });
    const parts: string[] = [];
    const reader = bot.discord.addUser();
    for (;;) {
      const [box] = page.boxes;
      if (!/, clause 2 \(part/.test(box?.title ?? '') || !box) break;
      expectCut(box);
      expect(box.quote.startsWith(GAP)).toBe(parts.length > 0);
      parts.push(piecesOf(box.quote).join());
      // The first press opens a copy, since another user asked.
      page = await (await reader.press(page, { emoji: '▶️' })).answer();
    }
    expect(parts.length).toBeGreaterThan(4);
    expect(parts.join(' ')).toBe(ENDLESS.replace(/^2\. /, ''));
  });

  it('fits into every kind of reply with its date and title', async () => {
    const asker = bot.discord.addUser();
    const question = 'What are the rules of the cellar for the jars?';
    const answer = await run('ask', { question, private: true }, asker);
    expect(answer.boxes.length).toBeGreaterThan(0);
    for (const { text: shown } of answer.boxes) {
      expect(shown).toMatch(/Cellar title [^·,]*…, clause \d/);
      expect(shown).toContain('5 March 2024 (inferred)');
    }
    const text = HUGE.text.replace(/\s+/g, ' ');
    for (const { quote: description } of answer.boxes) {
      for (const piece of description.split('\n').flatMap((line) => piecesOf(line)))
        expect(text).toContain(piece.replace(/\s+/g, ' ').replace(/…$/, ''));
    }
    const context = await (await asker.press(answer, { label: /^Read/ })).answer();
    for (const box of context.boxes) expectCut(box);
    const listed = (await (await asker.press(answer, { label: 'Sources' })).answer()).boxes[0]?.text ?? '';
    expect(listed).toMatch(/^\*\*Cellar title .*…/m);
    expect(listed).toContain(`**${DATE}** (inferred: Note why`);
    for (const { label } of answer.selects.flatMap(({ options }) => options))
      expect(label).toMatch(/^5 March 2024 \(inferred\) · Cellar title .*…, clause \d$/);
    const share = await asker.press(answer, { label: 'Post for everyone' });
    await share.updated();
    expect((await share.next()).boxes.map(({ quote }) => quote)).toEqual(answer.boxes.map(({ quote }) => quote));
    const all = await run('clause', { number: '1-4' });
    for (const box of all.boxes) expectCut(box);
    const list = (await run('sources')).boxes[0]?.text ?? '';
    expect(list).toMatch(/^\*\*Cellar title .*…/m);
    expect(plainText(list)).toMatch(/^5 March 2024 \(inferred: Note why .*….* · Keeper publisher .*…/m);
  });

  it('fits into the choices that are offered', async () => {
    const lists = [
      await user.type(channel, 'ask', { question: 'x' }, 'source'),
      await user.type(channel, 'clause', { number: '1' }, 'document'),
      await user.type(channel, 'clause', {}, 'number'),
    ];
    expect(lists.map(({ length }) => length)).toEqual([2, 2, 4]);
    for (const { name } of lists.flat()) expect(name.length).toBeLessThanOrEqual(100);
    expect(lists[0]?.find(({ value }) => value === 'huge')?.name).toMatch(/^2024-03-05 · Cellar title .*…$/);
  });
});
