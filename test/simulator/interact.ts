import { randomBytes } from 'node:crypto';
import { asJson, type Json } from './json.js';
import { botPermissionsIn, PEOPLE } from './permissions.js';
import { snowflake } from './snowflake.js';
import { channelJson, memberJson, messageJson, userJson } from './wire.js';
import type { ChannelState, InteractionState, UserState, World } from './world.js';

export interface InteractionDraft {
  type: 2 | 3 | 4 | 5;
  user: UserState;
  channel: ChannelState;
  data: Json;
  name?: string;
  messageId?: string;
  /** The installation types for which it works there. */
  installs: readonly number[];
}

/** Sends an interaction to the bot and starts Discord's clock for the acknowledgement. */
export function sendInteraction(world: World, draft: InteractionDraft): InteractionState {
  const interaction: InteractionState = {
    id: snowflake(),
    token: randomBytes(96).toString('base64url'),
    type: draft.type,
    userId: draft.user.id,
    channelId: draft.channel.id,
    name: draft.name,
    messageId: draft.messageId,
    userInstalledOnly: draft.channel.guildId !== undefined && !draft.installs.includes(0),
    owners: ownersOf(draft),
    sentAt: performance.now(),
    response: undefined,
    originalId: undefined,
    followUps: [],
    choices: undefined,
    modal: undefined,
    log: [],
  };
  world.interactions.set(interaction.token, interaction);
  const data = interactionJson(world, draft, interaction);
  world.dispatch({ type: 'INTERACTION_CREATE', data: () => data, intents: 0, guildId: draft.channel.guildId });
  return interaction;
}

function ownersOf({ channel, user, installs }: InteractionDraft): Record<string, string> {
  const owners: Record<string, string> = {};
  if (installs.includes(0)) owners['0'] = channel.guildId ?? '0';
  if (installs.includes(1)) owners['1'] = user.id;
  return owners;
}

const CONTEXTS = { text: 0, forum: 0, category: 0, thread: 0, dm: 1, private: 2 };

function interactionJson(world: World, draft: InteractionDraft, interaction: InteractionState): Json {
  const { channel, user } = draft;
  const message = draft.type === 3 || draft.type === 5 ? world.messages.get(draft.messageId ?? '') : undefined;
  return {
    id: interaction.id,
    application_id: world.botId,
    type: draft.type,
    token: interaction.token,
    version: 1,
    locale: user.locale,
    channel_id: channel.id,
    channel: partialChannel(world, channel),
    app_permissions: botPermissionsIn(world, channel).toString(),
    entitlements: [],
    authorizing_integration_owners: interaction.owners,
    context: CONTEXTS[channel.kind],
    attachment_size_limit: 10 * 1024 * 1024,
    data: draft.data,
    ...senderJson(world, channel, user),
    // An interaction's message is shown in full regardless of intents.
    ...(message ? { message: messageJson(world, message, -1) } : {}),
  };
}

/** Interactions contain the user's permissions instead of overwrites. */
function partialChannel(world: World, channel: ChannelState): Json {
  const { permission_overwrites, ...partial } = channelJson(world, channel);
  return { ...partial, permissions: PEOPLE.toString() };
}

function senderJson(world: World, channel: ChannelState, user: UserState): Json {
  if (channel.guildId === undefined) return { user: userJson(user) };
  const guild = world.guild(channel.guildId);
  const member = { ...memberJson(guild, user), user: userJson(user), permissions: PEOPLE.toString() };
  const partial = { id: guild.id, locale: guild.locale, features: [] };
  return { guild: partial, guild_id: guild.id, guild_locale: guild.locale, member };
}

/** The installation types with which a command (or, without one, the application) works for a user in a channel. */
export function installsFor(world: World, user: UserState, channel: ChannelState, command?: Json): number[] {
  const guild = channel.guildId === undefined ? undefined : world.guild(channel.guildId);
  const inGuild = guild === undefined ? channel.kind === 'dm' : guild.botIsMember;
  const byUser = user.installedApp ?? !inGuild;
  const types = asJson(command).integration_types;
  const supported = Array.isArray(types) ? types.map(Number) : world.options.integrationTypes;
  return [inGuild ? 0 : -1, byUser ? 1 : -1].filter((type) => supported.includes(type));
}

/** The context of a channel: 0 guild, 1 the bot's direct messages, 2 other private channels. */
export function contextOf(channel: ChannelState): number {
  return CONTEXTS[channel.kind];
}
