import type { RESTPostAPIApplicationCommandsJSONBody } from 'discord.js';
import type { Call } from '../desk.js';
import type { Choice } from '../options/choices.js';
import type { Reply } from '../reply/reply.js';
import { type Definition, type OptionsOf, type TranslationsOf, toApi } from './definition.js';

/** What a command was called with, before its definition gives it types. */
export type Arguments = Record<string, string | boolean>;

/** What answers a command. Handlers never see an interaction. */
interface Handlers<Args> {
  /** Whether only the caller sees the reply where they do not say; left out where everybody does. */
  readonly isPrivate?: boolean;
  /** What can be said against the options alone, before anything is answered. @throws UsageError */
  validate?(args: Args): void;
  /** @throws UsageError when an option is wrong */
  run(args: Args, call: Call): Promise<Reply>;
  /** Choices for what was typed so far into an option; the other options may still be missing. */
  complete?(option: string, typed: string, args: Partial<Args>, call: Call): Promise<Choice[]>;
}

/** A command: its definition, how Discord registers it, and what answers it. */
export interface Command extends Handlers<Arguments> {
  readonly definition: Definition;
  readonly body: RESTPostAPIApplicationCommandsJSONBody;
}

/** Binds handlers to a definition, so that their arguments follow from it. @param names in other languages */
export function defineCommand<D extends Definition>(
  definition: D,
  names: TranslationsOf<D>,
  handlers: Handlers<OptionsOf<D>>,
): Command {
  // The gate reads the arguments by this very definition.
  return { ...(handlers as Handlers<Arguments>), definition, body: toApi(definition, names) };
}
