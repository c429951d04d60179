import {
  type ChatInputCommandInteraction,
  type MessageComponentInteraction,
  type MessageContextMenuCommandInteraction,
  MessageFlags,
} from 'discord.js';
import { withoutCustomId } from '../reply/components.js';
import type { Message } from '../reply/reply.js';
import { NO_MENTIONS, toEdit, toPost } from './payload.js';
import type { Acknowledgement } from './plan.js';

/** An interaction that gets a reply. */
export type Answerable =
  | ChatInputCommandInteraction
  | MessageContextMenuCommandInteraction
  | MessageComponentInteraction;

/** The first response, which Discord requires within three seconds. */
export async function acknowledge(interaction: Answerable, how: Acknowledgement): Promise<void> {
  if (how === 'update' && interaction.isMessageComponent()) await interaction.deferUpdate();
  else await interaction.deferReply(how === 'private' ? { flags: MessageFlags.Ephemeral } : {});
}

/** Fills in the announced reply, or replaces the message that the button is in. */
export async function deliver(interaction: Answerable, how: Acknowledgement, message: Message): Promise<void> {
  const standing = how === 'update' && isStanding(interaction);
  await interaction.editReply({ ...toEdit(message, standing), ...withoutOldFiles(interaction) });
}

/** Whether the button's message is laid out in components, which cannot be undone. */
function isStanding(interaction: Answerable): boolean {
  return interaction.isMessageComponent() && interaction.message.flags.has(MessageFlags.IsComponentsV2);
}

function standingFlags(interaction: Answerable): { flags?: MessageFlags.IsComponentsV2 } {
  return isStanding(interaction) ? { flags: MessageFlags.IsComponentsV2 } : {};
}

/** Files of the button's message do not belong to the message that replaces it. */
function withoutOldFiles(interaction: Answerable): { attachments?: [] } {
  return interaction.isMessageComponent() && interaction.message.attachments?.size > 0 ? { attachments: [] } : {};
}

/**
 * Tells only the caller: in addition to the message if that stays, or in place of a publicly announced reply, which is
 * deleted first.
 */
export async function tell(interaction: Answerable, how: Acknowledgement, message: Message): Promise<void> {
  if (how === 'private') return deliver(interaction, how, message);
  if (how === 'public') await interaction.deleteReply();
  await interaction.followUp({ ...toPost(message), flags: ephemeral(message) });
}

function ephemeral({ flags = 0 }: Message): MessageFlags.Ephemeral {
  // The type only allows single flags.
  return (flags | MessageFlags.Ephemeral) as MessageFlags.Ephemeral;
}

/**
 * Posts a public reply below a private message, whose share button is removed first so that it is not pressed twice.
 * @returns whether everyone sees it: if the caller may not post through apps, Discord shows it only to the caller
 * @throws DiscordAPIError when it is not allowed at all
 */
export async function shareReply(interaction: MessageComponentInteraction, message: Message): Promise<boolean> {
  const shown = interaction.message.components.map((component) => component.toJSON());
  const components = withoutCustomId(shown, interaction.customId);
  await interaction.editReply({ components, ...standingFlags(interaction), allowedMentions: NO_MENTIONS });
  const posted = await interaction.followUp(toPost(message));
  return !posted.flags.has(MessageFlags.Ephemeral);
}

/** Removes the message that the button is in. */
export async function remove(interaction: MessageComponentInteraction): Promise<void> {
  await interaction.deleteReply();
}
