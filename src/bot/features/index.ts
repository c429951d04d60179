import type { RESTPostAPIApplicationCommandsJSONBody } from 'discord.js';
import type { Action, ActionKind } from '../custom-id.js';
import type { Reply } from '../reply/reply.js';
import { aboutFeature } from './about/index.js';
import { askFeature } from './ask/index.js';
import { bibliographyFeature } from './bibliography/index.js';
import { checkQuoteFeature } from './check-quote/index.js';
import { citeFeature } from './cite/index.js';
import { clauseFeature } from './clause/index.js';
import type { Command } from './command.js';
import { compareFeature } from './compare/index.js';
import type { ComponentHandler, Destination, Press } from './component.js';
import type { Feature } from './feature.js';
import { feedbackFeature } from './feedback/index.js';
import { findSourcesFeature } from './find-sources/index.js';
import { helpFeature } from './help/index.js';
import { quoteFeature } from './quote/index.js';
import { readFeature } from './read/index.js';
import { shareFeature } from './share/index.js';
import { sourcesFeature } from './sources/index.js';
import { statusFeature } from './status/index.js';
import { timelineFeature } from './timeline/index.js';
import { verifyFeature } from './verify/index.js';

/** Everything the bot can do, in the order of its commands. Registration, `/help` and the buttons follow from it. */
const FEATURES: readonly Feature[] = [
  askFeature,
  clauseFeature,
  timelineFeature,
  quoteFeature,
  citeFeature,
  verifyFeature,
  compareFeature,
  bibliographyFeature,
  sourcesFeature,
  aboutFeature,
  helpFeature(() => commandBodies()),
  findSourcesFeature,
  checkQuoteFeature,
  readFeature,
  feedbackFeature,
  shareFeature,
];

/** Features that only operators may use, in the order of their commands. */
const FOR_OPERATORS: readonly Feature[] = [statusFeature];
const ALL = [...FEATURES, ...FOR_OPERATORS];

/** The commands by name. */
export const COMMANDS: ReadonlyMap<string, Command> = new Map(
  ALL.flatMap(({ command }) => (command ? [[command.definition.name, command]] : [])),
);

/** The buttons and menus by kind of action. */
export const COMPONENTS: ReadonlyMap<ActionKind, ComponentHandler> = new Map(
  ALL.flatMap(({ components = [] }) => components.map((component) => [component.kind, component] as const)),
);

/**
 * The body that registers the commands, always in the same order.
 * @param operators whether there are any operators; if so, their commands are included
 */
export function commandBodies(operators = false): RESTPostAPIApplicationCommandsJSONBody[] {
  return (operators ? ALL : FEATURES).flatMap(({ command }) => (command ? [command.body] : []));
}

/** Where the reply to an action goes. */
export function destinationOf(kind: ActionKind): Destination {
  return componentFor(kind).destination;
}

/** Answers a button press or a menu choice. */
export function runAction(action: Action, press: Press): Promise<Reply> {
  return componentFor(action.kind).run(action, press);
}

function componentFor(kind: ActionKind): ComponentHandler {
  const component = COMPONENTS.get(kind);
  if (!component) throw new Error(`no feature answers ${kind}`);
  return component;
}
