import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { UsageError } from '../errors.js';
import { writeDurably } from '../index/durable.js';
import type { Site } from './site.js';

/** Lists which files of a folder belong to the site: only they are ever replaced or removed. */
const LIST = 'partnership-site.json';

/**
 * Writes the reader pages into a folder. Pages of documents that no longer exist are removed; other files stay. Each
 * file is complete at all times; the final list of files is written last.
 * @param indexVersion that of the index that the pages show
 * @returns the number of files
 * @throws UsageError when the folder has files that are not the site's
 */
export async function writeSite(site: Site, folder: string, indexVersion: string): Promise<number> {
  const before = ownFiles(folder);
  await mkdir(folder, { recursive: true });
  const names = site.names();
  // First a list of both old and new names: even if the process is interrupted, every file is known to be the site's.
  await writeList(folder, indexVersion, [...new Set([...before, ...names])]);
  for (const name of names) await writeDurably(join(folder, name), site.file(name)?.body ?? '');
  const kept = new Set(names);
  for (const name of before) if (!kept.has(name)) await rm(join(folder, name), { force: true });
  await writeList(folder, indexVersion, names);
  return names.length;
}

function writeList(folder: string, indexVersion: string, files: string[]): Promise<void> {
  return writeDurably(join(folder, LIST), `${JSON.stringify({ indexVersion, files }, undefined, 1)}\n`);
}

function ownFiles(folder: string): string[] {
  if (!existsSync(folder)) return [];
  const there = readdirSync(folder).filter((name) => !name.startsWith('.'));
  if (there.length === 0) return [];
  const files = listed(folder);
  if (files) return files;
  throw new UsageError(
    'site_folder_in_use',
    `${folder} has files that are not reader pages.`,
    'Name an empty or a new folder: npm start -- site DIR',
  );
}

/** Those names from the list that cannot lead outside the folder. */
function listed(folder: string): string[] | undefined {
  try {
    const { files } = JSON.parse(readFileSync(join(folder, LIST), 'utf8')) as { files?: unknown };
    if (!Array.isArray(files)) return undefined;
    return files.filter((name): name is string => typeof name === 'string' && /^[a-z0-9.-]+$/.test(name));
  } catch {
    return undefined;
  }
}
