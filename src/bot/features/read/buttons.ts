import { viewOf } from '../../reply/view.js';
import { defineComponent } from '../component.js';
import { renderContext, renderTurn } from './card.js';

export const context = defineComponent('context', 'private', ({ cited }, press) =>
  press.read((library) => renderContext(library, cited, viewOf(press))),
);

export const newer = defineComponent('newer', 'private', ({ cited }, press) =>
  press.read((library) => renderContext(library, cited, viewOf(press))),
);

export const turn = defineComponent('turn', 'update', ({ passage, part, around }, press) =>
  press.read((library) => renderTurn(library, { passage, part, around }, viewOf(press))),
);
