import { type Message, RESTJSONErrorCodes } from 'discord.js';
import { discordCode } from '../gate/failure.js';
import { toMessage } from '../gate/payload.js';
import type { Reply } from '../reply.js';

/**
 * Answers a message without notifying its author. Where the bot may not read the history of the channel, Discord refuses
 * replies, and the answer stands by itself.
 * @returns the id of the answer
 */
export async function replyTo(message: Message, reply: Reply): Promise<string> {
  try {
    return (await message.reply({ ...toMessage(reply), failIfNotExists: false })).id;
  } catch (error) {
    if (discordCode(error) !== RESTJSONErrorCodes.CannotReplyWithoutPermissionToReadMessageHistory) throw error;
    if (!message.channel.isSendable()) throw error;
    return (await message.channel.send(toMessage(reply))).id;
  }
}
