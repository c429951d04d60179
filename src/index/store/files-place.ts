import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Config } from '../../config.js';
import { asIndexError, readChecked } from '../checked.js';
import { fingerprintFor } from '../fingerprint.js';
import { MANIFEST } from '../format.js';
import type { LexicalIndex } from '../lexical-index.js';
import { Library } from '../library.js';
import { readManifest } from '../manifest.js';
import type { IndexPlace } from './place.js';

/** The index in the configured folder. */
export function filesPlace(config: Config): IndexPlace {
  const { indexDir, readerUrl } = config;
  return {
    shared: false,
    manifest: async () => readManifest(indexDir),
    state: () => manifestState(indexDir),
    library: async () => Library.open(indexDir, undefined, readerUrl),
    dictionary: async (opened) => (await readTerms(opened)).dictionary,
    open: async () => {
      const opened = Library.open(indexDir, (manifest) => fingerprintFor(config, manifest), readerUrl);
      try {
        // Showing clauses needs no vectors, and the vector library takes time to load.
        const { FilesStore } = await import('./files.js');
        return await FilesStore.load(opened);
      } catch (error) {
        opened.close();
        throw error;
      }
    },
    // Folder notifications get lost on network disks and when a file is replaced by renaming.
    watch: () => () => {},
    // A generation is built directly in the folder.
    ready: async () => {},
    publish: async () => {},
  };
}

async function readTerms({ folder, manifest }: Library): Promise<LexicalIndex> {
  // Loaded on demand: showing clauses needs no terms.
  const [{ LexicalIndex }, { decodeLexical }] = await Promise.all([
    import('../lexical-index.js'),
    import('../tables/lexical.js'),
  ]);
  try {
    return new LexicalIndex(decodeLexical(readChecked(folder, manifest, 'lexical')));
  } catch (error) {
    throw asIndexError(error);
  }
}

/** Distinguishes manifests without reading them: an ingest replaces the file. */
async function manifestState(indexDir: string): Promise<string> {
  try {
    const { ino, size, mtimeMs } = await stat(join(indexDir, MANIFEST));
    return `${ino} ${size} ${mtimeMs}`;
  } catch (error) {
    return String((error as NodeJS.ErrnoException).code);
  }
}
