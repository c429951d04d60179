import { createHash } from 'node:crypto';
import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Config } from '../config.js';
import type { Embedder } from '../retrieval/embedder/embedder.js';
import { identifyLanguage, loadLanguageModel } from '../retrieval/language/identify.js';
import type { Manifest } from '../retrieval/store/format.js';
import { type BuildResult, buildIndex } from './build-index.js';
import { corpusFiles, readCorpus } from './corpus.js';
import type { BuildOptions } from './write-vectors.js';

/**
 * Reads the corpus and builds the index.
 * @param openEmbedder called only once the corpus was read without problems
 * @throws CorpusError with every problem of the corpus; IndexError when the index cannot be written; ModelError
 */
export async function ingest(config: Config, openEmbedder: () => Promise<Embedder>, options: BuildOptions = {}): Promise<BuildResult> {
  const languages = loadLanguageModel(join(config.dataDir, 'language'));
  const documents = await readCorpus(config.corpusDir, {
    today: new Date().toISOString().slice(0, 10),
    identifyLanguage: (text) => identifyLanguage(text, languages).language,
  });
  const corpus = await describeCorpus(config.corpusDir);
  return buildIndex(config, documents, await openEmbedder(), { ...options, corpus });
}

/** Whether the corpus folder differs from what an index was built from. Files of the same size and time are not read again. */
export async function isStale(manifest: Manifest, corpusDir: string): Promise<boolean> {
  const known = new Map(manifest.corpus.map((entry) => [entry.file, entry]));
  const files = await corpusFiles(corpusDir);
  if (files.length !== known.size) return true;
  for (const file of files) {
    const entry = known.get(file);
    const { size, mtimeMs } = await stat(join(corpusDir, file));
    if (entry?.size !== size) return true;
    if (entry.modified !== mtimeMs && entry.sha256 !== sha256(await readFile(join(corpusDir, file)))) return true;
  }
  return false;
}

async function describeCorpus(folder: string): Promise<Manifest['corpus']> {
  const entries: Manifest['corpus'] = [];
  for (const file of await corpusFiles(folder)) {
    const path = join(folder, file);
    const { size, mtimeMs } = await stat(path);
    entries.push({ file, size, modified: mtimeMs, sha256: sha256(await readFile(path)) });
  }
  return entries;
}

function sha256(bytes: Buffer): string {
  return createHash('sha256').update(bytes).digest('hex');
}
