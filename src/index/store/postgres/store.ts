import { LRUCache } from 'lru-cache';
import type { LanguageMeans } from '../../../embedding/centring.js';
import { asIndexError, damaged } from '../../checked.js';
import type { Manifest } from '../../format.js';
import { Dictionary, type Postings } from '../../lexical-index.js';
import { Library } from '../../library.js';
import { decodeLexical } from '../../tables/lexical.js';
import { decodeMeans } from '../../tables/means.js';
import { checkVector } from '../../vectors/check-vector.js';
import { decodeRows, recordSize } from '../../vectors/record.js';
import type { Allowed } from '../allowed.js';
import type { Neighbour, Store, StoredChunk } from '../store.js';
import type { Session } from './database.js';
import { decodeList, FetchedPostings } from './fetched-postings.js';
import { type GenerationTables, tablesOf } from './generation.js';
import { type HeldFile, readHeldFiles } from './held-files.js';
import { approximateSearch, exactSearch, isFewFor, type Search } from './search.js';

/** Bytes of rows and posting lists cached for later questions: about 2,500 passages. */
const KEPT_ROWS = 32 * 1024 * 1024;
const KEPT_LISTS = 8 * 1024 * 1024;

/** A generation in a database. */
export interface Generation {
  id: number;
  manifest: Manifest;
  /** The schema that pgvector is in. */
  vectorSchema: string;
}

interface ChunkRow {
  passage: number;
  number: number;
  start: number;
  end: number;
  sentences: number;
  fragments: number;
  rows: number;
  record: Buffer;
}

/** The documents and passages of a generation. @throws IndexError when they are damaged or cannot be reached */
export async function readLibrary(
  session: Session,
  { id, manifest }: Generation,
  readerUrl: string | undefined,
): Promise<Library> {
  const files = await readHeldFiles(session, id, manifest, ['documents', 'passages', 'texts']);
  const source = {
    folder: '',
    table: (name: 'documents' | 'passages') => files[name],
    texts: () => ({
      read: (offset: number, length: number) => files.texts.subarray(offset, offset + length),
      close: () => {},
    }),
  };
  try {
    return Library.from(source, manifest, readerUrl);
  } catch (error) {
    throw asIndexError(error);
  }
}

/** The term statistics of a generation. @throws IndexError when it is damaged or cannot be reached */
export async function readDictionary(session: Session, { id, manifest }: Generation): Promise<Dictionary> {
  const { statistics } = await readHeldFiles(session, id, manifest, ['statistics'] satisfies HeldFile[]);
  return new Dictionary(decodeLexical(statistics));
}

/** A generation in a database: data that grows with the texts is fetched on demand and cached. */
export class PostgresStore implements Store {
  readonly library: Library;
  readonly dictionary: Dictionary;
  readonly means: LanguageMeans;
  readonly dimension: number;
  readonly #session: Session;
  readonly #tables: GenerationTables;
  readonly #vectorSchema: string;
  /** How many passages each document has. */
  readonly #passages: readonly number[];
  readonly #kept = new LRUCache<number, StoredChunk[]>({ maxSize: KEPT_ROWS, sizeCalculation: bytesOf });
  readonly #lists = new LRUCache<number, Uint32Array>({
    maxSize: KEPT_LISTS,
    sizeCalculation: ({ byteLength }) => byteLength + 64,
  });

  private constructor(
    session: Session,
    generation: Generation,
    library: Library,
    dictionary: Dictionary,
    means: LanguageMeans,
  ) {
    this.library = library;
    this.dictionary = dictionary;
    this.means = means;
    this.dimension = generation.manifest.dimension;
    this.#session = session;
    this.#tables = tablesOf(generation.id);
    this.#vectorSchema = generation.vectorSchema;
    const passages = library.documents.map(() => 0);
    for (let passage = 0; passage < library.size; passage += 1) {
      const document = library.documentNumber(passage);
      passages[document] = (passages[document] ?? 0) + 1;
    }
    this.#passages = passages;
  }

  /**
   * Reads the data held in memory and checks it.
   * @throws IndexError when it is damaged or cannot be reached
   */
  static async load(session: Session, generation: Generation, readerUrl?: string): Promise<PostgresStore> {
    const { id, manifest } = generation;
    const [library, dictionary, { means }] = await Promise.all([
      readLibrary(session, generation, readerUrl),
      readDictionary(session, generation),
      readHeldFiles(session, id, manifest, ['means']),
    ]);
    const decoded = decodeMeans(means.toString('utf8'), manifest.dimension);
    return new PostgresStore(session, generation, library, dictionary, decoded);
  }

  async terms(named: Iterable<string>): Promise<Postings> {
    const lists = new Map<number, Uint32Array>();
    const unknown: number[] = [];
    for (const term of new Set(named)) {
      const number = this.dictionary.numberOf(term);
      if (number === undefined) continue;
      const list = this.#lists.get(number);
      if (list) lists.set(number, list);
      else unknown.push(number);
    }
    for (const [number, list] of await this.#fetchLists(unknown)) {
      lists.set(number, list);
      this.#lists.set(number, list);
    }
    return new FetchedPostings(this.dictionary, lists);
  }

  async nearest(vector: Float32Array, count: number, allowed: Allowed): Promise<Neighbour[]> {
    checkVector(vector, this.dimension);
    const { chunks, passages } = this.library.manifest.counts;
    // An estimate suffices, as it only affects how the search is done: a passage has about as many chunks as any other.
    const size = Math.ceil((this.#sizeOf(allowed) * chunks) / Math.max(1, passages));
    const wanted = Math.min(count, chunks);
    if (wanted <= 0 || size === 0) return [];
    const search = { tables: this.#tables, vectorSchema: this.#vectorSchema, vector, count: wanted, allowed, chunks };
    if (isFewFor(size, chunks)) return this.#search(exactSearch(search));
    const found = await this.#search(approximateSearch(search));
    // When nearly all chunks are wanted, the graph may not lead to all of them.
    return found.length < wanted ? this.#search(exactSearch(search)) : found;
  }

  async chunksOf(passages: readonly number[]): Promise<StoredChunk[][]> {
    const found = new Map<number, StoredChunk[]>();
    for (const passage of passages) {
      const kept = this.#kept.get(passage);
      if (kept) found.set(passage, kept);
    }
    const unknown = [...new Set(passages)].filter((passage) => !found.has(passage));
    for (const [passage, chunks] of await this.#fetchChunks(unknown)) {
      found.set(passage, chunks);
      this.#kept.set(passage, chunks);
    }
    return passages.map((passage) => [...(found.get(passage) ?? [])]);
  }

  async close(): Promise<void> {
    this.#kept.clear();
    this.#lists.clear();
    this.library.close();
  }

  /** How many passages are allowed. */
  #sizeOf({ documents, passages }: Allowed): number {
    let size = passages.size;
    for (const document of documents) size += this.#passages[document] ?? 0;
    return size;
  }

  async #search({ settings, text }: Search): Promise<Neighbour[]> {
    const rows = await this.#session.queryWith<Neighbour>(settings, text);
    return rows.map(({ chunk, passage, cosine }) => ({ chunk, passage, cosine }));
  }

  async #fetchLists(numbers: readonly number[]): Promise<Map<number, Uint32Array>> {
    if (numbers.length === 0) return new Map();
    const text = `SELECT number, passages FROM ${this.#tables.terms} WHERE number = ANY ($1)`;
    const rows = await this.#session.query<{ number: number; passages: Buffer }>(text, [numbers]);
    const lists = new Map(rows.map(({ number, passages }) => [number, decodeList(passages)]));
    for (const number of numbers)
      if (lists.get(number)?.length !== this.dictionary.countOf(number)) throw damaged('lexical');
    return lists;
  }

  async #fetchChunks(passages: readonly number[]): Promise<Map<number, StoredChunk[]>> {
    const found = new Map(passages.map((passage): [number, StoredChunk[]] => [passage, []]));
    if (passages.length === 0) return found;
    const text = `SELECT passage, number, start, "end", sentences, fragments, rows, record
      FROM ${this.#tables.chunks} WHERE passage = ANY ($1) ORDER BY number`;
    for (const row of await this.#session.query<ChunkRow>(text, [passages])) {
      found.get(row.passage)?.push(this.#chunk(row));
    }
    return found;
  }

  #chunk({ number, start, end, sentences, fragments, rows, record }: ChunkRow): StoredChunk {
    if (record.length !== recordSize(rows, this.dimension)) throw damaged('vectors');
    return { number, start, end, sentences, fragments, rows: decodeRows(record, rows, this.dimension) };
  }
}

/** Bytes that the rows of chunks take, plus an allowance for the rest. */
function bytesOf(chunks: readonly StoredChunk[]): number {
  return chunks.reduce((sum, { rows }) => sum + rows.codes.byteLength + rows.scales.byteLength, 256);
}
