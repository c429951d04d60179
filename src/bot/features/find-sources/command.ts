import { namesOf } from '../../../words/languages.js';
import { renderNoText } from '../../reply/notes.js';
import { answerQuestion } from '../ask/answer.js';
import { defineCommand } from '../command.js';
import type { MenuDefinition } from '../definition.js';

export const FIND_SOURCES = { kind: 'menu', name: 'Find sources' } as const satisfies MenuDefinition;

export const findSources = defineCommand(FIND_SOURCES, namesOf('findSources'), {
  isPrivate: true,
  run: async ({ text }, call) => (text === '' ? renderNoText(call.words) : answerQuestion(text, {}, call)),
});
