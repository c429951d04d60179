import type { RESTPostAPIChatInputApplicationCommandsJSONBody } from 'discord.js';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { commandBodies } from '../../src/bot/features/index.js';
import { commandText } from '../../src/bot/reply/commands.js';
import { botWordsFor } from '../../src/words/languages.js';

const ENGLISH = botWordsFor('en-GB');
const VIETNAMESE = botWordsFor('vi');

describe('the words of a locale', () => {
  it('are Vietnamese for Vietnamese and English for all others', () => {
    for (const locale of ['vi', 'vi-VN', 'VI']) expect(botWordsFor(locale).locale).toBe('vi');
    for (const locale of ['en-US', 'tlh', 'zz-CN', '', 'vietnam']) expect(botWordsFor(locale).locale).toBe('en');
  });

  it('say the same things in both, each in its own language', () => {
    const english = flat(ENGLISH);
    const vietnamese = flat(VIETNAMESE);
    expect([...vietnamese.keys()]).toEqual([...english.keys()]);
    const same = [...english].filter(([key, text]) => text === vietnamese.get(key)).map(([key]) => key);
    // Names of formats are the same everywhere.
    const formats = ['bibtex', 'ris', 'csl-json'].map((style) => `citing.styles.${style}`);
    // The first two contain only inserted values; the last is a question in the other language.
    expect(same.filter((key) => !formats.includes(key))).toEqual([
      'partAnswered',
      'help.mention',
      'smallTalk.examples.1',
    ]);
  });

  it('show calendar dates as people write them, never shifted', () => {
    expect(ENGLISH.date('2026-01-29')).toBe('29 January 2026');
    expect(VIETNAMESE.date('2026-01-29')).toBe('29 tháng 1 năm 2026');
    const english = new Intl.DateTimeFormat('en-GB', {
      timeZone: 'UTC',
      day: 'numeric',
      month: 'long',
      year: 'numeric',
    });
    const day = fc.date({ min: new Date('1950-01-01'), max: new Date('2100-01-01'), noInvalidDate: true });
    fc.assert(fc.property(day, (date) => ENGLISH.date(date.toISOString().slice(0, 10)) === english.format(date)));
  });

  it('translate the labels that the splitter gives, and no others', () => {
    const labels = ['Clause 34', 'Paragraph 5', 'Article 3', 'Artikel 3', 'Điều 3'];
    expect(labels.map(VIETNAMESE.label)).toEqual(['Điều khoản 34', 'Đoạn 5', 'Điều 3', 'Artikel 3', 'Điều 3']);
    expect(labels.map(ENGLISH.label)).toEqual(labels);
  });

  it('count one thing as one', () => {
    expect(ENGLISH.turned.wait({ kind: 'wait', seconds: 1 })).toContain('1 second.');
    expect(ENGLISH.count.passages(1)).toBe('1 passage');
    expect(ENGLISH.count.clauses(3, 3)).toBe('clause 3');
  });

  it('name the commands as they are registered', () => {
    const { help } = VIETNAMESE;
    const option = (command: string, name: string) =>
      slash.find((body) => body.name === command)?.options?.find((each) => each.name === name)?.name_localizations?.vi;
    for (const name of ['source', 'language', 'since', 'until', 'private'])
      expect(help.narrowing).toContain(`\`${option('ask', name)}\``);
    expect(VIETNAMESE.sourceOption('x')).toContain(`\`${option('ask', 'source')}: x\``);
    expect(commandText('help', undefined, VIETNAMESE)).toBe(`\`/${nameOf('help')}\``);
    expect(commandText('help', undefined, ENGLISH)).toBe('`/help`');
  });
});

const bodies = commandBodies(true);
const slash = bodies.filter((body): body is RESTPostAPIChatInputApplicationCommandsJSONBody => 'description' in body);
const nameOf = (command: string) => bodies.find(({ name }) => name === command)?.name_localizations?.vi;

describe('the Vietnamese commands', () => {
  it('have names and descriptions that Discord takes', () => {
    for (const command of slash) {
      for (const each of [command, ...(command.options ?? [])]) {
        const name = each.name_localizations?.vi ?? '';
        const description = each.description_localizations?.vi ?? '';
        expect(name).toMatch(/^[-_'\p{L}\p{N}]{1,32}$/u);
        expect([name.toLowerCase(), name.normalize('NFC')]).toEqual([name, name]);
        expect(description.length, description).toBeLessThanOrEqual(100);
        expect(description).not.toBe('');
      }
    }
    for (const menu of bodies.filter((body) => !('description' in body)))
      expect(nameOf(menu.name)?.length).toBeLessThanOrEqual(32);
    const names = slash.map(({ name }) => nameOf(name));
    expect(new Set(names).size).toBe(names.length);
  });
});

/** Every text of a table by its path; for a function, its source. */
function flat(value: object, path = ''): Map<string, string> {
  const texts = new Map<string, string>();
  for (const [key, entry] of Object.entries(value)) {
    const at = path === '' ? key : `${path}.${key}`;
    if (typeof entry === 'string') texts.set(at, entry);
    else if (typeof entry === 'function') texts.set(at, String(entry));
    else for (const [inner, text] of flat(entry as object, at)) texts.set(inner, text);
  }
  return texts;
}
