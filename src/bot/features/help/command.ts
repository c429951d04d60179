import type { Locale, RESTPostAPIApplicationCommandsJSONBody } from 'discord.js';
import { namesOf } from '../../../words/languages.js';
import type { Call } from '../../desk.js';
import { SHOWN } from '../../options/shown.js';
import type { Reply } from '../../reply/reply.js';
import { viewOf } from '../../reply/view.js';
import { type Command, defineCommand } from '../command.js';
import type { SlashDefinition } from '../definition.js';
import { renderHelp, type ShownCommand } from './card.js';

export const HELP = {
  kind: 'slash',
  name: 'help',
  description: 'How to ask, with examples',
  options: SHOWN,
} as const satisfies SlashDefinition;

/** @param bodies returns those of all commands, which are known only once this one is defined */
export function helpCommand(bodies: () => RESTPostAPIApplicationCommandsJSONBody[]): Command {
  return defineCommand(HELP, namesOf('help'), {
    isPrivate: true,
    run: (_args, call) => showHelp(bodies(), call),
  });
}

/** How to ask, with the commands in the reader's language. */
export async function showHelp(bodies: RESTPostAPIApplicationCommandsJSONBody[], call: Call): Promise<Reply> {
  const named = namedCommands(bodies, await call.commandIds(), call.words.locale);
  const { aboutText } = call.desk.installation;
  return call.desk.use(({ library }) => renderHelp(viewOf(call), library, named, aboutText));
}

/** The commands with their names in a language of the interface. @param ids by English name */
function namedCommands(
  bodies: RESTPostAPIApplicationCommandsJSONBody[],
  ids: ReadonlyMap<string, string>,
  locale: string,
): ShownCommand[] {
  return bodies.map((body) => ({ ...namedIn(body, locale), id: ids.get(body.name) }));
}

function namedIn(body: RESTPostAPIApplicationCommandsJSONBody, locale: string): ShownCommand {
  const own = 'description' in body ? body : undefined;
  const { [locale as Locale]: name = body.name } = body.name_localizations ?? {};
  const { [locale as Locale]: description = own?.description } = own?.description_localizations ?? {};
  return { key: body.name, name: name ?? body.name, description: description ?? undefined };
}
