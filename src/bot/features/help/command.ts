import type { RESTPostAPIApplicationCommandsJSONBody } from 'discord.js';
import { viewOf } from '../../reply/view.js';
import { type Command, defineCommand } from '../command.js';
import type { SlashDefinition, TranslationOf } from '../definition.js';
import { type NamedCommand, renderHelp } from './card.js';

export const HELP = {
  kind: 'slash',
  name: 'help',
  description: 'How to ask, with examples',
  options: {},
} as const satisfies SlashDefinition;

const VIETNAMESE = {
  name: 'trợ-giúp',
  description: 'Cách hỏi và cách tra điều khoản',
  options: {},
} satisfies TranslationOf<typeof HELP>;

/** @param bodies of all commands, which are known only once this one is */
export function helpCommand(bodies: () => RESTPostAPIApplicationCommandsJSONBody[]): Command {
  return defineCommand(HELP, VIETNAMESE, {
    isPrivate: () => true,
    run: (_args, call) => {
      const named = bodies().map((body) => namedIn(body, call.words.locale));
      return call.desk.use(({ library }) => renderHelp(viewOf(call), library, named));
    },
  });
}

function namedIn(body: RESTPostAPIApplicationCommandsJSONBody, locale: 'en' | 'vi'): NamedCommand {
  const own = 'description' in body ? body : undefined;
  if (locale === 'en') return { name: body.name, description: own?.description };
  const description = own?.description_localizations?.[locale] ?? own?.description;
  return { name: body.name_localizations?.[locale] ?? body.name, description };
}
