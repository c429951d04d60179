import { GatewayIntentBits } from 'discord.js';
import { refuse } from './errors.js';
import { asObjects, asText, copyOf, type Json } from './json.js';
import type { UploadedFile } from './multipart.js';
import { botSees } from './permissions.js';
import { pingsOf } from './pings.js';
import { snowflake } from './snowflake.js';
import { FLAGS, isEmpty, keptEmbeds } from './validate/message.js';
import { messageEventJson } from './wire.js';
import type { AttachmentState, ChannelState, InteractionState, MessageState, World } from './world.js';

const KEPT_FLAGS = FLAGS.suppressEmbeds | FLAGS.ephemeral | FLAGS.suppressNotifications | FLAGS.layout | FLAGS.loading;

export interface Draft {
  /** Its id; for the first message of a forum post, the thread's id. */
  id?: string;
  channel: ChannelState;
  authorId: string;
  body: Json;
  files: UploadedFile[];
  flags?: number;
  type?: number;
  ephemeralFor?: string | undefined;
  replyTo?: string | undefined;
  interaction?: InteractionState;
  droppedEmbeds?: number;
}

/**
 * Puts a message into its channel and notifies the gateway. Throws 50006 for an empty message, unless it is loading.
 */
export function createMessage(world: World, draft: Draft): MessageState {
  const { body, channel } = draft;
  const flags = ((draft.flags ?? 0) | numberOf(body.flags)) & KEPT_FLAGS;
  const message: MessageState = {
    id: draft.id ?? snowflake(),
    channelId: channel.id,
    authorId: draft.authorId,
    type: draft.type ?? (draft.replyTo === undefined ? 0 : 19),
    content: asText(body.content).trim(),
    embeds: keptEmbeds(body.embeds),
    components: numbered(body.components),
    attachments: attachmentsOf(body, draft.files, []),
    flags: draft.ephemeralFor === undefined ? flags & ~FLAGS.ephemeral : flags | FLAGS.ephemeral,
    ephemeralFor: draft.ephemeralFor,
    pings: [],
    mentions: [],
    mentionsEveryone: false,
    mentionRoles: [],
    droppedEmbeds: draft.droppedEmbeds ?? 0,
    replyTo: draft.replyTo,
    interaction: draft.interaction,
    nonce: body.nonce ?? undefined,
    createdAt: new Date().toISOString(),
    editedAt: undefined,
  };
  // A thread starter message shows the message that the thread was opened on.
  if (!(flags & FLAGS.loading) && message.type !== 21) demandContent(message);
  notePings(world, message, body.allowed_mentions);
  world.messages.set(message.id, message);
  tell(world, message, 'MESSAGE_CREATE');
  return message;
}

/**
 * Changes the fields in the body and notifies the gateway; a loading message stops loading. Throws 50006 if nothing is
 * left.
 */
export function editMessage(world: World, message: MessageState, body: Json, files: UploadedFile[] = []): void {
  const next = { ...message };
  if (body.content !== undefined) next.content = asText(body.content).trim();
  if (body.embeds !== undefined) next.embeds = keptEmbeds(body.embeds);
  if (body.components !== undefined) next.components = numbered(body.components);
  if (body.attachments !== undefined || files.length > 0) {
    next.attachments = attachmentsOf(body, files, message.attachments);
  }
  // The flag for components can be set but never removed.
  const settable = FLAGS.suppressEmbeds | (numberOf(body.flags) & FLAGS.layout);
  if (body.flags !== undefined) next.flags = (next.flags & ~settable) | (numberOf(body.flags) & settable);
  const loaded = (message.flags & FLAGS.loading) !== 0;
  next.flags &= ~FLAGS.loading;
  demandContent(next);
  if (!loaded) next.editedAt = new Date().toISOString();
  Object.assign(message, next);
  notePings(world, message, body.allowed_mentions);
  tell(world, message, 'MESSAGE_UPDATE');
}

/** Removes messages from their channel and notifies the gateway: one event each, or one for all if `bulk`. */
export function deleteMessages(world: World, messages: MessageState[], bulk = false): void {
  for (const message of messages) world.messages.delete(message.id);
  const first = messages[0];
  if (!first) return;
  if (bulk) tellDeletion(world, first, 'MESSAGE_DELETE_BULK', { ids: messages.map((message) => message.id) });
  else for (const message of messages) tellDeletion(world, message, 'MESSAGE_DELETE', { id: message.id });
}

function demandContent(message: MessageState): void {
  if (isEmpty({ ...message, files: message.attachments.length })) throw refuse.empty();
}

function notePings(world: World, message: MessageState, allowedMentions: unknown): void {
  const channel = world.channel(message.channelId);
  const repliedTo = message.type === 19 ? world.messages.get(message.replyTo ?? '')?.authorId : undefined;
  const viaInteraction = message.interaction !== undefined;
  const { authorId, content } = message;
  const pings = pingsOf(world, { channel, authorId, content, allowedMentions, viaInteraction, repliedTo });
  message.mentions = pings.users;
  message.mentionRoles = pings.roles;
  message.mentionsEveryone = pings.everyone;
  const named = [...pings.users, ...pings.roles, ...(pings.everyone ? ['everyone'] : [])];
  message.pings = [...new Set([...message.pings, ...named.filter((id) => id !== authorId)])];
}

/** Discord numbers every component; the bot sees the numbers when it reads its message. */
function numbered(value: unknown): Json[] {
  const components = copyOf(asObjects(value));
  let next = 1;
  const number = (entry: Json): void => {
    if (entry.type === undefined) return;
    entry.id ??= next;
    next += 1;
    for (const child of asObjects(entry.components)) number(child);
  };
  for (const component of components) number(component);
  return components;
}

function attachmentsOf(body: Json, files: UploadedFile[], standing: AttachmentState[]): AttachmentState[] {
  const described = asObjects(body.attachments);
  const kept =
    body.attachments === undefined
      ? standing
      : standing.filter((old) => described.some((entry) => entry.id === old.id));
  const added = files.map((file) => {
    const entry = described.find((candidate) => String(candidate.id) === String(file.index));
    const description = typeof entry?.description === 'string' ? entry.description : undefined;
    return { ...file, name: asText(entry?.filename) || file.name, id: snowflake(), description };
  });
  return [...kept, ...added];
}

function tell(world: World, message: MessageState, type: string): void {
  if (reaches(world, message)) {
    const snapshot = copyMessage(message);
    const data = (intents: number) => messageEventJson(world, snapshot, intents);
    world.dispatch({ type, data, ...route(world, message) });
  }
  world.changed();
}

function tellDeletion(world: World, message: MessageState, type: string, ids: Json): void {
  if (reaches(world, message)) {
    const { guildId, intents } = route(world, message);
    const data = { ...ids, channel_id: message.channelId, ...(guildId === undefined ? {} : { guild_id: guildId }) };
    world.dispatch({ type, data: () => data, intents, guildId });
  }
  world.changed();
}

/** Ephemeral messages arrive as if from a direct channel: at shard 0, with the intent for direct messages. */
function route(world: World, message: MessageState): { guildId: string | undefined; intents: number } {
  const guildId = message.ephemeralFor === undefined ? world.channel(message.channelId).guildId : undefined;
  return {
    guildId,
    intents: guildId === undefined ? GatewayIntentBits.DirectMessages : GatewayIntentBits.GuildMessages,
  };
}

function reaches(world: World, message: MessageState): boolean {
  return botSees(world, world.channel(message.channelId)) || message.ephemeralFor !== undefined;
}

function numberOf(value: unknown): number {
  return typeof value === 'number' ? value : 0;
}

/** A copy of a message's state as it is now; its interaction is shared. */
export function copyMessage(message: MessageState): MessageState {
  const { interaction, attachments, ...rest } = message;
  return { ...copyOf(rest), interaction, attachments: [...attachments] };
}
