import type { RESTPostAPIApplicationCommandsJSONBody } from 'discord.js';
import { VIETNAMESE_COMMANDS } from '../localisation/commands.js';
import { ABOUT, about } from './about.js';
import { ASK, ask } from './ask.js';
import { CLAUSE, clause } from './clause.js';
import type { Command } from './command.js';
import { toApi } from './definition.js';
import { FIND_SOURCES, findSources } from './find-sources.js';
import { HELP, help } from './help.js';
import { SOURCES, sources } from './sources.js';

/** The commands by name. */
export const COMMANDS: ReadonlyMap<string, Command> = new Map(
  [ask, clause, sources, about, help, findSources].map((command) => [command.definition.name, command]),
);

/** The body that registers all commands, always in the same order. */
export function commandBodies(): RESTPostAPIApplicationCommandsJSONBody[] {
  return [
    toApi(ASK, VIETNAMESE_COMMANDS.ask),
    toApi(CLAUSE, VIETNAMESE_COMMANDS.clause),
    toApi(SOURCES, VIETNAMESE_COMMANDS.sources),
    toApi(ABOUT, VIETNAMESE_COMMANDS.about),
    toApi(HELP, VIETNAMESE_COMMANDS.help),
    toApi(FIND_SOURCES, VIETNAMESE_COMMANDS['Find sources']),
  ];
}
