import { renderCitations } from '../reply/citation.js';
import { viewOf } from './answer.js';
import { defineCommand } from './command.js';
import type { SlashDefinition } from './definition.js';
import { passageChoices, passagesOf } from './passages.js';
import { styleChoices, styleOf } from './styles.js';

export const CITE = {
  kind: 'slash',
  name: 'cite',
  description: 'Cite a passage, ready to be copied, with a receipt that anybody can verify',
  options: {
    passage: {
      type: 'string',
      description: 'A clause number, words of a clause, or the id of a passage',
      required: true,
      autocomplete: true,
      maxLength: 100,
    },
    style: {
      type: 'string',
      description: 'The citation style; a footnote where you choose none',
      autocomplete: true,
      maxLength: 100,
    },
  },
} as const satisfies SlashDefinition;

export const cite = defineCommand(CITE, {
  isPrivate: () => false,

  run: async ({ passage, style }, call) => {
    const chosen = styleOf(style, call.words);
    return call.desk.use((retriever) =>
      renderCitations(retriever.library, passagesOf(retriever, passage), chosen, viewOf(call)),
    );
  },

  complete: async (option, typed, _args, { desk, words }) => {
    if (option === 'style') return styleChoices(typed, words);
    return option === 'passage' ? desk.use((retriever) => passageChoices(retriever, typed)) : [];
  },
});
