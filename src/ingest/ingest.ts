import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Config } from '../config.js';
import type { Embedder } from '../embedding/embedder.js';
import type { Manifest } from '../index/format.js';
import type { SourceDocument } from '../model.js';
import { identifyLanguage, type LanguageModel, loadLanguageModel } from '../text/identification/identify.js';
import { type BuildResult, buildIndex } from './build-index.js';
import { readCorpus } from './corpus.js';
import { corpusFiles } from './corpus-files.js';
import { sha256 } from './stale.js';
import type { BuildOptions } from './write-vectors.js';

export { isStale } from './stale.js';

/** In the earliest time zone a day begins 14 hours before it does in UTC. */
const EARLIEST_ZONE = 14 * 3600 * 1000;

/**
 * Reads the corpus and builds the index.
 * @param openEmbedder called only once the corpus was read without problems
 * @throws CorpusError with every problem of the corpus; IndexError when the index cannot be written; ModelError
 */
export async function ingest(
  config: Config,
  openEmbedder: () => Promise<Embedder>,
  options: BuildOptions = {},
): Promise<BuildResult> {
  // Described before it is read: a file that changes in between makes the index stale, not wrong unnoticed.
  const corpus = await describeCorpus(config.corpusDir);
  const documents = await readConfiguredCorpus(config);
  return buildIndex(config, documents, await openEmbedder(), { ...options, corpus });
}

/**
 * Reads and checks every document of the configured corpus; a date that has begun nowhere on Earth yet is a problem.
 * @throws CorpusError with every problem
 */
export async function readConfiguredCorpus(config: Config): Promise<SourceDocument[]> {
  let languages: LanguageModel | undefined;
  return readCorpus(config.corpusDir, {
    today: new Date(Date.now() + EARLIEST_ZONE).toISOString().slice(0, 10),
    identifyLanguage: (text) => {
      languages ??= loadLanguageModel(join(config.dataDir, 'language'));
      return identifyLanguage(text, languages).language;
    },
  });
}

async function describeCorpus(folder: string): Promise<Manifest['corpus']> {
  const entries: Manifest['corpus'] = [];
  for (const file of await corpusFiles(folder)) {
    const path = join(folder, file);
    const found = await stat(path).catch(() => undefined);
    const bytes = await readFile(path).catch(() => undefined);
    // What cannot be read is told with all other problems when the documents are read.
    if (found && bytes) entries.push({ file, size: found.size, modified: found.mtimeMs, sha256: sha256(bytes) });
  }
  return entries;
}
