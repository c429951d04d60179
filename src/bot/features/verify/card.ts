import type { APIEmbed } from 'discord.js';
import type { Library } from '../../../index/library.js';
import type { Standing, Verification } from '../../../quotes/verify.js';
import { replyOf } from '../../reply/buttons.js';
import { footerOf, frameOf, GREY, quoteOf } from '../../reply/card.js';
import { cardsOf } from '../../reply/cards.js';
import { excerpt } from '../../reply/excerpt.js';
import type { Reply } from '../../reply/reply.js';
import type { View } from '../../reply/view.js';
import { contextButtons } from '../ask/card.js';

/** Most text shown of what stands at a place now. */
const ROOM = 1600;

/** Whether the words of a receipt still stand in the documents, with what stands there now. */
export function renderVerification(verification: Verification, library: Library, view: View): Reply {
  const { citing } = view.words;
  if (verification.kind === 'unknown_document') return { content: citing.unknownDocument(verification.documentId) };
  const { kind, standing } = verification;
  if (standing.text === '') return { content: citing.shorter };
  const verdict = kind === 'moved' ? citing.moved(`\`${verification.newReceipt}\``) : citing[kind];
  const { citation } = standing;
  const held = kind !== 'changed' && citation;
  const embeds = held ? cardsOf([held], view.words, undefined) : [cardOfNow(standing, library, view)];
  const components = contextButtons(citation ? [citation] : [], library, view);
  return replyOf({ content: verdict, embeds, components });
}

/** What stands at a place of a document, be it a passage or not. */
function cardOfNow({ documentId, text, citation }: Standing, library: Library, { words }: View): APIEmbed {
  if (citation) {
    const description = excerpt(citation.passage.text, quoteOf(citation), ROOM);
    return { ...frameOf(citation, words, { grey: true }), description };
  }
  const document = library.documents.find(({ id }) => id === documentId);
  const description = excerpt(text, undefined, ROOM);
  return { description, color: GREY, ...(document ? { footer: { text: footerOf(document, words) } } : {}) };
}
