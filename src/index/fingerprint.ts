import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Config } from '../config.js';
import { embeddingFingerprint } from '../embedding/fingerprint.js';
import { FORMAT_VERSION, type Manifest, SPLITTER_VERSION } from './format.js';

/**
 * Identifies everything besides the corpus that shapes an index: model, settings, splitter, language means, glossary.
 */
export function indexFingerprint(config: Config): string {
  const hash = createHash('sha256').update(settingsOf(config));
  for (const { name, path } of dataFiles(config)) hash.update(name).update(readFileSync(path));
  return hash.digest('hex').slice(0, 16);
}

/**
 * The same as {@link indexFingerprint}, but without reading the data files if they all have the names, sizes and times
 * that the index was built with. A request for a clause should not wait for them.
 */
export function fingerprintFor(config: Config, manifest: Manifest): string {
  return manifest.shapedBy === shapeState(config, manifest.fingerprint)
    ? manifest.fingerprint
    : indexFingerprint(config);
}

/** Identifies a fingerprint plus the names, sizes and times of the data files behind it; 16 hexadecimal digits. */
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
