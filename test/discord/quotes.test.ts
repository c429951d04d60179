import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { PACKAGE_ROOT } from '../../src/config.js';
import type { Channel, MessageSnapshot, SeenBox } from '../simulator/simulator.js';
import { clauseText } from './cards.js';
import { shelve, withBot } from './corpora.js';
import { boldOf, liveMarkdown, piecesOf, plainText } from './markdown.js';
import { expectClean, type RunningBot, type Stage, startBot, startOnce } from './support.js';

const C34 = "the timely lifting of the EU's Yellow Card";
const ALTERED =
  'Both sides may pursue efforts to limit the increase in the global average temperature to 2°C above pre-industrial levels';
const INVENTED = 'Both sides will open a shared embassy on the far side of the moon';
const SOURCE = '📜 Official document · Council of the European Union, 5819/26';

const corpus = ['joint-statement-2026', 'son-borrell-2022-05-24'].map((id) =>
  readFileSync(join(PACKAGE_ROOT, 'corpus', `${id}.md`), 'utf8'),
);

let stage: Stage;
let bot: RunningBot;
let channel: Channel;
startOnce((started) => {
  ({ stage, bot, channel } = started);
});

async function quote(text: string, locale = 'en-GB', options: Record<string, boolean> = {}): Promise<MessageSnapshot> {
  const user = bot.discord.addUser({ locale });
  return (await user.slash(channel, 'quote', { text, ...options })).answer();
}

/** A user opens the menu of another user's message. */
async function checkMessage(content: string, locale = 'en-GB'): Promise<MessageSnapshot> {
  const { message } = await bot.discord.addUser().post(channel, content);
  return (await bot.discord.addUser({ locale }).messageMenu(channel, message, 'Check quote')).answer();
}

const only = ({ boxes }: MessageSnapshot): SeenBox => {
  expect(boxes).toHaveLength(1);
  return boxes[0] as SeenBox;
};

describe('/quote', () => {
  it('confirms a quote, in bold in its passage, with document, publisher and date', async () => {
    const answer = await quote(`“${C34.replace("'", '’')}.”`);
    expect(answer.visibleTo).toBe('everyone');
    const { title, quote: shown, small, text, colour } = only(answer);
    expect(title).toBe('✅ Word for word');
    expect(boldOf(shown)).toEqual([`${C34}.`]);
    expect(text).toMatch(/\n### 29 January 2026\n-# \*\*Joint Statement.*, clause 34\*\* · /);
    expect(small).toEqual([expect.stringContaining(SOURCE)]);
    expect(colour).toBe(0x2f9e62);
    expect(answer.buttons.map(({ label }) => label)).toEqual(['Read on', 'Cite', '']);
  });

  it('shows what differs the right way round, the gravest first, and the sentence of the source', async () => {
    const { title, text: written, quote: shown, small, colour } = only(await quote(ALTERED));
    const text = written.replaceAll('\\.', '.');
    expect(title).toBe('✏️ Not word for word: 2 differences');
    expect(text).toContain('Both sides ~~may~~ **will** pursue efforts');
    expect(text).toContain('to ~~2~~ **1.5**°C above');
    expect(text).toContain(
      '- number: the quote says **2**, the source says **1.5**\n- will/may/must: the quote says **may**, the source says **will**\n',
    );
    const own =
      'Both sides will pursue efforts to limit the increase in the global average temperature to 1.5°C above pre-industrial levels';
    expect(boldOf(shown.replaceAll('\\.', '.'))).toEqual([own]);
    // Some context within the sentence, but not all 700 letters of it, and certainly not the whole clause.
    expect(shown.length).toBeLessThan(own.length + 150);
    for (const piece of piecesOf(shown)) expect(clauseText(40)).toContain(piece);
    expect(small.at(-1)).toContain(SOURCE);
    expect(colour).toBe(0xc7862b);
  });

  it('says honestly that a text is in no document, that this does not make it false, and shows what comes nearest', async () => {
    const answer = await quote(INVENTED);
    const { title, text, colour, buttons } = only(answer);
    expect([title, colour]).toEqual(['❌ Not in these documents', 0x80848e]);
    expect(text.split('\n').slice(1, 3)).toEqual([
      `“${INVENTED}”`,
      'No passage says this, word for word or nearly. That does not make it false: I only know 5 documents. Closest passage:',
    ]);
    expect(buttons.map(({ label }) => label)).toEqual(['Read']);
    const shown = await (await bot.discord.addUser().press(answer, { label: 'Read' })).answer();
    expect(shown.visibleTo).not.toBe('everyone');
  });

  it('answers in Vietnamese, of Vietnamese documents', async () => {
    const { title, text, quote: shown } = only(await quote('sớm gỡ bỏ thẻ đỏ IUU với thủy sản Việt Nam', 'vi'));
    expect(title).toBe('✏️ Khác nguyên văn: 1 chỗ');
    expect(text).toContain('- từ ngữ: câu trích ghi **đỏ**, tài liệu ghi **vàng**');
    expect(boldOf(shown)).toContain('sớm gỡ bỏ thẻ vàng IUU với thủy sản Việt Nam');
    expect(text).toContain('### 24/5/2022 (suy ra)');
  });

  it('does not call a word or two a quote', async () => {
    const { title, colour } = only(await quote('last'));
    expect(title).toMatch(/^\*\*Too short to check as a quote:\*\* “last” occurs in \d+ passages?\.$/);
    expect(colour).toBe(0x80848e);
  });

  it('shows its result to the caller alone where that is asked for', async () => {
    expect((await quote(C34, 'en-GB', { private: true })).visibleTo).not.toBe('everyone');
  });

  it('shows a text that is nothing but tricks as it is', async () => {
    const trick = '@everyone **[click](https://evil.example)** <@1> `x` never said';
    const { text: description } = only(await quote(trick));
    expect(description.replace(/\\([^0-9A-Za-z\s])/g, '$1')).toContain(trick);
    expect(liveMarkdown(description.split('\n')[1] ?? '')).toEqual([]);
  });

  it('says that there is nothing to check in a text without words', async () => {
    expect((await quote('…')).content).toBe('There’s no text in this message.');
  });
});

describe('the menu "Check quote"', () => {
  it('checks the quotes of a message one by one, privately, and leaves the text around them alone', async () => {
    const answer = await checkMessage(`Listen:\n> **${C34}**\nand “${ALTERED}”, but also "${INVENTED}" — right?`);
    expect(answer.visibleTo).not.toBe('everyone');
    expect(answer.boxes.map(({ title }) => title)).toEqual([
      '✅ 1. Word for word',
      '✏️ 2. Not word for word: 2 differences',
      '❌ 3. Not in these documents',
    ]);
    const shown = answer.boxes.map(({ text }) => plainText(text)).join('\n');
    expect(shown).not.toMatch(/Listen|right\?/);
    for (const { small } of answer.boxes.slice(0, 2)) expect(small.join('\n')).toContain(SOURCE);
  });

  it('opens the passage in its context', async () => {
    const { message } = await bot.discord.addUser().post(channel, C34);
    const user = bot.discord.addUser();
    const answer = await (await user.messageMenu(channel, message, 'Check quote')).answer();
    expect(only(answer).title).toBe('✅ Word for word');
    const context = await (await user.press(answer, { label: 'Read on' })).answer();
    expect(context.boxes[0]?.text).toMatch(/^## Joint Statement.*, clause 34$/m);
  });

  it('knows the bot’s own answers by their buttons, and does not call them altered or missing', async () => {
    const asker = bot.discord.addUser({ locale: 'en-GB' });
    for (const [name, options] of [
      ['ask', { question: 'What do they say about the yellow card?' }],
      ['clause', { number: '34' }],
      ['quote', { text: ALTERED }],
    ] as const) {
      const own = await (await asker.slash(channel, name, options)).answer();
      const answer = await (await asker.messageMenu(channel, own, 'Check quote')).answer();
      expect(only(answer).title).toBe('✅ This is my own card; its words are in:');
      expect(only(answer).text).toMatch(/^\*\*.*20\d\d.*\*\*\n-# \*\*.*, (?:clause|paragraph) \d+\*\* · /m);
    }
    const refusal = await (await asker.slash(channel, 'ask', { question: 'how do i boil eggs' })).answer();
    const answer = await (await asker.messageMenu(channel, refusal, 'Check quote')).answer();
    expect(only(answer).title).toBe('This is my own message; it quotes no passage.');
  });

  it('checks the first five of many quotes and says so', async () => {
    const quotes = Array.from(
      { length: 12 },
      (_, i) => `“${C34.replace('timely', i === 0 ? 'timely' : `${'x'.repeat(i)}timely`)}”`,
    );
    const answer = await checkMessage(quotes.join(' '));
    expect(answer.boxes).toHaveLength(5);
    expect(answer.head).toBe('The message has 12 quotes; the first 5 were checked.');
    expect(answer.boxes.map(({ title }) => title)).toEqual([
      '✅ 1. Word for word',
      ...Array.from({ length: 4 }, (_, i) => `✏️ ${i + 2}. Not word for word: 1 difference`),
    ]);
  });

  it('stays within the room of a message for long quotes of which everything was changed', async () => {
    const long = (corpus[0] ?? '')
      .slice(4000, 5900)
      .replace(/\b\w{6}\b/g, 'altered')
      .replace(/["“”]/g, '');
    const answer = await checkMessage(`“${long}”`);
    expect(answer.boxes[0]?.title).toMatch(/Not word for word|Not in these documents/);
  });

  it('is named in Vietnamese', async () => {
    const answer = await checkMessage(`“${INVENTED}”`, 'vi');
    expect(only(answer).title).toBe('❌ Không có trong các tài liệu');
  });
});

describe('in plain text', () => {
  it('has the quote as it was given, the changes one by one, and the words of the source, without marks', async () => {
    const plain = await startBot(stage, { env: { PLAIN_TEXT: 'true' } });
    const place = plain.discord.addGuild().addChannel();
    const { content, boxes } = await (await plain.discord.addUser().slash(place, 'quote', { text: ALTERED })).answer();
    expect(boxes).toEqual([]);
    const order = [
      'Not word for word: 2 differences',
      ALTERED,
      'number: the quote says 2, the source says 1.5',
      'will/may/must: the quote says may, the source says will',
      'Official document, Clause',
      'Both sides will pursue',
    ];
    const text = plainText(content);
    const places = order.map((part) => text.indexOf(part));
    expect(places).toEqual([...places].sort((a, b) => a - b));
    expect(places).not.toContain(-1);
    expect(text).toContain('29 January 2026');
    expect(text).not.toMatch(/~~|✏️/);
    expectClean(plain);
    await plain.stop();
    await plain.discord.close();
  });
});

describe('Check quote on a quotation of several paragraphs', () => {
  const long = [10, 11, 16, 18].map((number) => ({ number, paragraphs: clauseText(number).split(/\n\s*\n/) }));
  const forms: [string, (paragraphs: readonly string[]) => string][] = [
    ['marks around all of it', (paragraphs) => `“${paragraphs.join('\n\n')}”`],
    ['marks that each paragraph opens anew', (paragraphs) => `They said: “${paragraphs.join('\n\n“')}” Really?`],
    ['straight marks opened anew', (paragraphs) => `"${paragraphs.join('\n\n"')}"`],
    ['marks that are never closed', (paragraphs) => `“${paragraphs.join('\n\n')}`],
    ['marks opened anew and never closed', (paragraphs) => `“${paragraphs.join('\n\n“')}`],
    ['no marks', (paragraphs) => paragraphs.join('\n\n')],
    ['a block', (paragraphs) => `> ${paragraphs.join('\n> \n> ')}`],
  ];

  it.each(forms.flatMap(([form, write]) => long.map((clause) => ({ form, write, ...clause }))))(
    'takes all of clause $number in $form',
    async ({ write, paragraphs }) => {
      expect(paragraphs.length).toBeGreaterThan(1);
      expect(only(await checkMessage(write(paragraphs))).title).toBe('✅ Word for word');
      const altered = paragraphs.map((text, i) => (i === 0 ? text.replace(/Both sides/, 'Neither side') : text));
      expect(only(await checkMessage(write(altered))).title).toMatch(/^✏️ Not word for word/);
    },
  );

  it('has a card for each quotation', async () => {
    const quotes = [10, 34, 36].map((number) =>
      clauseText(number)
        .split('\n')[0]
        ?.replace(/^\d+\. /, ''),
    );
    const { boxes } = await checkMessage(quotes.map((text) => `“${text}”`).join('\n\n'));
    expect(boxes.map(({ title }) => title)).toEqual([1, 2, 3].map((number) => `✅ ${number}. Word for word`));
  });

  it('takes a passage as one quote that has a quotation itself, and else the quotation alone', async () => {
    const inner = 'we will not wait for the others';
    const sentence = `The speaker said “${inner}” and left the hall before the vote.`;
    const fields = { id: 'hall', title: 'A report', date: '2025-05-01' };
    const { env } = await shelve(stage, 'speech', [{ fields, text: `${sentence} Nobody followed.` }]);
    await withBot(stage, { env }, async (other) => {
      const here = other.discord.addGuild().addChannel();
      const check = async (content: string) => {
        const { message } = await other.discord.addUser().post(here, content);
        return only(await (await other.discord.addUser().messageMenu(here, message, 'Check quote')).answer());
      };
      for (const written of [sentence, sentence.replace(/[“”]/g, '"'), `**${sentence}**`]) {
        const { title, quote: shown } = await check(written);
        // A whole sentence is shown on its own; a part of one would be in bold.
        expect([title, boldOf(shown)]).toEqual(['✅ Word for word', []]);
        expect(plainText(shown)).toContain(sentence);
      }
      const alone = await check(`My neighbour wrote a long letter about “${inner}”, and I do not believe it.`);
      expect([alone.title, boldOf(alone.quote)]).toEqual(['✅ Word for word', [inner]]);
    });
  });
});
