import { ChannelType, type Guild, PermissionFlagsBits, type TextChannel } from 'discord.js';
import type { DiscordConfig } from '../../config.js';
import { botWordsFor } from '../../words/languages.js';
import type { Desk } from '../desk.js';
import { renderGreeting } from '../features/help/greeting.js';
import { fetchCommandIds } from '../gate/command-ids.js';
import { toPost } from '../gate/payload.js';
import type { Log } from '../log.js';
import { asMessage } from '../reply/layout.js';

/**
 * Discord sends the same event for a server that it failed to report earlier as for one that the bot was just added to.
 */
const JUST_JOINED_MS = 600_000;

const { ViewChannel, SendMessages, EmbedLinks } = PermissionFlagsBits;

/**
 * Posts one message on how to ask in a server that the bot was just added to: in its system channel, otherwise in the
 * first channel that everyone sees, otherwise in the first. If it may not write in any, it posts nothing.
 */
export async function welcome(
  guild: Guild,
  desk: Desk,
  { greeting, places }: Pick<DiscordConfig, 'greeting' | 'places'>,
  log: Log,
): Promise<void> {
  if (!greeting || Math.abs(Date.now() - guild.joinedTimestamp) > JUST_JOINED_MS) return;
  const channel = channelOf(guild, places.channels);
  if (!channel) return log.info({ server: guild.id }, 'there is no channel to say hello in');
  const ids = await fetchCommandIds(guild.client.rest, guild.client.application.id, guild.id);
  const { plainText, aboutText } = desk.installation;
  const view = { words: botWordsFor(guild.preferredLocale), text: plainText || !may(channel, EmbedLinks) };
  const reply = await desk.use(({ library }) => renderGreeting(view, library, ids, aboutText));
  await channel.send(toPost(asMessage(reply, view)));
}

/** @param allowed channels and categories to choose from; if empty, all channels */
function channelOf(guild: Guild, allowed: readonly string[]): TextChannel | undefined {
  const isAllowed = ({ id, parentId }: TextChannel) =>
    allowed.length === 0 || allowed.includes(id) || (parentId !== null && allowed.includes(parentId));
  const open = [...guild.channels.cache.values()]
    .filter((channel) => channel.type === ChannelType.GuildText)
    .filter((channel) => isAllowed(channel) && may(channel, ViewChannel | SendMessages))
    .sort((a, b) => a.rawPosition - b.rawPosition);
  const isPublic = (channel: TextChannel) => channel.permissionsFor(guild.roles.everyone)?.has(ViewChannel) === true;
  return open.find(({ id }) => id === guild.systemChannelId) ?? open.find(isPublic) ?? open[0];
}

function may(channel: TextChannel, needed: bigint): boolean {
  const { me } = channel.guild.members;
  return me !== null && channel.permissionsFor(me).has(needed);
}
