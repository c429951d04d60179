import { Client, Events, GatewayIntentBits, type Interaction, type Message, Partials } from 'discord.js';
import { afterEach, beforeEach } from 'vitest';
import { type Channel, DiscordSimulator, type Guild, type SimulatorOptions, type User } from '../simulator.js';

/** Enough for slash commands, and for messages that mention the bot. */
export const INTENTS = [GatewayIntentBits.Guilds, GatewayIntentBits.GuildMessages, GatewayIntentBits.DirectMessages];
export const PING = { name: 'ping', description: 'Answers' };
export const CLAUSE = {
  name: 'clause',
  name_localizations: { vi: 'điều' },
  description: 'Shows a clause',
  options: [
    { type: 3, name: 'number', description: 'Which', required: true, autocomplete: true, max_length: 20 },
    { type: 4, name: 'page', description: 'Page', min_value: 1, max_value: 9 },
  ],
};
export const MENU = { name: 'Find sources', type: 3 };
export const BUTTON = { type: 1, components: [{ type: 2, style: 1, label: 'Next', customId: 'next' }] } as const;

export let discord: DiscordSimulator;
export let guild: Guild;
export let channel: Channel;
export let user: User;
const clients: Client[] = [];

/** Replaces the last simulator with a fresh one. */
export async function open(options: SimulatorOptions = {}): Promise<void> {
  await discord?.close();
  discord = await DiscordSimulator.start(options);
  guild = discord.addGuild({ locale: 'fr' });
  channel = guild.addChannel();
  user = discord.addUser({ locale: 'vi' });
}

/** Starts a fresh simulator before each test and stops everything after it. */
export function useTestbed(): void {
  beforeEach(() => open());
  afterEach(async () => {
    await Promise.all(clients.splice(0).map((client) => client.destroy()));
    await discord.close();
  });
}

export interface Bot {
  interaction?: (interaction: Interaction) => Promise<unknown>;
  message?: (message: Message) => Promise<unknown>;
  intents?: GatewayIntentBits[];
  shards?: number[] | 'auto';
}

/** A real discord.js client, logged in; errors thrown by its handlers go into `failures`. */
export async function login(bot: Bot = {}, failures: unknown[] = []): Promise<Client<true>> {
  const client = new Client({
    intents: bot.intents ?? INTENTS,
    partials: [Partials.Channel],
    rest: { api: discord.apiUrl },
    ...(bot.shards ? { shards: bot.shards, ...(bot.shards === 'auto' ? {} : { shardCount: 2 }) } : {}),
  });
  clients.push(client);
  client.on(Events.Error, (error) => failures.push(error));
  client.on(Events.InteractionCreate, (interaction) => {
    bot.interaction?.(interaction).catch((error: unknown) => failures.push(error));
  });
  client.on(Events.MessageCreate, (message) => {
    if (!message.author.bot) bot.message?.(message).catch((error: unknown) => failures.push(error));
  });
  const ready = new Promise<Client<true>>((resolve) => client.once(Events.ClientReady, resolve));
  await client.login(discord.token);
  return ready;
}

/** A request with the bot's token (or another). */
export async function send(method: string, path: string, body?: unknown, token = discord.token) {
  const response = await fetch(`${discord.apiUrl}/v10${path}`, {
    method,
    headers: { authorization: `Bot ${token}`, 'content-type': 'application/json' },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  const text = await response.text();
  return { status: response.status, headers: response.headers, body: text === '' ? undefined : JSON.parse(text) };
}

/** Registers global commands. */
export const register = (...commands: object[]) =>
  send('PUT', `/applications/${discord.applicationId}/commands`, commands);
/** Sends a message as the bot. */
export const say = (body: object, where = channel) => send('POST', `/channels/${where.id}/messages`, body);

/** The paths of the errors in a refusal. */
export function pathsOf(errors: Record<string, unknown>, above = ''): string[] {
  return Object.entries(errors).flatMap(([key, value]) =>
    key === '_errors' ? [above] : pathsOf(value as Record<string, unknown>, above === '' ? key : `${above}.${key}`),
  );
}
