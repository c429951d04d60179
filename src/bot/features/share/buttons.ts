import { viewOf } from '../../reply/view.js';
import { renderShared } from '../ask/card.js';
import { defineComponent } from '../component.js';

export const share = defineComponent('share', 'share', ({ evidence, cited }, press) =>
  press.read((library) => renderShared(press.content, { evidence, cited }, library, viewOf(press), press.userId)),
);

/** Removes the reply that it is under; the gate does the work. */
export const removeButton = defineComponent('remove', 'remove', async () => ({}));
