import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Config } from '../../src/config.js';
import { loadEmbedder } from '../../src/embedding/local.js';
import { IndexError } from '../../src/errors.js';
import { indexFingerprint } from '../../src/index/fingerprint.js';
import { readManifest } from '../../src/index/manifest.js';
import { ingest, isStale } from '../../src/ingest/ingest.js';
import type { BuildOptions } from '../../src/ingest/write-vectors.js';
import { Retriever } from '../../src/retrieval/retrieve.js';

/** The product, ready to be asked; `close` releases the model and removes a temporary index. */
export interface Opened {
  retriever: Retriever;
  indexVersion: string;
  close(): Promise<void>;
}

/**
 * Opens the product on a configuration's index, and builds it if it is missing or stale.
 * @param indexDir the folder of the index; a temporary one by default
 * @throws ConfigError, CorpusError, IndexError, ModelError
 */
export async function openProduct(
  config: Config,
  indexDir: string | undefined,
  options: BuildOptions = {},
): Promise<Opened> {
  const temporary = indexDir === undefined ? await mkdtemp(join(tmpdir(), 'partnership-eval-')) : undefined;
  const own = { ...config, indexDir: indexDir ?? temporary ?? config.indexDir };
  const embedder = await loadEmbedder(own.embedding);
  const close = async () => {
    await embedder.close();
    if (temporary) await rm(temporary, { recursive: true, force: true });
  };
  try {
    if (await needsIngest(own)) await ingest(own, async () => embedder, options);
    const retriever = await Retriever.open(own, embedder);
    const indexVersion = readManifest(own.indexDir).folder;
    return { retriever, indexVersion, close: () => retriever.close().then(close) };
  } catch (error) {
    await close();
    throw error;
  }
}

async function needsIngest(config: Config): Promise<boolean> {
  try {
    const manifest = readManifest(config.indexDir);
    return manifest.fingerprint !== indexFingerprint(config) || (await isStale(manifest, config.corpusDir));
  } catch (error) {
    // An index written by another program must not be replaced.
    if (error instanceof IndexError && error.code !== 'index_foreign') return true;
    throw error;
  }
}
