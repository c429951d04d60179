import { viewOf } from '../commands/answer.js';
import { renderTurn } from '../reply/reader.js';
import type { Component } from './component.js';

export const turn: Component<'turn'> = {
  kind: 'turn',
  destination: 'update',
  run: ({ passage, part, around }, press) =>
    press.read((library) => renderTurn(library, { passage, part, around }, viewOf(press))),
};
