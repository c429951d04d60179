import { createHash, randomBytes } from 'node:crypto';
import { readdirSync, statSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { MANIFEST } from '../index/format.js';
import { readManifest } from '../index/manifest.js';

/**
 * The folders inside an index folder: generations that the manifest names or named, those that ingests build in, and
 * leftovers of interrupted ingests.
 */
const GENERATION = /^[0-9a-f]{12}-[0-9a-f]{6}$/;
const BUILDING = '.building-';
const LEFT = '.left-';

const HOST = createHash('sha256').update(hostname()).digest('hex').slice(0, 8);
const DAY = 24 * 3600 * 1000;
const MINUTE = 60 * 1000;

/** A name for the folder that an ingest builds in, from its process id, start time and host. */
export function buildingName(): string {
  return `${BUILDING}${process.pid}-${Date.now()}-${HOST}-${randomBytes(4).toString('hex')}`;
}

/** A name for a folder whose ingest has given up. */
export function leftName(): string {
  return `${LEFT}${randomBytes(4).toString('hex')}`;
}

/** Folders whose ingest gave up or whose process is gone. */
export function abandonedFolders(indexDir: string): string[] {
  return entries(indexDir)
    .filter((name) => name.startsWith(LEFT) || (name.startsWith(BUILDING) && isAbandoned(name)))
    .map((name) => join(indexDir, name));
}

/** Generations, the one in use first. */
export function generations(indexDir: string): string[] {
  const current = currentGeneration(indexDir);
  const others = entries(indexDir).filter((name) => GENERATION.test(name) && name !== current);
  return [...(current === undefined ? [] : [current]), ...others].map((name) => join(indexDir, name));
}

/**
 * What an ingest may remove once it succeeds, listed when it begins: no concurrent ingest can be about to publish
 * anything in that list. The generation in use stays, because a reader may just be opening it.
 */
export function removable(indexDir: string): string[] {
  const current = currentGeneration(indexDir);
  const old = entries(indexDir).filter(
    (name) => GENERATION.test(name) && name !== current && isOlder(join(indexDir, name)),
  );
  const torn = entries(indexDir).filter((name) => name.startsWith(`${MANIFEST}.`) && isOlder(join(indexDir, name)));
  return [...abandonedFolders(indexDir), ...[...old, ...torn].map((name) => join(indexDir, name))];
}

function currentGeneration(indexDir: string): string | undefined {
  try {
    return readManifest(indexDir).folder;
  } catch {
    return undefined;
  }
}

function entries(indexDir: string): string[] {
  try {
    return readdirSync(indexDir).sort();
  } catch {
    return [];
  }
}

/** The manifest does not name a generation until just after its renaming; a minute is far more than that takes. */
function isOlder(path: string): boolean {
  const modified = statSync(path, { throwIfNoEntry: false })?.mtimeMs;
  return modified !== undefined && Date.now() - modified > MINUTE;
}

function isAbandoned(name: string): boolean {
  const [, pid = '', began = '', host] = /^\.building-(\d+)-(\d+)-([0-9a-f]+)-/.exec(name) ?? [];
  const age = Date.now() - Number(began);
  // Nothing is known about a process on another host, and process ids are reused within days.
  if (pid === '' || age > DAY) return true;
  if (host !== HOST) return false;
  // In a container, every run may have the same process id.
  if (Number(pid) === process.pid) return age > process.uptime() * 1000;
  return !isAlive(Number(pid));
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
