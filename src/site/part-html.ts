import type { SiteWords } from '../words/site.js';
import { type Html, html } from './html.js';
import type { PagePart, PagePiece } from './parts.js';

/**
 * A part of a document's page.
 * @param prefix precedes its anchor, if a page has two documents
 */
export function partHtml(part: PagePart, words: SiteWords, prefix = ''): Html {
  if (part.kind === 'heading') {
    const { piece, level } = part;
    return html`<p class="heading" role="heading" aria-level="${level}">${exact(piece)}</p>\n`;
  }
  if (part.kind === 'between') {
    return html`<div class="between">${part.pieces.map((piece) => html`<p>${exact(piece)}</p>`)}</div>\n`;
  }
  const { label, pieces } = part;
  const anchor = `${prefix}${part.anchor}`;
  return html`<section class="passage" id="${anchor}" aria-label="${label}">
<a class="self" href="#${anchor}" aria-label="${words.linkTo(label)}">${label}</a>
${pieces.map((piece) => html`<p>${exact(piece)}</p>`)}
</section>\n`;
}

/** Text in one node whose offsets are those of the document, so that a span can be found in it. */
function exact({ start, text }: PagePiece): Html {
  return html`<span data-start="${start}">${text}</span>`;
}
