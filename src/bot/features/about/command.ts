import { namesOf } from '../../../words/languages.js';
import { SHOWN } from '../../options/shown.js';
import { viewOf } from '../../reply/view.js';
import { defineCommand } from '../command.js';
import type { SlashDefinition } from '../definition.js';
import { renderAbout } from './card.js';

const ABOUT = {
  kind: 'slash',
  name: 'about',
  description: 'What this bot is and is not, its privacy, versions and limits',
  options: SHOWN,
} as const satisfies SlashDefinition;

export const about = defineCommand(ABOUT, namesOf('about'), {
  isPrivate: true,
  run: (_args, call) =>
    call.desk.use(({ library }) => renderAbout(call.desk.installation, library.manifest, viewOf(call))),
});
