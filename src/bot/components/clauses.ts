import { viewOf } from '../commands/answer.js';
import { renderClauses } from '../reply/clauses.js';
import type { Component } from './component.js';

export const clauses: Component<'clauses'> = {
  kind: 'clauses',
  destination: 'update',
  run: ({ spec, document, page }, press) =>
    press.read((library) => {
      const documentId = document === undefined ? undefined : library.documents[document]?.id;
      return renderClauses(library, spec, documentId, page, viewOf(press));
    }),
};
