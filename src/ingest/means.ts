import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { computeMeans, type LanguageMeans } from '../embedding/centring.js';
import type { Embedder } from '../embedding/embedder.js';
import { ConfigError } from '../errors.js';
import { decodeMeans } from '../index/tables/means.js';

/** The path of the committed means for a model and prefixes with this fingerprint. */
export function meansPath(dataDir: string, fingerprint: string): string {
  return join(dataDir, 'means', `${fingerprint}.json`);
}

/**
 * The language means of a model: the committed ones or, for another model, those of the index in use, otherwise
 * computed from data/general (a minute or two).
 * @throws ConfigError when the committed file is damaged
 */
export async function meansFor(
  embedder: Embedder,
  dataDir: string,
  onProgress: (share: number) => void,
  known?: LanguageMeans,
): Promise<LanguageMeans> {
  const path = meansPath(dataDir, embedder.fingerprint);
  if (!existsSync(path)) return known ?? computeMeans(embedder, join(dataDir, 'general'), onProgress);
  try {
    return decodeMeans(readFileSync(path, 'utf8'), embedder.dimension);
  } catch {
    const cure = 'Restore it: git checkout data. Or remove it, and the means are computed again.';
    throw new ConfigError('data_damaged', `${path} is damaged.`, cure);
  }
}
