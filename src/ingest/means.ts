import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { computeMeans, decodeMeans, type LanguageMeans } from '../retrieval/centring.js';
import type { Embedder } from '../retrieval/embedder/embedder.js';

/** Where the means of a known model and prefixes lie. */
export function meansPath(dataDir: string, fingerprint: string): string {
  return join(dataDir, 'means', `${fingerprint}.json`);
}

/** The language means of a model: the committed ones, or, for another model, computed from data/general (a minute or two). */
export async function meansFor(embedder: Embedder, dataDir: string, onProgress: (share: number) => void): Promise<LanguageMeans> {
  const path = meansPath(dataDir, embedder.fingerprint);
  if (existsSync(path)) return decodeMeans(readFileSync(path, 'utf8'));
  return computeMeans(embedder, join(dataDir, 'general'), onProgress);
}
