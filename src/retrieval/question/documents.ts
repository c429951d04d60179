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
 * A text without the names of documents: "what does the joint statement say about X" becomes "what does say about X".
 * @param instead what is put in a name's place
 */
export function withoutDocumentNames(text: string, documents: readonly DocumentInfo[], instead = ' '): string {
  const names = documents.flatMap(({ id, reference, aliases = [] }) => [id, ...(reference === undefined ? [] : [reference]), ...aliases]);
  const longestFirst = names.toSorted((a, b) => b.length - a.length);
  return longestFirst.reduce((rest, name) => rest.replace(wholeWords(name), instead), text).replace(/\s+/g, ' ').trim();
}

function wholeWords(name: string): RegExp {
  const escaped = name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  return new RegExp(`(?<![\\p{L}\\p{N}])(?:the\\s+)?${escaped}(?![\\p{L}\\p{N}])`, 'giu');
}

/** A run of this many words of a title names the document; a shorter one may be a common phrase. */
const TITLE_RUN = 6;

function titleShares(folded: string, documents: readonly DocumentInfo[]): [string, number][] {
  return documents.flatMap((document) => {
    const title = words(document.title).map((word) => word.folded);
    for (let i = 0; i + TITLE_RUN <= title.length; i += 1) {
      if (contains(folded, title.slice(i, i + TITLE_RUN).join(' '))) return [[document.id, 0.8] as [string, number]];
    }
    return [];
  });
}

function contains(text: string, name: string): boolean {
  const at = text.indexOf(name);
  if (name.length < 3 || at < 0) return false;
  return !/[\p{L}\p{N}]/u.test(text[at - 1] ?? ' ') && !/[\p{L}\p{N}]/u.test(text[at + name.length] ?? ' ');
}
