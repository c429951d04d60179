import type { FileHandle } from 'node:fs/promises';
import { createRequire, syncBuiltinESMExports } from 'node:module';
import { resolve } from 'node:path';

type Operation = (...args: unknown[]) => Promise<unknown>;

const promises = createRequire(import.meta.url)('node:fs/promises') as Record<string, Operation>;
const ON_PATHS = ['open', 'rename', 'rm', 'mkdir', 'readdir', 'readFile', 'stat'];
const ON_FILES = ['write', 'writev', 'writeFile', 'appendFile', 'sync', 'truncate'] as const;

/**
 * Calls `before` ahead of every operation of node:fs/promises on what lies in a folder, also those on files that are open.
 * @param before may throw, or end the process
 * @returns what takes it back
 */
export function watchOperations(folder: string, before: (name: string) => void): () => void {
  const originals = ON_PATHS.map((name) => [name, promises[name]] as const);
  for (const [name, original] of originals) {
    promises[name] = async (...args) => {
      const inside = resolve(String(args[0])).startsWith(folder);
      if (inside) before(name);
      const result = await original?.(...args);
      return name === 'open' && inside ? watchFile(result as FileHandle, before) : result;
    };
  }
  syncBuiltinESMExports();
  return () => {
    for (const [name, original] of originals) if (original) promises[name] = original;
    syncBuiltinESMExports();
  };
}

function watchFile(file: FileHandle, before: (name: string) => void): FileHandle {
  const methods = file as unknown as Record<string, Operation>;
  for (const name of ON_FILES) {
    const original = methods[name]?.bind(file);
    if (!original) continue;
    methods[name] = async (...args) => {
      before(`file.${name}`);
      return original(...args);
    };
  }
  return file;
}
