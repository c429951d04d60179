/** A separate process for work that may kill it: `child.ts ingest ROOT DELAY`, `child.ts damage ROOT`. */
import { cpSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { PartnershipError } from '../../src/errors.js';
import { indexFingerprint } from '../../src/index/fingerprint.js';
import { FILES, MANIFEST } from '../../src/index/format.js';
import { Library } from '../../src/index/library.js';
import { readManifest } from '../../src/index/manifest.js';
import { Allowed } from '../../src/index/store/allowed.js';
import { FilesStore } from '../../src/index/store/files.js';
import { ingest } from '../../src/ingest/ingest.js';
import { FakeEmbedder, fakeConfig } from './support.js';

const [, , mode = '', root = '', delay = '0'] = process.argv;
const config = fakeConfig(root);

async function build(): Promise<void> {
  const embedder = new FakeEmbedder(async () => {
    await setTimeout(Number(delay));
    process.stdout.write('embedded\n');
  });
  const { manifest } = await ingest(config, async () => embedder);
  process.stdout.write(`${manifest.folder}\n`);
}

async function open(indexDir: string): Promise<string> {
  try {
    const library = Library.open(indexDir, indexFingerprint(config));
    const store = await FilesStore.load(library);
    await store.nearest(new Float32Array(16).fill(0.25), 3, Allowed.everything(library));
    await store.close();
    return 'ok';
  } catch (error) {
    return error instanceof PartnershipError && error.cure !== '' ? error.code : `unexpected ${String(error)}`;
  }
}

function flipBit(path: string, at: number): void {
  const bytes = readFileSync(path);
  bytes[at] = (bytes[at] ?? 0) ^ 1;
  writeFileSync(path, bytes);
}

async function damage(): Promise<void> {
  const results: Record<string, string> = { whole: await open(config.indexDir) };
  const copy = join(root, 'copy');
  const attempt = async (name: string, change: (indexDir: string, folder: string) => void) => {
    rmSync(copy, { recursive: true, force: true });
    cpSync(config.indexDir, copy, { recursive: true });
    change(copy, join(copy, readManifest(copy).folder));
    results[name] = await open(copy);
  };
  for (const file of Object.values(FILES)) {
    const size = readFileSync(join(config.indexDir, readManifest(config.indexDir).folder, file)).length;
    for (const share of [0, 0.5, 0.999]) {
      const at = Math.floor(size * share);
      await attempt(`${file} cut at ${share}`, (_, folder) => truncateSync(join(folder, file), at));
      await attempt(`${file} flipped at ${share}`, (_, folder) => flipBit(join(folder, file), at));
    }
    await attempt(`${file} missing`, (_, folder) => rmSync(join(folder, file)));
  }
  const rewrite = (change: (manifest: Record<string, unknown>) => unknown) => (indexDir: string) => {
    const path = join(indexDir, MANIFEST);
    writeFileSync(path, JSON.stringify(change(JSON.parse(readFileSync(path, 'utf8')) as Record<string, unknown>)));
  };
  await attempt(
    'manifest: foreign',
    rewrite(() => ({ name: 'something', version: 3 })),
  );
  await attempt(
    'manifest: null',
    rewrite(() => null),
  );
  await attempt(
    'manifest: older',
    rewrite((m) => ({ ...m, formatVersion: 0 })),
  );
  await attempt(
    'manifest: newer',
    rewrite((m) => ({ ...m, formatVersion: 99 })),
  );
  await attempt(
    'manifest: other fingerprint',
    rewrite((m) => ({ ...m, fingerprint: 'other' })),
  );
  await attempt(
    'manifest: other dimension',
    rewrite((m) => ({ ...m, dimension: 17 })),
  );
  await attempt(
    'manifest: other counts',
    rewrite((m) => ({ ...m, counts: { documents: 1, passages: 9, chunks: 9 } })),
  );
  await attempt(
    'manifest: no files',
    rewrite((m) => ({ ...m, files: null })),
  );
  await attempt(
    'manifest: no corpus',
    rewrite((m) => ({ ...m, corpus: [null] })),
  );
  await attempt(
    'manifest: no dimension',
    rewrite((m) => ({ ...m, dimension: 0 })),
  );
  await attempt(
    'manifest: a folder above',
    rewrite((m) => ({ ...m, folder: '..' })),
  );
  await attempt('manifest: not whole', (indexDir) => truncateSync(join(indexDir, MANIFEST), 200));
  await attempt('manifest: missing', (indexDir) => rmSync(join(indexDir, MANIFEST)));
  await attempt('folder: missing', (_, folder) => rmSync(folder, { recursive: true }));
  process.stdout.write(JSON.stringify(results));
}

await (mode === 'ingest' ? build() : damage());
