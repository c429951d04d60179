import { createHash } from 'node:crypto';
import { readFileSync, statSync } from 'node:fs';
import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { IndexError } from '../errors.js';
import { Blob } from './blob.js';
import { FILES, type FileCheck, type FileName, type Manifest, partFile } from './format.js';
import { sha256, sha256Of } from './hash.js';

/** How to fix an index that cannot be used. */
export const REBUILD = 'Run the ingest again: npm start -- ingest';

/** Reads a file of a generation and checks its size and sha256. @throws IndexError when they differ */
export function readChecked(folder: string, manifest: Manifest, name: FileName): Buffer {
  const bytes = readFileSync(join(folder, FILES[name]));
  const expected = manifest.files[name];
  if (!expected || expected.size !== bytes.length || expected.sha256 !== sha256(bytes)) throw damaged(name);
  return bytes;
}

/** Checks a file's size and sha256 in place, synchronously. @throws IndexError when they differ */
export function checkFileSync(folder: string, manifest: Manifest, name: FileName): void {
  const path = join(folder, FILES[name]);
  const expected = manifest.files[name];
  if (!expected || statSync(path).size !== expected.size) throw damaged(name);
  const hash = createHash('sha256');
  const blob = new Blob(path);
  const piece = 4 * 1024 * 1024;
  try {
    for (let at = 0; at < blob.size; at += piece) hash.update(blob.read(at, Math.min(piece, blob.size - at)));
  } finally {
    blob.close();
  }
  if (hash.digest('hex') !== expected.sha256) throw damaged(name);
}

/**
 * Checks a file's size and sha256 in place without blocking the thread.
 * @throws IndexError when they differ or the file is missing
 */
export async function checkFile(folder: string, manifest: Manifest, name: FileName): Promise<void> {
  const expected = manifest.files[name];
  if (!expected || !(await isWhole(join(folder, FILES[name]), expected))) throw damaged(name);
}

/**
 * Checks the record files that a generation shares with others; see {@link checkFile}.
 * @throws IndexError when one differs or is missing
 */
export async function checkParts(folder: string, { parts = {} }: Manifest): Promise<void> {
  const whole = Object.entries(parts).map(([part, expected]) => isWhole(join(folder, partFile(part)), expected));
  if ((await Promise.all(whole)).includes(false)) throw damaged('vectors');
}

/** Whether a file has the expected size and sha256. */
async function isWhole(path: string, expected: FileCheck): Promise<boolean> {
  const size = await stat(path).then(
    (found) => found.size,
    () => -1,
  );
  return size === expected.size && (await sha256Of(path)) === expected.sha256;
}

/** The error for a file that does not match the manifest. */
export function damaged(name: FileName): IndexError {
  return new IndexError('index_damaged', `The file ${FILES[name]} of the index is damaged.`, REBUILD);
}

/** Whether an error says that a file or folder does not exist. */
export function isMissing(error: unknown): boolean {
  return error instanceof Error && (error as NodeJS.ErrnoException).code === 'ENOENT';
}

/** Turns an error from reading an index's files into one that says how to fix it. */
export function asIndexError(error: unknown): unknown {
  if (error instanceof IndexError || !(error instanceof Error)) return error;
  if (isMissing(error)) return new IndexError('index_damaged', 'A file of the index is missing.', REBUILD);
  if (error instanceof SyntaxError || error instanceof RangeError) {
    return new IndexError('index_damaged', 'A file of the index cannot be read.', REBUILD);
  }
  const { path } = error as NodeJS.ErrnoException;
  return unreadable(error, path ?? 'A file of the index') ?? error;
}

/** Why the system refuses to read a file, and how to fix it. */
const OBSTACLES: Readonly<Record<string, readonly [message: string, cure: string]>> = {
  EACCES: [
    'cannot be read: permission denied',
    'Let the user that runs this program read it and the folders above it.',
  ],
  EPERM: ['cannot be read: permission denied', 'Let the user that runs this program read it and the folders above it.'],
  EISDIR: ['is a folder, not a file', 'Move it elsewhere, and run the ingest again: npm start -- ingest'],
  ENOTDIR: ['is not in a folder', 'Name a folder with INDEX_DIR or --index.'],
  ELOOP: ['is a link that leads in a circle', 'Correct the link, or name another folder with INDEX_DIR or --index.'],
  EIO: ['cannot be read from its disk', 'Check the disk, and build the index on another: INDEX_DIR or --index.'],
  ESTALE: ['is on a network disk that is gone', 'Connect it again, and start the program again.'],
  EMFILE: ['cannot be opened: this program has too many files open', 'Raise the limit of open files (ulimit -n).'],
  ENFILE: ['cannot be opened: the machine has too many files open', 'Close some programs, or raise the limit.'],
  ENAMETOOLONG: ['has too long a name', 'Name another folder with INDEX_DIR or --index.'],
};

/** The error for a file that the system does not let us read; undefined for other errors. */
export function unreadable(error: unknown, path: string): IndexError | undefined {
  const { code, syscall } = (error ?? {}) as NodeJS.ErrnoException;
  if (code === undefined || syscall === undefined) return undefined;
  const [message, cure] = OBSTACLES[code] ?? [
    `cannot be read: ${code}`,
    'Correct that, or build the index elsewhere: --index.',
  ];
  return new IndexError('index_unreadable', `${path} ${message}.`, cure);
}
