import { mentionsIn } from './calendar/mentions.js';

/** A month that a text names, with its year if the text gives it. */
export interface MonthMention {
  /** 1 to 12. */
  month: number;
  year?: number;
  /** Day of the month, if the text gives it. */
  day?: number;
  /** Where the mention begins and ends in the text. */
  start: number;
  end: number;
}

/**
 * The months a text names: "October 2025", "9 October", "October 9, 2025", "tháng 10/2025", "tháng 4 năm 2025", "24/5",
 * "2025-10", in the given language and in English.
 */
export function monthsIn(text: string, language: string): MonthMention[] {
  return mentionsIn(text, language).flatMap(({ year, month, toMonth, day, start, end }) => {
    if (month === undefined || toMonth !== undefined) return [];
    return [{ month, start, end, ...(year === undefined ? {} : { year }), ...(day === undefined ? {} : { day }) }];
  });
}
