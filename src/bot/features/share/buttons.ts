import { renderShared } from '../ask/card.js';
import { defineComponent } from '../component.js';

export const share = defineComponent('share', 'share', ({ evidence, cited }, { read, content, words, text }) =>
  read((library) => renderShared(content, evidence, cited, library, { words, text })),
);
