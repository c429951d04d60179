import { createHash } from 'node:crypto';
import {
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import fc from 'fast-check';
import { afterAll, expect, it } from 'vitest';
import type { Manifest } from '../../src/index/format.js';
import { corpusFiles } from '../../src/ingest/corpus-files.js';
import { isStale } from '../../src/ingest/stale.js';
import { removeFolders, temporaryFolder } from './support.js';

afterAll(removeFolders);

const NAMES = ['a.md', 'b.txt', 'c.pdf', 'below/d.md', 'below/deeper/e.docx', 'below/e.md', 'f.html', 'f.yaml'];
const OTHERS = ['.hidden', '.git/config', 'README.md', 'notes.xyz', 'below/draft~', 'empty/nothing.xyz'];

function put(folder: string, file: string, text: string): void {
  mkdirSync(join(folder, dirname(file)), { recursive: true });
  writeFileSync(join(folder, file), text);
}

const sha256 = (path: string) => createHash('sha256').update(readFileSync(path)).digest('hex');

/** The information that an ingest records about files. */
async function noted(folder: string): Promise<Pick<Manifest, 'corpus'>> {
  const entries = (await corpusFiles(folder)).map((file) => {
    const { size, mtimeMs } = statSync(join(folder, file));
    return { file, size, modified: mtimeMs, sha256: sha256(join(folder, file)) };
  });
  return { corpus: entries };
}

/** The documents with their content, on which the index depends. */
async function content(folder: string): Promise<string[]> {
  const files = await corpusFiles(folder).catch(() => []);
  return files.map((file) => `${file} ${sha256(join(folder, file))}`);
}

const file = fc.constantFrom(...NAMES);
const change = fc.oneof(
  fc.record({ kind: fc.constant('write' as const), file, text: fc.constantFrom('text', 'TEXT', 'longer text') }),
  fc.record({ kind: fc.constant('other' as const), file: fc.constantFrom(...OTHERS), text: fc.constant('x') }),
  fc.record({ kind: fc.constantFrom('remove' as const, 'touch' as const, 'link' as const, 'move' as const), file }),
);

it('is just what differs in the documents, whatever else lies or changes in their folder', async () => {
  const documents = fc.uniqueArray(file, { minLength: 1 });
  const outcomes = new Set<boolean>();
  await fc.assert(
    fc.asyncProperty(documents, fc.array(change, { maxLength: 4 }), async (files, changes) => {
      const folder = temporaryFolder();
      for (const name of ['a.md', ...files]) put(folder, name, 'text');
      for (const name of readdirSync(folder)) if (!name.includes('.')) utimesSync(join(folder, name), 1, 1);
      const manifest = (await noted(folder)) as Manifest;
      const before = await content(folder);
      for (const [i, each] of changes.entries()) apply(folder, each, i);
      const differs = JSON.stringify(await content(folder)) !== JSON.stringify(before);
      const stale = await isStale(manifest, folder).catch((error: { code: string }) => error.code);
      if (typeof stale === 'string')
        expect(await corpusFiles(folder).catch((e: { code: string }) => e.code)).toBe(stale);
      else expect(stale).toBe(differs);
      outcomes.add(stale === true);
    }),
    { numRuns: 150 },
  );
  expect(outcomes.size).toBe(2);
});

function apply(folder: string, each: { kind: string; file: string; text?: string }, i: number): void {
  const path = join(folder, each.file);
  if (each.kind === 'write' || each.kind === 'other') {
    rmSync(path, { force: true });
    put(folder, each.file, each.text ?? '');
    // A distinct time: two changes within a millisecond look the same to a file system.
    utimesSync(path, 100 + i, 100 + i);
  } else if (statSync(path, { throwIfNoEntry: false }) === undefined) return;
  else if (each.kind === 'remove') rmSync(path);
  else if (each.kind === 'touch') utimesSync(path, 200 + i, 200 + i);
  else if (each.kind === 'move') renameSync(path, join(folder, `moved-${i}.md`));
  else {
    const target = join(temporaryFolder(), 'target');
    renameSync(path, target);
    symlinkSync(target, path);
  }
}
