import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { type Config, PACKAGE_ROOT, readConfig } from '../../src/config.js';
import type { Embedder } from '../../src/embedding/embedder.js';
import { openForIngest } from '../../src/embedding/several.js';
import { openEmbedderThread } from '../../src/embedding/thread.js';

/** The command line as it is shipped. */
export const MAIN = fileURLToPath(new URL('../../dist/main.js', import.meta.url));

/** The product's own defaults, whatever the environment says, with an index folder of its own. */
export function benchConfig(indexDir: string): Config {
  return { ...readConfig({}), indexDir };
}

/** Gives a task a temporary folder and removes it afterwards. */
export async function inTemporaryFolder<T>(task: (folder: string) => Promise<T>): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), 'partnership-bench-'));
  try {
    return await task(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** The embedder in its thread, as the product opens it. The thread runs what was built. */
export function openThread(config: Config): Promise<Embedder> {
  requireBuild();
  return openEmbedderThread(config.embedding);
}

/** The embedder as the command `ingest` opens it. */
export function openIngesting(config: Config): Promise<Embedder> {
  requireBuild();
  return openForIngest(config.embedding);
}

/** The parts of the product as they are built. */
export async function builtParts(): Promise<typeof import('./product-parts.js')> {
  execFileSync(process.execPath, ['scripts/build.mjs', 'product-parts=bench/lib/product-parts.ts'], {
    cwd: PACKAGE_ROOT,
  });
  return import(pathToFileURL(join(PACKAGE_ROOT, 'dist/product-parts.js')).href);
}

/** @throws Error when the product is not built */
export function requireBuild(): void {
  if (!existsSync(MAIN)) throw new Error('Build the product first: npm run build');
}
