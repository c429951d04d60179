import type { FileHandle } from 'node:fs/promises';
import { createRequire, syncBuiltinESMExports } from 'node:module';
import { resolve } from 'node:path';

type Operation = (...args: unknown[]) => Promise<unknown>;

const promises = createRequire(import.meta.url)('node:fs/promises') as Record<string, Operation>;
const ON_PATHS = ['open', 'rename', 'link', 'rm', 'mkdir', 'readdir', 'readFile', 'stat'];
const ON_FILES = ['write', 'writev', 'writeFile', 'appendFile', 'sync', 'truncate'] as const;

/**
 * An operation: its name, its path, and the target of a rename or link. For an open file, the path it was opened with.
 */
type Watcher = (name: string, path: string, to?: string) => void;

/**
 * Calls `before` ahead of every node:fs/promises operation inside a folder, including those on open files.
 * @param before may throw, or end the process
 * @param after is called once the operation has succeeded
 * @returns a function that undoes this
 */
export function watchOperations(folder: string, before: Watcher, after: Watcher = () => {}): () => void {
  const originals = ON_PATHS.map((name) => [name, promises[name]] as const);
  for (const [name, original] of originals) {
    promises[name] = async (...args) => {
      const path = resolve(String(args[0]));
      const inside = path.startsWith(folder);
      const to = name === 'rename' || name === 'link' ? resolve(String(args[1])) : undefined;
      if (inside) before(name, path, to);
      const result = await original?.(...args);
      if (inside) after(name, path, to);
      return name === 'open' && inside ? watchFile(result as FileHandle, path, before, after) : result;
    };
  }
  syncBuiltinESMExports();
  return () => {
    for (const [name, original] of originals) if (original) promises[name] = original;
    syncBuiltinESMExports();
  };
}

function watchFile(file: FileHandle, path: string, before: Watcher, after: Watcher): FileHandle {
  const methods = file as unknown as Record<string, Operation>;
  for (const name of ON_FILES) {
    const original = methods[name]?.bind(file);
    if (!original) continue;
    methods[name] = async (...args) => {
      before(`file.${name}`, path);
      const result = await original(...args);
      after(`file.${name}`, path);
      return result;
    };
  }
  return file;
}
