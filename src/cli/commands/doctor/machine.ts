import { statSync } from 'node:fs';
import { join } from 'node:path';
import { type Config, PACKAGE_ROOT } from '../../../config.js';
import { ConfigError, CorpusError, IndexError } from '../../../errors.js';
import { placeOf } from '../../../index/place.js';
import { isStale } from '../../../ingest/stale.js';
import type { Finding } from './check.js';

const OLDEST_NODE = 20;

/** @throws ConfigError when Node is too old */
export async function checkNode(): Promise<string> {
  const version = process.versions.node;
  if (Number.parseInt(version, 10) >= OLDEST_NODE) return version;
  throw new ConfigError('old_node', `Node ${version} is too old.`, `Install Node ${OLDEST_NODE} or newer.`);
}

/** Permissions of the group and of others in a file's mode. */
const OTHERS = 0o077;

/**
 * Whether only its owner can read the file that holds the token.
 * @param path the settings file
 */
export async function checkSettingsFile(path = join(PACKAGE_ROOT, '.env')): Promise<Finding> {
  const file = statSync(path, { throwIfNoEntry: false });
  if (!file) return 'no .env; the environment alone is read';
  // Windows does not use mode bits for permissions.
  if (process.platform === 'win32' || (file.mode & OTHERS) === 0) return 'only you can read .env';
  return { message: 'others on this machine can read .env.', cure: 'Keep it secret: chmod 600 .env' };
}

/** @throws ModelError when the model cannot be loaded */
export async function checkModel(config: Config): Promise<string> {
  const { openEmbedderThread } = await import('../../../embedding/thread.js');
  const embedder = await openEmbedderThread(config.embedding);
  await embedder.close();
  return `${config.embedding.model}, ${embedder.dimension} numbers a vector`;
}

/** @throws CorpusError when a document cannot be read */
export async function checkCorpus(config: Config): Promise<string> {
  const { readConfiguredCorpus } = await import('../../../ingest/ingest.js');
  return `${(await readConfiguredCorpus(config)).length} documents`;
}

/** @throws IndexError when there is no usable index, or it is stale */
export async function checkIndex(config: Config): Promise<string> {
  const store = await (await placeOf(config)).open();
  await store.close();
  const { library } = store;
  // Corpus problems are reported by their own check.
  const stale = await isStale(library.manifest, config.corpusDir).catch((error: unknown) => {
    if (error instanceof CorpusError) return false;
    throw error;
  });
  if (stale)
    throw new IndexError(
      'index_stale',
      'The corpus has changed since the index was built.',
      'Renew it: npm start -- ingest',
    );
  return `${library.manifest.counts.passages} passages, version ${library.manifest.version}`;
}
