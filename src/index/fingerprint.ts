import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Config } from '../config.js';
import { embeddingFingerprint } from '../embedding/fingerprint.js';
import { FORMAT_VERSION, SPLITTER_VERSION } from './format.js';

/** Names everything that shapes an index beside the corpus: model, settings, splitter, language means, glossary. */
export function indexFingerprint(config: Config): string {
  const hash = createHash('sha256').update(
    `${embeddingFingerprint(config.embedding)} ${FORMAT_VERSION} ${SPLITTER_VERSION}`,
  );
  for (const folder of ['general', 'glossary']) {
    const files = readdirSync(join(config.dataDir, folder)).filter((name) => /\.(tsv|txt)$/.test(name));
    for (const file of files.sort()) hash.update(file).update(readFileSync(join(config.dataDir, folder, file)));
  }
  return hash.digest('hex').slice(0, 16);
}
