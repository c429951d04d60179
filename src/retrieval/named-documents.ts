import { UsageError } from '../errors.js';
import type { Library } from '../index/library.js';
import type { DocumentInfo } from '../model.js';
import { fold } from '../text/fold.js';
import { words } from '../text/words.js';

/**
 * The document with this id or name, or the only one whose id, title or names contain these words.
 * @throws UsageError listing the available documents
 */
export function findDocument(library: Library, name: string): string {
  const wanted = fold(name.trim());
  const namesOf = ({ id, title, shortTitle, reference, aliases = [] }: DocumentInfo) =>
    [id, title, shortTitle, reference, ...aliases].flatMap((each) => (each === undefined ? [] : fold(each)));
  const exact = library.documents.filter((document) => namesOf(document).includes(wanted));
  const typed = words(name).map(({ folded }) => ` ${folded}`);
  const begins = (document: DocumentInfo) => {
    const text = ` ${words(namesOf(document).join(' '))
      .map(({ folded }) => folded)
      .join(' ')}`;
    return typed.length > 0 && typed.every((word) => text.includes(word));
  };
  const found = exact.length > 0 ? exact : library.documents.filter(begins);
  const [only] = found;
  if (only && found.length === 1) return only.id;
  const ids = (found.length > 0 ? found : library.documents)
    .map(({ id }) => id)
    .slice(0, 12)
    .join(', ');
  if (only) throw new UsageError('which_document', `Several documents may be "${name}".`, `Choose one of: ${ids}.`);
  throw new UsageError('no_such_document', `There is no document "${name}".`, `Choose one of: ${ids}.`);
}

/** @throws UsageError listing the available documents */
export function requireDocument(library: Library, documentId: string): void {
  if (library.documents.some(({ id }) => id === documentId)) return;
  const ids = library.documents.map(({ id }) => id).join(', ');
  throw new UsageError('no_such_document', `There is no document "${documentId}".`, `Choose one of: ${ids}.`);
}

/**
 * English and Vietnamese are always known, other languages if a document is in them.
 * @throws UsageError listing the known languages
 */
export function requireLanguage(library: Library, language: string): void {
  const known = [...new Set(['en', 'vi', ...library.documents.map((document) => document.language)])];
  if (known.includes(language)) return;
  throw new UsageError(
    'unknown_language',
    `There are no documents in the language "${language}".`,
    `Use one of: ${known.join(', ')}.`,
  );
}
