import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type APIApplicationCommand, GatewayIntentBits } from 'discord.js';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { PACKAGE_ROOT } from '../../src/config.js';
import { DiscordSimulator, type MessageSnapshot } from '../simulator/simulator.js';
import { dateIn, SOURCES } from './cards.js';
import { shelve, withBot } from './corpora.js';
import { plainText } from './markdown.js';
import { expectClean, type RunningBot, Stage, startBot } from './support.js';

const NEWEST_FIRST = SOURCES.toSorted((a, b) => b.date.localeCompare(a.date));

let stage: Stage;
let bot: RunningBot;

beforeAll(async () => {
  stage = await Stage.open();
  bot = await startBot(stage);
});
afterAll(async () => {
  expectClean(bot);
  await bot.stop();
  await bot.discord.close();
  stage.close();
});

async function run(name: string, locale = 'en-GB', { discord } = bot): Promise<MessageSnapshot> {
  return (await discord.addUser({ locale }).slash(discord.addGuild().addChannel(), name)).answer();
}

/** The lines about each document. */
const entriesOf = ({ boxes }: MessageSnapshot) =>
  (boxes[0]?.text ?? '')
    .split(/\n(?=\*\*\D)/)
    .slice(1)
    .map((entry) => plainText(entry).split('\n'));
/** The text below each bold heading. */
const fieldsOf = ({ boxes }: MessageSnapshot) =>
  Object.fromEntries(
    (boxes[0]?.text ?? '')
      .split(/^(?=\*\*[^*]+\*\*$)/m)
      .slice(1)
      .map((part) => {
        const [name = '', ...lines] = part.trimEnd().split('\n');
        return [name.replaceAll('**', ''), plainText(lines.map((line) => line.replace(/^-# /, '')).join('\n'))];
      }),
  );
const commands = () => bot.discord.commands() as unknown as APIApplicationCommand[];

describe('/sources', () => {
  it('lists every document for everybody, newest first, with title, kind, date and publisher', async () => {
    const message = await run('sources');
    const { boxes, visibleTo, buttons } = message;
    expect(visibleTo).toBe('everyone');
    expect(boxes[0]?.title).toBe('Documents (5), newest first');
    expect(buttons.map(({ emoji }) => emoji)).toEqual(['🗑️']);
    const entries = entriesOf(message);
    expect(entries).toHaveLength(5);
    for (const [i, source] of NEWEST_FIRST.entries()) {
      const { title, kind, date, publisher } = source;
      const [heading = '', facts = ''] = entries[i] ?? [];
      expect(heading.startsWith(title)).toBe(true);
      expect(heading.endsWith('(our title)')).toBe('titleBasis' in source);
      expect(facts).toContain(kind === 'official' ? '📜 Official document' : '📰 News report');
      expect(facts.startsWith(dateIn('en', date))).toBe(true);
      if (publisher) expect(facts).toContain(` · ${publisher}`);
    }
  });

  it('counts passages and clauses, names the language, and says how to search one document alone', async () => {
    const entries = entriesOf(await run('sources'));
    expect(entries[0]?.slice(1, 4)).toEqual([
      '29 January 2026 · 📜 Official document · Council of the European Union, 5819/26',
      '-# English · clauses 1–60 · 60 passages',
      '-# To search it alone: `source: joint-statement-2026`',
    ]);
    const borrell = entries[4] ?? [];
    expect(borrell[1]).toMatch(
      /^24 May 2022 \(inferred: The text says "Chiều 24\/5" without a year\. 2022 is inferred:/,
    );
    expect(borrell[2]).toMatch(/^-# Vietnamese · \d+ passages$/);
  });

  it('speaks Vietnamese to a Vietnamese client', async () => {
    const message = await run('sources', 'vi');
    expect(message.boxes[0]?.title).toBe('5 tài liệu, mới nhất ở trên');
    expect(entriesOf(message)[0]?.slice(1, 4)).toEqual([
      '29/1/2026 · 📜 Văn kiện chính thức · Council of the European Union, 5819/26',
      '-# Tiếng Anh · điều khoản 1–60 · 60 đoạn',
      '-# Chỉ tìm trong tài liệu này: `nguồn: joint-statement-2026`',
    ]);
  });

  it('is paged where there are more than five', async () => {
    const documents = Array.from({ length: 12 }, (_, i) => ({
      fields: { id: `basket-${i + 1}`, title: `Basket ${i + 1}`, date: `2024-${`${i + 1}`.padStart(2, '0')}-28` },
      text: `Basket ${i + 1} holds apples and pears.`,
    }));
    const shelf = await shelve(stage, 'baskets', documents);
    await withBot(stage, { env: shelf.env }, async ({ discord }) => {
      const user = discord.addUser();
      let page = await (await user.slash(discord.addGuild().addChannel(), 'sources')).answer();
      const seen = [page];
      for (const label of ['Next', 'Next', 'Previous']) {
        page = await (await user.press(page, { label })).updated();
        seen.push(page);
      }
      expect(seen.map(({ boxes }) => boxes[0]?.title)).toEqual([
        'Documents 1–5 of 12, newest first',
        'Documents 6–10 of 12, newest first',
        'Documents 11–12 of 12, newest first',
        'Documents 6–10 of 12, newest first',
      ]);
      const titles = seen.slice(0, 3).flatMap((each) => entriesOf(each).map(([title]) => title));
      expect(titles).toEqual(Array.from({ length: 12 }, (_, i) => `Basket ${12 - i}`));
      const labels = seen.map(({ buttons }) => buttons.map(({ label }) => label).filter((label) => label !== ''));
      expect(labels.slice(0, 3)).toEqual([['Next'], ['Previous', 'Next'], ['Previous']]);
    });
  });
});

describe('/about', () => {
  it('tells its own version, the index with its date, the model and the counts, to the caller alone', async () => {
    const message = await run('about');
    expect(message.ephemeral).toBe(true);
    const { version } = JSON.parse(readFileSync(join(PACKAGE_ROOT, 'package.json'), 'utf8')) as { version: string };
    // If the corpus has not changed, the index keeps its version.
    const index = await stage.ingest();
    const { builtAt } = JSON.parse(readFileSync(join(stage.root, 'index', 'manifest.json'), 'utf8'));
    const fields = fieldsOf(message);
    expect(fields.Versions?.split('\n')).toEqual([
      `Program ${version}`,
      `Index ${index}, built on ${dateIn('en', builtAt.slice(0, 10))}`,
      'Model multilingual-e5-small-eu-vi',
    ]);
    expect(fields.Documents).toMatch(/^5 documents, \d+ passages$/);
    expect(fields['What it is not']).toContain('It is not legal advice and does not speak for any institution');
  });

  it('says what is kept, and the limits, as they are by default', async () => {
    const fields = fieldsOf(await run('about'));
    expect(fields.Limits).toBe('5 questions at once, then one every 6 seconds');
    expect(fields.Privacy?.split('\n')).toEqual([
      expect.stringMatching(/^Questions are neither stored nor logged\./),
      '👍 and 👎 keep only the passage, the verdict, the time and the index version, in a file of the operator.',
      'It reads only messages that mention it or reply to it.',
    ]);
    const vietnamese = fieldsOf(await run('about', 'vi'));
    expect(vietnamese['Giới hạn']).toBe('Hỏi liền 5 câu, sau đó cứ 6 giây được hỏi thêm một câu');
    expect(vietnamese['Quyền riêng tư']).toContain('Bot không lưu và không ghi nhật ký câu hỏi.');
  });

  it('follows the settings', async () => {
    const env = { FEEDBACK_FILE: 'off', CLAUSE_REFERENCES: 'true', QUESTION_BURST: '2', QUESTION_SECONDS: '1' };
    const gaps = { COUNT_GAPS: 'true', GAPS_FILE: join(stage.root, 'gaps.jsonl') };
    const discord = { privilegedIntents: GatewayIntentBits.MessageContent };
    await withBot(stage, { env: { ...env, ...gaps }, discord }, async (other) => {
      const fields = fieldsOf(await run('about', 'en-GB', other));
      expect(fields.Limits).toBe('2 questions at once, then one every second');
      expect(fields.Privacy?.split('\n').slice(1)).toEqual([
        'No feedback is kept.',
        'It looks through messages in channels for references such as “clause 34” and answers with the clause; nothing is kept.',
        expect.stringMatching(/^For questions without an answer it counts the closest heading/),
      ]);
    });
  });

  it('says where messages are answered and read, where that was narrowed or widened', async () => {
    const discord = await DiscordSimulator.start({ privilegedIntents: GatewayIntentBits.MessageContent });
    const guild = discord.addGuild();
    const env = { CHANNELS: guild.addChannel().id, THREADS_ONLY: 'true', FORUM_CHANNELS: guild.addForum().id };
    await withBot(stage, { env, on: discord }, async (other) => {
      const fields = fieldsOf(await run('about', 'en-GB', other));
      expect(fields.Limits?.split('\n').slice(1)).toEqual([
        'In servers it answers messages only in channels that the operator has chosen.',
        'In servers it answers messages only in threads.',
      ]);
      expect(fields.Privacy).toMatch(/^It reads messages that mention it or reply to it, and new posts in the forums/m);
      expect(fields.Privacy).not.toContain('only messages');
    });
  });
});

describe('/help', () => {
  it.each(['en-GB', 'vi'] as const)('names the commands and options as a client in %s shows them', async (locale) => {
    const message = await run('help', locale);
    expect(message.ephemeral).toBe(true);
    const text = message.boxes[0]?.text ?? '';
    const nameOf = ({ name, name_localizations }: Pick<APIApplicationCommand, 'name' | 'name_localizations'>) =>
      (locale === 'vi' ? name_localizations?.vi : undefined) ?? name;
    // Slash commands can be clicked; Discord shows them in the reader's language.
    for (const { id, name, type, ...command } of commands().filter((each) => each.name !== 'help')) {
      expect(text).toContain(type === 1 ? `</${name}:${id}>` : nameOf({ name, ...command }));
    }
    const ask = commands().find(({ name }) => name === 'ask');
    for (const option of (ask?.options ?? []).filter(({ name }) => name !== 'question'))
      expect(text).toContain(`\`${nameOf(option)}\``);
    // How to ask comes first.
    expect(text.indexOf('</ask:')).toBeLessThan(text.indexOf('</clause:'));
  });

  it('gives examples of clauses that there are', async () => {
    const examples = fieldsOf(await run('help'))['Look a clause up'];
    const specs = [...(examples ?? '').matchAll(/`([^`]+)`/g)].map(([, spec]) => spec ?? '');
    expect(specs.length).toBeGreaterThan(2);
    const user = bot.discord.addUser();
    const channel = bot.discord.addGuild().addChannel();
    for (const number of specs) {
      const { head, boxes } = await (await user.slash(channel, 'clause', { number })).answer();
      expect(head).not.toContain('There is no clause');
      expect(boxes[0]?.title).toMatch(/, clauses? \d+/);
    }
  });
});

describe('the registered commands', () => {
  it('are everywhere: for servers and accounts, in servers, direct and private messages', () => {
    expect(commands().map(({ type, name }) => `${type} ${name}`)).toEqual([
      ...['1 ask', '1 clause', '1 timeline', '1 quote', '1 cite', '1 verify', '1 compare', '1 bibliography'],
      ...['1 sources', '1 about', '1 help', '3 Find sources', '3 Check quote'],
    ]);
    for (const command of commands()) {
      expect(command).toMatchObject({ integration_types: [0, 1], contexts: [0, 1, 2] });
    }
  });

  it('have a name and a description in Vietnamese of their own, with every option', () => {
    const named = commands().flatMap((command) => [command, ...(command.options ?? [])]);
    expect(named.length).toBeGreaterThan(commands().length + 6);
    for (const { name, name_localizations, description, description_localizations, type } of named) {
      expect(Object.keys(name_localizations ?? {})).toEqual(['vi']);
      expect(name_localizations?.vi).not.toBe(name);
      if (type === 3 && description === '') continue;
      expect(description).not.toBe('');
      expect(description_localizations?.vi).toMatch(
        /[ạảãàáâậầấẩẫăắằặẳẵóòọõỏôộổỗồốơờớợởỡéèẻẹẽêếềệểễúùụủũưựữửừứíìịỉĩýỳỷỵỹđ]/i,
      );
    }
    const vietnamese = commands().map(({ name_localizations }) => name_localizations?.vi);
    expect(vietnamese.slice(0, 2)).toEqual(['hỏi', 'điều-khoản']);
    expect(new Set(vietnamese).size).toBe(vietnamese.length);
  });

  it('can be used by their Vietnamese names', async () => {
    const { boxes } = await run('giới-thiệu', 'vi');
    expect(boxes[0]?.title).toBe('Giới thiệu');
    await expect(run('giới-thiệu', 'de')).rejects.toThrow('sees no slash command');
  });
});
