import { SHOWN, SHOWN_IN_VIETNAMESE } from '../../options/shown.js';
import { viewOf } from '../../reply/view.js';
import { defineCommand } from '../command.js';
import type { SlashDefinition, TranslationOf } from '../definition.js';
import { renderAbout } from './card.js';

const ABOUT = {
  kind: 'slash',
  name: 'about',
  description: 'What this bot is and is not, its privacy, versions and limits',
  options: SHOWN,
} as const satisfies SlashDefinition;

const VIETNAMESE = {
  name: 'giới-thiệu',
  description: 'Bot này là gì, quyền riêng tư, giới hạn và phiên bản',
  options: SHOWN_IN_VIETNAMESE,
} satisfies TranslationOf<typeof ABOUT>;

export const about = defineCommand(ABOUT, VIETNAMESE, {
  isPrivate: true,
  run: (_args, call) =>
    call.desk.use(({ library }) => renderAbout(call.desk.installation, library.manifest, viewOf(call))),
});
