import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import {
  appendFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import type { Config } from '../../src/config.js';
import { CorpusError, IndexError } from '../../src/errors.js';
import { indexFingerprint } from '../../src/index/fingerprint.js';
import { Library } from '../../src/index/library.js';
import { readManifest } from '../../src/index/manifest.js';
import { Allowed } from '../../src/index/store/allowed.js';
import { FilesStore } from '../../src/index/store/files.js';
import { ingest, isStale } from '../../src/ingest/ingest.js';
import type { Progress } from '../../src/ingest/write-vectors.js';
import { FakeEmbedder, fakeConfig, hashVector, removeFolders, temporaryFolder, writeNews } from './support.js';

let root = '';
let config: Config;
beforeEach(() => {
  root = temporaryFolder();
  config = fakeConfig(root);
});

/** A small separate disk, if this process may mount one. */
const disk = temporaryFolder();
const mounted = spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=192k', 'tmpfs', disk]).status === 0;
afterAll(() => {
  if (mounted) spawnSync('umount', [disk]);
  removeFolders();
});

const paragraphs = (name: string, count: number) =>
  Array.from({ length: count }, (_, i) => `The ${name} paragraph number ${i} says that both sides agree on trade.`);
const write = (id: string, count = 10, name = id) => writeNews(config.corpusDir, id, paragraphs(name, count));
const run = (embedder = new FakeEmbedder(), signal?: AbortSignal) =>
  ingest(config, async () => embedder, signal ? { signal } : {});

/** Opens the index as a reader would, and finds every passage by its own text. */
async function expectSound(passages: number): Promise<void> {
  const library = Library.open(config.indexDir, indexFingerprint(config));
  const store = await FilesStore.load(library);
  const everything = Allowed.everything(library);
  expect(library.size).toBe(passages);
  for (let number = 0; number < library.size; number += 1) {
    const { text } = library.passage(number);
    const [nearest] = await store.nearest(hashVector(text), 1, everything);
    expect(nearest?.passage).toBe(number);
    const [chunks = []] = await store.chunksOf([number]);
    expect(chunks.map((chunk) => chunk.number)).toContain(nearest?.chunk);
    for (const { rows, sentences, fragments } of chunks)
      expect(rows.scales.length).toBeGreaterThanOrEqual(sentences + fragments);
  }
  await store.close();
}

const leftovers = () => readdirSync(config.indexDir).filter((name) => name.startsWith('.'));
const generationsOf = () => readdirSync(config.indexDir).filter((name) => /^[0-9a-f]{12}-/.test(name));

describe('an ingest', () => {
  it('builds an index with counts, corpus and progress', async () => {
    write('a');
    write('b', 3);
    const steps: Progress[] = [];
    const { manifest, embedded } = await ingest(config, async () => new FakeEmbedder(), {
      onProgress: (p) => steps.push(p),
    });
    expect(manifest.counts).toEqual({ documents: 2, passages: 13, chunks: 13 });
    expect(embedded).toBe(13);
    expect(manifest.corpus.map(({ file }) => file)).toEqual(['a.md', 'b.md']);
    expect(steps.filter(({ step }) => step === 'embed').map(({ done, total }) => [done, total])).toEqual(
      Array.from({ length: 13 }, (_, i) => [i + 1, 13]),
    );
    expect(leftovers()).toEqual([]);
    await expectSound(13);
  });

  it('keeps texts, offsets and fields', async () => {
    writeNews(config.corpusDir, 'a', ['Việt Nam và EU 🐟 hợp tác.', 'Second paragraph.']);
    write('b', 3);
    await run();
    const library = Library.open(config.indexDir, indexFingerprint(config));
    const text = library.textOf('a');
    expect(text).toBe('Việt Nam và EU 🐟 hợp tác.\n\nSecond paragraph.');
    const second = library.passage(library.numberOf('a#p2') ?? -1);
    expect(second).toMatchObject({ id: 'a#p2', label: 'Paragraph 2', text: 'Second paragraph.', section: [] });
    expect(text.slice(second.start, second.end)).toBe(second.text);
    expect(library.passagesOf('b')).toEqual([2, 3, 4]);
    expect(library.documentOf(2)).toMatchObject({ id: 'b', kind: 'news', date: '2025-01-02' });
    expect([library.numberOf('a#p9'), library.numberOf('c#p1'), library.numberOf('a')]).toEqual([
      undefined,
      undefined,
      undefined,
    ]);
    expect(() => library.passage(5)).toThrow(RangeError);
    library.close();
  });

  it('of a language without means works', async () => {
    write('a');
    const path = join(config.corpusDir, 'a.md');
    writeFileSync(path, readFileSync(path, 'utf8').replace('language: en', 'language: is'));
    await run();
    await expectSound(10);
  });

  it('of one changed document embeds its passages only', async () => {
    write('a');
    write('b');
    write('c');
    await run();
    writeNews(config.corpusDir, 'b', [...paragraphs('b', 9), 'This one is new.']);
    const embedder = new FakeEmbedder();
    expect((await run(embedder)).embedded).toBe(1);
    expect(embedder.embedded).toEqual(['This one is new.']);
    expect(embedder.counted).toBe(1);
    await expectSound(30);
  });

  it('of an unchanged corpus asks nothing of the model', async () => {
    write('a', 50);
    const first = await run();
    const embedder = new FakeEmbedder();
    const second = await run(embedder);
    expect([second.embedded, embedder.counted, embedder.embedded]).toEqual([0, 0, []]);
    const { vectors, chunks, ...others } = first.manifest.files;
    expect(second.manifest.files).toMatchObject(others);
    // The records themselves stay in place, and both generations share them.
    expect(second.manifest.files.vectors?.size).toBe(0);
    expect(Object.values(second.manifest.parts ?? {})).toEqual([vectors]);
    expect(chunks?.size).toBeLessThan(second.manifest.files.chunks?.size ?? 0);
    expect(second.manifest.version).toBe(first.manifest.version);
  });

  it('keeps the generation that is being opened, and removes older ones', async () => {
    write('a');
    const first = (await run()).manifest.folder;
    const second = (await run()).manifest.folder;
    expect(generationsOf().sort()).toEqual([first, second].sort());
    const old = new Date(Date.now() - 3600_000);
    utimesSync(join(config.indexDir, first), old, old);
    const third = (await run()).manifest.folder;
    expect(generationsOf().sort()).toEqual([second, third].sort());
  });

  it('does not trust a damaged vector, and computes it again', async () => {
    write('a');
    const { manifest } = await run();
    const path = join(config.indexDir, manifest.folder, 'vectors.bin');
    const bytes = readFileSync(path);
    bytes[bytes.length - 1] = (bytes[bytes.length - 1] ?? 0) ^ 1;
    writeFileSync(path, bytes);
    expect((await run()).embedded).toBe(1);
    await expectSound(10);
  });
});

describe('a corpus that is wrong', () => {
  it('leaves the old index in use and never opens the model', async () => {
    write('a');
    await run();
    writeFileSync(join(config.corpusDir, 'b.md'), '');
    const opened = ingest(config, async () => Promise.reject(new Error('the model was opened')));
    await expect(opened).rejects.toBeInstanceOf(CorpusError);
    await expectSound(10);
  });

  it('may hold a document with nothing to cite', async () => {
    write('a');
    writeNews(config.corpusDir, 'b', ['# Only a heading', '![](a.png)', '***']);
    await expect(run()).rejects.toMatchObject({ code: 'no_passages', problems: [{ file: 'b.md' }] });
  });
});

describe('staleness', () => {
  it('is seen when a file changes, appears or goes, not when it is only touched', async () => {
    write('a');
    write('b');
    const { manifest } = await run();
    const stale = () => isStale(manifest, config.corpusDir);
    expect(await stale()).toBe(false);
    utimesSync(join(config.corpusDir, 'a.md'), 1, 1);
    expect(await stale()).toBe(false);
    write('b', 10, 'B');
    expect(await stale()).toBe(true);
    write('b');
    write('c');
    expect(await stale()).toBe(true);
    rmSync(join(config.corpusDir, 'c.md'));
    expect(await stale()).toBe(false);
    rmSync(join(config.corpusDir, 'b.md'));
    expect(await stale()).toBe(true);
  });

  it('is seen when a file changes while it is being ingested', async () => {
    write('a');
    const embedder = new FakeEmbedder(() => writeNews(config.corpusDir, 'a', ['Another text.']));
    const { manifest } = await run(embedder);
    expect(await isStale(manifest, config.corpusDir)).toBe(true);
  });
});

describe('an ingest that is stopped', () => {
  beforeEach(async () => {
    write('old');
    await run();
    rmSync(join(config.corpusDir, 'old.md'));
    write('new', 20);
  });

  it('by a signal leaves the old index, and the next one goes on in the same process', async () => {
    const stop = new AbortController();
    const embedder = new FakeEmbedder(() => {
      if (embedder.embedded.length === 11) stop.abort();
    });
    await expect(run(embedder, stop.signal)).rejects.toMatchObject({ name: 'AbortError' });
    await expectSound(10);
    expect((await run()).embedded).toBe(20 - 12);
    await expectSound(20);
    expect(leftovers()).toEqual([]);
  });

  it('by an error of the model does the same, and keeps the largest of what failures left', async () => {
    const failing = (after: number) => {
      const embedder = new FakeEmbedder(() => {
        if (embedder.embedded.length === after) throw new Error('out of memory');
      });
      return embedder;
    };
    await expect(run(failing(7))).rejects.toThrow('out of memory');
    await expect(run(failing(0))).rejects.toThrow('out of memory');
    expect(leftovers()).toHaveLength(1);
    await expectSound(10);
    expect((await run()).embedded).toBe(13);
  });

  it('by kill -9 does the same', async () => {
    const child = start('ingest', root, '15');
    await outputOf(child, (output) => output.split('embedded').length > 8, true);
    await expectSound(10);
    expect(leftovers()).toHaveLength(1);
    // Half a line, as a crash may leave one.
    appendFileSync(join(config.indexDir, leftovers()[0] ?? '', 'chunks.jsonl'), '{"hash":"');
    expect((await run()).embedded).toBeLessThanOrEqual(13);
    await expectSound(20);
    expect(leftovers()).toEqual([]);
  });
});

describe('a disk', () => {
  it.runIf(mounted)('that is full leaves the old index, and room later lets the next go on', async () => {
    config = { ...config, indexDir: join(disk, 'index') };
    write('a', 5);
    await run();
    write('b', 400);
    const failed = await run().catch((error: unknown) => error);
    expect(failed).toBeInstanceOf(IndexError);
    expect(failed).toMatchObject({ code: 'index_unwritable', exitCode: 4 });
    expect(String(failed)).toContain('full disk');
    await expectSound(5);
    expect(spawnSync('mount', ['-o', 'remount,size=8m', disk]).status).toBe(0);
    const { embedded } = await run();
    expect(embedded).toBeLessThan(400);
    await expectSound(405);
  });

  it('place that is no folder is told', async () => {
    write('a');
    writeFileSync(join(root, 'file'), '');
    for (const indexDir of [join(root, 'file'), join(root, 'file', 'below')]) {
      config = { ...config, indexDir };
      await expect(run()).rejects.toMatchObject({ code: 'index_unwritable' });
    }
  });

  it.runIf(existsSync('/proc/self'))('place that takes no files is told', async () => {
    write('a');
    config = { ...config, indexDir: '/proc/self' };
    await expect(run()).rejects.toMatchObject({ code: 'index_unwritable' });
  });

  it.runIf(mounted)('that is read-only is told', async () => {
    config = { ...config, indexDir: join(disk, 'index') };
    write('a', 5);
    expect(spawnSync('mount', ['-o', 'remount,ro', disk]).status).toBe(0);
    await expect(run()).rejects.toMatchObject({ code: 'index_unwritable', exitCode: 4 });
  });

  it.runIf(process.getuid?.() !== 0)('place without the right to write is told', async () => {
    write('a');
    mkdirSync(config.indexDir, { mode: 0o555 });
    await expect(run()).rejects.toMatchObject({ code: 'index_unwritable' });
  });
});

describe('two ingests at once', () => {
  it('both succeed and leave one sound index', async () => {
    write('a', 30);
    const outputs = await Promise.all([outputOf(start('ingest', root, '2')), outputOf(start('ingest', root, '2'))]);
    const folders = outputs.map((output) => output.trim().split('\n').at(-1));
    expect(folders).toContain(readManifest(config.indexDir).folder);
    await expectSound(30);
    expect(leftovers()).toEqual([]);
  });

  it('in one process do as well', async () => {
    write('a', 30);
    await run();
    write('b', 10);
    await Promise.all([run(), run(), run()]);
    await expectSound(40);
    expect(leftovers()).toEqual([]);
  });
});

describe('folders of ingests', () => {
  const leave = (name: string) => mkdirSync(join(config.indexDir, name), { recursive: true });

  it('are removed when their process is gone, or another one with this process’s number', async () => {
    write('a');
    const { host } = /^\.building-\d+-\d+-(?<host>[0-9a-f]+)-/.exec(await nameWhileBuilding())?.groups ?? {};
    leave(`.building-999999999-${Date.now()}-${host}-00000000`);
    leave(`.building-${process.pid}-${Math.floor(Date.now() - process.uptime() * 1000 - 60_000)}-${host}-00000000`);
    leave(`.building-1-${Date.now() - 48 * 3600_000}-ffffffff-00000000`);
    await run();
    expect(leftovers()).toEqual([]);
  });

  it('are left alone when their process lives, here or on another host', async () => {
    write('a');
    const { host } = /^\.building-\d+-\d+-(?<host>[0-9a-f]+)-/.exec(await nameWhileBuilding())?.groups ?? {};
    const alive = [`.building-${process.ppid}-${Date.now()}-${host}-0`, `.building-999999999-${Date.now()}-ffffffff-0`];
    for (const name of alive) leave(name);
    await run();
    expect(leftovers().sort()).toEqual(alive.sort());
  });

  async function nameWhileBuilding(): Promise<string> {
    let name = '';
    const embedder = new FakeEmbedder(() => {
      name = leftovers()[0] ?? '';
    });
    await run(embedder);
    return name;
  }
});

it('a damaged, foreign, older or newer index is refused with its code, and the process lives', async () => {
  write('a', 12);
  await run();
  const results = JSON.parse(await outputOf(start('damage', root))) as Record<string, string>;
  const expected: Record<string, string> = {
    whole: 'ok',
    'manifest: foreign': 'index_foreign',
    'manifest: null': 'index_foreign',
    'manifest: older': 'index_older',
    'manifest: newer': 'index_newer',
    'manifest: other fingerprint': 'index_other_model',
    'manifest: missing': 'index_missing',
  };
  for (const [name, result] of Object.entries(results))
    expect([name, result]).toEqual([name, expected[name] ?? 'index_damaged']);
  expect(Object.keys(results)).toHaveLength(1 + 8 * 7 + 14);
});

function start(...args: string[]): ChildProcess {
  return spawn(process.execPath, ['--import', 'tsx', join(import.meta.dirname, 'child.ts'), ...args]);
}

/** The output of a child that must succeed or, if requested, is killed as soon as its output suffices. */
function outputOf(
  child: ChildProcess,
  suffices: (output: string) => boolean = () => false,
  kill = false,
): Promise<string> {
  return new Promise((resolve, reject) => {
    let output = '';
    let errors = '';
    child.stdout?.on('data', (data: Buffer) => {
      output += data.toString();
      if (kill && suffices(output)) child.kill('SIGKILL');
    });
    child.stderr?.on('data', (data: Buffer) => {
      errors += data.toString();
    });
    child.on('exit', (code, signal) => {
      if (code === 0 || (kill && signal === 'SIGKILL')) resolve(output);
      else reject(new Error(`the child ended with ${code ?? signal}: ${errors}`));
    });
  });
}
