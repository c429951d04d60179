import { UsageError } from '../../errors.js';
import { periodOf } from '../../retrieval/question/days.js';
import type { OptionDefinition } from '../features/definition.js';

/** Options that restrict a command to a period. */
export const PERIOD = {
  since: {
    type: 'string',
    description: 'Only documents from this date onwards: 2025, 2025-10 or 2025-10-24',
    maxLength: 10,
  },
  until: { type: 'string', description: 'Only documents up to this date: 2025, 2025-10 or 2025-10-24', maxLength: 10 },
  as_of: {
    type: 'string',
    description: 'As of this day, without later documents: 2025, 2025-10 or 2025-10-24',
    maxLength: 10,
  },
} as const satisfies Record<string, OptionDefinition>;

/** @throws UsageError for anything that is not a date */
export function validatePeriod({
  since,
  until,
  as_of: asOf,
}: { [K in keyof typeof PERIOD]?: string | undefined }): void {
  for (const date of [since, until, asOf]) {
    if (date === undefined || date.trim() === '' || periodOf(date.trim())) continue;
    throw new UsageError('bad_date', `"${date}" is not a date.`, 'Write YYYY, YYYY-MM or YYYY-MM-DD.');
  }
}
