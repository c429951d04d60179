import type { RESTPostAPIApplicationCommandsJSONBody } from 'discord.js';
import { viewOf } from '../../reply/view.js';
import { defineComponent } from '../component.js';
import type { Feature } from '../feature.js';
import { renderDocuments } from '../sources/card.js';
import { helpCommand, showHelp } from './command.js';

/** @param bodies returns those of all commands, which are known only once this one is defined */
export function helpFeature(bodies: () => RESTPostAPIApplicationCommandsJSONBody[]): Feature {
  const guide = defineComponent('guide', 'private', ({ to }, press) =>
    to === 'help'
      ? showHelp(bodies(), press)
      : press.desk.use(({ library }) => renderDocuments(library, 0, viewOf(press))),
  );
  return { command: helpCommand(bodies), components: [guide] };
}
