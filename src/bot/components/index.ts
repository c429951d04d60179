import type { Action, ActionKind } from '../custom-id.js';
import type { Reply } from '../reply/reply.js';
import { cite } from './cite.js';
import { clauses } from './clauses.js';
import type { Component, Destination, Press } from './component.js';
import { context } from './context.js';
import { documents } from './documents.js';
import { feedback } from './feedback.js';
import { more } from './more.js';
import { newer } from './newer.js';
import { share } from './share.js';
import { sources } from './sources.js';
import { style } from './style.js';
import { turn } from './turn.js';

const COMPONENTS: { readonly [K in ActionKind]: Component<K> } = {
  context,
  newer,
  turn,
  clauses,
  more,
  sources,
  documents,
  share,
  feedback,
  cite,
  style,
};

/** Where the reply to an action goes. */
export function destinationOf(kind: ActionKind): Destination {
  return COMPONENTS[kind].destination;
}

/** Answers a press of a button or a choice in a menu. */
export function runAction<K extends ActionKind>(action: Extract<Action, { kind: K }>, press: Press): Promise<Reply> {
  const component: Component<K> = COMPONENTS[action.kind as K];
  return component.run(action, press);
}
