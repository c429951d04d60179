import { renderHelp } from '../rendering/help.js';
import { viewOf } from './answer.js';
import { defineCommand } from './command.js';
import type { SlashDefinition } from './definition.js';

export const HELP = {
  kind: 'slash',
  name: 'help',
  description: 'How to ask, with examples',
  options: {},
} as const satisfies SlashDefinition;

export const help = defineCommand(HELP, {
  isPrivate: () => true,
  run: (_args, call) => call.desk.use(({ library }) => renderHelp(viewOf(call), library)),
});
