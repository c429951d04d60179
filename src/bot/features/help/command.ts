import type { RESTPostAPIApplicationCommandsJSONBody } from 'discord.js';
import type { Call } from '../../desk.js';
import { SHOWN, SHOWN_IN_VIETNAMESE } from '../../options/shown.js';
import type { Reply } from '../../reply/reply.js';
import { viewOf } from '../../reply/view.js';
import { type Command, defineCommand } from '../command.js';
import type { SlashDefinition, TranslationOf } from '../definition.js';
import { type NamedCommand, renderHelp } from './card.js';

export const HELP = {
  kind: 'slash',
  name: 'help',
  description: 'How to ask, with examples',
  options: SHOWN,
} as const satisfies SlashDefinition;

const VIETNAMESE = {
  name: 'trợ-giúp',
  description: 'Cách hỏi và cách tra điều khoản',
  options: SHOWN_IN_VIETNAMESE,
} satisfies TranslationOf<typeof HELP>;

/** @param bodies of all commands, which are known only once this one is */
export function helpCommand(bodies: () => RESTPostAPIApplicationCommandsJSONBody[]): Command {
  return defineCommand(HELP, VIETNAMESE, {
    isPrivate: true,
    run: (_args, call) => showHelp(bodies(), call),
  });
}

/** How to ask, with the commands in the reader's language. */
export async function showHelp(bodies: RESTPostAPIApplicationCommandsJSONBody[], call: Call): Promise<Reply> {
  const ids = await call.commandIds();
  const named = bodies.map((body) => ({ ...namedIn(body, call.words.locale), id: ids.get(body.name) }));
  return call.desk.use(({ library }) => renderHelp(viewOf(call), library, named));
}

function namedIn(body: RESTPostAPIApplicationCommandsJSONBody, locale: 'en' | 'vi'): NamedCommand {
  const own = 'description' in body ? body : undefined;
  if (locale === 'en') return { key: body.name, name: body.name, description: own?.description };
  const description = own?.description_localizations?.[locale] ?? own?.description;
  return { key: body.name, name: body.name_localizations?.[locale] ?? body.name, description };
}
