import type { Call } from '../desk.js';
import type { Reply } from '../reply/reply.js';
import type { Choice } from './choices.js';
import type { Definition, OptionsOf } from './definition.js';

/** What a command was called with, before its definition gives it types. */
export type Arguments = Record<string, string | boolean>;

/** A command: its definition, and what answers it. Handlers never see an interaction. */
export interface Command<Args = Arguments> {
  readonly definition: Definition;
  /** Whether only the caller sees the reply; it is asked before anything is answered. */
  isPrivate(args: Args): boolean;
  /** @throws UsageError when an option is wrong */
  run(args: Args, call: Call): Promise<Reply>;
  /** Choices for what was typed so far into an option; the other options may still be missing. */
  complete?(option: string, typed: string, args: Partial<Args>, call: Call): Promise<Choice[]>;
}

/** Binds handlers to a definition, so that their arguments follow from it. */
export function defineCommand<D extends Definition>(
  definition: D,
  handlers: Omit<Command<OptionsOf<D>>, 'definition'>,
): Command {
  // The gate reads the arguments by this very definition.
  return { definition, ...handlers } as Command;
}
