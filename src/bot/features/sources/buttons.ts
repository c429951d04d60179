import { viewOf } from '../../reply/view.js';
import { defineComponent } from '../component.js';
import { renderDocuments } from './card.js';

export const documentPages = defineComponent('documents', 'update', ({ page }, press) =>
  press.read((library) => renderDocuments(library, page, viewOf(press))),
);
