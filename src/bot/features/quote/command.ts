import { SHOWN_AS, SHOWN_AS_IN_VIETNAMESE } from '../../options/shown.js';
import { defineCommand } from '../command.js';
import type { SlashDefinition, TranslationOf } from '../definition.js';
import { checkQuotes } from './check.js';

const QUOTE = {
  kind: 'slash',
  name: 'quote',
  description: 'Check whether a quote stands in the documents word for word',
  options: {
    text: { type: 'string', description: 'The quote, as somebody gave it', required: true, maxLength: 6000 },
    ...SHOWN_AS,
  },
} as const satisfies SlashDefinition;

const VIETNAMESE = {
  name: 'kiểm-tra-trích-dẫn',
  description: 'Kiểm tra một lời trích dẫn có đúng nguyên văn tài liệu hay không',
  options: {
    text: { name: 'lời-trích', description: 'Lời trích dẫn, đúng như người ta đã viết' },
    ...SHOWN_AS_IN_VIETNAMESE,
  },
} satisfies TranslationOf<typeof QUOTE>;

export const quote = defineCommand(QUOTE, VIETNAMESE, {
  run: ({ text }, call) => checkQuotes([text], call),
});
