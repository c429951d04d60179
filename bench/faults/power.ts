import { cpSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { watchOperations } from './file-operations.js';
import { afterwards, onStage, operations } from './index-files.js';
import { Attempts, places, type Scenario } from './scenario.js';
import type { Stage } from './stage.js';

/** A file or folder as the disk knows it, independent of its name. */
interface Inode {
  /** The synced content; undefined if it was never synced. */
  content?: Buffer;
  entries?: Map<string, Inode>;
}

/** What remains of unsynced names after a power cut: none of them, or all of them. */
type Names = 'lost' | 'kept';

/**
 * A disk without a battery below a folder, as in LevelDB's tests: the contents of each file when it was last synced,
 * and the names in each folder when that was. A surviving name may lead to a file without its contents.
 */
class UnsyncedDisk {
  readonly #root: Inode;
  readonly #folder: string;
  /** The current file or folder at each path. */
  readonly #now = new Map<string, Inode>();

  constructor(folder: string) {
    this.#folder = folder;
    this.#root = this.#asSynced(folder);
  }

  #asSynced(path: string): Inode {
    const isFolder = statSync(path).isDirectory();
    const inode: Inode = isFolder
      ? { entries: new Map(readdirSync(path).map((name) => [name, this.#asSynced(join(path, name))])) }
      : { content: readFileSync(path) };
    this.#now.set(path, inode);
    return inode;
  }

  /** Records an operation that succeeded. */
  note(name: string, path: string, to?: string): void {
    if (name === 'rename' && to !== undefined) this.#move(path, to);
    else if (name === 'link' && to !== undefined) this.#now.set(to, this.#inodeAt(path));
    else if (name === 'rm') this.#forget(path);
    else if (name === 'mkdir') this.#inodeAt(path).entries ??= new Map();
    else if (name === 'file.sync') this.#sync(path);
  }

  /** The inode at a path; hnswlib writes files without an observed open. */
  #inodeAt(path: string): Inode {
    const inode = this.#now.get(path) ?? {};
    this.#now.set(path, inode);
    return inode;
  }

  #move(path: string, to: string): void {
    this.#inodeAt(path);
    this.#forget(to);
    for (const [place, inode] of [...this.#now]) {
      if (place !== path && !place.startsWith(`${path}/`)) continue;
      this.#now.delete(place);
      this.#now.set(to + place.slice(path.length), inode);
    }
  }

  #forget(path: string): void {
    for (const place of [...this.#now.keys()])
      if (place === path || place.startsWith(`${path}/`)) this.#now.delete(place);
  }

  #sync(path: string): void {
    const inode = this.#inodeAt(path);
    if (statSync(path).isDirectory())
      inode.entries = new Map(readdirSync(path).map((name) => [name, this.#inodeAt(join(path, name))]));
    else inode.content = readFileSync(path);
  }

  /** Writes the disk's state after the power cut. */
  lay(target: string, names: Names): void {
    mkdirSync(target, { recursive: true });
    if (names === 'lost') this.#layEntries(this.#root, target);
    else this.#layNow(target);
  }

  #layEntries({ entries = new Map() }: Inode, target: string): void {
    for (const [name, inode] of entries) {
      const path = join(target, name);
      if (inode.entries) {
        mkdirSync(path);
        this.#layEntries(inode, path);
      } else writeFileSync(path, inode.content ?? '');
    }
  }

  #layNow(target: string): void {
    for (const path of readdirSync(this.#folder, { recursive: true, encoding: 'utf8' }).sort()) {
      const inode = this.#now.get(join(this.#folder, path));
      const isFolder = statSync(join(this.#folder, path)).isDirectory();
      if (isFolder) mkdirSync(join(target, path), { recursive: true });
      else writeFileSync(join(target, path), inode?.content ?? '');
    }
  }
}

/** Runs an ingest until a power cut at an operation. @returns the disk at that point */
async function cutAt(stage: Stage, at: number): Promise<UnsyncedDisk> {
  const disk = new UnsyncedDisk(stage.config.indexDir);
  let count = 0;
  const restore = watchOperations(
    stage.config.indexDir,
    () => {
      count += 1;
      if (count >= at) throw new Error('the power is off');
    },
    (name, path, to) => disk.note(name, path, to),
  );
  await stage
    .ingest()
    .catch(() => {})
    .finally(restore);
  return disk;
}

/** Operations around the one that names the new index in the manifest. */
const PUBLISHING = 8;

/** Linux does not assign this process id or a higher one. */
const NO_PROCESS = 2 ** 22;

/** Folders are named by the process that builds in them, which no longer exists after a power cut. */
function withoutProcess(indexDir: string): void {
  for (const name of readdirSync(indexDir)) {
    const named = name.replace(/^(\.building-)\d+/, `$1${NO_PROCESS}`);
    if (named !== name) renameSync(join(indexDir, name), join(indexDir, named));
  }
}

export const powerCuts: Scenario = async (short) => {
  const attempts = new Attempts(
    'Power lost at any file operation of an ingest, with everything unsynced, leaves the old or the new index',
  );
  await onStage(async (stage) => {
    await stage.prepare();
    const count = await operations(stage);
    // The last operations publish the index; the cut after them is when everything is done.
    const last = Array.from({ length: PUBLISHING }, (_, i) => count + 2 - PUBLISHING + i);
    const tried = new Set([...places(count, short ? 3 : Number.MAX_SAFE_INTEGER), ...last]);
    for (const at of tried) {
      for (const names of ['lost', 'kept'] as const) {
        await attempts.try(`operation ${at} of ${count}, names ${names}`, async () => {
          await stage.prepare();
          const disk = await cutAt(stage, at);
          const after = join(stage.root, 'after');
          rmSync(after, { recursive: true, force: true });
          disk.lay(after, names);
          rmSync(stage.config.indexDir, { recursive: true, force: true });
          cpSync(after, stage.config.indexDir, { recursive: true });
          withoutProcess(stage.config.indexDir);
          return afterwards(stage);
        });
      }
    }
  });
  return attempts.outcome;
};
