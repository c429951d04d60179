import type { OptionDefinition } from '../features/definition.js';

/** Who sees a reply, and in which form: every command has these options. */
export const SHOWN = {
  private: { type: 'boolean', description: 'Show it only to me, or to everyone here' },
  text: { type: 'boolean', description: 'Plain text without cards, for screen readers' },
} as const satisfies Record<string, OptionDefinition>;

/** For commands that already have an option named text. */
export const SHOWN_AS = {
  private: SHOWN.private,
  plain: SHOWN.text,
} as const satisfies Record<string, OptionDefinition>;
