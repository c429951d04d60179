import { namesOf } from '../../../words/languages.js';
import { citationsOf, passageChoices } from '../../options/passages.js';
import { SHOWN } from '../../options/shown.js';
import { styleChoices, styleOf } from '../../options/styles.js';
import { viewOf } from '../../reply/view.js';
import { defineCommand } from '../command.js';
import type { SlashDefinition } from '../definition.js';
import { renderCitations } from './card.js';

const CITE = {
  kind: 'slash',
  name: 'cite',
  description: 'Get a citation to copy, with a check code that anyone can verify',
  options: {
    passage: {
      type: 'string',
      description: 'A clause number, words from the clause, or a passage id',
      required: true,
      autocomplete: true,
      maxLength: 100,
    },
    style: {
      type: 'string',
      description: 'Citation style (default: footnote)',
      autocomplete: true,
      maxLength: 100,
    },
    ...SHOWN,
  },
} as const satisfies SlashDefinition;

export const cite = defineCommand(CITE, namesOf('cite'), {
  run: async ({ passage, style }, call) => {
    const chosen = styleOf(style, call.words);
    return call.desk.use(async (retriever) =>
      renderCitations(retriever.library, await citationsOf(retriever, passage), chosen, viewOf(call)),
    );
  },

  complete: async (option, typed, _args, { desk, words }) => {
    if (option === 'style') return styleChoices(typed, words);
    return option === 'passage' ? desk.use((retriever) => passageChoices(retriever, typed)) : [];
  },
});
