import type { Command } from './command.js';
import type { ComponentHandler } from './component.js';

/** What a feature folder provides: a command, if any, and the buttons and menus of its cards. */
export interface Feature {
  readonly command?: Command;
  readonly components?: readonly ComponentHandler[];
}
