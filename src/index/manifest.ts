import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { IndexError } from '../errors.js';
import { isMissing, REBUILD, unreadable } from './checked.js';
import { FORMAT, FORMAT_VERSION, MANIFEST, type Manifest, PART_FILE, partFile } from './format.js';

/** The content of manifest.json. */
export function encodeManifest(manifest: Manifest): string {
  return `${JSON.stringify(manifest, undefined, 1)}\n`;
}

/**
 * Reads the manifest of an index folder.
 * @throws IndexError when there is none, or it is not a manifest of this version
 */
export function readManifest(indexDir: string): Manifest {
  const path = join(indexDir, MANIFEST);
  let parsed: unknown;
  try {
    parsed = JSON.parse(readFileSync(path, 'utf8'));
  } catch (error) {
    if (isMissing(error))
      throw new IndexError('index_missing', `There is no index in ${indexDir}.`, 'Build it: npm start -- ingest');
    throw (
      unreadable(error, path) ?? new IndexError('index_damaged', 'The manifest of the index cannot be read.', REBUILD)
    );
  }
  return checkManifest(
    parsed,
    path,
    'Choose another folder with INDEX_DIR or --index, or remove the file and run the ingest.',
  );
}

/**
 * Checks that parsed JSON is a manifest of this version.
 * @param where it was found, for the message
 * @param cure if another program wrote it
 * @throws IndexError when it is not
 */
export function checkManifest(parsed: unknown, where: string, cure: string): Manifest {
  const version = (parsed as { formatVersion?: unknown } | null)?.formatVersion;
  const format = (parsed as { format?: unknown } | null)?.format;
  if (format !== FORMAT) throw new IndexError('index_foreign', `${where} is not an index of this program.`, cure);
  if (typeof version === 'number' && version > FORMAT_VERSION) {
    throw new IndexError(
      'index_newer',
      `The index has format ${version}; this program knows format ${FORMAT_VERSION}.`,
      'Update the program, or run the ingest again.',
    );
  }
  if (typeof version === 'number' && version < FORMAT_VERSION) {
    throw new IndexError('index_older', `The index has the older format ${version}.`, REBUILD);
  }
  if (!isManifest(parsed)) throw new IndexError('index_damaged', 'The manifest of the index is not complete.', REBUILD);
  return parsed;
}

/** Whether parsed JSON is a manifest of this format; the files that it lists are checked when they are read. */
function isManifest(value: unknown): value is Manifest {
  const manifest = value as Partial<Manifest> | null;
  return (
    typeof manifest === 'object' &&
    manifest?.format === FORMAT &&
    manifest.formatVersion === FORMAT_VERSION &&
    [manifest.fingerprint, manifest.version, manifest.builtAt].every((text) => typeof text === 'string') &&
    // The folder is joined to a path, so only a plain name is allowed.
    /^[a-z0-9-]+$/.test(String(manifest.folder)) &&
    Number.isInteger(manifest.dimension) &&
    Number(manifest.dimension) > 0 &&
    Object.values(manifest.counts ?? {}).filter(Number.isInteger).length === 3 &&
    Array.isArray(manifest.corpus) &&
    manifest.corpus.every((entry) => typeof entry?.file === 'string') &&
    typeof manifest.files === 'object' &&
    manifest.files !== null &&
    // Part names are also joined to a path.
    Object.keys(manifest.parts ?? {}).every((part) => PART_FILE.test(partFile(part)))
  );
}
