import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { type Config, PACKAGE_ROOT, readConfig } from '../../src/config.js';
import type { Embedder } from '../../src/embedding/embedder.js';
import { openForIngest } from '../../src/embedding/several.js';
import { openEmbedderThread } from '../../src/embedding/thread.js';

/** The command-line program as shipped. */
export const MAIN = fileURLToPath(new URL('../../dist/main.js', import.meta.url));

/** The product's defaults, independent of the environment, with a given index folder. */
export function benchConfig(indexDir: string): Config {
  return { ...readConfig({}), indexDir };
}

/** Runs a task with a temporary folder and removes the folder afterwards. */
export async function inTemporaryFolder<T>(task: (folder: string) => Promise<T>): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), 'partnership-bench-'));
  try {
    return await task(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** The embedder in its thread, as the product opens it. The thread runs the built program. */
export function openThread(config: Config): Promise<Embedder> {
  requireBuild();
  return openEmbedderThread(config.embedding);
}

/** The embedder as opened by the `ingest` command. */
export function openIngesting(config: Config): Promise<Embedder> {
  requireBuild();
  return openForIngest(config.embedding);
}

/** The parts of the product as built. */
export async function builtParts(): Promise<typeof import('./product-parts.js')> {
  execFileSync(process.execPath, ['scripts/build.mjs', 'product-parts=bench/lib/product-parts.ts'], {
    cwd: PACKAGE_ROOT,
  });
  return import(pathToFileURL(join(PACKAGE_ROOT, 'dist/product-parts.js')).href);
}

/** @throws Error if the product is not built */
export function requireBuild(): void {
  if (!existsSync(MAIN)) throw new Error('Build the product first: npm run build');
}
