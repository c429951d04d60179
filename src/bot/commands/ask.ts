import { answerQuestion } from './answer.js';
import { documentChoices } from './choices.js';
import { defineCommand } from './command.js';
import type { SlashDefinition } from './definition.js';
import { languageChoices, languageCode } from './languages.js';
import { PERIOD } from './period.js';

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

export const ask = defineCommand(ASK, {
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
