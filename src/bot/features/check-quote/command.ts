import { quotesIn } from '../../../quotes/quotes-in.js';
import { viewOf } from '../../reply/view.js';
import { defineCommand } from '../command.js';
import type { MenuDefinition, TranslationOf } from '../definition.js';
import { checkQuotes } from '../quote/check.js';
import { renderOwn } from '../quote/own.js';

const CHECK_QUOTE = { kind: 'menu', name: 'Check quote' } as const satisfies MenuDefinition;

const VIETNAMESE = { name: 'Kiểm tra trích dẫn' } satisfies TranslationOf<typeof CHECK_QUOTE>;

export const checkQuote = defineCommand(CHECK_QUOTE, VIETNAMESE, {
  isPrivate: true,
  run: async ({ text, own }, call) => {
    if (own === undefined) return checkQuotes(quotesIn(text), call);
    return call.desk.use(({ library }) => renderOwn(library, own.split('\n'), viewOf(call)));
  },
});
