import type { BotWords, CommandKey } from '../../words/bot.js';

/** Commands by their English names, with the ids under which Discord has registered them. */
export type CommandIds = ReadonlyMap<string, string>;

/** A command as text: it can be clicked where its id is known, and then Discord shows it in the reader's language. */
export function commandText(key: CommandKey, ids: CommandIds | undefined, { commandNames }: BotWords): string {
  const id = ids?.get(key);
  return id === undefined ? `\`/${commandNames[key]}\`` : `</${key}:${id}>`;
}
