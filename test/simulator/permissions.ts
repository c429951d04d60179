import { PermissionFlagsBits as P, type PermissionResolvable, PermissionsBitField } from 'discord.js';
import type { ChannelState, World } from './world.js';

/** Every permission. */
export const ALL = PermissionsBitField.All;
/** The bot's default permissions. */
export const BOT_DEFAULT =
  P.ViewChannel |
  P.SendMessages |
  P.SendMessagesInThreads |
  P.EmbedLinks |
  P.AttachFiles |
  P.ReadMessageHistory |
  P.UseExternalEmojis |
  P.AddReactions;
/** People's permissions. */
export const PEOPLE = BOT_DEFAULT | P.UseApplicationCommands | P.ChangeNickname | P.CreatePublicThreads;
/** An application's permissions in direct messages, according to the documentation. */
const DIRECT = P.AttachFiles | P.EmbedLinks | P.MentionEveryone;

/** A permission set as bits. */
export function bitsOf(value: PermissionResolvable): bigint {
  return PermissionsBitField.resolve(value);
}

/** The bot's permissions in a channel. */
export function botPermissionsIn(world: World, channel: ChannelState): bigint {
  if (channel.guildId === undefined) return DIRECT | (channel.kind === 'dm' ? P.UseExternalEmojis : 0n);
  const guild = world.guild(channel.guildId);
  if (!guild.botIsMember) return P.EmbedLinks | P.AttachFiles;
  if (guild.botPermissions & P.Administrator) return ALL;
  const parent = channel.parentId === undefined ? undefined : world.channels.get(channel.parentId);
  return channel.botPermissions ?? parent?.botPermissions ?? guild.botPermissions;
}

/** Whether the bot has all needed permissions in a channel; it has all of them in its direct messages. */
export function botMay(world: World, channel: ChannelState, needed: bigint): boolean {
  if (channel.kind === 'dm') return true;
  return (botPermissionsIn(world, channel) & needed) === needed;
}

/** Whether the bot sees a channel through the gateway and the channel routes. */
export function botSees(world: World, channel: ChannelState): boolean {
  if (channel.kind === 'dm') return true;
  if (channel.guildId === undefined || !world.guild(channel.guildId).botIsMember) return false;
  return botMay(world, channel, P.ViewChannel);
}
