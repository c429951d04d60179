import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, afterEach, beforeEach, expect, test } from 'vitest';
import type { Log } from '../../src/bot/log.js';
import { type IngestEnd, watchCorpus } from '../../src/cli/watch-corpus.js';
import type { Config } from '../../src/config.js';
import { ingest } from '../../src/ingest/ingest.js';
import { FakeEmbedder, fakeConfig, removeFolders, temporaryFolder, writeNews } from '../ingest/support.js';

let config: Config;
let stopping: AbortController;
let watching: Promise<void>;
let lines: [level: string, message: string, fields: object][];
let ends: (IngestEnd | Error)[];
let ingests: number;

const note = (level: string) => (fields: object, message: string) => void lines.push([level, message, fields]);
const log: Log = { error: note('error'), warn: note('warn'), info: note('info'), debug: note('debug') };

beforeEach(async () => {
  config = fakeConfig(temporaryFolder());
  stopping = new AbortController();
  [lines, ends, ingests] = [[], [], 0];
  writeNews(config.corpusDir, 'a', ['A first text of some words.']);
  await ingest(config, async () => new FakeEmbedder());
});
afterEach(async () => {
  stopping.abort();
  await watching;
});
afterAll(removeFolders);

function watch(): void {
  const build = async (): Promise<IngestEnd> => {
    ingests += 1;
    const end = ends.shift();
    if (end instanceof Error) throw end;
    if (end) return end;
    const { manifest, embedded } = await ingest(config, async () => new FakeEmbedder());
    return { code: 0, stdout: JSON.stringify({ ...manifest.counts, embedded, notices: [] }), stderr: '' };
  };
  watching = watchCorpus(config, { log, stop: stopping.signal, ingest: build, everyMs: 15 });
}

/** Waits for log lines with these messages. */
async function expectLines(...messages: string[]): Promise<void> {
  for (let looks = 0; looks < 400 && lines.length < messages.length; looks += 1) await sleep(15);
  await sleep(100);
  expect(lines.map(([, message]) => message)).toEqual(messages);
}

const CHANGED = 'the documents changed; the index is being built';
const BUILT = 'the index was built';
const REFUSED = 'the documents cannot be read; the old index stays in use';

test('nothing is done while nothing changes', async () => {
  watch();
  await sleep(200);
  expect([ingests, lines]).toEqual([0, []]);
});

test('a new, changed or removed document is taken up, each with its lines', async () => {
  watch();
  mkdirSync(join(config.corpusDir, 'sub'));
  writeNews(join(config.corpusDir, 'sub'), 'b', ['A second text of some words.']);
  await expectLines(CHANGED, BUILT);
  expect(lines[1]?.[2]).toMatchObject({ documents: 2, passages: 2, embedded: 1, notices: 0 });
  writeNews(config.corpusDir, 'a', ['Other words than before.']);
  await expectLines(CHANGED, BUILT, CHANGED, BUILT);
  rmSync(join(config.corpusDir, 'sub'), { recursive: true });
  await expectLines(CHANGED, BUILT, CHANGED, BUILT, CHANGED, BUILT);
  expect(ingests).toBe(3);
});

test('changes that go on are waited for, and taken up once', async () => {
  watch();
  for (let part = 0; part < 12; part += 1) {
    writeNews(config.corpusDir, `n${part}`, [`Text number ${part} of some words.`]);
    await sleep(10);
  }
  await expectLines(CHANGED, BUILT);
  expect(lines[1]?.[2]).toMatchObject({ documents: 13 });
});

test('what cannot be taken in is told once, and again only when something has changed', async () => {
  ends = [{ code: 3, stdout: '', stderr: 'The corpus has a problem:\n  b.md: is empty.\n' }, new Error('no process')];
  watch();
  writeFileSync(join(config.corpusDir, 'b.md'), '');
  await expectLines(CHANGED, REFUSED);
  expect(lines[1]?.[2]).toEqual({ problems: ['The corpus has a problem:', '  b.md: is empty.'] });
  await sleep(200);
  expect(ingests).toBe(1);
  writeFileSync(join(config.corpusDir, 'b.md'), 'x');
  await expectLines(CHANGED, REFUSED, CHANGED, REFUSED);
  rmSync(join(config.corpusDir, 'b.md'));
  await sleep(200);
  // The corpus again matches the index.
  expect(ingests).toBe(2);
});

test('a folder that is gone is told, and taken up when it is back', async () => {
  watch();
  rmSync(config.corpusDir, { recursive: true });
  await expectLines(REFUSED);
  mkdirSync(config.corpusDir);
  writeNews(config.corpusDir, 'c', ['A text that came back.']);
  await expectLines(REFUSED, CHANGED, BUILT);
});
