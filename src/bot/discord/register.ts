import {
  type APIApplicationCommand,
  type APIApplicationCommandOption,
  ApplicationCommandType,
  ApplicationIntegrationType,
  InteractionContextType,
  type LocalizationMap,
  type REST,
  type RESTPostAPIApplicationCommandsJSONBody,
  Routes,
} from 'discord.js';

export type CommandBody = RESTPostAPIApplicationCommandsJSONBody;

/** Where commands are registered: everywhere, or in one server only, where changes show immediately. */
export interface CommandScope {
  applicationId: string;
  guildId?: string;
}

/** How the registered commands differ from those that should be, by name. */
export interface CommandDifference {
  missing: string[];
  changed: string[];
  surplus: string[];
}

export interface Registration {
  outcome: 'unchanged' | 'updated';
  /** Commands that are registered now. */
  commands: number;
  difference: CommandDifference;
}

/**
 * Registers the commands in one request, or sends nothing if they are already registered.
 * @param bodies all commands that should be registered; an empty list removes those that are
 * @throws DiscordAPIError when Discord refuses them
 */
export async function registerCommands(
  rest: REST,
  scope: CommandScope,
  bodies: readonly CommandBody[],
): Promise<Registration> {
  const registered = await fetchCommands(rest, scope);
  const difference = compareCommands(registered, bodies, scope);
  const outcome = isSame(difference) ? 'unchanged' : 'updated';
  if (outcome === 'updated') {
    // Discord refuses to remove the command that opens an activity.
    const kept = registered.filter(isEntryPoint);
    await rest.put(pathOf(scope), { body: [...bodies.map((body) => forScope(body, scope)), ...kept] });
  }
  return { outcome, commands: bodies.length, difference };
}

/** The commands registered now, with all their translations. */
export async function fetchCommands(rest: REST, scope: CommandScope): Promise<APIApplicationCommand[]> {
  const query = new URLSearchParams({ with_localizations: 'true' });
  return (await rest.get(pathOf(scope), { query })) as APIApplicationCommand[];
}

/** Compares only what we specify of a command; what Discord adds, such as ids and defaults, makes no difference. */
export function compareCommands(
  registered: readonly APIApplicationCommand[],
  wanted: readonly CommandBody[],
  scope: CommandScope,
): CommandDifference {
  const there = byKey(registered.filter((command) => !isEntryPoint(command)));
  const asked = byKey(wanted);
  const same = (a: Comparable, b: Comparable) => JSON.stringify(plain(a, scope)) === JSON.stringify(plain(b, scope));
  const missing: string[] = [];
  const changed: string[] = [];
  for (const [key, body] of asked) {
    const command = there.get(key);
    if (!command) missing.push(body.name);
    else if (!same(command, body)) changed.push(body.name);
  }
  const surplus = [...there].filter(([key]) => !asked.has(key)).map(([, { name }]) => name);
  return { missing, changed, surplus };
}

/** Whether there is no difference. */
export function isSame({ missing, changed, surplus }: CommandDifference): boolean {
  return missing.length + changed.length + surplus.length === 0;
}

type Comparable = APIApplicationCommand | CommandBody;

function pathOf({ applicationId, guildId }: CommandScope): `/${string}` {
  return guildId === undefined
    ? Routes.applicationCommands(applicationId)
    : Routes.applicationGuildCommands(applicationId, guildId);
}

/** Commands of a single server have no installation types or contexts. */
function forScope(body: CommandBody, { guildId }: CommandScope): CommandBody {
  if (guildId === undefined) return body;
  const { contexts: _contexts, integration_types: _types, ...rest } = body;
  return rest;
}

/** Two commands may have the same name if their types differ. */
function byKey<T extends Comparable>(commands: readonly T[]): Map<string, T> {
  return new Map(commands.map((command) => [`${typeOf(command)} ${command.name}`, command]));
}

function typeOf(command: Comparable): ApplicationCommandType {
  return command.type ?? ApplicationCommandType.ChatInput;
}

function isEntryPoint(command: Comparable): boolean {
  return typeOf(command) === ApplicationCommandType.PrimaryEntryPoint;
}

/** A command in a canonical form: optional values filled in, unordered lists sorted. */
function plain(command: Comparable, { guildId }: CommandScope): object {
  return {
    type: typeOf(command),
    name: command.name,
    names: translations(command.name_localizations),
    // A message menu command has no description, which Discord returns as an empty one.
    description: ('description' in command && command.description) || '',
    descriptions: 'description_localizations' in command ? translations(command.description_localizations) : [],
    options: ('options' in command ? (command.options ?? []) : []).map(plainOption),
    permissions: command.default_member_permissions ?? null,
    nsfw: command.nsfw ?? false,
    ...(guildId === undefined && {
      types: sorted(command.integration_types ?? [ApplicationIntegrationType.GuildInstall]),
      contexts: sorted(command.contexts ?? EVERYWHERE),
    }),
  };
}

const EVERYWHERE = [InteractionContextType.Guild, InteractionContextType.BotDM, InteractionContextType.PrivateChannel];

/** Every property that some kind of option may have. */
type AnyOption = Pick<APIApplicationCommandOption, 'type' | 'name' | 'description'> & {
  name_localizations?: LocalizationMap | null;
  description_localizations?: LocalizationMap | null;
  required?: boolean;
  autocomplete?: boolean;
  choices?: { name: string; name_localizations?: LocalizationMap | null; value: string | number }[];
  options?: AnyOption[];
  channel_types?: number[];
  min_value?: number;
  max_value?: number;
  min_length?: number;
  max_length?: number;
};

function plainOption(option: AnyOption): object {
  return {
    type: option.type,
    name: option.name,
    names: translations(option.name_localizations),
    description: option.description,
    descriptions: translations(option.description_localizations),
    required: option.required ?? false,
    autocomplete: option.autocomplete ?? false,
    choices: (option.choices ?? []).map(({ name, name_localizations, value }) => ({
      name,
      names: translations(name_localizations),
      value,
    })),
    options: (option.options ?? []).map(plainOption),
    channelTypes: sorted(option.channel_types ?? []),
    values: [option.min_value ?? null, option.max_value ?? null],
    lengths: [option.min_length ?? null, option.max_length ?? null],
  };
}

function translations(map: object | null | undefined): [string, unknown][] {
  return Object.entries(map ?? {}).sort(([a], [b]) => (a < b ? -1 : 1));
}

function sorted(numbers: readonly number[]): number[] {
  return [...numbers].sort((a, b) => a - b);
}

/** The result of registering, in one line for the operator. */
export function describeRegistration(
  { outcome, commands, difference }: Registration,
  { guildId }: CommandScope,
): string {
  const where = guildId === undefined ? 'everywhere' : `in the server ${guildId}`;
  if (outcome === 'unchanged') {
    return commands === 0
      ? `No commands are registered ${where}; nothing was sent.`
      : `${commands} commands are registered ${where} already; nothing was sent.`;
  }
  const { missing, changed, surplus } = difference;
  const parts = [
    ...(missing.length > 0 ? [`new: ${missing.join(', ')}`] : []),
    ...(changed.length > 0 ? [`changed: ${changed.join(', ')}`] : []),
    ...(surplus.length > 0 ? [`removed: ${surplus.join(', ')}`] : []),
  ];
  return `${commands} commands are registered ${where} now (${parts.join('; ')}).`;
}
