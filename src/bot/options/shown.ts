import type { OptionDefinition } from '../features/definition.js';

/** Who sees a reply, and how: every command has these. */
export const SHOWN = {
  private: { type: 'boolean', description: 'Show it only to me, or to everyone here' },
  text: { type: 'boolean', description: 'Plain text without cards, for screen readers' },
} as const satisfies Record<string, OptionDefinition>;

/** Where an option is called text already. */
export const SHOWN_AS = {
  private: SHOWN.private,
  plain: SHOWN.text,
} as const satisfies Record<string, OptionDefinition>;
