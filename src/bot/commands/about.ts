import { renderAbout } from '../reply/about.js';
import { viewOf } from './answer.js';
import { defineCommand } from './command.js';
import type { SlashDefinition } from './definition.js';

export const ABOUT = {
  kind: 'slash',
  name: 'about',
  description: 'What this bot is and is not, its privacy, versions and limits',
  options: {},
} as const satisfies SlashDefinition;

export const about = defineCommand(ABOUT, {
  isPrivate: () => true,
  run: (_args, call) =>
    call.desk.use(({ library }) => renderAbout(call.desk.installation, library.manifest, viewOf(call))),
});
