import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { UsageError } from '../errors.js';
import { writeDurably } from '../index/durable.js';
import type { Site } from './site.js';

/** Which files of a folder are the site's own: only they are ever replaced or removed. */
const LIST = 'partnership-site.json';

/**
 * Writes the reader pages into a folder. Pages of documents that are no longer there are removed; other people's files
 * stay. Each file is complete at every moment, the list of files comes last.
 * @param indexVersion of the index that the pages are of
 * @returns the number of files
 * @throws UsageError when the folder has files that are not the site's
 */
export async function writeSite(site: Site, folder: string, indexVersion: string): Promise<number> {
  const before = ownFiles(folder);
  await mkdir(folder, { recursive: true });
  const names = site.names();
  // The list of both first: whatever ends this in between, every file is known as the site's.
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

/** Names from a list that can be trusted to stay in the folder. */
function listed(folder: string): string[] | undefined {
  try {
    const { files } = JSON.parse(readFileSync(join(folder, LIST), 'utf8')) as { files?: unknown };
    if (!Array.isArray(files)) return undefined;
    return files.filter((name): name is string => typeof name === 'string' && /^[a-z0-9.-]+$/.test(name));
  } catch {
    return undefined;
  }
}
