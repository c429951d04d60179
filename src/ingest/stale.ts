import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Manifest } from '../index/format.js';
import { corpusFiles } from './corpus-files.js';
import { FilesRead } from './files-read.js';

/**
 * Whether the corpus folder differs from what an index was built from. Files of the same size and time are not read again.
 * @param read keeps the files that had to be read, for an ingest that follows
 * @throws CorpusError when the folder cannot be read or holds no documents
 */
export async function isStale(
  manifest: Manifest,
  corpusDir: string,
  read: FilesRead = new FilesRead(corpusDir),
): Promise<boolean> {
  const known = new Map(manifest.corpus.map((entry) => [entry.file, entry]));
  const files = await corpusFiles(corpusDir);
  if (files.length !== known.size) return true;
  for (const file of files) {
    const entry = known.get(file);
    const now = await stat(join(corpusDir, file)).catch(() => undefined);
    if (!entry || entry.size !== now?.size) return true;
    if (entry.modified === now.mtimeMs) continue;
    const found = await read.look(file);
    if ('problem' in found || entry.sha256 !== found.sha256) return true;
  }
  return false;
}
