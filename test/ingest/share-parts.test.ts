import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import type { Config } from '../../src/config.js';
import { toUnit } from '../../src/embedding/embedder.js';
import { indexFingerprint } from '../../src/index/fingerprint.js';
import { FILES, type Manifest, PART_FILE, partFile } from '../../src/index/format.js';
import { Library } from '../../src/index/library.js';
import { Allowed } from '../../src/index/store/allowed.js';
import { FilesStore } from '../../src/index/store/files.js';
import { decodeRows, encodeRecord, makeRecord } from '../../src/index/vectors/record.js';
import { ingest } from '../../src/ingest/ingest.js';
import { FakeEmbedder, fakeConfig, hashVector, removeFolders, temporaryFolder, writeNews } from './support.js';

const DIMENSION = 16;
let config: Config;
beforeEach(() => {
  config = fakeConfig(temporaryFolder());
});
afterAll(removeFolders);

const run = async (embedder = new FakeEmbedder()) => {
  const { manifest, embedded } = await ingest(config, async () => embedder);
  return { manifest, embedded };
};
/** Paragraphs of a document; each becomes a passage. */
const paragraphs = (name: string, count: number) =>
  Array.from(
    { length: count },
    (_, i) => `The master of ${name} says ${'that the horn is loud '.repeat(4)}on pier ${i}.`,
  );
const write = (name: string, count: number) => writeNews(config.corpusDir, name, paragraphs(name, count));
const folderOf = ({ folder }: Manifest) => join(config.indexDir, folder);

/** Size of the index folder on disk; a file linked twice counts once. */
function bytesOnDisk(name = /vectors/): number {
  const inodes = new Map<number, number>();
  for (const path of readdirSync(config.indexDir, { recursive: true, encoding: 'utf8' })) {
    const { ino, size, mode } = statSync(join(config.indexDir, path));
    if ((mode & 0o170000) === 0o100000 && name.test(path)) inodes.set(ino, size);
  }
  return [...inodes.values()].reduce((sum, size) => sum + size, 0);
}

/** The scales of rows as stored in a record, with sixteen bits. */
const quantised = (vectors: Float32Array[]) => {
  const record = encodeRecord(makeRecord(vectors[0] ?? new Float32Array(DIMENSION), [], [], vectors));
  return decodeRows(record, vectors.length, DIMENSION).scales;
};

/** Checks that each paragraph is the first result for its own vector and has its own record. */
async function expectSound(manifest: Manifest, names: readonly (readonly [string, number])[]): Promise<void> {
  const library = Library.open(config.indexDir, indexFingerprint(config));
  const store = await FilesStore.load(library);
  try {
    expect(library.manifest).toEqual(manifest);
    expect(library.size).toBe(names.reduce((sum, [, count]) => sum + count, 0));
    for (let passage = 0; passage < library.size; passage += 1) {
      const { text } = library.passage(passage);
      const [nearest] = await store.nearest(toUnit(hashVector(text)), 1, Allowed.everything(library));
      expect(library.passage(nearest?.passage ?? -1).text).toBe(text);
      const [chunk] = (await store.chunksOf([passage]))[0] ?? [];
      const tokens = (chunk?.rows.scales.length ?? 0) - (chunk?.sentences ?? 0) - (chunk?.fragments ?? 0);
      const words = text.split(' ').map((token) => hashVector(token));
      expect(tokens).toBe(words.length);
      // The last rows are those of the words, with two bits per number.
      expect(chunk?.rows.scales.slice(-tokens)).toEqual(quantised(words));
    }
  } finally {
    await store.close();
  }
}

describe('the records of the index in use', () => {
  it('are shared with the one that is built beside it, on one place of the disk', async () => {
    write('treaty', 60);
    const first = await run();
    const before = bytesOnDisk();
    write('note', 1);
    const second = await run();
    expect(second.embedded).toBe(1);
    expect(bytesOnDisk() - before).toBe(second.manifest.files.vectors?.size);
    expect(bytesOnDisk()).toBeLessThan(1.1 * before);
    expect(Object.values(second.manifest.parts ?? {})).toEqual([first.manifest.files.vectors]);
    await expectSound(second.manifest, [
      ['treaty', 60],
      ['note', 1],
    ]);
  });

  it('outlive the generation that wrote them', async () => {
    write('treaty', 30);
    const first = await run();
    write('note', 1);
    const second = await run();
    rmSync(folderOf(first.manifest), { recursive: true });
    await expectSound(second.manifest, [
      ['treaty', 30],
      ['note', 1],
    ]);
    write('note', 2);
    const third = await run();
    expect(third.embedded).toBe(1);
    await expectSound(third.manifest, [
      ['treaty', 30],
      ['note', 2],
    ]);
  });

  it('are sound after any changes, in few files, and little that is of no use is kept', async () => {
    const change = fc.record({ name: fc.constantFrom('a', 'b', 'c', 'd'), count: fc.integer({ min: 0, max: 12 }) });
    await fc.assert(
      fc.asyncProperty(fc.array(change, { minLength: 3, maxLength: 14 }), async (changes) => {
        config = fakeConfig(temporaryFolder());
        write('stays', 3);
        const counts = new Map([['stays', 3]]);
        for (const { name, count } of changes) {
          if (count > 0) {
            write(name, count);
            counts.set(name, count);
          } else {
            rmSync(join(config.corpusDir, `${name}.md`), { force: true });
            counts.delete(name);
          }
          const { manifest } = await run();
          await expectSound(manifest, [...counts]);
          const inFolder = readdirSync(folderOf(manifest)).filter((file) => PART_FILE.test(file));
          expect(inFolder.sort()).toEqual(
            Object.keys(manifest.parts ?? {})
              .map(partFile)
              .sort(),
          );
          expect(inFolder.length).toBeLessThanOrEqual(8);
          const sizes = [...Object.values(manifest.parts ?? {}), manifest.files.vectors].map((file) => file?.size ?? 0);
          const chunks = readFileSync(join(folderOf(manifest), FILES.chunks), 'utf8')
            .trim()
            .split('\n');
          const useful = chunks.reduce((sum, line) => sum + 4 + 16 + JSON.parse(line).rows * (2 + 4), 0);
          expect(sizes.reduce((sum, size) => sum + size, 0)).toBeLessThanOrEqual(2 * useful);
        }
      }),
      { numRuns: 12 },
    );
  }, 120_000);

  it('are not shared where their file is damaged: what is whole of it is copied', async () => {
    write('treaty', 10);
    const first = await run();
    const path = join(folderOf(first.manifest), FILES.vectors);
    const bytes = readFileSync(path);
    bytes[bytes.length - 1] = (bytes.at(-1) ?? 0) ^ 1;
    writeFileSync(path, bytes);
    const second = await run();
    expect([second.embedded, second.manifest.parts]).toEqual([1, undefined]);
    await expectSound(second.manifest, [['treaty', 10]]);
  });

  it.each([
    ['cut short', (path: string) => writeFileSync(path, readFileSync(path).subarray(0, 100))],
    ['changed', (path: string) => writeFileSync(path, createHash('sha256').digest())],
    ['gone', (path: string) => rmSync(path)],
  ])('are missed where a part is %s, and the next ingest mends it', async (_, harm) => {
    write('treaty', 10);
    await run();
    write('note', 2);
    const { manifest } = await run();
    const [part = ''] = Object.keys(manifest.parts ?? {});
    harm(join(folderOf(manifest), partFile(part)));
    const library = Library.open(config.indexDir, indexFingerprint(config));
    await expect(FilesStore.load(library)).rejects.toMatchObject({ code: 'index_damaged' });
    library.close();
    // The older generation is gone too, so there is no other source of the records.
    const old = new Date(Date.now() - 3600_000);
    for (const folder of readdirSync(config.indexDir)) {
      const at = join(config.indexDir, folder);
      if (folder !== manifest.folder && statSync(at).isDirectory()) utimesSync(at, old, old);
    }
    await expectSound((await run()).manifest, [
      ['treaty', 10],
      ['note', 2],
    ]);
    expect(existsSync(folderOf(manifest))).toBe(true);
  });
});
