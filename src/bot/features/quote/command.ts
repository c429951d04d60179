import { defineCommand } from '../command.js';
import type { SlashDefinition, TranslationOf } from '../definition.js';
import { checkQuotes } from './check.js';

const QUOTE = {
  kind: 'slash',
  name: 'quote',
  description: 'Check whether a quote stands in the documents word for word',
  options: {
    text: { type: 'string', description: 'The quote, as somebody gave it', required: true, maxLength: 6000 },
    private: { type: 'boolean', description: 'Show the result to me only' },
  },
} as const satisfies SlashDefinition;

const VIETNAMESE = {
  name: 'kiểm-tra-trích-dẫn',
  description: 'Kiểm tra một lời trích dẫn có đúng nguyên văn tài liệu hay không',
  options: {
    text: { name: 'lời-trích', description: 'Lời trích dẫn, đúng như người ta đã viết' },
    private: { name: 'riêng-tư', description: 'Chỉ mình tôi thấy kết quả' },
  },
} satisfies TranslationOf<typeof QUOTE>;

export const quote = defineCommand(QUOTE, VIETNAMESE, {
  isPrivate: ({ private: hidden }) => hidden ?? false,
  run: ({ text }, call) => checkQuotes([text], call),
});
