import type { Channel, MessageSnapshot, Post, PostOptions, User } from '../simulator/simulator.js';
import type { RunningBot } from './support.js';

/** Waits for the bot's reply to a post. */
export async function replyTo(post: Post, where: Channel): Promise<MessageSnapshot> {
  await where.until((messages) => messages.some(({ replyTo: target }) => target === post.id));
  const reply = where.messages.find(({ replyTo: target }) => target === post.id);
  if (!reply) throw new Error('the reply is gone');
  return reply;
}

/** A new user asks each time, so that no allowance runs out. */
export async function say(
  bot: RunningBot,
  where: Channel,
  text: string,
  options: PostOptions = {},
  by: User = bot.discord.addUser(),
): Promise<MessageSnapshot> {
  return replyTo(await by.post(where, text, options), where);
}

/** The whole text of a reply, inside and outside boxes. */
export function textOf({ head, boxes }: MessageSnapshot): string {
  return [head, ...boxes.map(({ text }) => text)].filter((text) => text !== '').join('\n');
}
