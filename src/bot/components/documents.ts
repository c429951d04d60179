import { viewOf } from '../commands/answer.js';
import { renderDocuments } from '../reply/sources.js';
import type { Component } from './component.js';

export const documents: Component<'documents'> = {
  kind: 'documents',
  destination: 'update',
  run: ({ page }, press) => press.read((library) => renderDocuments(library, page, viewOf(press))),
};
