import { viewOf } from '../../reply/view.js';
import { defineComponent } from '../component.js';
import { renderClauses } from './card.js';

export const clausePages = defineComponent('clauses', 'update', ({ spec, document, page }, press) =>
  press.read((library) => {
    const documentId = document === undefined ? undefined : library.documents[document]?.id;
    return renderClauses(library, spec, documentId, page, viewOf(press));
  }),
);
