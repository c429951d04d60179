import type { Command } from './command.js';
import type { ComponentHandler } from './component.js';

/** What a folder of features holds: a command, or none, and the buttons and menus that its cards have. */
export interface Feature {
  readonly command?: Command;
  readonly components?: readonly ComponentHandler[];
}
