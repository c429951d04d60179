import { type FileHandle, open, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { centre, type LanguageMeans } from '../embedding/centring.js';
import type { Embedder } from '../embedding/embedder.js';
import { FILES } from '../index/format.js';
import { sha256 } from '../index/hash.js';
import { type ChunkLine, decodeChunks, encodeChunk } from '../index/tables/chunks.js';
import { encodeMeans } from '../index/tables/means.js';
import { VectorGraph } from '../index/vectors/hnsw.js';
import { decodeChunk, encodeRecord, makeRecord, RECORD_VERSION } from '../index/vectors/record.js';
import { VectorRecords } from '../index/vectors/records.js';
import type { Chunk, SourceDocument } from '../model.js';
import { type Parts, shareParts } from './share-parts.js';
import { checkOf, VectorCache } from './vector-cache.js';

/** What an ingest is doing, for a progress bar. `done` and `total` count chunks or, for means, percent. */
export interface Progress {
  step: 'means' | 'embed' | 'graph' | 'write' | 'publish';
  done: number;
  total: number;
}

export interface BuildOptions {
  onProgress?: (progress: Progress) => void;
  signal?: AbortSignal;
}

/**
 * Writes vectors.bin and chunks.jsonl: each chunk's record is appended as soon as it is known, followed by its line, so
 * that an interrupted ingest leaves what it computed. Records of the index in use stay in its files, which are shared.
 * @returns how many chunks had to be embedded, and the shared files
 */
export async function writeVectors(
  building: string,
  indexDir: string,
  chunks: Chunk[],
  owners: SourceDocument[],
  means: LanguageMeans,
  embedder: Embedder,
  options: BuildOptions,
): Promise<{ embedded: number; parts: Parts }> {
  const files = await openFiles(building);
  const cache = new VectorCache(indexDir, embedder.dimension);
  const shaping = sha256(RECORD_VERSION + embedder.fingerprint + encodeMeans(means));
  const hashes = chunks.map((chunk) => hashOf(shaping, chunk, owners[chunk.passage]));
  const ahead = new Ahead(embedder.inFlight ?? 1);
  let embedded = 0;
  try {
    const shared = await shareParts(building, indexDir, new Set(hashes), embedder.dimension);
    const computed = (i: number): Computed | undefined => {
      const [chunk, hash] = [chunks[i], hashes[i]];
      const document = chunk && owners[chunk.passage];
      if (!document || hash === undefined || shared.lines.has(hash)) return undefined;
      const known = cache.find(hash);
      if (known) return { isKnown: true, record: Promise.resolve(known) };
      return { isKnown: false, record: embedChunk(hash, chunk, document, means, embedder) };
    };
    for (const [i, chunk] of chunks.entries()) {
      options.signal?.throwIfAborted();
      const own = ahead.take(i, chunks.length, computed);
      const hash = hashes[i];
      if (hash === undefined) continue;
      const { passage, start, end } = chunk;
      const place = shared.lines.get(hash);
      if (place) await files.lines.appendFile(encodeChunk({ ...place, passage, start, end }));
      else if (own) {
        await appendRecord(files, await own.record, { passage, start, end });
        if (!own.isKnown) embedded += 1;
      }
      options.onProgress?.({ step: 'embed', done: i + 1, total: chunks.length });
    }
    await Promise.all([files.vectors.sync(), files.lines.sync()]);
    return { embedded, parts: shared.parts };
  } finally {
    await ahead.settled();
    cache.close();
    await Promise.all([files.vectors.close(), files.lines.close()]);
  }
}

interface OpenFiles {
  vectors: FileHandle;
  lines: FileHandle;
}

async function openFiles(building: string): Promise<OpenFiles> {
  const vectors = await open(join(building, FILES.vectors), 'a');
  const lines = await open(join(building, FILES.chunks), 'a').catch(async (error: unknown) => {
    await vectors.close();
    throw error;
  });
  return { vectors, lines };
}

interface ChunkRecord {
  line: ChunkLine;
  bytes: Buffer;
}

/** Appends a record and, once it is written, its line with the chunk's position. */
async function appendRecord(
  { vectors, lines }: OpenFiles,
  { line: { part: _part, at: _at, ...line }, bytes }: ChunkRecord,
  place: Pick<ChunkLine, 'passage' | 'start' | 'end'>,
): Promise<void> {
  await vectors.appendFile(bytes);
  await lines.appendFile(encodeChunk({ ...line, ...place }));
}

/** A chunk's record, already known or being computed. */
interface Computed {
  isKnown: boolean;
  record: Promise<ChunkRecord>;
}

/** Starts records ahead of their turn, up to the number that the model processes at once. */
class Ahead {
  readonly #most: number;
  readonly #begun: (Computed | undefined)[] = [];

  constructor(most: number) {
    this.#most = most;
  }

  /** A chunk's record, after starting the next ones. Chunks must be taken in order. */
  take(i: number, count: number, begin: (i: number) => Computed | undefined): Computed | undefined {
    for (let next = i + this.#begun.length; next < Math.min(count, i + this.#most); next += 1) {
      const computed = begin(next);
      // The caller that awaits this promise reports the error; nobody awaits it if another one fails first.
      computed?.record.catch(() => {});
      this.#begun.push(computed);
    }
    return this.#begun.shift();
  }

  /** ONNX Runtime kills the process if its thread is stopped in the middle of a pass. */
  async settled(): Promise<void> {
    await Promise.allSettled(this.#begun.map((one) => one?.record));
  }
}

async function embedChunk(
  hash: string,
  chunk: Chunk,
  document: SourceDocument,
  means: LanguageMeans,
  embedder: Embedder,
): Promise<ChunkRecord> {
  const spans = [...chunk.sentences, ...chunk.fragments].map(({ start, end }) => ({
    start: start - chunk.start,
    end: end - chunk.start,
  }));
  const vectors = await embedder.embedPassage(document.text.slice(chunk.start, chunk.end), spans);
  const language = document.language;
  const split = chunk.sentences.length;
  const record = makeRecord(
    centre(vectors.whole, means, 'passage', language),
    vectors.spans.slice(0, split).map((v) => centre(v, means, 'sentence', language)),
    vectors.spans.slice(split).map((v) => centre(v, means, 'fragment', language)),
    vectors.tokens.map((v) => centre(v, means, 'passageToken', language)),
  );
  const bytes = encodeRecord(record);
  const { passage, start, end } = chunk;
  const { sentences, fragments, rows } = record;
  return {
    line: { hash, passage, start, end, sentences, fragments, rows: rows.scales.length, check: checkOf(bytes) },
    bytes,
  };
}

/** Hash of everything that shapes a chunk's record: model, means, language, text, and where its parts are cut. */
function hashOf(shaping: string, chunk: Chunk, document: SourceDocument | undefined): string | undefined {
  if (!document) return undefined;
  const cuts = [...chunk.sentences, ...chunk.fragments].map(({ start, end }) => [
    start - chunk.start,
    end - chunk.start,
  ]);
  const text = document.text.slice(chunk.start, chunk.end);
  return sha256(JSON.stringify([shaping, document.language, text, cuts])).slice(0, 32);
}

/** Writes graph.hnsw from the records. Inserting blocks the event loop, so it pauses regularly for other work. */
export async function writeGraph(
  building: string,
  count: number,
  dimension: number,
  progress: (progress: Progress) => void,
  signal: AbortSignal | undefined,
): Promise<void> {
  const lines = decodeChunks(await readFile(join(building, FILES.chunks), 'utf8'));
  const records = new VectorRecords(building, lines, dimension, 0);
  const graph = VectorGraph.create(dimension, count);
  for (let i = 0; i < count; i += 1) {
    graph.add(i, decodeChunk(records.readVector(i), dimension));
    if (i % 50 === 49) {
      signal?.throwIfAborted();
      progress({ step: 'graph', done: i + 1, total: count });
      await new Promise((resolve) => setImmediate(resolve));
    }
  }
  records.close();
  await graph.save(join(building, FILES.graph));
}
