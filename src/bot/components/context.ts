import { viewOf } from '../commands/answer.js';
import { renderContext } from '../reply/reader.js';
import type { Component } from './component.js';

export const context: Component<'context'> = {
  kind: 'context',
  destination: 'private',
  run: ({ cited }, press) => press.read((library) => renderContext(library, cited, viewOf(press))),
};
