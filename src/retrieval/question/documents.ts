import type { DocumentInfo } from '../../model.js';
import { fold } from '../../text/fold.js';
import { words } from '../../text/words.js';
import { NameIndex } from './name-index.js';

/** A run of this many words of a title names the document; a shorter run may be a common phrase. */
const TITLE_RUN = 6;
/** How strongly a question names a document: by its own names, words of its title, or its publisher. */
const BY_NAME = 1;
const BY_TITLE = 0.8;
const BY_PUBLISHER = 0.6;
/** From this strength, a question is about that document only. */
export const SURELY_NAMED = BY_PUBLISHER;

interface Name {
  documentId: string;
  /** Folded. */
  text: string;
  strength: number;
}

/** Documents that one text names, with the strength. */
interface Meant {
  documentIds: string[];
  strength: number;
}

/** Shorter strings match names only by chance. */
const SHORTEST_NAME = 3;

/** The names that questions use for documents. The indexes are built on first use, once per corpus. */
export class DocumentNames {
  readonly documents: readonly DocumentInfo[];
  #folded: NameIndex<Meant> | undefined;
  #own: NameIndex<null> | undefined;

  constructor(documents: readonly DocumentInfo[]) {
    this.documents = documents;
  }

  /**
   * How strongly a question names each document, 0 to 1: by its id, reference, alias, publisher, or a run of its title.
   * @param folded the question in lower case without diacritics
   */
  namedIn(folded: string): Map<string, number> {
    this.#folded ??= new NameIndex(meantBy(this.documents));
    const found = new Set(Array.from(this.#folded.in(folded), ({ value }) => value));
    const named = new Map<string, number>();
    for (const { documentIds, strength } of [...found].sort((a, b) => b.strength - a.strength))
      for (const id of documentIds) if (!named.has(id)) named.set(id, strength);
    return named;
  }

  /**
   * A text without the names of documents: "what does the joint statement say about X" becomes "what does say about X".
   * @param instead replacement for each name
   */
  removeFrom(text: string, instead = ' '): string {
    this.#own ??= new NameIndex(new Map(this.documents.flatMap(ownNames).map((name) => [inSmall(name), null])));
    let rest = '';
    let at = 0;
    for (const { start, end } of this.#own.in(inSmall(text))) {
      if (start < at) continue;
      const article = ARTICLE.exec(text.slice(Math.max(at, start - LONGEST_ARTICLE), start))?.[0].length ?? 0;
      rest += text.slice(at, start - article) + instead;
      at = end;
    }
    return (rest + text.slice(at)).replace(/\s+/g, ' ').trim();
  }
}

/** "the" and the space before a name. */
const ARTICLE = /(?<![\p{L}\p{N}])the\s+$/iu;
const LONGEST_ARTICLE = 40;

/** In lower case, with each character's length unchanged so that offsets stay valid. */
function inSmall(text: string): string {
  const small = text.toLowerCase();
  if (small.length === text.length) return small;
  return Array.from(text, (sign) => (sign.toLowerCase().length === sign.length ? sign.toLowerCase() : sign)).join('');
}

/** The folded names, each with the documents it refers to. */
function meantBy(documents: readonly DocumentInfo[]): (readonly [text: string, meant: Meant])[] {
  const names = new Map<string, Meant>();
  for (const { text, documentId, strength } of documents.flatMap(namesOf)) {
    if (text.length < SHORTEST_NAME) continue;
    const key = `${strength} ${text}`;
    const known = names.get(key);
    if (known) known.documentIds.push(documentId);
    else names.set(key, { documentIds: [documentId], strength });
  }
  return Array.from(names, ([key, meant]) => [key.slice(key.indexOf(' ') + 1), meant] as const);
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
