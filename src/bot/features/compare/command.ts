import { compare as comparePassages } from '../../../retrieval/compare.js';
import { namesOf } from '../../../words/languages.js';
import { passageChoices, passageOf } from '../../options/passages.js';
import { SHOWN } from '../../options/shown.js';
import { viewOf } from '../../reply/view.js';
import { defineCommand } from '../command.js';
import type { SlashDefinition } from '../definition.js';
import { inTurn } from '../in-turn.js';
import { renderComparison } from './card.js';

const PASSAGE = { type: 'string', required: true, autocomplete: true, maxLength: 100 } as const;

const COMPARE = {
  kind: 'slash',
  name: 'compare',
  description: 'Show two passages side by side, with the terms they share',
  options: {
    a: { ...PASSAGE, description: 'A clause number, words from the clause, or a passage id' },
    b: { ...PASSAGE, description: 'The passage to compare it with' },
    ...SHOWN,
  },
} as const satisfies SlashDefinition;

export const compare = defineCommand(COMPARE, namesOf('compare'), {
  run: ({ a, b }, call) =>
    inTurn(call, async (retriever) => {
      const comparison = comparePassages(retriever, await passageOf(retriever, a), await passageOf(retriever, b));
      return renderComparison(comparison, retriever.library, viewOf(call));
    }),
  complete: (_option, typed, _args, { desk }) => desk.use((retriever) => passageChoices(retriever, typed)),
});
