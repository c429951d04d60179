import { documentChoices } from '../../options/choices.js';
import { languageChoices, languageCode } from '../../options/languages.js';
import { PERIOD, PERIOD_IN_VIETNAMESE } from '../../options/period.js';
import { defineCommand } from '../command.js';
import type { SlashDefinition, TranslationOf } from '../definition.js';
import { answerQuestion } from './answer.js';

export const ASK = {
  kind: 'slash',
  name: 'ask',
  description: 'Ask what the EU–Viet Nam partnership documents say; answered with their own words',
  options: {
    question: {
      type: 'string',
      description: 'Your question, in any EU language or Vietnamese',
      required: true,
      maxLength: 6000,
    },
    source: { type: 'string', description: 'Search this document only', autocomplete: true, maxLength: 100 },
    ...PERIOD,
    language: { type: 'string', description: 'Only documents in this language', autocomplete: true, maxLength: 100 },
    private: { type: 'boolean', description: 'Show the answer to me only' },
    text: { type: 'boolean', description: 'Plain text without cards, for screen readers' },
  },
} as const satisfies SlashDefinition;

const VIETNAMESE = {
  name: 'hỏi',
  description: 'Hỏi các tài liệu về quan hệ đối tác EU–Việt Nam; câu trả lời là nguyên văn tài liệu',
  options: {
    question: { name: 'câu-hỏi', description: 'Câu hỏi của bạn, bằng tiếng Việt hoặc một ngôn ngữ của EU' },
    source: { name: 'nguồn', description: 'Chỉ tìm trong tài liệu này' },
    ...PERIOD_IN_VIETNAMESE,
    language: { name: 'ngôn-ngữ', description: 'Chỉ tài liệu viết bằng ngôn ngữ này' },
    private: { name: 'riêng-tư', description: 'Chỉ mình tôi thấy câu trả lời' },
    text: { name: 'văn-bản', description: 'Văn bản thuần, không có thẻ, cho trình đọc màn hình' },
  },
} satisfies TranslationOf<typeof ASK>;

export const ask = defineCommand(ASK, VIETNAMESE, {
  isPrivate: ({ private: hidden }) => hidden ?? false,

  async run({ question, source, since, until, as_of: asOf, language }, call) {
    const code = language && (await call.desk.use(({ library }) => languageCode(library, language, call.words.locale)));
    return answerQuestion(question, { source, since, until, asOf, language: code }, call);
  },

  complete: (option, typed, _args, { desk, words }) =>
    desk.use(({ library }) => {
      if (option === 'source') return documentChoices(library, typed);
      return option === 'language' ? languageChoices(library, typed, words.locale) : [];
    }),
});
