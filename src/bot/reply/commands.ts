import type { BotWords } from '../../words/bot.js';
import { namesOf } from '../../words/languages.js';

/** Commands by their English names, with the ids under which Discord has registered them. */
export type CommandIds = ReadonlyMap<string, string>;

/** The commands that texts name. */
export type CommandKey = 'ask' | 'clause' | 'timeline' | 'quote' | 'help';

/** A command as text: it can be clicked where its id is known, and then Discord shows it in the reader's language. */
export function commandText(key: CommandKey, ids: CommandIds | undefined, { locale }: BotWords): string {
  const id = ids?.get(key);
  return id === undefined ? `\`/${namesOf(key)[locale]?.name ?? key}\`` : `</${key}:${id}>`;
}
