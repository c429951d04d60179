import type { Translation } from '../interface.js';
import { BOT } from './bot.js';
import { CITATION } from './citation.js';
import { COMMANDS } from './commands.js';
import { SITE } from './site.js';
import { STATUS } from './status.js';
import { TERMINAL } from './terminal.js';

/** The interface in Vietnamese. */
export const VI: Translation = {
  terminal: TERMINAL,
  bot: BOT,
  status: STATUS,
  site: SITE,
  citation: CITATION,
  commands: COMMANDS,
};
