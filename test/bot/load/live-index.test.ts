import { cpSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it, vi } from 'vitest';
import { LiveIndex } from '../../../src/bot/load/live-index.js';
import type { Config } from '../../../src/config.js';
import type { Manifest } from '../../../src/index/format.js';
import type { Retriever } from '../../../src/retrieval/retrieve.js';
import { FakeEmbedder, removeFolders, temporaryFolder } from '../../ingest/support.js';
import { addDocuments, answeringConfig, fakeIngest, openFiles, recordLog } from './support.js';

afterAll(removeFolders);

const manifestOf = ({ indexDir }: Config) => join(indexDir, 'manifest.json');
const readManifest = (config: Config) => JSON.parse(readFileSync(manifestOf(config), 'utf8')) as Manifest;
const askSomething = (retriever: Retriever) => retriever.ask('What is said of trade?', { today: '2026-02-01' });

/** A live index of one document. */
async function open() {
  const config = answeringConfig(temporaryFolder());
  addDocuments(config, 'vns-2025-04-15');
  const first = await fakeIngest(config);
  const { log, lines } = recordLog();
  const index = await LiveIndex.open(config, new FakeEmbedder(), log);
  let changes = 0;
  index.onChange(() => (changes += 1));
  const addDocument = () => {
    addDocuments(config, 'vns-2025-10-10');
    return fakeIngest(config);
  };
  return { config, index, first, lines, addDocument, changes: () => changes };
}

/** A promise and the function that resolves it. */
function gate() {
  let pass = () => {};
  const passed = new Promise<void>((resolve) => (pass = resolve));
  return { pass: () => pass(), passed };
}

describe('a new index', () => {
  it('takes the place of the one in use, which goes on for those who use it, even when its folder is gone', async () => {
    const { config, index, first, lines, addDocument, changes } = await open();
    const old = join(config.indexDir, readManifest(config).folder);
    const { pass, passed } = gate();
    const borrowed = index.use(async (retriever) => {
      await passed;
      return { answer: await askSomething(retriever), text: retriever.library.passage(0).text };
    });
    const failing = index.use(() => passed.then(() => Promise.reject(new Error('no'))));
    const second = await addDocument();
    expect(await index.reload()).toBe(true);
    expect([index.version, changes()]).toEqual([second, 1]);
    expect(lines).toMatchObject([{ level: 'info', fields: { from: first, version: second, documents: 2 } }]);
    rmSync(old, { recursive: true });
    expect((await index.use(askSomething)).indexVersion).toBe(second);
    if (process.platform === 'linux') expect(openFiles(old).length).toBeGreaterThan(0);
    pass();
    await expect(failing).rejects.toThrow('no');
    const { answer, text } = await borrowed;
    expect(answer.indexVersion).toBe(first);
    expect(text).not.toBe('');
    await vi.waitFor(() => expect(openFiles(old)).toEqual([]));
    await index.close();
    expect(openFiles(config.indexDir)).toEqual([]);
  });

  it('is noticed by watching', async () => {
    const { index, addDocument } = await open();
    index.watch(10);
    index.watch(10);
    const second = await addDocument();
    await vi.waitFor(() => expect(index.version).toBe(second), 5000);
    await index.close();
  });

  it('is opened once when asked for several times at once', async () => {
    const { index, addDocument, changes } = await open();
    await addDocument();
    expect(await Promise.all([index.reload(), index.reload(), index.reload()])).toEqual([true, false, false]);
    expect(changes()).toBe(1);
    await index.close();
  });

  it('that is the one in use changes nothing', async () => {
    const { index, changes, lines } = await open();
    expect(await index.reload()).toBe(false);
    expect([changes(), lines.length]).toEqual([0, 0]);
    await index.close();
  });

  it('of the same corpus, built again, is used without another version', async () => {
    const { config, index, first } = await open();
    await fakeIngest(config);
    expect([await index.reload(), index.version]).toEqual([true, first]);
    await index.close();
  });

  it('is in use although a listener fails', async () => {
    const { index, addDocument, lines } = await open();
    index.onChange(() => {
      throw new Error('no');
    });
    const second = await addDocument();
    expect([await index.reload(), index.version]).toEqual([true, second]);
    expect(lines.map(({ level }) => level)).toEqual(['error', 'info']);
    await index.close();
  });
});

describe('an index that cannot be opened', () => {
  const DAMAGES: [string, string, (config: Config, manifest: Manifest) => void][] = [
    ['a manifest that is half written', 'index_damaged', (config) => truncateSync(manifestOf(config), 100)],
    ['no manifest', 'index_missing', (config) => rmSync(manifestOf(config))],
    [
      'another model',
      'index_other_model',
      (config, manifest) =>
        writeFileSync(manifestOf(config), JSON.stringify({ ...manifest, fingerprint: 'other', folder: 'other' })),
    ],
    [
      'a damaged file',
      'index_damaged',
      (config, manifest) => {
        cpSync(join(config.indexDir, manifest.folder), join(config.indexDir, 'damaged'), { recursive: true });
        writeFileSync(join(config.indexDir, 'damaged', 'lexical.bin'), 'x');
        writeFileSync(manifestOf(config), JSON.stringify({ ...manifest, folder: 'damaged' }));
      },
    ],
  ];

  it.each(DAMAGES)(
    'because of %s leaves the old one in use and is told once, with the cure',
    async (_, code, damage) => {
      const { config, index, first, lines, changes, addDocument } = await open();
      const held = openFiles(config.indexDir);
      const manifest = readManifest(config);
      const whole = readFileSync(manifestOf(config));
      damage(config, manifest);
      expect([await index.reload(), await index.reload()]).toEqual([false, false]);
      expect(lines).toMatchObject([
        { level: 'error', fields: { error: { code }, cure: expect.stringContaining('ingest'), version: first } },
      ]);
      expect((await index.use(askSomething)).indexVersion).toBe(first);
      await vi.waitFor(() => expect(openFiles(config.indexDir)).toEqual(held));
      writeFileSync(manifestOf(config), whole);
      expect([await index.reload(), changes(), lines.length]).toEqual([false, 0, 1]);
      damage(config, manifest);
      await index.reload();
      expect(lines.length).toBe(2);
      const second = await addDocument();
      expect([await index.reload(), index.version]).toEqual([true, second]);
      await index.close();
    },
  );

  it('is told once when it is noticed by watching', async () => {
    const { config, index, first, lines } = await open();
    index.watch(5);
    writeFileSync(manifestOf(config), '{');
    await vi.waitFor(() => expect(lines.length).toBe(1));
    // Long enough for a retry.
    await new Promise((resolve) => setTimeout(resolve, 300));
    expect([lines.length, index.version]).toEqual([1, first]);
    await index.close();
  });

  it('keeps the bot from starting', async () => {
    const config = answeringConfig(temporaryFolder());
    const opening = LiveIndex.open(config, new FakeEmbedder(), recordLog().log);
    await expect(opening).rejects.toMatchObject({ name: 'IndexError', code: 'index_missing' });
  });
});

describe('closing', () => {
  it('waits for who uses the index, and lends no more', async () => {
    const { config, index, addDocument } = await open();
    const { pass, passed } = gate();
    const borrowed = index.use((retriever) => passed.then(() => askSomething(retriever)));
    let closed = false;
    const closing = Promise.all([index.close(), index.close()]).then(() => (closed = true));
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(closed).toBe(false);
    await expect(index.use(() => 1)).rejects.toThrow('closed');
    pass();
    expect((await borrowed).indexVersion).toBe(index.version);
    await closing;
    await addDocument();
    expect(await index.reload()).toBe(false);
    index.watch(5);
    expect(openFiles(config.indexDir)).toEqual([]);
  });

  it('waits for an index that is being opened, and for who still uses the one before', async () => {
    const { config, index, first, addDocument } = await open();
    const { pass, passed } = gate();
    const borrowed = index.use((retriever) => passed.then(() => askSomething(retriever)));
    await addDocument();
    const reloading = index.reload();
    await Promise.resolve();
    const closing = index.close();
    expect(await reloading).toBe(true);
    pass();
    expect((await borrowed).indexVersion).toBe(first);
    await closing;
    expect(openFiles(config.indexDir)).toEqual([]);
  });
});
