import { decodeCited } from '../../custom-id.js';
import { renderUnknownButton } from '../../reply/notes.js';
import { viewOf } from '../../reply/view.js';
import { defineComponent } from '../component.js';
import { renderAnswerSources } from '../sources/card.js';
import { renderMore } from './card.js';

/** The menu of an answer's further passages. */
export const more = defineComponent('more', 'private', async (_action, press) => {
  const cited = press.values.map(decodeCited).filter((value) => value !== undefined);
  if (cited.length === 0) return renderUnknownButton(press.words);
  return press.read((library) => renderMore(cited, library, viewOf(press)));
});

export const answerSources = defineComponent('sources', 'private', ({ passages }, press) =>
  press.read((library) => renderAnswerSources(library, passages, viewOf(press))),
);
