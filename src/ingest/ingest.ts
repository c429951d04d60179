import { join } from 'node:path';
import type { Config } from '../config.js';
import type { Embedder } from '../embedding/embedder.js';
import { CorpusError } from '../errors.js';
import { placeOf } from '../index/place.js';
import { identifyLanguage, type LanguageModel, loadLanguageModel } from '../text/identification/identify.js';
import { type BuildResult, buildIndex } from './build-index.js';
import { type CorpusOptions, type CorpusReading, lookAtCorpus } from './corpus.js';
import type { FilesRead } from './files-read.js';
import type { CorpusDocument, FileNotice } from './read/reader.js';
import { ReadCache } from './read-cache.js';
import type { BuildOptions } from './write-vectors.js';

export { isStale } from './stale.js';

/** In the earliest time zone, a day begins 14 hours earlier than in UTC. */
const EARLIEST_ZONE = 14 * 3600 * 1000;

export interface IngestOptions extends BuildOptions {
  /** Called once the corpus is read, with notices for the operator that do not keep any document from being used. */
  onNotices?: (notices: readonly FileNotice[]) => void;
  /** Files of the corpus that have been read already. */
  files?: FilesRead;
  /** Called when this ingest has to wait because another one is publishing its index. */
  onWait?: () => void;
}

/**
 * Reads the corpus, builds the index, and publishes it where questions find it.
 * @param openEmbedder called only after the corpus was read without problems
 * @throws CorpusError with every problem of the corpus; IndexError when the index cannot be written or published;
 * ModelError
 */
export async function ingest(
  config: Config,
  openEmbedder: () => Promise<Embedder>,
  options: IngestOptions = {},
): Promise<BuildResult> {
  const cache = new ReadCache(config.indexDir);
  const reading = await lookAtConfiguredCorpus(config, cache, options.files);
  if (reading.problems.length > 0) throw new CorpusError(reading.problems);
  options.onNotices?.(noticesOf(reading));
  const place = await placeOf(config);
  // Do not compute for hours if the index could not be published afterwards.
  await place.ready(options);
  const result = await buildIndex(config, reading.documents, await openEmbedder(), {
    ...options,
    corpus: reading.files,
  });
  await place.publish(join(config.indexDir, result.manifest.folder), result.manifest, options);
  await cache.tidy();
  return result;
}

/**
 * Reads and checks every document of the configured corpus; a date that has not begun anywhere on Earth is a problem.
 * @throws CorpusError when the folder cannot be read or contains no documents
 */
export async function lookAtConfiguredCorpus(
  config: Config,
  cache?: ReadCache,
  files?: FilesRead,
): Promise<CorpusReading> {
  return lookAtCorpus(config.corpusDir, {
    ...corpusOptions(config),
    ...(cache ? { readOnce: cache.readOnce } : {}),
    ...(files ? { files } : {}),
  });
}

/** Options for reading documents with the configured data. */
export function corpusOptions(config: Config): Pick<CorpusOptions, 'today' | 'identifyLanguage'> {
  let languages: LanguageModel | undefined;
  return {
    today: new Date(Date.now() + EARLIEST_ZONE).toISOString().slice(0, 10),
    identifyLanguage: (text) => {
      languages ??= loadLanguageModel(join(config.dataDir, 'language'));
      return identifyLanguage(text, languages).language;
    },
  };
}

/** The ids of the documents in the configured corpus; none if there is no corpus yet. */
export async function takenIds(config: Config): Promise<Set<string>> {
  try {
    const { documents } = await lookAtConfiguredCorpus(config, new ReadCache(config.indexDir));
    return new Set(documents.map(({ id }) => id));
  } catch (error) {
    if (error instanceof CorpusError) return new Set();
    throw error;
  }
}

/**
 * Every document of the configured corpus.
 * @throws CorpusError with every problem
 */
export async function readConfiguredCorpus(config: Config): Promise<CorpusDocument[]> {
  const { documents, problems } = await lookAtConfiguredCorpus(config);
  if (problems.length > 0) throw new CorpusError(problems);
  return documents;
}

/** All notices of a corpus, by file. */
function noticesOf({ notices, documents }: CorpusReading): FileNotice[] {
  return [...notices, ...documents.flatMap(({ file, notices: own }) => own.map((notice) => ({ ...notice, file })))];
}
