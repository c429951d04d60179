import { namesOf, statusWordsFor } from '../../../words/languages.js';
import type { Call } from '../../desk.js';
import type { Reply } from '../../reply/reply.js';
import { viewOf } from '../../reply/view.js';
import { defineCommand } from '../command.js';
import { defineComponent } from '../component.js';
import type { SlashDefinition } from '../definition.js';
import { renderStatus } from './card.js';

const STATUS = {
  kind: 'slash',
  name: 'status',
  description: 'How the bot is doing, for its operators',
  options: {},
} as const satisfies SlashDefinition;

export const status = defineCommand(STATUS, namesOf('status'), { isPrivate: true, run: (_args, call) => shown(call) });

/** If someone who is not an operator presses the button, it does nothing. */
export const reload = defineComponent('reload', 'update', async (_action, press) => {
  if (!isOperator(press)) return refused(press);
  return shown(press, await press.desk.reload());
});

async function shown(call: Call, reloaded?: boolean): Promise<Reply> {
  if (!isOperator(call)) return refused(call);
  return call.desk.use(({ library }) => renderStatus(library, call.desk.health(), viewOf(call), reloaded));
}

function isOperator({ desk, userId }: Call): boolean {
  return desk.isOperator(userId);
}

function refused({ words }: Call): Reply {
  return { content: statusWordsFor(words.locale).onlyOperators };
}
