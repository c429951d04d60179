import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { readConfig } from '../src/config.js';
import { loadEmbedder } from '../src/embedding/local.js';
import { ingest } from '../src/ingest/ingest.js';

declare module 'vitest' {
  interface ProvidedContext {
    /** A folder with an index of the project's corpus; tests copy it. */
    readyIndex: string;
  }
}

/** Builds the index of the project's corpus once for all test files that use it. */
export default async function setup({ provide }: TestProject): Promise<() => void> {
  const root = mkdtempSync(join(tmpdir(), 'partnership-ready-'));
  const config = { ...readConfig({}), indexDir: join(root, 'index') };
  await ingest(config, () => loadEmbedder(config.embedding));
  provide('readyIndex', config.indexDir);
  return () => rmSync(root, { recursive: true, force: true });
}
