import { join } from 'node:path';
import type { LanguageMeans } from '../embedding/centring.js';
import { Blob } from './blob.js';
import { asIndexError, checkFile, damaged, readChecked } from './checked.js';
import { FILES } from './format.js';
import { LexicalIndex } from './lexical-index.js';
import type { Library } from './library.js';
import { type ChunkLine, decodeChunks, recordOffsets } from './tables/chunks.js';
import { decodeLexical } from './tables/lexical.js';
import { decodeMeans } from './tables/means.js';
import { VectorGraph } from './vectors/hnsw.js';
import { decodeRows, recordSize } from './vectors/record.js';
import type { Rows } from './vectors/rows.js';

/** A chunk's place in its document and its rows in vectors.bin. */
export interface StoredChunk {
  passage: number;
  start: number;
  end: number;
  sentences: number;
  fragments: number;
  rows: number;
}

/** What searching needs beside the library: vectors, their graph, the lexical index and the language means. */
export class SearchIndex {
  readonly lexical: LexicalIndex;
  readonly means: LanguageMeans;
  readonly graph: VectorGraph;
  readonly dimension: number;
  readonly #chunks: ChunkLine[];
  readonly #offsets: Float64Array;
  readonly #firstChunk: Int32Array;
  readonly #vectors: Blob;

  private constructor(
    library: Library,
    graph: VectorGraph,
    chunks: ChunkLine[],
    lexical: LexicalIndex,
    means: LanguageMeans,
  ) {
    this.graph = graph;
    this.lexical = lexical;
    this.means = means;
    this.dimension = library.manifest.dimension;
    this.#chunks = chunks;
    this.#offsets = recordOffsets(chunks, this.dimension);
    this.#firstChunk = new Int32Array(library.size + 1).fill(chunks.length);
    for (let i = chunks.length - 1; i >= 0; i -= 1) this.#firstChunk[chunks[i]?.passage ?? 0] = i;
    for (let p = library.size - 1; p >= 0; p -= 1) {
      if ((chunks[this.#firstChunk[p] ?? 0]?.passage ?? -1) !== p)
        this.#firstChunk[p] = this.#firstChunk[p + 1] ?? chunks.length;
    }
    this.#vectors = new Blob(join(library.folder, FILES.vectors));
  }

  /**
   * Loads and checks every file.
   * @throws IndexError when a file is missing or differs from what the manifest says; never ends the process
   */
  static async load(library: Library): Promise<SearchIndex> {
    const { folder, manifest } = library;
    try {
      // hnswlib ends the process on a damaged file, so nothing is handed to it unchecked.
      await Promise.all((['vectors', 'graph'] as const).map((name) => checkFile(folder, manifest, name)));
      const chunks = decodeChunks(readChecked(folder, manifest, 'chunks').toString('utf8'));
      if (chunks.length !== manifest.counts.chunks) throw damaged('chunks');
      const vectorBytes = recordOffsets(chunks, manifest.dimension).at(-1);
      if (manifest.files.vectors?.size !== vectorBytes) throw damaged('vectors');
      const lexical = new LexicalIndex(decodeLexical(readChecked(folder, manifest, 'lexical')));
      const means = decodeMeans(readChecked(folder, manifest, 'means').toString('utf8'), manifest.dimension);
      const graph = await VectorGraph.load(join(folder, FILES.graph), manifest.dimension, chunks.length);
      return new SearchIndex(library, graph, chunks, lexical, means);
    } catch (error) {
      throw asIndexError(error);
    }
  }

  get chunkCount(): number {
    return this.#chunks.length;
  }

  /** The passage that a chunk lies in. */
  passageOf(chunk: number): number {
    return this.#chunks[chunk]?.passage ?? -1;
  }

  /** The chunks of a passage, in order. */
  chunksOf(passage: number): number[] {
    const first = this.#firstChunk[passage] ?? 0;
    const next = this.#firstChunk[passage + 1] ?? this.#chunks.length;
    return Array.from({ length: Math.max(0, next - first) }, (_, i) => first + i);
  }

  /** @throws RangeError when there is no such chunk */
  chunk(number: number): StoredChunk {
    const line = this.#chunks[number];
    if (!line) throw new RangeError(`there is no chunk ${number}`);
    return line;
  }

  /** The rows of a chunk: its sentences, its fragments, its tokens. */
  rowsOf(number: number): Rows {
    const { rows } = this.chunk(number);
    const offset = this.#offsets[number] ?? 0;
    return decodeRows(this.#vectors.read(offset, recordSize(rows, this.dimension)), rows, this.dimension);
  }

  close(): void {
    this.#vectors.close();
  }
}
