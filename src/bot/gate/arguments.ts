import type {
  AutocompleteInteraction,
  ChatInputCommandInteraction,
  MessageContextMenuCommandInteraction,
} from 'discord.js';
import type { Arguments } from '../features/command.js';
import { COMMANDS } from '../features/index.js';
import { messageText } from '../messages/text.js';
import { customIdsIn } from '../reply/components.js';

/** The arguments of a command; any that its definition lacks, or has with another type, are left out. */
export function argumentsOf(
  interaction: ChatInputCommandInteraction | MessageContextMenuCommandInteraction | AutocompleteInteraction,
): Arguments {
  if (!('options' in interaction)) return {};
  if (interaction.isMessageContextMenuCommand()) {
    const { targetMessage, client } = interaction;
    const own = targetMessage.author?.id === client.user?.id;
    const components = targetMessage.components?.map((component) => component.toJSON()) ?? [];
    return { text: messageText(targetMessage), ...(own ? { own: customIdsIn(components).join('\n') } : {}) };
  }
  const definition = COMMANDS.get(interaction.commandName)?.definition;
  if (definition?.kind !== 'slash') return {};
  const given = Object.entries(definition.options).flatMap(([name, { type }]) => {
    const value = interaction.options.get(name)?.value;
    return typeof value === type && value !== undefined ? [[name, value]] : [];
  });
  return Object.fromEntries(given);
}
