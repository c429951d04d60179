import { renderDocuments } from '../reply/sources.js';
import { viewOf } from './answer.js';
import { defineCommand } from './command.js';
import type { SlashDefinition } from './definition.js';

export const SOURCES = {
  kind: 'slash',
  name: 'sources',
  description: 'List the documents that answers are quoted from, newest first',
  options: {},
} as const satisfies SlashDefinition;

export const sources = defineCommand(SOURCES, {
  isPrivate: () => false,
  run: (_args, call) => call.desk.use(({ library }) => renderDocuments(library, 0, viewOf(call))),
});
