import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Config } from '../config.js';
import { embeddingFingerprint } from '../embedding/fingerprint.js';
import { FORMAT_VERSION, type Manifest, SPLITTER_VERSION } from './format.js';

/** Names everything that shapes an index beside the corpus: model, settings, splitter, language means, glossary. */
export function indexFingerprint(config: Config): string {
  const hash = createHash('sha256').update(settingsOf(config));
  for (const { name, path } of dataFiles(config)) hash.update(name).update(readFileSync(path));
  return hash.digest('hex').slice(0, 16);
}

/**
 * The same as {@link indexFingerprint}, without reading the data files where each has the name, size and time that the
 * index was built with; a request for a clause should not wait for them to be read.
 */
export function fingerprintFor(config: Config, manifest: Manifest): string {
  return manifest.shapedBy === shapeState(config, manifest.fingerprint)
    ? manifest.fingerprint
    : indexFingerprint(config);
}

/**
 * Stands for a fingerprint with the names, sizes and times of the data files it was computed of; 16 hexadecimal digits.
 */
export function shapeState(config: Config, fingerprint: string): string {
  const hash = createHash('sha256').update(fingerprint).update(settingsOf(config));
  for (const { name, path } of dataFiles(config)) {
    const { size, mtimeMs } = statSync(path);
    hash.update(`${name} ${size} ${mtimeMs}\n`);
  }
  return hash.digest('hex').slice(0, 16);
}

function settingsOf({ embedding }: Config): string {
  return `${embeddingFingerprint(embedding)} ${FORMAT_VERSION} ${SPLITTER_VERSION}`;
}

function dataFiles({ dataDir }: Config): { name: string; path: string }[] {
  return ['general', 'glossary'].flatMap((folder) => {
    const names = readdirSync(join(dataDir, folder)).filter((name) => /\.(tsv|txt)$/.test(name));
    return names.sort().map((name) => ({ name, path: join(dataDir, folder, name) }));
  });
}
