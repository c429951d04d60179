import { Form, refuse } from '../errors.js';
import { asJson, asObjects, type Json } from '../json.js';
import { logMessage } from '../log.js';
import { createMessage, editMessage } from '../messages.js';
import { openRoute, type Reply, type RestCall, type Route } from '../router.js';
import { checkAutocomplete } from '../validate/autocomplete.js';
import { checkMessage, FLAGS } from '../validate/message.js';
import { checkModal } from '../validate/modal.js';
import { checkChoice } from '../validate/primitives.js';
import { messageJson } from '../wire.js';
import type { InteractionState, MessageState, World } from '../world.js';

const REPLY = 4;
const DEFERRED_REPLY = 5;
const DEFERRED_UPDATE = 6;
const UPDATE = 7;
const AUTOCOMPLETE = 8;
const MODAL = 9;
const SETTABLE = FLAGS.ephemeral | FLAGS.suppressEmbeds | FLAGS.suppressNotifications | FLAGS.layout;
/** Which callback types answer which interaction types. */
const ANSWERS: Record<number, number[]> = {
  2: [REPLY, DEFERRED_REPLY, MODAL],
  3: [REPLY, DEFERRED_REPLY, DEFERRED_UPDATE, UPDATE, MODAL],
  4: [AUTOCOMPLETE],
  5: [REPLY, DEFERRED_REPLY, DEFERRED_UPDATE, UPDATE],
};

function callback(call: RestCall): Reply {
  const { world, params } = call;
  const interaction = world.interactions.get(params.token ?? '');
  if (!interaction || interaction.id !== params.interaction) throw refuse.unknownInteraction();
  if (interaction.response) throw refuse.acknowledged();
  const afterMs = call.at - interaction.sentAt;
  if (afterMs > world.options.acknowledgeWithinMs) throw refuse.unknownInteraction();
  const body = asJson(call.body);
  const type = checkType(interaction, body);
  const message = respond(call, interaction, type, body);
  const ephemeral = message?.ephemeralFor !== undefined;
  interaction.response = { type, afterMs, ephemeral };
  if (message) interaction.originalId = message.id;
  if (message && (type === REPLY || type === UPDATE)) logMessage(interaction, 'response', message);
  world.changed();
  if (call.query.get('with_response') !== 'true') return { status: 204 };
  return { status: 200, body: responseJson(world, interaction, type, message) };
}

function checkType(interaction: InteractionState, body: Json): number {
  const form = new Form();
  if (body.type === undefined) form.add(['type'], 'BASE_TYPE_REQUIRED', 'This field is required');
  else checkChoice(form, ['type'], body.type, ANSWERS[interaction.type] ?? []);
  form.check();
  return Number(body.type);
}

/** Carries out the answer. Returns the message that `@original` names from now on. */
function respond(call: RestCall, interaction: InteractionState, type: number, body: Json): MessageState | undefined {
  const data = asJson(body.data);
  switch (type) {
    case AUTOCOMPLETE:
      checkAutocomplete(data);
      interaction.choices = asObjects(data.choices);
      return undefined;
    case MODAL:
      checkModal(data);
      interaction.modal = data;
      return undefined;
    case DEFERRED_UPDATE:
      return componentMessage(call.world, interaction);
    case UPDATE:
      return update(call, interaction, data);
    case DEFERRED_REPLY:
      checkMessage({ flags: data.flags }, [], { path: ['data'], flags: FLAGS.ephemeral });
      return reply(call, interaction, { flags: data.flags }, true);
    default:
      if (body.data === undefined || body.data === null) requireData();
      checkMessage(data, call.files, { path: ['data'], flags: SETTABLE });
      return reply(call, interaction, data, false);
  }
}

function requireData(): void {
  const form = new Form();
  form.add(['data'], 'BASE_TYPE_REQUIRED', 'This field is required');
  form.check();
}

function componentMessage(world: World, interaction: InteractionState): MessageState {
  const message = world.messages.get(interaction.messageId ?? '');
  if (!message) throw refuse.unknownMessage();
  return message;
}

function update(call: RestCall, interaction: InteractionState, data: Json): MessageState {
  const message = componentMessage(call.world, interaction);
  checkMessage(data, call.files, { path: ['data'], flags: undefined, standing: message.flags });
  editMessage(call.world, message, data, call.files);
  return message;
}

function reply({ world, files }: RestCall, interaction: InteractionState, data: Json, loading: boolean): MessageState {
  const flags = typeof data.flags === 'number' ? data.flags : 0;
  return createMessage(world, {
    channel: world.channel(interaction.channelId),
    authorId: world.botId,
    body: data,
    files: loading ? [] : files,
    flags: loading ? FLAGS.loading : 0,
    type: interaction.type === 2 ? (interaction.messageId === undefined ? 20 : 23) : 0,
    ephemeralFor: flags & FLAGS.ephemeral ? interaction.userId : undefined,
    replyTo: interaction.type === 2 ? undefined : interaction.messageId,
    interaction,
  });
}

function responseJson(
  world: World,
  interaction: InteractionState,
  type: number,
  message: MessageState | undefined,
): Json {
  const about = message
    ? {
        response_message_id: message.id,
        response_message_loading: (message.flags & FLAGS.loading) !== 0,
        response_message_ephemeral: message.ephemeralFor !== undefined,
      }
    : {};
  const shown = message && type !== DEFERRED_UPDATE;
  return {
    interaction: { id: interaction.id, type: interaction.type, ...about },
    resource: { type, ...(shown ? { message: messageJson(world, message, world.options.privilegedIntents) } : {}) },
  };
}

/** The first answer to an interaction. */
export const interactionRoutes: Route[] = [openRoute('POST', '/interactions/:interaction/:token/callback', callback)];
