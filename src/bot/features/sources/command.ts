import { viewOf } from '../../reply/view.js';
import { defineCommand } from '../command.js';
import type { SlashDefinition, TranslationOf } from '../definition.js';
import { renderDocuments } from './card.js';

const SOURCES = {
  kind: 'slash',
  name: 'sources',
  description: 'List the documents that answers are quoted from, newest first',
  options: {},
} as const satisfies SlashDefinition;

const VIETNAMESE = {
  name: 'nguồn',
  description: 'Danh sách tài liệu kèm ngày tháng, mới nhất trước',
  options: {},
} satisfies TranslationOf<typeof SOURCES>;

export const sources = defineCommand(SOURCES, VIETNAMESE, {
  isPrivate: () => false,
  run: (_args, call) => call.desk.use(({ library }) => renderDocuments(library, 0, viewOf(call))),
});
