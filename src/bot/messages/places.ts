import type { GuildBasedChannel, Message } from 'discord.js';
import type { Places } from '../../config.js';
import type { BotWords } from '../../words/bot.js';
import type { Message as Sent } from '../reply/reply.js';

/** Most channels suggested to a user. */
const MOST_NAMED = 3;

type Place = Pick<Message, 'channel' | 'guild'>;

/** Why a message is not answered where it is; undefined if it is answered. */
export function outside({ channel, guild }: Place, { channels, threadsOnly, forums }: Places) {
  if (guild === null || channel.isDMBased()) return undefined;
  const listed = [...channels, ...forums];
  if (channels.length > 0 && !idsAbove(channel).some((id) => listed.includes(id))) return 'other_channel';
  return threadsOnly && !channel.isThread() ? 'no_thread' : undefined;
}

/** Whether a message begins a post in a forum where each post is answered: its id is that of its thread. */
export function beginsPost({ id, channel }: Pick<Message, 'id' | 'channel'>, { forums }: Places): boolean {
  return channel.isThread() && channel.id === id && channel.parentId !== null && forums.includes(channel.parentId);
}

/** Where to ask instead, listing the channels that exist in this server. */
export function elsewhere(message: Place, places: Places, { elsewhere: words }: BotWords): Sent {
  const known = message.guild?.channels.cache;
  const here = places.channels.filter((id) => known?.has(id)).slice(0, MOST_NAMED);
  if (outside(message, places) === 'no_thread') return { content: words.inThreads };
  return { content: here.length === 0 ? words.nowhere : words.inChannels(here.map((id) => `<#${id}>`).join(', ')) };
}

/** The channel itself, the parent channel if it is a thread, and the category. */
function idsAbove(channel: GuildBasedChannel): string[] {
  const above = channel.isThread() ? [channel.parentId, channel.parent?.parentId] : [channel.parentId];
  return [channel.id, ...above.filter((id) => id !== null && id !== undefined)];
}
