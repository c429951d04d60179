import { type Message, RESTJSONErrorCodes } from 'discord.js';
import { discordCode } from '../gate/failure.js';
import { toPost } from '../gate/payload.js';
import type { Message as Sent } from '../reply/reply.js';
import { missingPermissions } from './permissions.js';

/**
 * Answers a message without notifying its author. If the bot may not read the channel's history, Discord rejects
 * replies, and the answer is sent as an ordinary message.
 * @returns the id of the answer
 */
export async function replyTo(message: Message, reply: Sent): Promise<string> {
  const { channel } = message;
  const alone = channel.isSendable() ? () => channel.send(toPost(reply)) : undefined;
  if (alone && missingPermissions(message, true).includes('ReadMessageHistory')) return (await alone()).id;
  try {
    return (await message.reply({ ...toPost(reply), failIfNotExists: false })).id;
  } catch (error) {
    // The permission may have been revoked a moment ago.
    if (!alone || discordCode(error) !== RESTJSONErrorCodes.CannotReplyWithoutPermissionToReadMessageHistory)
      throw error;
    return (await alone()).id;
  }
}
