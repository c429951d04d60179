import { viewOf } from '../commands/answer.js';
import { defaultStyle } from '../commands/styles.js';
import { renderCitationOf } from '../reply/citation.js';
import type { Component } from './component.js';

export const cite: Component<'cite'> = {
  kind: 'cite',
  destination: 'private',
  run: ({ cited }, press) => press.read((library) => renderCitationOf(library, cited, defaultStyle(), viewOf(press))),
};
