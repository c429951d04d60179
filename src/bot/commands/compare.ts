import { compare as comparePassages } from '../../retrieval/compare.js';
import { renderComparison } from '../reply/comparison.js';
import { inTurn, viewOf } from './answer.js';
import { defineCommand } from './command.js';
import type { SlashDefinition } from './definition.js';
import { passageChoices, passageOf } from './passages.js';

const PASSAGE = { type: 'string', required: true, autocomplete: true, maxLength: 100 } as const;

export const COMPARE = {
  kind: 'slash',
  name: 'compare',
  description: 'Show two passages side by side with the terms that they share',
  options: {
    a: { ...PASSAGE, description: 'A clause number, words of a clause, or the id of a passage' },
    b: { ...PASSAGE, description: 'The passage to compare it with' },
  },
} as const satisfies SlashDefinition;

export const compare = defineCommand(COMPARE, {
  isPrivate: () => false,
  run: ({ a, b }, call) =>
    inTurn(call, async (retriever) => {
      const comparison = comparePassages(retriever, passageOf(retriever, a), passageOf(retriever, b));
      return renderComparison(comparison, retriever.library, viewOf(call));
    }),
  complete: (_option, typed, _args, { desk }) => desk.use((retriever) => passageChoices(retriever, typed)),
});
