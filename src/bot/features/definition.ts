import {
  type APIApplicationCommandBasicOption,
  ApplicationCommandOptionType,
  ApplicationCommandType,
  ApplicationIntegrationType,
  InteractionContextType,
  type LocalizationMap,
  type RESTPostAPIApplicationCommandsJSONBody,
} from 'discord.js';
import type { Named } from '../../words/commands.js';

/** One option of a command. English is the default; translations are kept separately. */
export interface OptionDefinition {
  readonly type: 'string' | 'boolean';
  readonly description: string;
  readonly required?: true;
  readonly autocomplete?: true;
  /** Most characters of a text, at most Discord's 6000. */
  readonly maxLength?: number;
}

/** A slash command. Its options are shown in the order written, required ones first. */
export interface SlashDefinition {
  readonly kind: 'slash';
  readonly name: string;
  readonly description: string;
  readonly options: { readonly [name: string]: OptionDefinition };
}

/** A command in the menu of a message; it has only a name. */
export interface MenuDefinition {
  readonly kind: 'menu';
  readonly name: string;
}

export type Definition = SlashDefinition | MenuDefinition;

type ValueOf<O extends OptionDefinition> = O['type'] extends 'boolean' ? boolean : string;
type RequiredNames<T> = { [K in keyof T]: T[K] extends { required: true } ? K : never }[keyof T];

/** The arguments of a command: its options by name, required ones always present; for a menu, the message's text. */
export type OptionsOf<D extends Definition> = D extends SlashDefinition
  ? { [K in RequiredNames<D['options']>]: ValueOf<D['options'][K]> } & {
      [K in Exclude<keyof D['options'], RequiredNames<D['options']>>]?: ValueOf<D['options'][K]>;
    }
  : {
      text: string;
      /** The custom ids of its buttons, one per line, if the message is the bot's own. */
      own?: string;
    };

/** A command's name and descriptions in another language; a missing one is a type error. */
export type TranslationOf<D extends Definition> = D extends SlashDefinition
  ? Named & { readonly options: { readonly [K in keyof D['options']]: Named } }
  : { readonly name: string };

/** Everywhere: in servers, in direct messages with the bot, and anywhere a user uses the app from their own account. */
const INSTALLATION = {
  integration_types: [ApplicationIntegrationType.GuildInstall, ApplicationIntegrationType.UserInstall],
  contexts: [InteractionContextType.Guild, InteractionContextType.BotDM, InteractionContextType.PrivateChannel],
};

/** A command's names in other languages, by locale. */
export type TranslationsOf<D extends Definition> = Readonly<Record<string, TranslationOf<D>>>;

/** A command as Discord registers it, with its names and descriptions in every language of the interface. */
export function toApi<D extends Definition>(
  definition: D,
  translations: TranslationsOf<D>,
): RESTPostAPIApplicationCommandsJSONBody {
  const names = {
    name: definition.name,
    name_localizations: localized(translations, ({ name }) => name),
    ...INSTALLATION,
  };
  if (definition.kind === 'menu') return { ...names, type: ApplicationCommandType.Message };
  const slash = translations as TranslationsOf<SlashDefinition>;
  return {
    ...names,
    type: ApplicationCommandType.ChatInput,
    description: definition.description,
    description_localizations: localized(slash, ({ description }) => description),
    options: Object.entries(definition.options).map(([name, option]) => optionToApi(name, option, slash)),
  };
}

function localized<T>(
  translations: Readonly<Record<string, T>>,
  text: (each: T) => string | undefined,
): LocalizationMap {
  const texts = Object.entries(translations).map(([locale, each]) => [locale, text(each)] as const);
  return Object.fromEntries(texts.filter(([, each]) => each !== undefined));
}

function optionToApi(
  name: string,
  option: OptionDefinition,
  translations: TranslationsOf<SlashDefinition>,
): APIApplicationCommandBasicOption {
  const shared = {
    name,
    description: option.description,
    name_localizations: localized(translations, ({ options }) => options[name]?.name),
    description_localizations: localized(translations, ({ options }) => options[name]?.description),
    required: option.required ?? false,
  };
  if (option.type === 'boolean') return { ...shared, type: ApplicationCommandOptionType.Boolean };
  const length = option.maxLength === undefined ? {} : { max_length: option.maxLength };
  return option.autocomplete
    ? { ...shared, type: ApplicationCommandOptionType.String, autocomplete: true, ...length }
    : { ...shared, type: ApplicationCommandOptionType.String, ...length };
}
