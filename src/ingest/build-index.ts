import { randomBytes } from 'node:crypto';
import { mkdir, readdir, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Config } from '../config.js';
import type { Embedder } from '../embedding/embedder.js';
import { CorpusError, type CorpusProblem, IndexError } from '../errors.js';
import { syncFolder, writeDurably } from '../index/durable.js';
import { indexFingerprint, shapeState } from '../index/fingerprint.js';
import { FILES, type FileName, FORMAT, FORMAT_VERSION, MANIFEST, type Manifest, PART_FILE } from '../index/format.js';
import { sha256, sha256Of } from '../index/hash.js';
import { Library } from '../index/library.js';
import { encodeManifest } from '../index/manifest.js';
import { Allowed } from '../index/store/allowed.js';
import { FilesStore } from '../index/store/files.js';
import type { Chunk, SourceDocument } from '../model.js';
import { chunkPassage } from './chunk.js';
import { abandonedFolders, buildingName, leftName, removable } from './folders.js';
import { type Known, readKnown } from './known.js';
import { meansFor } from './means.js';
import type { CorpusDocument } from './read/reader.js';
import type { Parts } from './share-parts.js';
import { splitPassages } from './split.js';
import { type SplitDocument, writeTables } from './write-tables.js';
import { type BuildOptions, writeGraph, writeVectors } from './write-vectors.js';

export interface BuildResult {
  manifest: Manifest;
  /** Chunks whose vectors were computed now; the others were known already. */
  embedded: number;
}

/**
 * Builds an index beside the one in use and replaces that one when it is complete.
 *
 * 1. split documents into passages and passages into chunks; clear leftovers of killed ingests except the fullest
 * 2. embed chunks without a known vector, one text per call, appending to disk along the way
 * 3. build the vector graph and the lexical index
 * 4. write everything to a separate folder, sync, load it again, and search it once
 * 5. rename it into place, and only then name it in the manifest
 * 6. remove folders that no process uses any more
 *
 * If anything interrupts it, the old index stays in use, and the next ingest finds the vectors already computed.
 */
export async function buildIndex(
  config: Config,
  documents: ToSplit[],
  embedder: Embedder,
  options: BuildOptions & { corpus: Manifest['corpus'] },
): Promise<BuildResult> {
  const progress = options.onProgress ?? (() => {});
  const split = splitAll(documents);
  const building = join(config.indexDir, buildingName());
  try {
    await mkdir(config.indexDir, { recursive: true });
    await clearLeftovers(config.indexDir);
    await mkdir(building);
    const old = removable(config.indexDir);
    const known = readKnown(config.indexDir, indexFingerprint(config));
    const onMeans = (share: number) => progress({ step: 'means', done: share * 100, total: 100 });
    const means = await meansFor(embedder, config.dataDir, onMeans, known.means);
    const { chunks, owners } = await chunkAll(split, embedder, known);
    const { embedded, parts } = await writeVectors(building, config.indexDir, chunks, owners, means, embedder, options);
    await writeGraph(building, chunks.length, embedder.dimension, progress, options.signal);
    progress({ step: 'write', done: 0, total: 1 });
    await writeTables(building, config.dataDir, split, means);
    const manifest = await describe(
      building,
      config,
      documents,
      owners.length,
      chunks.length,
      embedder,
      options.corpus,
      parts,
    );
    await verify(building, manifest);
    options.signal?.throwIfAborted();
    await syncFolder(building);
    await rename(building, join(config.indexDir, manifest.folder));
    await writeDurably(join(config.indexDir, MANIFEST), encodeManifest(manifest));
    // On Windows a reader may still have a file open; the next ingest removes the folder.
    for (const path of old) await rm(path, { recursive: true, force: true }).catch(() => {});
    progress({ step: 'write', done: 1, total: 1 });
    return { manifest, embedded };
  } catch (error) {
    await keepVectors(building, config.indexDir);
    throw asWriteError(error, config.indexDir);
  }
}

/** A document, with its reader's findings if it came from a reader. */
type ToSplit = SourceDocument & Partial<CorpusDocument>;

/** @throws CorpusError naming every document without a citable passage */
function splitAll(documents: ToSplit[]): SplitDocument[] {
  const split = documents.map(({ format: _format, blocks, notices: _notices, origins: _origins, ...document }) => ({
    document,
    passages: splitPassages(document, blocks),
  }));
  const problems = split.filter(({ passages }) => passages.length === 0).map(({ document }) => nothingToCite(document));
  if (problems.length > 0) throw new CorpusError(problems);
  return split;
}

/** The problem reported for a document without any passage. */
export function nothingToCite({ file }: SourceDocument): CorpusProblem {
  return {
    code: 'no_passages',
    file,
    message: 'contains nothing that can be cited: only headings, images or site navigation.',
    cure: 'Add the text of the document, or remove the file.',
  };
}

async function chunkAll(
  split: SplitDocument[],
  embedder: Embedder,
  known: Known,
): Promise<{ chunks: Chunk[]; owners: SourceDocument[] }> {
  const chunks: Chunk[] = [];
  const owners: SourceDocument[] = [];
  for (const { document, passages } of split) {
    for (const passage of passages) {
      chunks.push(...(await chunkPassage(document.text, passage, owners.length, embedder, known.chunksOf(passage))));
      owners.push(document);
    }
  }
  return { chunks, owners };
}

async function describe(
  building: string,
  config: Config,
  documents: SourceDocument[],
  passages: number,
  chunks: number,
  embedder: Embedder,
  corpus: Manifest['corpus'],
  parts: Parts,
): Promise<Manifest> {
  const fingerprint = indexFingerprint(config);
  const files: Manifest['files'] = {};
  for (const [name, file] of Object.entries(FILES) as [FileName, string][]) {
    const path = join(building, file);
    files[name] = { size: (await stat(path)).size, sha256: await sha256Of(path) };
  }
  const version = sha256(JSON.stringify([fingerprint, corpus.map((c) => [c.file, c.sha256])])).slice(0, 12);
  return {
    format: FORMAT,
    formatVersion: FORMAT_VERSION,
    fingerprint,
    shapedBy: shapeState(config, fingerprint),
    version,
    folder: `${version}-${randomBytes(3).toString('hex')}`,
    builtAt: new Date().toISOString(),
    dimension: embedder.dimension,
    counts: { documents: documents.length, passages, chunks },
    corpus,
    files,
    ...(Object.keys(parts).length === 0 ? {} : { parts }),
  };
}

/** Step 4: loads the new index as a reader would, and searches it once. */
async function verify(building: string, manifest: Manifest): Promise<void> {
  const library = Library.openGeneration(building, manifest);
  const store = await FilesStore.load(library).catch((error: unknown) => {
    library.close();
    throw error;
  });
  const probe = new Float32Array(manifest.dimension).fill(1 / Math.sqrt(manifest.dimension));
  const found = await store.nearest(probe, 1, Allowed.everything(library)).finally(() => store.close());
  if (found.length !== Math.min(1, manifest.counts.chunks))
    throw new IndexError('index_unsound', 'The new index finds nothing.', 'Please report this.');
}

/** Keeps the vectors of a failed ingest for the next one. */
async function keepVectors(building: string, indexDir: string): Promise<void> {
  try {
    if ((await vectorBytes(building)) === 0) return await rm(building, { recursive: true, force: true });
    await rename(building, join(indexDir, leftName()));
    await clearLeftovers(indexDir);
  } catch {
    // The error that stopped the ingest is the one to report; the next ingest tidies up.
  }
}

/**
 * Removes the leftovers of failed or killed ingests so that they do not fill the disk; never the folder of a running
 * one. Only the vectors of the ingest that got furthest are kept, for the next one to use; its graph and tables are
 * useless.
 */
async function clearLeftovers(indexDir: string): Promise<void> {
  const sizes = await Promise.all(
    abandonedFolders(indexDir).map(async (folder) => ({ folder, size: await vectorBytes(folder) })),
  );
  sizes.sort((a, b) => b.size - a.size);
  const [kept, ...others] = sizes;
  const useless = kept?.size === 0 ? sizes : others;
  for (const { folder } of useless) await rm(folder, { recursive: true, force: true }).catch(() => {});
  if (!kept || kept.size === 0) return;
  for (const [name, file] of Object.entries(FILES)) {
    if (name !== 'vectors' && name !== 'chunks') await rm(join(kept.folder, file), { force: true }).catch(() => {});
  }
  // Records shared with the index then in use are found there or computed again.
  for (const file of await readdir(kept.folder).catch(() => []))
    if (PART_FILE.test(file)) await rm(join(kept.folder, file), { force: true }).catch(() => {});
}

async function vectorBytes(folder: string): Promise<number> {
  const found = await stat(join(folder, FILES.vectors)).catch(() => undefined);
  return found?.size ?? 0;
}

function asWriteError(error: unknown, indexDir: string): unknown {
  const { code, path } = (error ?? {}) as NodeJS.ErrnoException;
  const reasons: Record<string, string> = {
    EACCES: 'may not be written to',
    EPERM: 'may not be written to',
    EROFS: 'is on a read-only disk',
    ENOSPC: 'is on a full disk',
    EDQUOT: 'is on a full disk',
    EIO: 'is on a failing disk',
    ESTALE: 'is on a network disk that is gone',
    EBUSY: 'is held by another program',
    EMFILE: 'cannot be written to: this process has too many files open',
    ENFILE: 'cannot be written to: this machine has too many files open',
    ENOTDIR: 'is not a folder',
    EEXIST: 'is not a folder',
  };
  const vanished = code === 'ENOENT' && path?.startsWith(indexDir) ? 'has vanished, or takes no files' : undefined;
  const reason = vanished ?? reasons[code ?? ''];
  if (reason === undefined) return error;
  return new IndexError(
    'index_unwritable',
    `The index folder ${indexDir} ${reason}.`,
    'Free some space, allow writing there or repair the disk, or choose another folder with INDEX_DIR or --index. ' +
      'The old index stays in use.',
  );
}
