import { timelinePng } from '../../chart/timeline.js';
import { timeline as follow } from '../../retrieval/timeline.js';
import { renderTimeline } from '../reply/timeline.js';
import { given, inTurn, viewOf } from './answer.js';
import { defineCommand } from './command.js';
import type { SlashDefinition } from './definition.js';
import { PERIOD } from './period.js';

export const TIMELINE = {
  kind: 'slash',
  name: 'timeline',
  description: 'Follow a topic through the documents, oldest first, one quoted sentence each',
  options: {
    topic: { type: 'string', description: 'A topic, such as: yellow card', required: true, maxLength: 300 },
    ...PERIOD,
    private: { type: 'boolean', description: 'Show it to me only' },
    text: { type: 'boolean', description: 'Plain text without cards, for screen readers' },
  },
} as const satisfies SlashDefinition;

export const timeline = defineCommand(TIMELINE, {
  isPrivate: ({ private: hidden }) => hidden ?? false,

  async run({ topic, since, until, as_of: asOf }, call) {
    const options = given({ since, until, asOf });
    return inTurn(call, async (retriever) => {
      const found = await follow(retriever, topic, options);
      const picture = found.kind === 'timeline' ? await timelinePng(found, call.words) : undefined;
      return renderTimeline(found, picture, retriever.library, viewOf(call));
    });
  },
});
