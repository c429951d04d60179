import { ENGLISH } from './bot.en.js';
import type { BotWords } from './bot.js';
import { VIETNAMESE } from './bot.vi.js';

/** The bot's words for a locale of Discord or an ISO code: Vietnamese, or English for all others. */
export function botWordsFor(locale: string): BotWords {
  return /^vi\b/i.test(locale) ? VIETNAMESE : ENGLISH;
}
