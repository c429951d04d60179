import type { RESTPostAPIApplicationCommandsJSONBody } from 'discord.js';
import { VIETNAMESE_COMMANDS } from '../../words/commands.js';
import { ABOUT, about } from './about.js';
import { ASK, ask } from './ask.js';
import { BIBLIOGRAPHY, bibliography } from './bibliography.js';
import { CHECK_QUOTE, checkQuote } from './check-quote.js';
import { CITE, cite } from './cite.js';
import { CLAUSE, clause } from './clause.js';
import type { Command } from './command.js';
import { COMPARE, compare } from './compare.js';
import { toApi } from './definition.js';
import { FIND_SOURCES, findSources } from './find-sources.js';
import { HELP, helpCommand } from './help.js';
import { QUOTE, quote } from './quote.js';
import { SOURCES, sources } from './sources.js';
import { TIMELINE, timeline } from './timeline.js';
import { VERIFY, verify } from './verify.js';

/** The commands by name. */
export const COMMANDS: ReadonlyMap<string, Command> = new Map(
  [
    ask,
    clause,
    timeline,
    quote,
    cite,
    verify,
    compare,
    bibliography,
    sources,
    about,
    helpCommand(commandBodies),
    findSources,
    checkQuote,
  ].map((command) => [command.definition.name, command]),
);

/** The body that registers all commands, always in the same order. */
export function commandBodies(): RESTPostAPIApplicationCommandsJSONBody[] {
  return [
    toApi(ASK, VIETNAMESE_COMMANDS.ask),
    toApi(CLAUSE, VIETNAMESE_COMMANDS.clause),
    toApi(TIMELINE, VIETNAMESE_COMMANDS.timeline),
    toApi(QUOTE, VIETNAMESE_COMMANDS.quote),
    toApi(CITE, VIETNAMESE_COMMANDS.cite),
    toApi(VERIFY, VIETNAMESE_COMMANDS.verify),
    toApi(COMPARE, VIETNAMESE_COMMANDS.compare),
    toApi(BIBLIOGRAPHY, VIETNAMESE_COMMANDS.bibliography),
    toApi(SOURCES, VIETNAMESE_COMMANDS.sources),
    toApi(ABOUT, VIETNAMESE_COMMANDS.about),
    toApi(HELP, VIETNAMESE_COMMANDS.help),
    toApi(FIND_SOURCES, VIETNAMESE_COMMANDS['Find sources']),
    toApi(CHECK_QUOTE, VIETNAMESE_COMMANDS['Check quote']),
  ];
}
