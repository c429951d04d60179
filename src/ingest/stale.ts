import { type Dirent, readdirSync, statSync } from 'node:fs';
import { readdir, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Manifest } from '../index/format.js';
import type { FilesRead } from './files-read.js';

/** Up to this number of files, synchronous calls are faster: 5 µs each, while a thread's answer takes 50. */
const FEW = 200;

/**
 * Whether the corpus folder differs from what an index was built from. Files with the same size and time are not read
 * again.
 * @param read stores the files that had to be read, for a following ingest
 * @throws CorpusError when the folder cannot be read or contains no documents
 */
export async function isStale(manifest: Manifest, corpusDir: string, read?: FilesRead): Promise<boolean> {
  const known = new Map(manifest.corpus.map((entry) => [entry.file, entry]));
  if (await holdsJust(known, corpusDir)) return false;
  const [{ corpusFiles }, { FilesRead }] = await Promise.all([import('./corpus-files.js'), import('./files-read.js')]);
  const reading = read ?? new FilesRead(corpusDir);
  const files = await corpusFiles(corpusDir);
  if (files.length !== known.size) return true;
  for (const file of files) {
    const entry = known.get(file);
    const now = await stat(join(corpusDir, file)).catch(() => undefined);
    if (!entry || entry.size !== now?.size) return true;
    if (entry.modified === now.mtimeMs) continue;
    const found = await reading.look(file);
    if ('problem' in found || entry.sha256 !== found.sha256) return true;
  }
  return false;
}

/**
 * Whether a folder contains the known files unchanged and nothing else. That is the usual case, and checking it does
 * not need the document readers, which are slow to load.
 */
async function holdsJust(known: ReadonlyMap<string, Manifest['corpus'][number]>, corpusDir: string): Promise<boolean> {
  const folders = new Set([...known.keys()].flatMap(foldersOf));
  const few = known.size <= FEW;
  let found = 0;
  for (const folder of ['', ...folders]) {
    const entries = await entriesOf(join(corpusDir, folder), few);
    const files = entries
      .map((entry) => ({ entry, file: folder === '' ? entry.name : `${folder}/${entry.name}` }))
      .filter(({ entry, file }) => !(entry.isDirectory() && folders.has(file)));
    if (!files.every(({ entry, file }) => entry.isFile() && known.has(file))) return false;
    const unchanged = files.map(({ file }) => isAsKnown(join(corpusDir, file), known.get(file), few));
    if ((await Promise.all(unchanged)).includes(false)) return false;
    found += files.length;
  }
  return found === known.size;
}

async function entriesOf(folder: string, few: boolean): Promise<Dirent[]> {
  try {
    return few ? readdirSync(folder, { withFileTypes: true }) : await readdir(folder, { withFileTypes: true });
  } catch {
    return [];
  }
}

async function isAsKnown(path: string, known: Manifest['corpus'][number] | undefined, few: boolean): Promise<boolean> {
  try {
    const now = few ? statSync(path) : await stat(path);
    return now.size === known?.size && now.mtimeMs === known.modified;
  } catch {
    return false;
  }
}

/** The folders that contain a file, below the corpus folder. */
function foldersOf(file: string): string[] {
  const folder = dirname(file);
  return folder === '.' ? [] : [folder, ...foldersOf(folder)];
}
