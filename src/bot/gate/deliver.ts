import {
  type APIMessageTopLevelComponent,
  type ChatInputCommandInteraction,
  ComponentType,
  type MessageComponentInteraction,
  type MessageContextMenuCommandInteraction,
  MessageFlags,
} from 'discord.js';
import type { Reply } from '../reply/reply.js';
import { NO_MENTIONS, toEdit, toMessage } from './payload.js';
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
export async function deliver(interaction: Answerable, reply: Reply): Promise<void> {
  await interaction.editReply({ ...toEdit(reply), ...withoutOldFiles(interaction) });
}

/** Files that came with the message that the button is in do not belong to what takes its place. */
function withoutOldFiles(interaction: Answerable): { attachments?: [] } {
  return interaction.isMessageComponent() && interaction.message.attachments?.size > 0 ? { attachments: [] } : {};
}

/** Tells the caller alone where the message that the button is in must stay, else in the reply that was announced. */
export async function tell(interaction: Answerable, how: Acknowledgement, reply: Reply): Promise<void> {
  if (how === 'update') await interaction.followUp({ ...toMessage(reply), flags: MessageFlags.Ephemeral });
  else await deliver(interaction, reply);
}

/**
 * Posts a reply for everybody below a private message, whose button for it goes first so that it is not pressed twice.
 * @returns whether everybody sees it: where the caller may not post by an app, Discord shows it to the caller alone
 * @throws DiscordAPIError where it is not allowed at all
 */
export async function share(interaction: MessageComponentInteraction, reply: Reply): Promise<boolean> {
  const components = withoutButton(
    interaction.message.components.map((row) => row.toJSON()),
    interaction.customId,
  );
  await interaction.editReply({ components, allowedMentions: NO_MENTIONS });
  const posted = await interaction.followUp(toMessage(reply));
  return !posted.flags.has(MessageFlags.Ephemeral);
}

/** Rows of components without one button; a row that is empty then goes too. */
function withoutButton(rows: APIMessageTopLevelComponent[], customId: string): APIMessageTopLevelComponent[] {
  return rows.flatMap((row): readonly APIMessageTopLevelComponent[] => {
    if (row.type !== ComponentType.ActionRow) return [row];
    const components = row.components.filter(
      (component) => !('custom_id' in component && component.custom_id === customId),
    );
    return components.length === 0 ? [] : [{ ...row, components }];
  });
}
