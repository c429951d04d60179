import type { RESTPostAPIApplicationCommandsJSONBody } from 'discord.js';
import type { Call } from '../desk.js';
import type { Choice } from '../options/choices.js';
import type { Reply } from '../reply/reply.js';
import { type Definition, type OptionsOf, type TranslationsOf, toApi } from './definition.js';

/** The arguments of a command, before its definition gives them types. */
export type Arguments = Record<string, string | boolean>;

/** The functions that answer a command. They never see an interaction. */
interface Handlers<Args> {
  /** Whether only the caller sees the reply if they do not say; absent if everyone does. */
  readonly isPrivate?: boolean;
  /** Checks the options on their own, before anything is answered. @throws UsageError */
  validate?(args: Args): void;
  /** @throws UsageError when an option is wrong */
  run(args: Args, call: Call): Promise<Reply>;
  /** Autocomplete choices for what has been typed into an option; the other options may still be missing. */
  complete?(option: string, typed: string, args: Partial<Args>, call: Call): Promise<Choice[]>;
}

/** A command: its definition, how it is registered with Discord, and its handlers. */
export interface Command extends Handlers<Arguments> {
  readonly definition: Definition;
  readonly body: RESTPostAPIApplicationCommandsJSONBody;
}

/** Binds handlers to a definition, which types their arguments. @param names in other languages */
export function defineCommand<D extends Definition>(
  definition: D,
  names: TranslationsOf<D>,
  handlers: Handlers<OptionsOf<D>>,
): Command {
  // The gate reads the arguments by this same definition.
  return { ...(handlers as Handlers<Arguments>), definition, body: toApi(definition, names) };
}
