import { namesOf } from '../../../words/languages.js';
import { documentChoices } from '../../options/choices.js';
import { languageChoices, languageCode } from '../../options/languages.js';
import { PERIOD, validatePeriod } from '../../options/period.js';
import { SHOWN } from '../../options/shown.js';
import { defineCommand } from '../command.js';
import type { SlashDefinition } from '../definition.js';
import { answerQuestion } from './answer.js';

export const ASK = {
  kind: 'slash',
  name: 'ask',
  description: 'Ask the EU–Viet Nam partnership documents; the answer quotes them word for word',
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
    ...SHOWN,
  },
} as const satisfies SlashDefinition;

export const ask = defineCommand(ASK, namesOf('ask'), {
  validate: validatePeriod,
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
