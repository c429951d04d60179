import { namesOf } from '../../../words/languages.js';
import { SHOWN } from '../../options/shown.js';
import { viewOf } from '../../reply/view.js';
import { defineCommand } from '../command.js';
import type { SlashDefinition } from '../definition.js';
import { renderDocuments } from './card.js';

const SOURCES = {
  kind: 'slash',
  name: 'sources',
  description: 'List the documents that answers are quoted from, newest first',
  options: SHOWN,
} as const satisfies SlashDefinition;

export const sources = defineCommand(SOURCES, namesOf('sources'), {
  run: (_args, call) => call.desk.use(({ library }) => renderDocuments(library, 0, viewOf(call))),
});
