import { quotesIn } from '../../../quotes/quotes-in.js';
import { defineCommand } from '../command.js';
import type { MenuDefinition, TranslationOf } from '../definition.js';
import { checkQuotes } from '../quote/check.js';

const CHECK_QUOTE = { kind: 'menu', name: 'Check quote' } as const satisfies MenuDefinition;

const VIETNAMESE = { name: 'Kiểm tra trích dẫn' } satisfies TranslationOf<typeof CHECK_QUOTE>;

export const checkQuote = defineCommand(CHECK_QUOTE, VIETNAMESE, {
  isPrivate: () => true,
  run: ({ text }, call) => checkQuotes(quotesIn(text), call),
});
