import type { BotWords } from './bot.js';
import type { CiteWords } from './citation.js';
import type { CommandNames } from './commands.js';
import type { SiteWords } from './site.js';
import type { StatusWords } from './status.js';
import type { Words } from './words.js';

/** Everything that the product itself says in one language. What documents say is never translated. */
export interface InterfaceLanguage {
  terminal: Words;
  bot: BotWords;
  status: StatusWords;
  site: SiteWords;
  citation: CiteWords;
}

/** A language other than English; English command names are in the commands' definitions. */
export interface Translation extends InterfaceLanguage {
  commands: CommandNames;
}
