import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Config } from '../config.js';
import type { Embedder } from '../embedding/embedder.js';
import { CorpusError, IndexError } from '../errors.js';
import { asIndexError, checkFile, checkParts, REBUILD } from '../index/checked.js';
import { indexFingerprint } from '../index/fingerprint.js';
import { FILES, type FileName } from '../index/format.js';
import { Library } from '../index/library.js';
import { placeOf } from '../index/place.js';
import { FilesRead } from '../ingest/files-read.js';
import { isStale } from '../ingest/stale.js';
import { clockBehind } from './clock.js';
import { runIngest, summary } from './commands/ingest.js';
import { openLibrary } from './index-use.js';
import type { Output } from './output.js';

/** The files that {@link Library.open} does not read. */
const SEARCH_FILES: FileName[] = ['chunks', 'vectors', 'graph', 'lexical', 'means'];

type OpenEmbedder = () => Promise<Embedder>;

/**
 * Builds the index if it is missing, stale or damaged. An index shared by several hosts is used unchanged: only an
 * ingest renews it.
 * @returns whether there is an index to use; false if the ingest was stopped
 * @throws CorpusError, IndexError, ModelError
 */
export async function prepareIndex(config: Config, openEmbedder: OpenEmbedder, out: Output): Promise<boolean> {
  if ((await placeOf(config)).shared) {
    (await openLibrary(config, out)).close();
    return true;
  }
  const files = new FilesRead(config.corpusDir);
  const old = await oldIndex(config, files, out);
  if (old === 'current') return true;
  if (old instanceof IndexError && ['index_foreign', 'index_newer', 'index_unreadable'].includes(old.code)) throw old;
  out.note(old === 'stale' ? 'The corpus has changed; building the index again.' : `${old.message} Building it.`);
  try {
    return await build(config, openEmbedder, files, out);
  } catch (error) {
    if (old !== 'stale' || !(error instanceof CorpusError || error instanceof IndexError)) throw error;
    out.error(error);
    out.warn('The old index is used.');
    return true;
  }
}

async function build(config: Config, openEmbedder: OpenEmbedder, files: FilesRead, out: Output): Promise<boolean> {
  const began = performance.now();
  const built = await runIngest(config, openEmbedder, out, { files });
  if (built) out.note(summary(built, (performance.now() - began) / 1000));
  return built !== undefined;
}

/**
 * The state of the existing index. Every file is checked for damage, so that it is repaired before the first question.
 */
async function oldIndex(config: Config, files: FilesRead, out: Output): Promise<'current' | 'stale' | IndexError> {
  try {
    const library = Library.open(config.indexDir, indexFingerprint(config));
    library.close();
    const wrongClock = clockBehind(library, new Date());
    if (wrongClock !== undefined) out.warn(wrongClock);
    for (const name of SEARCH_FILES) {
      if (!existsSync(join(library.folder, FILES[name])))
        return new IndexError('index_damaged', 'A file of the index is missing.', REBUILD);
      await checkFile(library.folder, library.manifest, name);
    }
    await checkParts(library.folder, library.manifest);
    return (await isStale(library.manifest, config.corpusDir, files)) ? 'stale' : 'current';
  } catch (thrown) {
    const error = asIndexError(thrown);
    if (error instanceof IndexError) return error;
    if (!(error instanceof CorpusError)) throw error;
    out.error(error);
    out.warn('The old index is used.');
    return 'current';
  }
}
