import type { OptionDefinition } from './definition.js';

/** Options that narrow a command to a time. */
export const PERIOD = {
  since: {
    type: 'string',
    description: 'Only documents from this date on: 2025, 2025-10 or 2025-10-24',
    maxLength: 10,
  },
  until: { type: 'string', description: 'Only documents up to this date: 2025, 2025-10 or 2025-10-24', maxLength: 10 },
  as_of: {
    type: 'string',
    description: 'As on this day, without later documents: 2025, 2025-10 or 2025-10-24',
    maxLength: 10,
  },
} as const satisfies Record<string, OptionDefinition>;
