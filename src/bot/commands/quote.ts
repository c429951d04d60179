import { checkQuotes } from './check-quotes.js';
import { defineCommand } from './command.js';
import type { SlashDefinition } from './definition.js';

export const QUOTE = {
  kind: 'slash',
  name: 'quote',
  description: 'Check whether a quote stands in the documents word for word',
  options: {
    text: { type: 'string', description: 'The quote, as somebody gave it', required: true, maxLength: 6000 },
    private: { type: 'boolean', description: 'Show the result to me only' },
  },
} as const satisfies SlashDefinition;

export const quote = defineCommand(QUOTE, {
  isPrivate: ({ private: hidden }) => hidden ?? false,
  run: ({ text }, call) => checkQuotes([text], call),
});
