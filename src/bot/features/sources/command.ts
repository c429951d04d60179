import { SHOWN, SHOWN_IN_VIETNAMESE } from '../../options/shown.js';
import { viewOf } from '../../reply/view.js';
import { defineCommand } from '../command.js';
import type { SlashDefinition, TranslationOf } from '../definition.js';
import { renderDocuments } from './card.js';

const SOURCES = {
  kind: 'slash',
  name: 'sources',
  description: 'List the documents that answers are quoted from, newest first',
  options: SHOWN,
} as const satisfies SlashDefinition;

const VIETNAMESE = {
  name: 'nguồn',
  description: 'Danh sách tài liệu kèm ngày tháng, mới nhất trước',
  options: SHOWN_IN_VIETNAMESE,
} satisfies TranslationOf<typeof SOURCES>;

export const sources = defineCommand(SOURCES, VIETNAMESE, {
  run: (_args, call) => call.desk.use(({ library }) => renderDocuments(library, 0, viewOf(call))),
});
