import type { Citation } from '../model.js';

/** The anchor of a passage in its page: its id without the document's id. */
export function anchorOf(passageId: string): string {
  return passageId.slice(passageId.indexOf('#') + 1);
}

/** File name of a document's page. Ids are kebab-case, so the names are the same on every host. */
export function pageName(documentId: string): string {
  return `${documentId}.html`;
}

/**
 * The address of a citation's words on the reader pages: the page, the span to highlight, and the passage's anchor,
 * which also works without a script.
 * @param readerUrl address of the pages, with or without a trailing slash
 */
export function readerAddress(
  readerUrl: string,
  { passageId, documentId, start, end }: Pick<Citation, 'passageId' | 'documentId' | 'start' | 'end'>,
): string {
  const anchor = encodeURIComponent(anchorOf(passageId));
  return `${folderOf(readerUrl)}${pageName(documentId)}?span=${start}-${end}#${anchor}`;
}

/** The address of a document's page. */
export function documentAddress(readerUrl: string, documentId: string): string {
  return `${folderOf(readerUrl)}${pageName(documentId)}`;
}

function folderOf(readerUrl: string): string {
  return readerUrl.endsWith('/') ? readerUrl : `${readerUrl}/`;
}
