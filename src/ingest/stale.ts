import { createHash } from 'node:crypto';
import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Manifest } from '../index/format.js';
import { corpusFiles } from './corpus-files.js';

/**
 * Whether the corpus folder differs from what an index was built from. Files of the same size and time are not read again.
 * @throws CorpusError when the folder cannot be read or holds no documents
 */
export async function isStale(manifest: Manifest, corpusDir: string): Promise<boolean> {
  const known = new Map(manifest.corpus.map((entry) => [entry.file, entry]));
  const files = await corpusFiles(corpusDir);
  if (files.length !== known.size) return true;
  for (const file of files) {
    const entry = known.get(file);
    const now = await stat(join(corpusDir, file)).catch(() => undefined);
    if (!entry || entry.size !== now?.size) return true;
    if (entry.modified === now.mtimeMs) continue;
    const bytes = await readFile(join(corpusDir, file)).catch(() => undefined);
    if (!bytes || entry.sha256 !== sha256(bytes)) return true;
  }
  return false;
}

/** The sha256 of bytes in hex. */
function sha256(bytes: Buffer): string {
  return createHash('sha256').update(bytes).digest('hex');
}
