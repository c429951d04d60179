import { compare as comparePassages } from '../../../retrieval/compare.js';
import { passageChoices, passageOf } from '../../options/passages.js';
import { SHOWN, SHOWN_IN_VIETNAMESE } from '../../options/shown.js';
import { viewOf } from '../../reply/view.js';
import { defineCommand } from '../command.js';
import type { SlashDefinition, TranslationOf } from '../definition.js';
import { inTurn } from '../in-turn.js';
import { renderComparison } from './card.js';

const PASSAGE = { type: 'string', required: true, autocomplete: true, maxLength: 100 } as const;

const COMPARE = {
  kind: 'slash',
  name: 'compare',
  description: 'Show two passages side by side with the terms that they share',
  options: {
    a: { ...PASSAGE, description: 'A clause number, words of a clause, or the id of a passage' },
    b: { ...PASSAGE, description: 'The passage to compare it with' },
    ...SHOWN,
  },
} as const satisfies SlashDefinition;

const VIETNAMESE = {
  name: 'so-sánh',
  description: 'Đặt hai đoạn cạnh nhau và đánh dấu những từ ngữ chung',
  options: {
    a: { name: 'đoạn-a', description: 'Số điều khoản, từ ngữ trong điều khoản, hoặc mã của một đoạn' },
    b: { name: 'đoạn-b', description: 'Đoạn để so sánh' },
    ...SHOWN_IN_VIETNAMESE,
  },
} satisfies TranslationOf<typeof COMPARE>;

export const compare = defineCommand(COMPARE, VIETNAMESE, {
  run: ({ a, b }, call) =>
    inTurn(call, async (retriever) => {
      const comparison = comparePassages(retriever, await passageOf(retriever, a), await passageOf(retriever, b));
      return renderComparison(comparison, retriever.library, viewOf(call));
    }),
  complete: (_option, typed, _args, { desk }) => desk.use((retriever) => passageChoices(retriever, typed)),
});
