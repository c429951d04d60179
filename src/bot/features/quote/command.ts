import { namesOf } from '../../../words/languages.js';
import { SHOWN_AS } from '../../options/shown.js';
import { defineCommand } from '../command.js';
import type { SlashDefinition } from '../definition.js';
import { checkQuotes } from './check.js';

const QUOTE = {
  kind: 'slash',
  name: 'quote',
  description: 'Check a quote against the documents, word for word',
  options: {
    text: { type: 'string', description: 'The quote as you found it', required: true, maxLength: 6000 },
    ...SHOWN_AS,
  },
} as const satisfies SlashDefinition;

export const quote = defineCommand(QUOTE, namesOf('quote'), {
  run: ({ text }, call) => checkQuotes([text], call),
});
