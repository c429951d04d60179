import type { BotWords } from '../../words/bot.js';
import { namesOf } from '../../words/languages.js';

/** Commands by their English names, with the ids under which Discord has registered them. */
export type CommandIds = ReadonlyMap<string, string>;

/** The commands that texts name. */
export type CommandKey = 'ask' | 'clause' | 'timeline' | 'quote' | 'help';

/** A command, clickable if its id is known. Discord takes its English name and shows it in the reader's language. */
export function clickable(key: string, name: string, id: string | undefined): string {
  return id === undefined ? `\`/${name}\`` : `</${key}:${id}>`;
}

/** A command named in a text, in the reader's language. */
export function commandText(key: CommandKey, ids: CommandIds | undefined, { locale }: BotWords): string {
  return clickable(key, namesOf(key)[locale]?.name ?? key, ids?.get(key));
}
