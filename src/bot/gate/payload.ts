import { type BaseMessageOptions, ComponentType, type MessageEditOptions, MessageFlags } from 'discord.js';
import { isLaidOut } from '../reply/check.js';
import type { Message, ReplyFile } from '../reply/reply.js';

/** Text from a document or a person never notifies anyone. */
export const NO_MENTIONS = { parse: [], repliedUser: false } as const satisfies BaseMessageOptions['allowedMentions'];

type Flagged = { flags?: MessageFlags.IsComponentsV2 };

/** A message to post. */
export function toPost({ files = [], flags = 0, ...message }: Message): BaseMessageOptions & Flagged {
  return { ...message, ...flagsOf(isLaidOut({ flags })), ...attachmentsOf(files), allowedMentions: NO_MENTIONS };
}

/**
 * A message that replaces another: anything it does not have is removed.
 * @param standing whether the other message is laid out in components: Discord never removes that flag, so a text
 * becomes a component
 */
export function toEdit(message: Message, standing: boolean): MessageEditOptions & Flagged {
  const { content = null, components = [], files = [] } = message;
  const shared = { ...attachmentsOf(files), allowedMentions: NO_MENTIONS, embeds: [] };
  if (isLaidOut(message)) return { content: null, components, ...flagsOf(true), ...shared };
  if (!standing) return { content, components, ...shared };
  const text = content === null ? [] : [{ type: ComponentType.TextDisplay as const, content }];
  return { content: null, components: [...text, ...components], ...flagsOf(true), ...shared };
}

function flagsOf(laidOut: boolean): Flagged {
  return laidOut ? { flags: MessageFlags.IsComponentsV2 } : {};
}

function attachmentsOf(files: readonly ReplyFile[]): Pick<BaseMessageOptions, 'files'> {
  if (files.length === 0) return {};
  return { files: files.map(({ name, description, data }) => ({ attachment: data, name, description })) };
}
