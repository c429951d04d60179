import { quotesIn } from '../../quotes/quotes-in.js';
import { checkQuotes } from './check-quotes.js';
import { defineCommand } from './command.js';
import type { MenuDefinition } from './definition.js';

export const CHECK_QUOTE = { kind: 'menu', name: 'Check quote' } as const satisfies MenuDefinition;

export const checkQuote = defineCommand(CHECK_QUOTE, {
  isPrivate: () => true,
  run: ({ text }, call) => checkQuotes(quotesIn(text), call),
});
