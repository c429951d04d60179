import { join } from 'node:path';
import type { LanguageMeans } from '../../embedding/centring.js';
import { asIndexError, checkFile, checkParts, damaged, readChecked } from '../checked.js';
import { FILES } from '../format.js';
import { type Dictionary, LexicalIndex, type Postings } from '../lexical-index.js';
import type { Library } from '../library.js';
import { type ChunkLine, decodeChunks } from '../tables/chunks.js';
import { decodeLexical } from '../tables/lexical.js';
import { decodeMeans } from '../tables/means.js';
import { checkVector } from '../vectors/check-vector.js';
import { type FoundVector, VectorGraph } from '../vectors/hnsw.js';
import { OwnVectors, type Run } from '../vectors/own-vectors.js';
import { decodeRows } from '../vectors/record.js';
import { recordPlaces, VectorRecords } from '../vectors/records.js';
import type { Allowed } from './allowed.js';
import type { Neighbour, Store, StoredChunk } from './store.js';

/** The stored columns of chunks.jsonl; hundreds of thousands of objects would slow down every garbage collection. */
type ChunkColumns = Record<'passage' | 'start' | 'end' | 'sentences' | 'fragments' | 'rows', Uint32Array>;

function columnsOf(chunks: readonly ChunkLine[]): ChunkColumns {
  return {
    passage: Uint32Array.from(chunks, ({ passage }) => passage),
    start: Uint32Array.from(chunks, ({ start }) => start),
    end: Uint32Array.from(chunks, ({ end }) => end),
    sentences: Uint32Array.from(chunks, ({ sentences }) => sentences),
    fragments: Uint32Array.from(chunks, ({ fragments }) => fragments),
    rows: Uint32Array.from(chunks, ({ rows }) => rows),
  };
}

/** The files of an index: everything but the rows is in memory, and rows are read from their files. */
export class FilesStore implements Store {
  readonly library: Library;
  readonly means: LanguageMeans;
  readonly dimension: number;
  readonly #lexical: LexicalIndex;
  readonly #graph: VectorGraph;
  readonly #chunks: ChunkColumns;
  /** The first chunk of each passage, followed by the number of chunks. */
  readonly #firstChunk: Int32Array;
  /** The first passage of each document, followed by the number of passages. */
  readonly #firstPassage: Int32Array;
  readonly #records: VectorRecords;
  readonly #own: OwnVectors;

  private constructor(
    library: Library,
    graph: VectorGraph,
    chunks: ChunkLine[],
    lexical: LexicalIndex,
    means: LanguageMeans,
  ) {
    this.library = library;
    this.#graph = graph;
    this.#lexical = lexical;
    this.means = means;
    this.dimension = library.manifest.dimension;
    this.#chunks = columnsOf(chunks);
    this.#firstChunk = firstOfEach(library.size, chunks.length, (chunk) => chunks[chunk]?.passage ?? 0);
    this.#firstPassage = firstOfEach(library.documents.length, library.size, (p) => library.documentNumber(p));
    this.#records = new VectorRecords(library.folder, chunks, this.dimension);
    this.#own = new OwnVectors(this.#records, this.dimension);
  }

  /**
   * Loads and checks every file.
   * @param library stays open if this fails
   * @throws IndexError when a file is missing or differs from the manifest; never ends the process
   */
  static async load(library: Library): Promise<FilesStore> {
    const { folder, manifest } = library;
    try {
      // hnswlib ends the process on a damaged file, so check every file first.
      await Promise.all([
        ...(['vectors', 'graph'] as const).map((name) => checkFile(folder, manifest, name)),
        checkParts(folder, manifest),
      ]);
      const chunks = decodeChunks(readChecked(folder, manifest, 'chunks').toString('utf8'));
      if (chunks.length !== manifest.counts.chunks) throw damaged('chunks');
      const { places, ownBytes } = recordPlaces(chunks, manifest.dimension);
      const checked = places.every(({ part }) => part === undefined || manifest.parts?.[part] !== undefined);
      if (manifest.files.vectors?.size !== ownBytes || !checked) throw damaged('vectors');
      const lexical = new LexicalIndex(decodeLexical(readChecked(folder, manifest, 'lexical')));
      const means = decodeMeans(readChecked(folder, manifest, 'means').toString('utf8'), manifest.dimension);
      const graph = await VectorGraph.load(join(folder, FILES.graph), manifest.dimension, chunks.length);
      return new FilesStore(library, graph, chunks, lexical, means);
    } catch (error) {
      throw asIndexError(error);
    }
  }

  get dictionary(): Dictionary {
    return this.#lexical.dictionary;
  }

  /** Every term is in memory. */
  async terms(): Promise<Postings> {
    return this.#lexical;
  }

  async nearest(vector: Float32Array, count: number, allowed: Allowed): Promise<Neighbour[]> {
    if (allowed.isEverything) return this.#named(this.#graph.search(vector, count));
    checkVector(vector, this.dimension);
    const runs = this.#chunksAllowed(allowed);
    const size = runs.reduce((sum, [first, end]) => sum + end - first, 0);
    if (this.#graph.isFewFor(size)) return this.#named(await this.#own.nearest(runs, vector, count));
    const isAllowed = new Uint8Array(this.#chunks.rows.length);
    for (const [first, end] of runs) isAllowed.fill(1, first, end);
    return this.#named(this.#graph.search(vector, Math.min(count, size), isAllowed));
  }

  async chunksOf(passages: readonly number[]): Promise<StoredChunk[][]> {
    return passages.map((passage) => {
      const [first, end] = this.#runOf(passage);
      return Array.from({ length: end - first }, (_, i) => this.#chunk(first + i));
    });
  }

  async close(): Promise<void> {
    this.#records.close();
    this.library.close();
  }

  #named(found: readonly FoundVector[]): Neighbour[] {
    return found.map(({ id, cosine }) => ({ chunk: id, passage: this.#chunks.passage[id] ?? -1, cosine }));
  }

  #runOf(passage: number): Run {
    return [this.#firstChunk[passage] ?? 0, this.#firstChunk[passage + 1] ?? 0];
  }

  /** The chunks of the allowed passages. */
  #chunksAllowed({ documents, passages }: Allowed): Run[] {
    const ofDocuments = Array.from(documents, (document): Run => {
      const [first, end] = [this.#firstPassage[document] ?? 0, this.#firstPassage[document + 1] ?? 0];
      return [this.#firstChunk[first] ?? 0, this.#firstChunk[end] ?? 0];
    });
    return [...ofDocuments, ...Array.from(passages, (passage) => this.#runOf(passage))];
  }

  #chunk(number: number): StoredChunk {
    const columns = this.#chunks;
    return {
      number,
      start: columns.start[number] ?? 0,
      end: columns.end[number] ?? 0,
      sentences: columns.sentences[number] ?? 0,
      fragments: columns.fragments[number] ?? 0,
      rows: decodeRows(this.#records.read(number), columns.rows[number] ?? 0, this.dimension),
    };
  }
}

/** Where each owner's things start, for things sorted by owner; some owners may have none. */
function firstOfEach(owners: number, things: number, ownerOf: (thing: number) => number): Int32Array {
  const first = new Int32Array(owners + 1).fill(things);
  for (let thing = things - 1; thing >= 0; thing -= 1) first[ownerOf(thing)] = thing;
  for (let owner = owners - 1; owner >= 0; owner -= 1)
    first[owner] = Math.min(first[owner] ?? things, first[owner + 1] ?? things);
  return first;
}
