import { refuse } from '../errors.js';
import { asJson } from '../json.js';
import { logMessage } from '../log.js';
import { createMessage, deleteMessages, editMessage } from '../messages.js';
import { openRoute, type Reply, type RestCall, type Route } from '../router.js';
import { checkMessage, FLAGS } from '../validate/message.js';
import { messageJson } from '../wire.js';
import type { InteractionState, MessageState, World } from '../world.js';

const SETTABLE = FLAGS.ephemeral | FLAGS.suppressEmbeds | FLAGS.suppressNotifications | FLAGS.layout;
/** Limit if the application is installed only for the user. */
const MOST_FOLLOW_UPS = 5;

/**
 * The interaction of a token. Throws 50027 if the token is unknown or too old, 10015 if nothing was acknowledged yet.
 */
function interactionOf({ world, params, at }: RestCall): InteractionState {
  if (params.application !== world.botId) throw refuse.unknownWebhook();
  const interaction = world.interactions.get(params.token ?? '');
  if (!interaction || at - interaction.sentAt > world.options.tokenLifeMs) throw refuse.webhookToken();
  if (!interaction.response) throw refuse.unknownWebhook();
  return interaction;
}

function messageOf(call: RestCall, interaction: InteractionState): MessageState {
  const id = call.params.message ?? interaction.originalId ?? '';
  const own = id === interaction.originalId || interaction.followUps.includes(id);
  const message = own ? call.world.messages.get(id) : undefined;
  if (!message) throw refuse.unknownMessage();
  return message;
}

function isLoading(message: MessageState | undefined): message is MessageState {
  return message !== undefined && (message.flags & FLAGS.loading) !== 0;
}

function shown(world: World, message: MessageState): Reply {
  return { status: 200, body: messageJson(world, message, world.options.privilegedIntents) };
}

function followUp(call: RestCall): Reply {
  const { world, files } = call;
  const interaction = interactionOf(call);
  const body = asJson(call.body);
  checkMessage(body, files, { path: [], flags: SETTABLE });
  const original = world.messages.get(interaction.originalId ?? '');
  if (isLoading(original)) return edited(call, interaction, original);
  if (interaction.userInstalledOnly && interaction.followUps.length >= MOST_FOLLOW_UPS) throw refuse.tooManyFollowUps();
  const ephemeral = typeof body.flags === 'number' && (body.flags & FLAGS.ephemeral) !== 0;
  const message = createMessage(world, {
    channel: world.channel(interaction.channelId),
    authorId: world.botId,
    body,
    files,
    type: 0,
    ephemeralFor: ephemeral ? interaction.userId : undefined,
    replyTo: interaction.originalId,
    interaction,
  });
  interaction.followUps.push(message.id);
  logMessage(interaction, 'follow-up', message);
  world.changed();
  return shown(world, message);
}

function edit(call: RestCall): Reply {
  const interaction = interactionOf(call);
  const message = messageOf(call, interaction);
  checkMessage(asJson(call.body), call.files, { path: [], flags: undefined, standing: message.flags });
  return edited(call, interaction, message);
}

/** Completes a deferred answer by an edit; `ephemeral` stays as in the deferral. */
function edited(call: RestCall, interaction: InteractionState, message: MessageState): Reply {
  editMessage(call.world, message, asJson(call.body), call.files);
  logMessage(interaction, 'edit', message);
  call.world.changed();
  return shown(call.world, message);
}

function get(call: RestCall): Reply {
  return shown(call.world, messageOf(call, interactionOf(call)));
}

function remove(call: RestCall): Reply {
  const interaction = interactionOf(call);
  const message = messageOf(call, interaction);
  deleteMessages(call.world, [message]);
  logMessage(interaction, 'deletion', message);
  call.world.changed();
  return { status: 204 };
}

const ORIGINAL = '/webhooks/:application/:token/messages/@original';
const MESSAGE = '/webhooks/:application/:token/messages/:message';

/** Follow-ups and edits of an interaction's messages, by its token. */
export const webhookRoutes: Route[] = [
  openRoute('POST', '/webhooks/:application/:token', followUp),
  openRoute('GET', ORIGINAL, get),
  openRoute('PATCH', ORIGINAL, edit),
  openRoute('DELETE', ORIGINAL, remove),
  openRoute('GET', MESSAGE, get),
  openRoute('PATCH', MESSAGE, edit),
  openRoute('DELETE', MESSAGE, remove),
];
