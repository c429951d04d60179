import { type APIApplicationCommand, ApplicationCommandOptionType, ApplicationCommandType } from 'discord.js';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createRest } from '../../../src/bot/discord/client.js';
import {
  type CommandBody,
  type CommandScope,
  compareCommands,
  describeRegistration,
  registerCommands,
} from '../../../src/bot/discord/register.js';
import { commandBodies } from '../../../src/bot/features/index.js';
import { APPLICATION_ID, discordConfig, type StubDiscord, stubDiscord } from './support.js';

const EVERYWHERE: CommandScope = { applicationId: APPLICATION_ID };
const GUILD_ID = '1100000000000000002';
const IN_SERVER: CommandScope = { ...EVERYWHERE, guildId: GUILD_ID };

const ASK: CommandBody = {
  type: ApplicationCommandType.ChatInput,
  name: 'ask',
  name_localizations: { vi: 'hỏi' },
  description: 'Ask',
  description_localizations: { vi: 'Hỏi' },
  integration_types: [0, 1],
  contexts: [0, 1, 2],
  options: [
    {
      type: ApplicationCommandOptionType.String,
      name: 'question',
      description: 'What',
      required: true,
      max_length: 900,
    },
    { type: ApplicationCommandOptionType.Boolean, name: 'private', description: 'Only you', required: false },
  ],
};
const MENU: CommandBody = { type: ApplicationCommandType.Message, name: 'Find sources', integration_types: [0, 1] };

let discord: StubDiscord;
/** The registered commands, by path. */
let store: Map<string, APIApplicationCommand[]>;

beforeEach(async () => {
  discord = await stubDiscord();
  store = new Map();
  for (const path of [
    `/applications/${APPLICATION_ID}/commands`,
    `/applications/${APPLICATION_ID}/guilds/${GUILD_ID}/commands`,
  ]) {
    discord.routes[`GET ${path}`] = () => ({ body: store.get(path) ?? [] });
    discord.routes[`PUT ${path}`] = ({ body }) => {
      store.set(path, (body as CommandBody[]).map(asDiscordGivesBack));
      return { body: store.get(path) };
    };
  }
});

afterEach(() => discord.close());

const rest = () => createRest(discordConfig(discord.url));
const puts = () => discord.asked.filter(({ method }) => method === 'PUT');

/** Adds ids and defaults, adds or drops nulls and values equal to a default, and reorders keys. */
function asDiscordGivesBack(body: CommandBody, at: number): APIApplicationCommand {
  const { options, contexts, ...rest } = body as CommandBody & { options?: { required?: boolean }[] };
  return {
    version: `${1_200_000_000_000_000_000n + BigInt(at)}`,
    id: `${1_300_000_000_000_000_000n + BigInt(at)}`,
    nsfw: false,
    dm_permission: true,
    default_member_permissions: null,
    application_id: APPLICATION_ID,
    contexts: contexts ? [...contexts].reverse() : null,
    ...(options && {
      options: options.map(({ required, ...option }) => ({
        ...Object.fromEntries(Object.entries(option).reverse()),
        ...(required && { required }),
        name_localizations: (option as { name_localizations?: object }).name_localizations ?? null,
      })),
    }),
    name_localizations: null,
    description: '',
    ...Object.fromEntries(Object.entries(rest).reverse()),
  } as unknown as APIApplicationCommand;
}

test('all commands are registered in one request, and a second time nothing is sent', async () => {
  const first = await registerCommands(rest(), EVERYWHERE, [ASK, MENU]);
  expect(first).toEqual({
    outcome: 'updated',
    commands: 2,
    difference: { missing: ['ask', 'Find sources'], changed: [], surplus: [] },
  });
  expect(puts()).toHaveLength(1);
  expect(puts()[0]?.body).toEqual([ASK, MENU]);
  const second = await registerCommands(rest(), EVERYWHERE, [ASK, MENU]);
  expect(second).toMatchObject({ outcome: 'unchanged', commands: 2 });
  expect(puts()).toHaveLength(1);
  expect(discord.asked.at(-1)?.query.get('with_localizations')).toBe('true');
});

test("the bot's own commands are recognised in what Discord gives back", async () => {
  for (const scope of [EVERYWHERE, IN_SERVER]) {
    await registerCommands(rest(), scope, commandBodies());
    expect(await registerCommands(rest(), scope, commandBodies())).toMatchObject({ outcome: 'unchanged' });
  }
  expect(puts()).toHaveLength(2);
});

test.each<[string, (body: CommandBody & { options: object[] }) => void]>([
  ['a translation', (body) => Object.assign(body, { name_localizations: { vi: 'hoi' } })],
  ['a description', (body) => Object.assign(body, { description: 'Ask!' })],
  ['the order of options', (body) => body.options.reverse()],
  ['a length', (body) => Object.assign(body.options.at(0) ?? {}, { max_length: 901 })],
  ['whether an option is required', (body) => Object.assign(body.options.at(1) ?? {}, { required: true })],
  ['where it can be used', (body) => Object.assign(body, { contexts: [0] })],
  ['who may install it', (body) => Object.assign(body, { integration_types: [0] })],
])('a change of %s is noticed', (_, change) => {
  const registered = [ASK].map(asDiscordGivesBack);
  const changed = structuredClone(ASK) as CommandBody & { options: object[] };
  change(changed);
  expect(compareCommands(registered, [changed], EVERYWHERE).changed).toEqual(['ask']);
  expect(compareCommands(registered, [structuredClone(ASK)], EVERYWHERE).changed).toEqual([]);
});

test('in one server commands have no places of their own', async () => {
  await registerCommands(rest(), IN_SERVER, [ASK]);
  expect(puts()[0]?.path).toContain(`/guilds/${GUILD_ID}/`);
  expect(puts()[0]?.body).toMatchObject([{ name: 'ask' }]);
  expect(puts()[0]?.body).not.toHaveProperty([0, 'contexts']);
  expect(puts()[0]?.body).not.toHaveProperty([0, 'integration_types']);
});

test('commands are removed, all but the one that opens an activity, which Discord would refuse', async () => {
  await registerCommands(rest(), EVERYWHERE, [ASK]);
  const path = `/applications/${APPLICATION_ID}/commands`;
  const opener = { ...asDiscordGivesBack(MENU, 7), type: ApplicationCommandType.PrimaryEntryPoint, name: 'launch' };
  store.get(path)?.push(opener as APIApplicationCommand);
  const removed = await registerCommands(rest(), EVERYWHERE, []);
  expect(removed).toMatchObject({ outcome: 'updated', difference: { surplus: ['ask'] } });
  expect(store.get(path)?.map(({ name }) => name)).toEqual(['launch']);
  expect(await registerCommands(rest(), EVERYWHERE, [])).toMatchObject({ outcome: 'unchanged' });
});

test('a command of the same name and another type is another command', () => {
  const menu: CommandBody = { type: ApplicationCommandType.Message, name: 'ask' };
  expect(compareCommands([asDiscordGivesBack(menu, 0)], [ASK], EVERYWHERE)).toEqual({
    missing: ['ask'],
    changed: [],
    surplus: ['ask'],
  });
});

test('what was done is told in one line', () => {
  const difference = { missing: ['ask'], changed: ['clause'], surplus: ['old'] };
  expect(describeRegistration({ outcome: 'updated', commands: 2, difference }, IN_SERVER)).toBe(
    `2 commands are registered in the server ${GUILD_ID} now (new: ask; changed: clause; removed: old).`,
  );
  const none = { missing: [], changed: [], surplus: [] };
  expect(describeRegistration({ outcome: 'unchanged', commands: 2, difference: none }, EVERYWHERE)).toBe(
    '2 commands are registered everywhere already; nothing was sent.',
  );
});
