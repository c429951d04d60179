import { viewOf } from '../commands/answer.js';
import { renderAnswerSources } from '../reply/sources.js';
import type { Component } from './component.js';

export const sources: Component<'sources'> = {
  kind: 'sources',
  destination: 'private',
  run: ({ passages }, press) => press.read((library) => renderAnswerSources(library, passages, viewOf(press))),
};
