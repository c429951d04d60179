import {
  type APIMessage,
  type BaseInteraction,
  InteractionContextType,
  PermissionFlagsBits,
  RESTJSONErrorCodes,
  Routes,
} from 'discord.js';
import type { Recent } from '../desk.js';
import { customIdsIn } from '../reply/components.js';
import { discordCode } from './failure.js';

/** Most messages that Discord returns at once. */
const MESSAGES = 100;
const FORBIDDEN: readonly unknown[] = [RESTJSONErrorCodes.MissingAccess, RESTJSONErrorCodes.MissingPermissions];

/**
 * The buttons and menus of the bot's own messages among the last hundred in the place of an interaction. Discord
 * returns the bot's own messages in full without the message content intent; other messages are not looked at.
 */
export async function recentMessages(interaction: BaseInteraction): Promise<Recent> {
  const { channelId, client } = interaction;
  if (channelId === null || !mayRead(interaction)) return { kind: 'unreadable' };
  try {
    const query = new URLSearchParams({ limit: String(MESSAGES) });
    const found = (await client.rest.get(Routes.channelMessages(channelId), { query })) as APIMessage[];
    const own = found.filter(({ author }) => author.id === client.user.id).reverse();
    return { kind: 'messages', customIds: own.map(({ components = [] }) => customIdsIn(components)) };
  } catch (error) {
    if (FORBIDDEN.includes(discordCode(error))) return { kind: 'unreadable' };
    throw error;
  }
}

/**
 * In a server the bot must be a member; without the permission to read the history Discord returns an empty list, which
 * would look like an empty channel. The bot is never a member of other people's direct messages.
 */
function mayRead(interaction: BaseInteraction): boolean {
  if (interaction.context === InteractionContextType.BotDM) return true;
  const needed = [PermissionFlagsBits.ViewChannel, PermissionFlagsBits.ReadMessageHistory];
  return interaction.inCachedGuild() && interaction.appPermissions.has(needed);
}
