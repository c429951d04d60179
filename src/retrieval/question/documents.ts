import type { DocumentInfo } from '../../model.js';
import { fold } from '../../text/fold.js';
import { words } from '../../text/words.js';
import { NameIndex } from './name-index.js';
import { PartialNames, shortTitlesOf } from './partial-names.js';

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
  #partly: PartialNames | undefined;

  constructor(documents: readonly DocumentInfo[]) {
    this.documents = documents;
  }

  /**
   * How strongly a question names each document, 0 to 1: by its id, reference, alias, publisher, or a run of its title.
   * @param folded the question in lower case without diacritics
   */
  namedIn(folded: string): Map<string, number> {
    this.#folded ??= new NameIndex(meantBy(this.documents));
    // The publisher in "vns-2025-10-10" names no other document of that publisher.
    let end = 0;
    const found = new Set<Meant>();
    for (const name of this.#folded.in(plainSigns(folded))) {
      if (name.end <= end && name.value.strength === BY_PUBLISHER) continue;
      end = Math.max(end, name.end);
      found.add(name.value);
    }
    const named = new Map<string, number>();
    for (const { documentIds, strength } of [...found].sort((a, b) => b.strength - a.strength))
      for (const id of documentIds) if (!named.has(id)) named.set(id, strength);
    return named;
  }

  /** The short names of the documents, to be found by some of their words. */
  get partly(): PartialNames {
    this.#partly ??= new PartialNames(this.documents);
    return this.#partly;
  }

  /**
   * A text without the names of documents: "what does the joint statement say about X" becomes "what does say about X".
   * @param instead replacement for each name
   */
  removeFrom(text: string, instead = ' '): string {
    this.#own ??= new NameIndex(
      new Map(this.documents.flatMap(ownNames).map((name) => [plainSigns(inSmall(name)), null])),
    );
    let rest = '';
    let at = 0;
    for (const { start, end } of this.#own.in(plainSigns(inSmall(text)))) {
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

/** One dash and one apostrophe for all, with each sign's length unchanged: names are typed with those of a keyboard. */
function plainSigns(text: string): string {
  return text.replace(/[\u2010-\u2015\u2212]/g, '-').replace(/[\u2018\u2019\u02bc]/g, "'");
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

function ownNames(document: DocumentInfo): string[] {
  const { id, reference, aliases = [] } = document;
  return [id, ...(reference === undefined ? [] : [reference]), ...aliases, ...shortTitlesOf(document)];
}

/** A publisher, and each of several: "VNA/VNS" is also "VNA" and "VNS". */
function publishersOf({ publisher }: DocumentInfo): string[] {
  return publisher === undefined ? [] : [...new Set([publisher, ...publisher.split('/').map((part) => part.trim())])];
}

function namesOf(document: DocumentInfo): Name[] {
  const name = (text: string, strength: number): Name => ({
    documentId: document.id,
    text: plainSigns(fold(text)),
    strength,
  });
  const title = words(document.title).map(({ folded }) => folded);
  const runs = Array.from({ length: Math.max(0, title.length - TITLE_RUN + 1) }, (_, i) =>
    title.slice(i, i + TITLE_RUN).join(' '),
  );
  return [
    ...ownNames(document).map((text) => name(text, BY_NAME)),
    ...runs.map((text) => name(text, BY_TITLE)),
    ...publishersOf(document).map((text) => name(text, BY_PUBLISHER)),
  ];
}
