import {
  type APIApplicationCommandBasicOption,
  ApplicationCommandOptionType,
  ApplicationCommandType,
  ApplicationIntegrationType,
  InteractionContextType,
  type RESTPostAPIApplicationCommandsJSONBody,
} from 'discord.js';

/** One option of a command. English is the default; translations stand apart. */
export interface OptionDefinition {
  readonly type: 'string' | 'boolean';
  readonly description: string;
  readonly required?: true;
  readonly autocomplete?: true;
  /** Most characters of a text, at most Discord's 6000. */
  readonly maxLength?: number;
}

/** A command that is typed after a slash. Its options are shown in the order written, required ones first. */
export interface SlashDefinition {
  readonly kind: 'slash';
  readonly name: string;
  readonly description: string;
  readonly options: { readonly [name: string]: OptionDefinition };
}

/** A command in the menu of a message; it has a name only. */
export interface MenuDefinition {
  readonly kind: 'menu';
  readonly name: string;
}

export type Definition = SlashDefinition | MenuDefinition;

type ValueOf<O extends OptionDefinition> = O['type'] extends 'boolean' ? boolean : string;
type RequiredNames<T> = { [K in keyof T]: T[K] extends { required: true } ? K : never }[keyof T];

/** What a command is called with: its options by name, those that are required always there; for a menu the message's text. */
export type OptionsOf<D extends Definition> = D extends SlashDefinition
  ? { [K in RequiredNames<D['options']>]: ValueOf<D['options'][K]> } & {
      [K in Exclude<keyof D['options'], RequiredNames<D['options']>>]?: ValueOf<D['options'][K]>;
    }
  : {
      text: string;
      /** The custom ids of its buttons, one a line, where the message is the bot's own. */
      own?: string;
    };

interface Named {
  readonly name: string;
  readonly description: string;
}

/** A command's name and descriptions in another language; one that lacks is a type error. */
export type TranslationOf<D extends Definition> = D extends SlashDefinition
  ? Named & { readonly options: { readonly [K in keyof D['options']]: Named } }
  : { readonly name: string };

/** Everywhere: in servers, in direct messages with the bot, and wherever a user has brought the app along. */
const INSTALLATION = {
  integration_types: [ApplicationIntegrationType.GuildInstall, ApplicationIntegrationType.UserInstall],
  contexts: [InteractionContextType.Guild, InteractionContextType.BotDM, InteractionContextType.PrivateChannel],
};

/** A command as Discord registers it, with its Vietnamese names and descriptions. */
export function toApi<D extends Definition>(
  definition: D,
  vietnamese: TranslationOf<D>,
): RESTPostAPIApplicationCommandsJSONBody {
  const names = { name: definition.name, name_localizations: { vi: vietnamese.name }, ...INSTALLATION };
  if (definition.kind === 'menu') return { ...names, type: ApplicationCommandType.Message };
  const { description, options } = vietnamese as TranslationOf<SlashDefinition>;
  return {
    ...names,
    type: ApplicationCommandType.ChatInput,
    description: definition.description,
    description_localizations: { vi: description },
    options: Object.entries(definition.options).map(([name, option]) => optionToApi(name, option, options[name])),
  };
}

function optionToApi(
  name: string,
  option: OptionDefinition,
  vietnamese: Named | undefined,
): APIApplicationCommandBasicOption {
  const shared = {
    name,
    description: option.description,
    ...(vietnamese && {
      name_localizations: { vi: vietnamese.name },
      description_localizations: { vi: vietnamese.description },
    }),
    required: option.required ?? false,
  };
  if (option.type === 'boolean') return { ...shared, type: ApplicationCommandOptionType.Boolean };
  const length = option.maxLength === undefined ? {} : { max_length: option.maxLength };
  return option.autocomplete
    ? { ...shared, type: ApplicationCommandOptionType.String, autocomplete: true, ...length }
    : { ...shared, type: ApplicationCommandOptionType.String, ...length };
}
