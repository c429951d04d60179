import type { Library } from '../library.js';

/** The part of the library that is used here. */
type Shelf = Pick<Library, 'documents' | 'documentNumber'>;

/** The cached "everything" per library: building it takes thousands of entries per question. */
const everythingOf = new WeakMap<Shelf, Allowed>();

/** Which passages may answer: all passages of some documents, and single passages of others. */
export class Allowed {
  /** The numbers of the documents whose passages may all answer. */
  readonly documents: ReadonlySet<number>;
  /** The numbers of single passages of other documents, ascending. */
  readonly passages: ReadonlySet<number>;
  readonly #library: Shelf;

  constructor(library: Shelf, documents: ReadonlySet<number>, passages: Iterable<number> = []) {
    this.#library = library;
    this.documents = documents;
    const single = [...passages].filter((passage) => !documents.has(library.documentNumber(passage)));
    this.passages = new Set(single.sort((a, b) => a - b));
  }

  /** Every passage. */
  static everything(library: Shelf): Allowed {
    const known = everythingOf.get(library) ?? new Allowed(library, new Set(library.documents.keys()));
    everythingOf.set(library, known);
    return known;
  }

  /** Whether every passage may answer. */
  get isEverything(): boolean {
    return this.documents.size === this.#library.documents.length;
  }

  /** Whether no passage may answer. Every document has at least one passage. */
  get isNothing(): boolean {
    return this.documents.size === 0 && this.passages.size === 0;
  }

  has(passage: number): boolean {
    return this.documents.has(this.#library.documentNumber(passage)) || this.passages.has(passage);
  }
}
