import { messageAsQuote, quotesIn } from '../../../quotes/quotes-in.js';
import { namesOf } from '../../../words/languages.js';
import { presentId } from '../../renumber.js';
import { viewOf } from '../../reply/view.js';
import { defineCommand } from '../command.js';
import type { MenuDefinition } from '../definition.js';
import { checkQuotes } from '../quote/check.js';
import { renderOwn } from '../quote/own.js';

const CHECK_QUOTE = { kind: 'menu', name: 'Check quote' } as const satisfies MenuDefinition;

export const checkQuote = defineCommand(CHECK_QUOTE, namesOf('checkQuote'), {
  isPrivate: true,
  run: async ({ text, own }, call) => {
    if (own === undefined) return checkQuotes(quotesIn(text), call, messageAsQuote(text));
    return call.desk.use(({ library }) => {
      const ids = own.split('\n').map((customId) => presentId(customId, call.desk));
      return renderOwn(library, ids, viewOf(call));
    });
  },
});
