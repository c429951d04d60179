import {
  ApplicationCommandOptionType,
  ApplicationCommandType,
  type RESTPostAPIChatInputApplicationCommandsJSONBody,
} from 'discord.js';
import { describe, expect, expectTypeOf, it } from 'vitest';
import type { ASK } from '../../../src/bot/features/ask/command.js';
import type { CLAUSE } from '../../../src/bot/features/clause/command.js';
import type { OptionsOf } from '../../../src/bot/features/definition.js';
import type { FIND_SOURCES } from '../../../src/bot/features/find-sources/command.js';
import type { HELP } from '../../../src/bot/features/help/command.js';
import { COMMANDS, commandBodies } from '../../../src/bot/features/index.js';
import { LOCALES } from '../../../src/words/languages.js';

/** Names that Discord accepts for slash commands and their options. */
const NAME = /^[-_'\p{L}\p{N}\p{sc=Deva}\p{sc=Thai}]{1,32}$/u;

const bodies = commandBodies();
const slash = bodies.filter(
  (body): body is RESTPostAPIChatInputApplicationCommandsJSONBody => body.type === ApplicationCommandType.ChatInput,
);
const options = slash.flatMap(({ name, options = [] }) => options.map((option) => ({ command: name, ...option })));

describe('the commands', () => {
  it('are registered always in the same order', () => {
    expect(bodies.map(({ name, name_localizations }) => [name, name_localizations?.vi])).toMatchInlineSnapshot(`
      [
        [
          "ask",
          "hỏi",
        ],
        [
          "clause",
          "điều-khoản",
        ],
        [
          "timeline",
          "dòng-thời-gian",
        ],
        [
          "quote",
          "kiểm-tra-trích-dẫn",
        ],
        [
          "cite",
          "trích-dẫn",
        ],
        [
          "verify",
          "kiểm-chứng",
        ],
        [
          "compare",
          "so-sánh",
        ],
        [
          "bibliography",
          "tài-liệu-tham-khảo",
        ],
        [
          "sources",
          "nguồn",
        ],
        [
          "about",
          "giới-thiệu",
        ],
        [
          "help",
          "trợ-giúp",
        ],
        [
          "Find sources",
          "Tìm nguồn",
        ],
        [
          "Check quote",
          "Kiểm tra trích dẫn",
        ],
      ]
    `);
    expect(slash.map(({ name, options = [] }) => [name, options.map((option) => option.name)])).toMatchInlineSnapshot(`
      [
        [
          "ask",
          [
            "question",
            "source",
            "since",
            "until",
            "as_of",
            "language",
            "private",
            "text",
          ],
        ],
        [
          "clause",
          [
            "number",
            "document",
            "private",
            "text",
          ],
        ],
        [
          "timeline",
          [
            "topic",
            "since",
            "until",
            "as_of",
            "private",
            "text",
          ],
        ],
        [
          "quote",
          [
            "text",
            "private",
            "plain",
          ],
        ],
        [
          "cite",
          [
            "passage",
            "style",
            "private",
            "text",
          ],
        ],
        [
          "verify",
          [
            "receipt",
            "private",
            "text",
          ],
        ],
        [
          "compare",
          [
            "a",
            "b",
            "private",
            "text",
          ],
        ],
        [
          "bibliography",
          [
            "style",
            "private",
            "text",
          ],
        ],
        [
          "sources",
          [
            "private",
            "text",
          ],
        ],
        [
          "about",
          [
            "private",
            "text",
          ],
        ],
        [
          "help",
          [
            "private",
            "text",
          ],
        ],
      ]
    `);
    expect(commandBodies()).toEqual(bodies);
  });

  it('are those that have a handler', () => {
    expect(commandBodies(true).map(({ name }) => name)).toEqual([...COMMANDS.keys()]);
  });

  it('are there in servers, direct messages and for user installs', () => {
    for (const body of bodies) expect(body).toMatchObject({ integration_types: [0, 1], contexts: [0, 1, 2] });
  });

  it.each([...slash, ...options])(
    '$name has a name and a description that Discord takes, in every language of the interface',
    (named) => {
      const names = [named.name, ...Object.values(named.name_localizations ?? {})];
      const descriptions = [named.description, ...Object.values(named.description_localizations ?? {})];
      for (const name of names.map(String)) {
        expect(name).toMatch(NAME);
        expect(name).toBe(name.toLowerCase());
        expect(name).toBe(name.normalize('NFC'));
      }
      for (const { length } of descriptions.map(String)) expect(length >= 1 && length <= 100).toBe(true);
      // Other languages fall back to English.
      expect(['en', ...Object.keys(named.name_localizations ?? {})]).toEqual(LOCALES);
      expect(['en', ...Object.keys(named.description_localizations ?? {})]).toEqual(LOCALES);
    },
  );

  it('differ by name in each language', () => {
    for (const locale of LOCALES) {
      const nameIn = (each: Pick<(typeof options)[number] | (typeof bodies)[number], 'name' | 'name_localizations'>) =>
        locale === 'en' ? each.name : each.name_localizations?.[locale];
      expect(new Set(bodies.map(nameIn)).size).toBe(bodies.length);
      for (const { options = [] } of slash) expect(new Set(options.map(nameIn)).size).toBe(options.length);
    }
  });

  it('ask for required options first', () => {
    for (const { options = [] } of slash) {
      const required = options.map((option) => option.required ?? false);
      expect(required).toEqual(required.toSorted((a, b) => Number(b) - Number(a)));
    }
  });

  it('complete the options that say so', () => {
    const completed = options.filter(
      (option) => option.type === ApplicationCommandOptionType.String && option.autocomplete,
    );
    expect(completed.map(({ command, name }) => `${command} ${name}`)).toEqual([
      'ask source',
      'ask language',
      'clause number',
      'clause document',
      'cite passage',
      'cite style',
      'compare a',
      'compare b',
      'bibliography style',
    ]);
    for (const { command } of completed) expect(COMMANDS.get(command)?.complete).toBeDefined();
  });
});

describe('arguments', () => {
  it('follow from the definition', () => {
    expectTypeOf<OptionsOf<typeof ASK>['question']>().toEqualTypeOf<string>();
    expectTypeOf<OptionsOf<typeof ASK>['private']>().toEqualTypeOf<boolean | undefined>();
    expectTypeOf<OptionsOf<typeof ASK>['since']>().toEqualTypeOf<string | undefined>();
    expectTypeOf<{ question: string }>().toExtend<OptionsOf<typeof ASK>>();
    expectTypeOf<{ source: string }>().not.toExtend<OptionsOf<typeof ASK>>();
    expectTypeOf<keyof OptionsOf<typeof CLAUSE>>().toEqualTypeOf<'number' | 'document' | 'private' | 'text'>();
    expectTypeOf<keyof OptionsOf<typeof HELP>>().toEqualTypeOf<'private' | 'text'>();
    expectTypeOf<OptionsOf<typeof FIND_SOURCES>>().toEqualTypeOf<{ text: string; own?: string }>();
  });
});

describe('privacy', () => {
  it('is the rule for what concerns nobody else, and every command may be asked for it', () => {
    const ruled = [...COMMANDS].filter(([, command]) => command.isPrivate).map(([name]) => name);
    expect(ruled).toEqual(['about', 'help', 'Find sources', 'Check quote', 'status']);
    for (const { name, options = [] } of slash) {
      const named = options.map((option) => option.name);
      expect(named, name).toContain('private');
      expect(
        named.some((option) => option === (name === 'quote' ? 'plain' : 'text')),
        name,
      ).toBe(true);
    }
  });
});
