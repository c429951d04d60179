import type { ChildProcess } from 'node:child_process';
import { cpSync, readdirSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { cli, corpusCopy, layIndex, temporary } from './support.js';

const folder = temporary();
const built = join(folder, 'built');

beforeAll(() => layIndex(built));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** A copy of the built index that a test may change. */
function indexCopy(name: string): string {
  const index = join(folder, name);
  cpSync(built, index, { recursive: true, preserveTimestamps: true });
  return index;
}

function generation(index: string): string {
  const { folder: name } = JSON.parse(readFileSync(join(index, 'manifest.json'), 'utf8')) as { folder: string };
  return join(index, name);
}

/** Sends one Ctrl-C some time after a step began. */
function interrupt(step: string, afterMs: number): (text: string, child: ChildProcess) => void {
  let sent = false;
  return (text, child) => {
    if (sent || !text.includes(step)) return;
    sent = true;
    setTimeout(() => child.kill('SIGINT'), afterMs);
  };
}

test('Ctrl-C during an ingest stops it cleanly; the old index stays and what was computed is kept', async () => {
  const index = indexCopy('interrupted');
  const before = readFileSync(join(index, 'manifest.json'), 'utf8');
  // Another prefix gives different vectors, so everything must be embedded again.
  const env = { EMBEDDING_PASSAGE_PREFIX: 'query: ' };
  const result = await cli(['--index', index, 'ingest'], { env, onStderr: interrupt('Measuring the languages', 100) });
  expect(result.code).toBe(130);
  expect(result.stderr).toMatch(/old index stays in use[\s\S]*computed so far is kept/);
  expect(result.stderr).not.toMatch(/\n\s+at /);
  expect(readFileSync(join(index, 'manifest.json'), 'utf8')).toBe(before);
  expect((await cli(['--index', index, 'clause', '34'])).code).toBe(0);
});

test('an ingest goes on from where Ctrl-C stopped it', async () => {
  const index = join(folder, 'resumed');
  const stopped = await cli(['--index', index, 'ingest'], { onStderr: interrupt('Embedding the passages', 800) });
  expect(stopped.code, stopped.stderr).toBe(130);
  const resumed = await cli(['--index', index, 'ingest', '--json']);
  expect(resumed.code, resumed.stderr).toBe(0);
  const { documents, chunks, embedded } = JSON.parse(resumed.stdout) as Record<string, number>;
  expect(documents).toBe(5);
  expect(embedded).toBeLessThan(chunks ?? 0);
  expect(readdirSync(index).filter((name) => name.startsWith('.'))).toEqual([]);
  const again = await cli(['--index', index, 'ingest']);
  expect(again.code, again.stderr).toBe(0);
  expect(again.stdout).toMatch(/^Index ready: 5 documents, \d+ passages \(0 texts embedded/);
});

test('without a command a missing index is built, then questions are answered', async () => {
  const result = await cli(['--index', join(folder, 'fresh')], { input: 'clause 34\n' });
  expect(result.code, result.stderr).toBe(0);
  expect(result.stderr).toMatch(/Embedding the passages[\s\S]*Index ready/);
  expect(result.stdout).toContain('Clause 34');
});

test('without a command a changed corpus is ingested again, embedding only what is new', async () => {
  const index = indexCopy('changed');
  const corpus = corpusCopy();
  const added =
    '---\nid: added\ntitle: An added note\nkind: news\nlanguage: en\ndate: 2024-05-06\n---\nThe added note says that tea is green.\n';
  writeFileSync(join(corpus, 'added.md'), added);
  const result = await cli(['--index', index, '--corpus', corpus], { input: 'sources\n' });
  expect(result.code, result.stderr).toBe(0);
  expect(result.stderr).toMatch(/6 documents.*1 texts embedded/);
  expect(result.stdout).toContain('An added note');
});

test('all problems of a corpus are told at once, and the old index goes on answering', async () => {
  const index = indexCopy('problems');
  const corpus = corpusCopy();
  writeFileSync(
    join(corpus, 'bad.md'),
    '---\nid: Bad Id\ntitle: x\nkind: news\nlanguage: en\ndate: 2025-02-31\n---\nText.\n',
  );
  writeFileSync(join(corpus, 'empty.txt'), '');
  const result = await cli(['--index', index, '--corpus', corpus], { input: 'clause 34\n' });
  expect(result.code, result.stderr).toBe(0);
  expect(result.stderr).toMatch(/bad\.md:2: "id"/);
  expect(result.stderr).toMatch(/bad\.md:6: "date"/);
  expect(result.stderr).toMatch(/empty\.txt/);
  expect(result.stderr).toContain('The old index is used.');
  expect(result.stdout).toContain('Clause 34');
  expect((await cli(['--index', index, '--corpus', corpus, 'ingest'])).code).toBe(3);
  expect((await cli(['--index', join(folder, 'none'), '--corpus', corpus], { input: 'clause 34\n' })).code).toBe(3);
});

test('a damaged index is refused with the cure, and built again when no command is given', async () => {
  const index = indexCopy('damaged');
  truncateSync(join(generation(index), 'graph.hnsw'), 1000);
  const refused = await cli(['--index', index, 'ask', 'yellow card']);
  expect(refused.code, refused.stderr).toBe(4);
  expect(refused.stderr).toContain('npm start -- ingest');
  rmSync(join(generation(index), 'lexical.bin'));
  const mended = await cli(['--index', index], { input: 'clause 34\n' });
  expect(mended.code, mended.stderr).toBe(0);
  expect(mended.stderr).toMatch(/Index ready/);
  expect((await cli(['--index', index, 'doctor'])).code).toBe(0);
});

test('the manifest of something else is never overwritten', async () => {
  const index = temporary();
  writeFileSync(join(index, 'manifest.json'), '{"format":"web-app"}');
  for (const args of [[], ['ingest'], ['clause', '34']]) {
    const result = await cli(['--index', index, ...args]);
    expect(result.code, result.stderr).toBe(4);
  }
  expect(readFileSync(join(index, 'manifest.json'), 'utf8')).toBe('{"format":"web-app"}');
});

test('an index folder that cannot be written is told with the cure', async () => {
  const file = join(temporary(), 'file');
  writeFileSync(file, '');
  for (const args of [['ingest'], []]) {
    const result = await cli(['--index', join(file, 'index'), ...args]);
    expect(result.code, result.stderr).toBe(4);
    expect(result.stderr).toContain('--index');
    expect(result.stderr).not.toMatch(/\n\s+at /);
  }
});
