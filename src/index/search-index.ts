import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { decodeMeans, type LanguageMeans } from '../embedding/centring.js';
import { IndexError } from '../errors.js';
import { Blob } from './blob.js';
import { sha256Of } from './durable.js';
import { type ChunkLine, FILES, type FileName } from './format.js';
import { LexicalIndex } from './lexical-index.js';
import { asIndexError, type Library, readChecked } from './library.js';
import { decodeLexical } from './tables/lexical.js';
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
      await Promise.all((['vectors', 'graph'] as const).map((name) => check(library, name)));
      const chunks = parseChunks(readChecked(folder, manifest, 'chunks').toString('utf8'));
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

/** Parses the lines of chunks.jsonl. @throws IndexError on a line that is none */
export function parseChunks(text: string): ChunkLine[] {
  try {
    return text
      .split('\n')
      .filter((line) => line !== '')
      .map((line) => JSON.parse(line) as ChunkLine);
  } catch {
    throw damaged('chunks');
  }
}

/** Where each chunk's record begins in vectors.bin, and after the last, where the file ends. */
export function recordOffsets(chunks: readonly Pick<ChunkLine, 'rows'>[], dimension: number): Float64Array {
  const offsets = new Float64Array(chunks.length + 1);
  for (const [i, { rows }] of chunks.entries()) offsets[i + 1] = (offsets[i] ?? 0) + recordSize(rows, dimension);
  return offsets;
}

async function check({ folder, manifest }: Library, name: FileName): Promise<void> {
  const path = join(folder, FILES[name]);
  const expected = manifest.files[name];
  const size = await stat(path).then(
    (s) => s.size,
    () => -1,
  );
  if (!expected || size !== expected.size || (await sha256Of(path)) !== expected.sha256) throw damaged(name);
}

function damaged(name: FileName): IndexError {
  return new IndexError(
    'index_damaged',
    `The file ${FILES[name]} of the index is damaged.`,
    'Run the ingest again: npm start -- ingest',
  );
}
