import type { Library } from '../../../index/library.js';
import type { Standing, Verification } from '../../../quotes/verify.js';
import { readOn, removal, rowsOf } from '../../reply/buttons.js';
import { type Card, GREEN, GREY, type Part } from '../../reply/card.js';
import { excerpt } from '../../reply/excerpt.js';
import { inBar } from '../../reply/layout.js';
import type { Reply } from '../../reply/reply.js';
import { bodyOf, shortTitleOf, stressOf } from '../../reply/source.js';
import type { View } from '../../reply/view.js';

/** Most text shown of a place in a document. */
const ROOM = 1400;

/** Says whether the documents still contain the words of a receipt, and shows the text that is there now. */
export function renderVerification(verification: Verification, library: Library, view: View): Reply {
  const { citing } = view.words;
  const components = rowsOf([removal(library, view)]);
  if (verification.kind === 'unknown_document')
    return { content: citing.unknownDocument(verification.documentId), components };
  const { kind, standing } = verification;
  if (standing.text === '') return { content: citing.shorter, components };
  const verdict = kind === 'moved' ? citing.moved(`\`${verification.newReceipt}\``) : citing[kind];
  const parts: Part[] = [{ kind: 'words', text: verdict }, partOfNow(standing, kind !== 'changed', library, view)];
  const card: Card = { colour: kind === 'changed' ? GREY : GREEN, parts };
  return { cards: [card], components };
}

/** The text now at a place in a document, whether it is a passage or not. @param holds whether it is what was cited */
function partOfNow({ documentId, text, citation }: Standing, holds: boolean, library: Library, view: View): Part {
  if (citation) {
    const shown = excerpt(bodyOf(citation).text, holds ? stressOf(citation) : undefined, ROOM);
    return { kind: 'passage', look: 'card', citation, text: shown, button: readOn(citation, library, view) };
  }
  const document = library.documents.find(({ id }) => id === documentId);
  const shown = excerpt(text, undefined, ROOM);
  const source = document ? `\n-# ${shortTitleOf(document, view.words)}` : '';
  return { kind: 'words', text: `${inBar(shown)}${source}` };
}
