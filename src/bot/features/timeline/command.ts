import { timelinePng } from '../../../chart/timeline.js';
import { timeline as follow } from '../../../retrieval/timeline.js';
import { namesOf } from '../../../words/languages.js';
import { PERIOD, validatePeriod } from '../../options/period.js';
import { SHOWN } from '../../options/shown.js';
import { viewOf } from '../../reply/view.js';
import { defineCommand } from '../command.js';
import type { SlashDefinition } from '../definition.js';
import { given, inTurn } from '../in-turn.js';
import { renderTimeline } from './card.js';

const TIMELINE = {
  kind: 'slash',
  name: 'timeline',
  description: 'Follow a topic through the documents, oldest first, one quoted sentence each',
  options: {
    topic: { type: 'string', description: 'A topic, such as: yellow card', required: true, maxLength: 300 },
    ...PERIOD,
    ...SHOWN,
  },
} as const satisfies SlashDefinition;

export const timeline = defineCommand(TIMELINE, namesOf('timeline'), {
  validate: validatePeriod,
  async run({ topic, since, until, as_of: asOf }, call) {
    const options = given({ since, until, asOf });
    return inTurn(call, async (retriever) => {
      const found = await follow(retriever, topic, options);
      const picture =
        found.kind === 'timeline' ? await timelinePng(found, { ...call.words, date: call.words.shortDate }) : undefined;
      return renderTimeline(found, picture, retriever.library, viewOf(call));
    });
  },
});
