import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { APIEmbed } from 'discord.js';
import { describe, expect, it } from 'vitest';
import { PACKAGE_ROOT } from '../../src/config.js';
import type { Channel, MessageSnapshot } from '../simulator/simulator.js';
import { boldOf, liveMarkdown, plainText } from './markdown.js';
import { expectClean, type RunningBot, type Stage, startBot, startOnce } from './support.js';

const C34 = "the timely lifting of the EU's Yellow Card";
const ALTERED =
  'Both sides may pursue efforts to limit the increase in the global average temperature to 2°C above pre-industrial levels';
const INVENTED = 'Both sides will open a shared embassy on the far side of the moon';
const FOOTER = /^Joint Statement .* · Council of the European Union \(5819\/26\) · 29 January 2026$/;

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

/** Somebody opens the menu of somebody else's message. */
async function checkMessage(content: string, locale = 'en-GB'): Promise<MessageSnapshot> {
  const { message } = await bot.discord.addUser().post(channel, content);
  return (await bot.discord.addUser({ locale }).messageMenu(channel, message, 'Check quote')).answer();
}

const only = ({ embeds }: MessageSnapshot): APIEmbed => {
  expect(embeds).toHaveLength(1);
  return embeds[0] as APIEmbed;
};

describe('/quote', () => {
  it('confirms a quote, in bold in its passage, with document, publisher and date', async () => {
    const answer = await quote(`“${C34.replace("'", '’')}.”`);
    expect(answer.visibleTo).toBe('everyone');
    const { title, author, description = '', footer } = only(answer);
    expect([title, author?.name]).toEqual(['✅ Word for word', '📜 Official document']);
    expect(boldOf(description)).toEqual([`${C34}.`]);
    expect(description).toMatch(/^__Clause 34 — STRENGTHENING COOPERATION ON AGRICULTURE/);
    expect(footer?.text).toMatch(FOOTER);
  });

  it('shows what was altered, the gravest first, and the own words of the source', async () => {
    const { title, description: written = '', footer } = only(await quote(ALTERED));
    const description = written.replaceAll('\\.', '.');
    expect(title).toBe('✏️ Altered');
    expect(description).toContain('Both sides ~~will~~ **may** pursue efforts');
    expect(description).toContain('to ~~1.5~~ **2**°C above');
    expect(description).toContain('- number: 1.5 → 2\n- modal verb: will → may\n');
    const own =
      'Both sides will pursue efforts to limit the increase in the global average temperature to 1.5°C above pre-industrial levels';
    expect(boldOf(description.slice(description.indexOf('The source says:')))).toEqual([own]);
    expect(footer?.text).toMatch(FOOTER);
  });

  it('says honestly that a text stands nowhere, with the nearest passage behind a menu', async () => {
    const answer = await quote(INVENTED);
    const { title, description = '', footer } = only(answer);
    expect([title, footer]).toEqual(['❌ Not found', undefined]);
    expect(description).toBe(`> ${INVENTED}\nThese words do not stand in the documents.`);
    const [nearest] = answer.selects[0]?.options ?? [];
    const shown = await (await bot.discord.addUser().select(answer, [nearest?.value ?? ''])).answer();
    expect(shown.visibleTo).not.toBe('everyone');
    expect(only(shown).footer?.text).toMatch(/ · \d+ \S+ 20\d\d/);
  });

  it('answers in Vietnamese, of Vietnamese documents', async () => {
    const { title, description = '', footer } = only(await quote('sớm gỡ bỏ thẻ đỏ IUU với thủy sản Việt Nam', 'vi'));
    expect(title).toBe('✏️ Đã bị thay đổi');
    expect(description).toContain('- từ ngữ: vàng → đỏ');
    expect(boldOf(description)).toContain('sớm gỡ bỏ thẻ vàng IUU với thủy sản Việt Nam');
    expect(footer?.text).toContain('suy ra');
  });

  it('shows its result to the caller alone where that is asked for', async () => {
    expect((await quote(C34, 'en-GB', { private: true })).visibleTo).not.toBe('everyone');
  });

  it('shows a text that is nothing but tricks as it is', async () => {
    const trick = '@everyone **[click](https://evil.example)** <@1> `x` never said';
    const { description = '' } = only(await quote(trick));
    expect(description.replace(/\\([^0-9A-Za-z\s])/g, '$1')).toContain(trick);
    expect(liveMarkdown(description.split('\n')[0]?.slice(2) ?? '')).toEqual([]);
  });

  it('says that there is nothing to check in a text without words', async () => {
    expect((await quote('…')).content).toBe('This message holds no text to look for.');
  });
});

describe('the menu "Check quote"', () => {
  it('checks the quotes of a message one by one, privately, and leaves the text around them alone', async () => {
    const answer = await checkMessage(`Listen:\n> **${C34}**\nand “${ALTERED}”, but also "${INVENTED}" — right?`);
    expect(answer.visibleTo).not.toBe('everyone');
    expect(answer.embeds.map(({ title }) => title)).toEqual(['✅ 1. Word for word', '✏️ 2. Altered', '❌ 3. Not found']);
    const shown = answer.embeds.map(({ description }) => plainText(description ?? '')).join('\n');
    expect(shown).not.toMatch(/Listen|right\?/);
    for (const { footer } of answer.embeds.slice(0, 2)) expect(footer?.text).toMatch(FOOTER);
  });

  it('opens the passage in its context', async () => {
    const { message } = await bot.discord.addUser().post(channel, C34);
    const user = bot.discord.addUser();
    const answer = await (await user.messageMenu(channel, message, 'Check quote')).answer();
    expect(only(answer).title).toBe('✅ Word for word');
    const context = await (await user.press(answer, { label: 'In context' })).answer();
    expect(context.embeds.map(({ title }) => /^Clause \d+/.exec(title ?? '')?.[0])).toContain('Clause 34');
  });

  it('checks the first ten of many quotes and says so', async () => {
    const quotes = Array.from(
      { length: 12 },
      (_, i) => `“${C34.replace('timely', i === 0 ? 'timely' : `${'x'.repeat(i)}timely`)}”`,
    );
    const answer = await checkMessage(quotes.join(' '));
    expect(answer.embeds).toHaveLength(10);
    expect(answer.content).toBe('The message has 12 quotes; the first 10 were checked.');
    expect(answer.embeds.map(({ title }) => title)).toEqual([
      '✅ 1. Word for word',
      ...Array.from({ length: 9 }, (_, i) => `✏️ ${i + 2}. Altered`),
    ]);
  });

  it('stays within the room of a message for long quotes of which everything was changed', async () => {
    const long = (corpus[0] ?? '')
      .slice(4000, 5900)
      .replace(/\b\w{6}\b/g, 'altered')
      .replace(/["“”]/g, '');
    const answer = await checkMessage(`“${long}”`);
    expect(answer.embeds[0]?.title).toMatch(/Altered|Not found/);
  });

  it('is named in Vietnamese', async () => {
    const answer = await checkMessage(`“${INVENTED}”`, 'vi');
    expect(only(answer).title).toBe('❌ Không tìm thấy');
  });
});

describe('in plain text', () => {
  it('has the quote as it was given, the changes one by one, and the words of the source, without marks', async () => {
    const plain = await startBot(stage, { env: { PLAIN_TEXT: 'true' } });
    const place = plain.discord.addGuild().addChannel();
    const { content, embeds } = await (await plain.discord.addUser().slash(place, 'quote', { text: ALTERED })).answer();
    expect(embeds).toEqual([]);
    const order = [
      'Altered',
      ALTERED,
      'number: 1.5 → 2',
      'modal verb: will → may',
      'The source says:',
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
