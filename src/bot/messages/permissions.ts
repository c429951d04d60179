import { type Message, type PermissionsString, RESTJSONErrorCodes } from 'discord.js';
import { discordCode } from '../gate/failure.js';

/**
 * The permissions that the bot lacks to answer in a message's channel; empty if that cannot be known.
 * @param text whether it answers in plain text, without cards
 */
export function missingPermissions(message: Message, text: boolean): PermissionsString[] {
  if (!message.inGuild()) return [];
  const { me } = message.guild.members;
  const granted = me && message.channel.permissionsFor(me);
  const send = message.channel.isThread() ? 'SendMessagesInThreads' : 'SendMessages';
  const cards: PermissionsString[] = text ? [] : ['EmbedLinks'];
  return granted?.missing(['ViewChannel', send, ...cards, 'ReadMessageHistory']) ?? [];
}

/** Whether an answer may be sent at all, with or without its cards. */
export function maySend(missing: readonly PermissionsString[]): boolean {
  return !missing.some((name) => name === 'ViewChannel' || name.startsWith('SendMessages'));
}

/** Which permission the request lacked; undefined if it failed for another reason. */
export function permissionFor(error: unknown): string | undefined {
  switch (discordCode(error)) {
    case RESTJSONErrorCodes.MissingAccess:
      return 'ViewChannel';
    case RESTJSONErrorCodes.MissingPermissions:
      return 'SendMessages, SendMessagesInThreads, EmbedLinks';
    case RESTJSONErrorCodes.CannotReplyWithoutPermissionToReadMessageHistory:
      return 'ReadMessageHistory';
    case RESTJSONErrorCodes.CannotSendMessagesToThisUser:
      return 'direct messages, which the user has closed';
    default:
      return undefined;
  }
}
