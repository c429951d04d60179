import type { BaseMessageOptions, MessageEditOptions } from 'discord.js';
import type { Reply } from '../reply.js';

/** Nobody is ever notified by what a document or a person wrote. */
export const NO_MENTIONS = { parse: [], repliedUser: false } as const satisfies BaseMessageOptions['allowedMentions'];

/** A reply as a new message. */
export function toMessage(reply: Reply): BaseMessageOptions {
  return { ...reply, allowedMentions: NO_MENTIONS };
}

/** A reply in the place of a message: what it does not have is taken away. */
export function toEdit({ content = null, embeds = [], components = [] }: ReplyOrNothing): MessageEditOptions {
  return { content, embeds, components, allowedMentions: NO_MENTIONS };
}

type ReplyOrNothing = Omit<Reply, 'content'> & { content?: string | null };
