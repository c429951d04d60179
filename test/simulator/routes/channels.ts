import { PermissionFlagsBits as P } from 'discord.js';
import { Form, refuse } from '../errors.js';
import { asJson, asObjects, asStrings, asText, type Json } from '../json.js';
import { createMessage, deleteMessages, editMessage } from '../messages.js';
import { botMay, botSees } from '../permissions.js';
import { type Reply, type RestCall, type Route, route } from '../router.js';
import { checkMessage, FLAGS } from '../validate/message.js';
import { channelJson, messageJson } from '../wire.js';
import type { ChannelState, MessageState, World } from '../world.js';

const SETTABLE = FLAGS.suppressEmbeds | FLAGS.suppressNotifications | FLAGS.layout;

/** The channel of a request. Throws 10003 if there is none, 50001 if the bot does not see it. */
function channelOf({ world, params }: RestCall): ChannelState {
  const channel = world.channel(params.channel ?? '');
  if (!botSees(world, channel)) throw refuse.missingAccess();
  return channel;
}

/** The message of a request. These routes do not see ephemeral messages: only the interaction's token reaches them. */
function messageOf(world: World, channel: ChannelState, id: string | undefined): MessageState {
  const message = world.messages.get(id ?? '');
  if (!message || message.channelId !== channel.id || message.ephemeralFor !== undefined) throw refuse.unknownMessage();
  return message;
}

function demand(world: World, channel: ChannelState, needed: bigint): void {
  if (!botMay(world, channel, needed)) throw refuse.missingPermissions();
}

function post(call: RestCall): Reply {
  const { world, files } = call;
  const channel = channelOf(call);
  const body = asJson(call.body);
  if (channel.kind === 'forum' || channel.kind === 'category') throw refuse.nonTextChannel();
  demand(world, channel, channel.kind === 'thread' ? P.SendMessagesInThreads : P.SendMessages);
  checkMessage(body, files, { path: [], flags: SETTABLE });
  if (files.length > 0) demand(world, channel, P.AttachFiles);
  const { kept, dropped } = embedsAllowed(world, channel, body);
  if (dropped > 0 && asText(kept.content).trim() === '' && files.length === 0) throw refuse.missingPermissions();
  const replyTo = referenceOf(call, channel, body);
  const draft = { channel, authorId: world.botId, body: kept, files, replyTo, droppedEmbeds: dropped };
  return { status: 200, body: messageJson(world, createMessage(world, draft), intentsOf(world)) };
}

/** Without the permission to embed links, embeds beside text are dropped silently. */
function embedsAllowed(world: World, channel: ChannelState, body: Json): { kept: Json; dropped: number } {
  const dropped = botMay(world, channel, P.EmbedLinks) ? 0 : asObjects(body.embeds).length;
  return dropped === 0 ? { kept: body, dropped } : { kept: { ...body, embeds: [] }, dropped };
}

function referenceOf({ world }: RestCall, channel: ChannelState, body: Json): string | undefined {
  const reference = asJson(body.message_reference);
  const id = asText(reference.message_id);
  if (id === '') return undefined;
  if (!botMay(world, channel, P.ReadMessageHistory)) throw refuse.noHistory();
  const target = world.messages.get(id);
  if (target?.channelId === channel.id && target.ephemeralFor === undefined) return id;
  if (reference.fail_if_not_exists === false) return undefined;
  const form = new Form();
  form.add(['message_reference'], 'MESSAGE_REFERENCE_UNKNOWN_MESSAGE', 'Unknown message');
  form.check();
  return undefined;
}

function patch(call: RestCall): Reply {
  const { world, files } = call;
  const channel = channelOf(call);
  const message = messageOf(world, channel, call.params.message);
  const body = asJson(call.body);
  if (message.authorId !== world.botId) throw refuse.notYours();
  checkMessage(body, files, { path: [], flags: undefined, standing: message.flags });
  if (files.length > 0) demand(world, channel, P.AttachFiles);
  const { kept, dropped } = embedsAllowed(world, channel, body);
  editMessage(world, message, kept, files);
  message.droppedEmbeds += dropped;
  return { status: 200, body: messageJson(world, message, intentsOf(world)) };
}

function list(call: RestCall): Reply {
  const { world, query } = call;
  const channel = channelOf(call);
  if (!botMay(world, channel, P.ReadMessageHistory)) return { status: 200, body: [] };
  const limit = Number(query.get('limit') ?? 50);
  const form = new Form();
  if (!(limit >= 1 && limit <= 100)) {
    form.add(['limit'], 'NUMBER_TYPE_MAX', 'int value should be between 1 and 100.');
  }
  form.check();
  const before = query.get('before');
  const after = query.get('after');
  const within = world.publicMessages(channel.id).filter((message) => {
    const id = BigInt(message.id);
    return (before === null || id < BigInt(before)) && (after === null || id > BigInt(after));
  });
  const chosen = after === null ? within.slice(-limit) : within.slice(0, limit);
  return { status: 200, body: chosen.reverse().map((message) => messageJson(world, message, intentsOf(world))) };
}

function get(call: RestCall): Reply {
  const channel = channelOf(call);
  demand(call.world, channel, P.ReadMessageHistory);
  const message = messageOf(call.world, channel, call.params.message);
  return { status: 200, body: messageJson(call.world, message, intentsOf(call.world)) };
}

function remove(call: RestCall): Reply {
  const { world } = call;
  const channel = channelOf(call);
  const message = messageOf(world, channel, call.params.message);
  if (message.authorId !== world.botId) {
    if (channel.guildId === undefined) throw refuse.missingPermissions();
    demand(world, channel, P.ManageMessages);
  }
  deleteMessages(world, [message]);
  return { status: 204 };
}

function removeMany(call: RestCall): Reply {
  const { world } = call;
  const channel = channelOf(call);
  demand(world, channel, P.ManageMessages);
  const ids = asStrings(asJson(call.body).messages);
  if (ids.length < 2 || ids.length > 100) throw refuse.bulkCount();
  const messages = ids.flatMap((id) => world.messages.get(id) ?? []).filter((one) => one.channelId === channel.id);
  deleteMessages(world, messages, true);
  return { status: 204 };
}

function typing(call: RestCall): Reply {
  const channel = channelOf(call);
  demand(call.world, channel, channel.kind === 'thread' ? P.SendMessagesInThreads : P.SendMessages);
  return { status: 204 };
}

/** How much the REST routes show of other people's messages depends on the intents granted to the application. */
function intentsOf(world: World): number {
  return world.options.privilegedIntents;
}

/** Channels and their messages, with the bot's token. */
export const channelRoutes: Route[] = [
  route('GET', '/channels/:channel', (call) => ({ status: 200, body: channelJson(call.world, channelOf(call)) })),
  route('POST', '/channels/:channel/typing', typing),
  route('POST', '/channels/:channel/messages/bulk-delete', removeMany),
  route('GET', '/channels/:channel/messages', list),
  route('POST', '/channels/:channel/messages', post),
  route('GET', '/channels/:channel/messages/:message', get),
  route('PATCH', '/channels/:channel/messages/:message', patch),
  route('DELETE', '/channels/:channel/messages/:message', remove),
];
