import { renderShared } from '../reply/answer.js';
import type { Component } from './component.js';

export const share: Component<'share'> = {
  kind: 'share',
  destination: 'share',
  run: ({ evidence, cited }, { read, content, words, text }) =>
    read((library) => renderShared(content, evidence, cited, library, { words, text })),
};
