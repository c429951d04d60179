import type { BaseMessageOptions, MessageEditOptions } from 'discord.js';
import type { Reply, ReplyFile } from '../reply/reply.js';

/** Nobody is ever notified by what a document or a person wrote. */
export const NO_MENTIONS = { parse: [], repliedUser: false } as const satisfies BaseMessageOptions['allowedMentions'];

/** A reply as a new message. */
export function toMessage({ files = [], ...reply }: Reply): BaseMessageOptions {
  return { ...reply, ...attachmentsOf(files), allowedMentions: NO_MENTIONS };
}

/** A reply in the place of a message: what it does not have is taken away. */
export function toEdit({
  content = null,
  embeds = [],
  components = [],
  files = [],
}: ReplyOrNothing): MessageEditOptions {
  return { content, embeds, components, ...attachmentsOf(files), allowedMentions: NO_MENTIONS };
}

function attachmentsOf(files: readonly ReplyFile[]): Pick<BaseMessageOptions, 'files'> {
  if (files.length === 0) return {};
  return { files: files.map(({ name, description, data }) => ({ attachment: data, name, description })) };
}

type ReplyOrNothing = Omit<Reply, 'content'> & { content?: string | null };
