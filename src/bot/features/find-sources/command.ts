import { renderNoText } from '../../reply/notes.js';
import { answerQuestion } from '../ask/answer.js';
import { defineCommand } from '../command.js';
import type { MenuDefinition, TranslationOf } from '../definition.js';

export const FIND_SOURCES = { kind: 'menu', name: 'Find sources' } as const satisfies MenuDefinition;

const VIETNAMESE = { name: 'Tìm nguồn' } satisfies TranslationOf<typeof FIND_SOURCES>;

export const findSources = defineCommand(FIND_SOURCES, VIETNAMESE, {
  isPrivate: true,
  run: async ({ text }, call) => (text === '' ? renderNoText(call.words) : answerQuestion(text, {}, call)),
});
