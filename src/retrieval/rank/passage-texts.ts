import { LRUCache } from 'lru-cache';
import type { Library } from '../../index/library.js';
import { fold } from '../../text/fold.js';
import { type AskedKind, holdsKind } from '../question/asked.js';

/** Characters of text cached, counting each form of a passage: about 10 MB, for about 3,000 passages. */
const MOST_CHARACTERS = 4_000_000;
/** A passage's text, and the two forms in which words are looked up. */
const FORMS = 3;

interface Known {
  text: string;
  marked?: string;
  folded?: string;
  kinds: Map<AskedKind, boolean>;
}

/**
 * The results of searching the texts of passages. Most questions share the same few candidates, so the results are
 * cached.
 */
export class PassageTexts {
  readonly #textOf: (passage: number) => string;
  readonly #known = new LRUCache<number, Known>({
    maxSize: MOST_CHARACTERS,
    sizeCalculation: ({ text }) => FORMS * text.length + 1,
  });

  /** @param textOf the text of a passage, always the same */
  constructor(textOf: (passage: number) => string) {
    this.#textOf = textOf;
  }

  /** A passage's text in lower case in the form used to look for words, see {@link spaced}. */
  marked(passage: number): string {
    const known = this.#of(passage);
    known.marked ??= spaced(known.text.toLowerCase());
    return known.marked;
  }

  /** The same without marks. */
  folded(passage: number): string {
    const known = this.#of(passage);
    known.folded ??= spaced(fold(known.text));
    return known.folded;
  }

  /** Whether a passage contains something of the requested kind. */
  holds(passage: number, kind: AskedKind): boolean {
    const { text, kinds } = this.#of(passage);
    const known = kinds.get(kind) ?? holdsKind(text, kind);
    kinds.set(kind, known);
    return known;
  }

  #of(passage: number): Known {
    const known = this.#known.get(passage) ?? { text: this.#textOf(passage), kinds: new Map() };
    if (!this.#known.has(passage)) this.#known.set(passage, known);
    return known;
  }
}

const textsOfLibraries = new WeakMap<Library, PassageTexts>();

/** The texts of a library's passages, cached for as long as the library is in use. */
export function textsOf(library: Library): PassageTexts {
  const known = textsOfLibraries.get(library) ?? new PassageTexts((passage) => library.passage(passage).text);
  textsOfLibraries.set(library, known);
  return known;
}

/** The words of a text, each surrounded by spaces. */
export function spaced(text: string): string {
  return ` ${text.replace(/[^\p{L}\p{M}\p{N}]+/gu, ' ')} `.replace(/ {2}/g, ' ');
}
