import { PermissionFlagsBits } from 'discord.js';
import { asStrings, isJson } from './json.js';
import { botMay } from './permissions.js';
import type { ChannelState, World } from './world.js';

export interface PingQuestion {
  channel: ChannelState;
  authorId: string;
  content: string;
  /** As sent. */
  allowedMentions: unknown;
  /** In replies to interactions, only users are parsed by default. */
  viaInteraction: boolean;
  /** The author of the message replied to. */
  repliedTo: string | undefined;
}

export interface Pings {
  users: string[];
  roles: string[];
  everyone: boolean;
}

interface Allowance {
  everyone: boolean;
  user: (id: string) => boolean;
  role: (id: string) => boolean;
  reply: boolean;
}

/**
 * The people and roles that a message pings: its content outside code, filtered by allowed_mentions and the author's
 * permissions.
 */
export function pingsOf(world: World, question: PingQuestion): Pings {
  const text = question.content.replace(/```[\s\S]*?```|``[^`]*``|`[^`\n]*`/g, ' ');
  const allowed = allowanceOf(question);
  const massPing = mayPingAll(world, question);
  const users = idsIn(text, /<@!?(\d{17,20})>/g).filter((id) => world.users.has(id) && allowed.user(id));
  if (question.repliedTo !== undefined && allowed.reply) users.push(question.repliedTo);
  const guild = question.channel.guildId === undefined ? undefined : world.guild(question.channel.guildId);
  const roles = idsIn(text, /<@&(\d{17,20})>/g).filter((id) => {
    const role = guild?.roles.find((entry) => entry.id === id);
    return role !== undefined && allowed.role(id) && (role.mentionable || massPing);
  });
  return {
    users: [...new Set(users)],
    roles: [...new Set(roles)],
    everyone: allowed.everyone && massPing && /@(everyone|here)/.test(text),
  };
}

function idsIn(text: string, pattern: RegExp): string[] {
  return [...text.matchAll(pattern)].map((match) => match[1] ?? '');
}

function allowanceOf(question: PingQuestion): Allowance {
  const given = question.allowedMentions;
  if (!isJson(given)) {
    const all = !question.viaInteraction;
    return { everyone: all, user: () => true, role: () => all, reply: true };
  }
  const parse = asStrings(given.parse);
  const users = asStrings(given.users);
  const roles = asStrings(given.roles);
  return {
    everyone: parse.includes('everyone'),
    user: (id) => parse.includes('users') || users.includes(id),
    role: (id) => parse.includes('roles') || roles.includes(id),
    reply: given.replied_user === true,
  };
}

function mayPingAll(world: World, { channel, authorId }: PingQuestion): boolean {
  if (authorId !== world.botId || channel.guildId === undefined) return false;
  return botMay(world, channel, PermissionFlagsBits.MentionEveryone);
}
