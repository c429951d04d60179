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

/** The first response, which Discord wants within three seconds. */
export async function acknowledge(interaction: Answerable, how: Acknowledgement): Promise<void> {
  if (how === 'update' && interaction.isMessageComponent()) await interaction.deferUpdate();
  else await interaction.deferReply(how === 'private' ? { flags: MessageFlags.Ephemeral } : {});
}

/** Fills in the reply that was announced, or takes the place of the message that the button is in. */
export async function deliver(interaction: Answerable, how: Acknowledgement, message: Message): Promise<void> {
  const standing = how === 'update' && isStanding(interaction);
  await interaction.editReply({ ...toEdit(message, standing), ...withoutOldFiles(interaction) });
}

/** Whether the message that the button is in is laid out in components: that cannot be taken back. */
function isStanding(interaction: Answerable): boolean {
  return interaction.isMessageComponent() && interaction.message.flags.has(MessageFlags.IsComponentsV2);
}

function standingFlags(interaction: Answerable): { flags?: MessageFlags.IsComponentsV2 } {
  return isStanding(interaction) ? { flags: MessageFlags.IsComponentsV2 } : {};
}

/** Files that came with the message that the button is in do not belong to what takes its place. */
function withoutOldFiles(interaction: Answerable): { attachments?: [] } {
  return interaction.isMessageComponent() && interaction.message.attachments?.size > 0 ? { attachments: [] } : {};
}

/**
 * Tells the caller alone: beside the message where that stays, and in the place of a reply that was announced to
 * everybody, which is taken back first.
 */
export async function tell(interaction: Answerable, how: Acknowledgement, message: Message): Promise<void> {
  if (how === 'private') return deliver(interaction, how, message);
  if (how === 'public') await interaction.deleteReply();
  await interaction.followUp({ ...toPost(message), flags: ephemeral(message) });
}

function ephemeral({ flags = 0 }: Message): MessageFlags.Ephemeral {
  // The type knows single flags only.
  return (flags | MessageFlags.Ephemeral) as MessageFlags.Ephemeral;
}

/**
 * Posts a reply for everybody below a private message, whose button for it goes first so that it is not pressed twice.
 * @returns whether everybody sees it: where the caller may not post by an app, Discord shows it to the caller alone
 * @throws DiscordAPIError where it is not allowed at all
 */
export async function shareReply(interaction: MessageComponentInteraction, message: Message): Promise<boolean> {
  const shown = interaction.message.components.map((component) => component.toJSON());
  const components = withoutCustomId(shown, interaction.customId);
  await interaction.editReply({ components, ...standingFlags(interaction), allowedMentions: NO_MENTIONS });
  const posted = await interaction.followUp(toPost(message));
  return !posted.flags.has(MessageFlags.Ephemeral);
}

/** Takes away the message that the button is in. */
export async function remove(interaction: MessageComponentInteraction): Promise<void> {
  await interaction.deleteReply();
}
