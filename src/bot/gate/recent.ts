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

/** Most messages that Discord gives at once. */
const MESSAGES = 100;
const FORBIDDEN: readonly unknown[] = [RESTJSONErrorCodes.MissingAccess, RESTJSONErrorCodes.MissingPermissions];

/**
 * The buttons and menus under the bot's own messages among the last hundred where an interaction was started. Of its
 * own messages Discord gives all of it without the message content intent; of others nothing is looked at.
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
 * In a server the bot must be a member, and without the history Discord gives an empty list, which would look like an
 * empty channel. It is never a member of other people's direct messages.
 */
function mayRead(interaction: BaseInteraction): boolean {
  if (interaction.context === InteractionContextType.BotDM) return true;
  const needed = [PermissionFlagsBits.ViewChannel, PermissionFlagsBits.ReadMessageHistory];
  return interaction.inCachedGuild() && interaction.appPermissions.has(needed);
}
