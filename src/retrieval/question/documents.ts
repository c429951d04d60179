import type { DocumentInfo } from '../../model.js';
import { fold } from '../text/fold.js';
import { words } from '../text/words.js';

/**
 * How strongly a question names each document, 0 to 1: by its id, reference, an alias, its publisher, or rare words of its title.
 * @param folded the question in lower case without diacritics
 */
export function namedDocuments(folded: string, documents: readonly DocumentInfo[]): Map<string, number> {
  const named = new Map<string, number>();
  for (const document of documents) {
    const names = [document.id, document.reference, ...(document.aliases ?? [])].filter((name) => name !== undefined);
    if (names.some((name) => contains(folded, fold(name)))) named.set(document.id, 1);
    else if (document.publisher !== undefined && contains(folded, fold(document.publisher))) named.set(document.id, 0.6);
  }
  for (const [id, share] of titleShares(folded, documents)) if (!named.has(id)) named.set(id, share);
  return named;
}

/**
 * The question without the names of documents, so that "what does the joint statement say about X" looks for X. Where little
 * would be left, the question stays as it is.
 */
export function withoutDocumentNames(text: string, documents: readonly DocumentInfo[]): string {
  const names = documents.flatMap((document) => [document.reference, ...(document.aliases ?? [])]).filter((name) => name !== undefined);
  let rest = text;
  for (const name of names.toSorted((a, b) => b.length - a.length)) {
    const pattern = new RegExp(`(?<![\\p{L}\\p{N}])(?:the\\s+)?${name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}(?![\\p{L}\\p{N}])`, 'giu');
    rest = rest.replace(pattern, ' ');
  }
  const left = rest.match(/[\p{L}\p{N}]{2,}/gu) ?? [];
  return left.length >= 4 ? rest.replace(/\s+/g, ' ').trim() : text;
}

/** A run of at least four title words in a row names a document as surely as its id does. */
function titleShares(folded: string, documents: readonly DocumentInfo[]): [string, number][] {
  return documents.flatMap((document) => {
    const title = words(document.title).map((word) => word.folded);
    for (let i = 0; i + 4 <= title.length; i += 1) {
      if (contains(folded, title.slice(i, i + 4).join(' '))) return [[document.id, 0.8] as [string, number]];
    }
    return [];
  });
}

function contains(text: string, name: string): boolean {
  const at = text.indexOf(name);
  if (name.length < 3 || at < 0) return false;
  return !/[\p{L}\p{N}]/u.test(text[at - 1] ?? ' ') && !/[\p{L}\p{N}]/u.test(text[at + name.length] ?? ' ');
}
