import { cpSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import type { Config } from '../../src/config.js';
import { indexFingerprint } from '../../src/index/fingerprint.js';
import { Library } from '../../src/index/library.js';
import { readManifest } from '../../src/index/manifest.js';
import { buildingName } from '../../src/ingest/folders.js';
import { ingest } from '../../src/ingest/ingest.js';
import { FakeEmbedder, fakeConfig, removeFolders, temporaryFolder, writeNews } from './support.js';

let config: Config;
beforeEach(() => {
  config = fakeConfig(temporaryFolder());
});
afterAll(removeFolders);

const write = (id: string, count: number) =>
  writeNews(
    config.corpusDir,
    id,
    Array.from({ length: count }, (_, i) => `The ${id} paragraph number ${i} says that both sides agree on trade.`),
  );
const run = (embedder = new FakeEmbedder()) => ingest(config, async () => embedder);
const leftovers = () => readdirSync(config.indexDir).filter((name) => name.startsWith('.'));
const hostOf = (name: string) => /^\.building-\d+-\d+-(?<host>[0-9a-f]+)-/.exec(name)?.groups?.host ?? '';

describe('what killed ingests left', () => {
  it('is cleared when the next one begins, but for what it can take over', async () => {
    write('a', 30);
    await run();
    const { folder } = readManifest(config.indexDir);
    // Each was killed late: everything was written, only the renaming is missing.
    for (let kill = 0; kill < 8; kill += 1) {
      const name = `.building-999999999-${Date.now() - kill}-${hostOf(buildingName())}-0000000${kill}`;
      cpSync(join(config.indexDir, folder), join(config.indexDir, name), { recursive: true });
    }
    write('b', 5);
    let seen: string[] = [];
    const embedder = new FakeEmbedder(() => {
      seen = leftovers().flatMap((name) => readdirSync(join(config.indexDir, name)).map((file) => `${name} ${file}`));
      throw new Error('stopped');
    });
    await expect(run(embedder)).rejects.toThrow('stopped');
    const old = seen.filter((path) => path.startsWith('.building-999999999'));
    expect(old.map((path) => path.split(' ')[1]).sort()).toEqual(['chunks.jsonl', 'vectors.bin']);
    expect(leftovers()).toHaveLength(1);
    expect(Library.open(config.indexDir, indexFingerprint(config)).size).toBe(30);
  });
});
