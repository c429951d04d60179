/** The name of something, and what it is for. */
export interface Named {
  readonly name: string;
  readonly description: string;
}

/** A slash command, with its options by their English names. */
export interface NamedCommand<Options extends string = never> extends Named {
  readonly options: { readonly [Option in Options]: Named };
}

type Shown = 'private' | 'text';
type Period = 'since' | 'until' | 'as_of';

/**
 * Discord's names for the commands in a language other than English; the English names are in their definitions. A name
 * missing from a language is a compile error in its file.
 */
export interface CommandNames {
  about: NamedCommand<Shown>;
  ask: NamedCommand<'question' | 'source' | 'language' | Period | Shown>;
  bibliography: NamedCommand<'style' | Shown>;
  checkQuote: { readonly name: string };
  cite: NamedCommand<'passage' | 'style' | Shown>;
  clause: NamedCommand<'number' | 'document' | Shown>;
  compare: NamedCommand<'a' | 'b' | Shown>;
  findSources: { readonly name: string };
  help: NamedCommand<Shown>;
  quote: NamedCommand<'text' | 'private' | 'plain'>;
  sources: NamedCommand<Shown>;
  status: NamedCommand;
  timeline: NamedCommand<'topic' | Period | Shown>;
  verify: NamedCommand<'receipt' | Shown>;
}
