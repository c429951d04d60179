import type { RESTPostAPIApplicationCommandsJSONBody } from 'discord.js';
import type { Feature } from '../feature.js';
import { helpCommand } from './command.js';

/** @param bodies of all commands, which are known only once this one is */
export function helpFeature(bodies: () => RESTPostAPIApplicationCommandsJSONBody[]): Feature {
  return { command: helpCommand(bodies) };
}
