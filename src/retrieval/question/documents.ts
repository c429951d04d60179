import type { DocumentInfo } from '../../model.js';
import { fold } from '../../text/fold.js';
import { words } from '../../text/words.js';

/** A run of this many words of a title names the document; a shorter one may be a common phrase. */
const TITLE_RUN = 6;
/** How strongly a question names a document: by its own names, by words of its title, by its publisher. */
const BY_NAME = 1;
const BY_TITLE = 0.8;
const BY_PUBLISHER = 0.6;
/** From this strength on, a question is about that document and no other. */
export const SURELY_NAMED = BY_PUBLISHER;

interface Name {
  documentId: string;
  /** Folded. */
  text: string;
  strength: number;
}

/** The names by which questions mean a document; made once for a corpus. */
export class DocumentNames {
  readonly documents: readonly DocumentInfo[];
  readonly #names: Name[];
  readonly #own: RegExp;

  constructor(documents: readonly DocumentInfo[]) {
    this.documents = documents;
    this.#names = documents.flatMap(namesOf).sort((a, b) => b.strength - a.strength);
    const own = documents.flatMap(ownNames).toSorted((a, b) => b.length - a.length);
    this.#own = new RegExp(
      `(?<![\\p{L}\\p{N}])(?:the\\s+)?(?:${own.map(escapePattern).join('|') || '(?!)'})(?![\\p{L}\\p{N}])`,
      'giu',
    );
  }

  /**
   * How strongly a question names each document, 0 to 1: by its id, reference, an alias, its publisher, or a run of its title.
   * @param folded the question in lower case without diacritics
   */
  namedIn(folded: string): Map<string, number> {
    const named = new Map<string, number>();
    for (const { documentId, text, strength } of this.#names) {
      if (!named.has(documentId) && contains(folded, text)) named.set(documentId, strength);
    }
    return named;
  }

  /**
   * A text without the names of documents: "what does the joint statement say about X" becomes "what does say about X".
   * @param instead what is put in a name's place
   */
  removeFrom(text: string, instead = ' '): string {
    return text.replace(this.#own, instead).replace(/\s+/g, ' ').trim();
  }
}

function ownNames({ id, reference, aliases = [] }: DocumentInfo): string[] {
  return [id, ...(reference === undefined ? [] : [reference]), ...aliases];
}

function namesOf(document: DocumentInfo): Name[] {
  const name = (text: string, strength: number): Name => ({ documentId: document.id, text: fold(text), strength });
  const title = words(document.title).map(({ folded }) => folded);
  const runs = Array.from({ length: Math.max(0, title.length - TITLE_RUN + 1) }, (_, i) =>
    title.slice(i, i + TITLE_RUN).join(' '),
  );
  return [
    ...ownNames(document).map((text) => name(text, BY_NAME)),
    ...runs.map((text) => name(text, BY_TITLE)),
    ...(document.publisher === undefined ? [] : [name(document.publisher, BY_PUBLISHER)]),
  ];
}

function escapePattern(name: string): string {
  return name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}

function contains(text: string, name: string): boolean {
  const at = text.indexOf(name);
  if (name.length < 3 || at < 0) return false;
  return !/[\p{L}\p{N}]/u.test(text[at - 1] ?? ' ') && !/[\p{L}\p{N}]/u.test(text[at + name.length] ?? ' ');
}
