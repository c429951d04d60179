import { STYLES } from '../../cite/cite.js';
import { viewOf } from '../commands/answer.js';
import { renderCitationOf } from '../reply/citation.js';
import { renderUnknownButton } from '../reply/notes.js';
import type { Component } from './component.js';

export const style: Component<'style'> = {
  kind: 'style',
  destination: 'update',
  run: async ({ cited }, press) => {
    const chosen = STYLES.find(({ name }) => name === press.values[0]);
    if (!chosen) return renderUnknownButton(press.words);
    return press.read((library) => renderCitationOf(library, cited, chosen, viewOf(press)));
  },
};
