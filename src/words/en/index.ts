import type { InterfaceLanguage } from '../interface.js';
import { BOT } from './bot.js';
import { CITATION } from './citation.js';
import { SITE } from './site.js';
import { STATUS } from './status.js';
import { TERMINAL } from './terminal.js';

/** The interface in English. */
export const EN: InterfaceLanguage = {
  terminal: TERMINAL,
  bot: BOT,
  status: STATUS,
  site: SITE,
  citation: CITATION,
};
