import { setTimeout as delay } from 'node:timers/promises';
import { type APIMessage, type Message, MessageType, Routes } from 'discord.js';
import type { Desk } from '../desk.js';
import type { Follows } from '../features/ask/follows.js';
import { discordCode } from '../gate/failure.js';
import type { Log } from '../log.js';
import { presentId } from '../renumber.js';
import { customIdsIn } from '../reply/components.js';
import { shownPassages } from '../reply/shown.js';
import { missingPermissions } from './permissions.js';

/** How many messages back to look for the bot's last answer, in a thread or in direct messages. */
const LOOK_BACK = 30;
/** Longest that an answer waits for the earlier messages, in milliseconds. */
const LOOK_WITHIN_MS = 3000;

/** What was said before a question, as far as the question may depend on it. */
export interface Earlier {
  follows?: Follows;
  /** The title of the forum post, if the question begins it or the bot has not yet answered there. */
  title?: string;
}

/**
 * What a question may follow up on: the message that it replies to, or the bot's last answer in the same thread or
 * direct messages. Nothing is stored: the buttons under the bot's own messages identify the passages shown. Never
 * rejects: if Discord does not respond, the question is read on its own.
 */
export async function earlierThan(message: Message, botId: string, desk: Desk, log: Log): Promise<Earlier> {
  const enough = new AbortController();
  try {
    const late = delay(LOOK_WITHIN_MS, {}, { signal: enough.signal }).catch(() => ({}));
    return await Promise.race([lookBack(message, botId, desk), late]);
  } catch (error) {
    // A deleted message, or a permission that was just revoked, is not a fault.
    log[discordCode(error) === undefined ? 'warn' : 'debug'](
      { place: 'mention', error },
      'what was said before is not known',
    );
    return {};
  } finally {
    enough.abort();
  }
}

async function lookBack(message: Message, botId: string, desk: Desk): Promise<Earlier> {
  const replied = message.type === MessageType.Reply ? message.mentions.repliedUser : null;
  if (replied?.id === botId) return { follows: await following('own', await repliedTo(message), false, desk) };
  const { channel } = message;
  const own = channel.isThread() || channel.isDMBased() ? await ownBefore(message, botId) : [];
  const last = own.map(idsOf).find((ids) => ids.length > 0);
  const title = titleOf(message, own.length > 0);
  const after = replied ? 'other' : 'thread';
  const unread = replied !== null && !channel.isDMBased() && !desk.installation.clauseReferences;
  return {
    ...(replied || last ? { follows: await following(after, last ?? [], unread, desk) } : {}),
    ...(title === undefined ? {} : { title }),
  };
}

function following(
  after: Follows['after'],
  customIds: readonly string[],
  unread: boolean,
  desk: Desk,
): Promise<Follows> {
  return desk.use(({ library }) => {
    const present = customIds.map((customId) => presentId(customId, desk));
    const { cited, outdated } = shownPassages(present, library);
    return { after, outdated, unread, passages: cited.map(({ passage }) => library.passage(passage).id) };
  });
}

async function repliedTo(message: Message): Promise<string[]> {
  const id = message.reference?.messageId;
  if (id === undefined || isClosed(message)) return [];
  const route = Routes.channelMessage(message.reference?.channelId ?? message.channelId, id);
  return idsOf((await message.client.rest.get(route)) as APIMessage);
}

/** The bot's own messages before this one, latest first; including the one that the thread was opened on. */
async function ownBefore(message: Message, botId: string): Promise<APIMessage[]> {
  if (isClosed(message)) return [];
  const { rest } = message.client;
  const query = new URLSearchParams({ limit: String(LOOK_BACK), before: message.id });
  const before = (await rest.get(Routes.channelMessages(message.channelId), { query })) as APIMessage[];
  const above = before.flatMap((each) =>
    each.type === MessageType.ThreadStarterMessage && each.referenced_message ? each.referenced_message : each,
  );
  return above.filter(({ author }) => author.id === botId);
}

/** Without the permission Discord returns an empty list, which would look like an empty channel, or an error. */
function isClosed(message: Message): boolean {
  return missingPermissions(message, true).includes('ReadMessageHistory');
}

function idsOf({ components = [] }: APIMessage): string[] {
  return customIdsIn(components);
}

/** The title of a forum post, for its first message or as long as the bot has not answered in it. */
function titleOf({ id, channel }: Message, answered: boolean): string | undefined {
  if (!channel.isThread() || !channel.parent?.isThreadOnly()) return undefined;
  return channel.id === id || !answered ? channel.name : undefined;
}
