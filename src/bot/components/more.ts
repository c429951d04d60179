import { viewOf } from '../commands/answer.js';
import { decodeCited } from '../custom-id.js';
import { renderMore } from '../reply/answer.js';
import { renderUnknownButton } from '../reply/notes.js';
import type { Component } from './component.js';

export const more: Component<'more'> = {
  kind: 'more',
  destination: 'private',
  run: async (_action, press) => {
    const cited = press.values.map(decodeCited).filter((value) => value !== undefined);
    if (cited.length === 0) return renderUnknownButton(press.words);
    return press.read((library) => renderMore(cited, library, viewOf(press)));
  },
};
