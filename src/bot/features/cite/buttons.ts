import { STYLES } from '../../../cite/cite.js';
import { citePassage } from '../../../retrieval/citation.js';
import { defaultStyle } from '../../options/styles.js';
import { renderUnknownButton } from '../../reply/notes.js';
import { viewOf } from '../../reply/view.js';
import { defineComponent } from '../component.js';
import { renderCitationOf, renderCitations } from './card.js';

export const citeButton = defineComponent('cite', 'private', ({ cited }, press) =>
  press.read((library) => renderCitationOf(library, cited, defaultStyle(), viewOf(press))),
);

export const citeAllButton = defineComponent('citeAll', 'private', ({ passages }, press) =>
  press.read((library) => {
    const citations = passages.map((passage) => citePassage(library, passage));
    return renderCitations(library, citations, defaultStyle(), viewOf(press));
  }),
);

export const styleMenu = defineComponent('style', 'update', async ({ cited }, press) => {
  const chosen = STYLES.find(({ name }) => name === press.values[0]);
  if (!chosen) return renderUnknownButton(press.words);
  return press.read((library) => renderCitationOf(library, cited, chosen, viewOf(press)));
});
