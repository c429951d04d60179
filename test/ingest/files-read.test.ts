import { createHash } from 'node:crypto';
import { utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { lookAtCorpus } from '../../src/ingest/corpus.js';
import { FilesRead, type HashedFile } from '../../src/ingest/files-read.js';
import { removeFolders, temporaryFolder } from './support.js';

afterAll(removeFolders);

const sha256 = (...parts: string[]) => createHash('sha256').update(parts.join('')).digest('hex');
const whole = (found: Awaited<ReturnType<FilesRead['take']>>): HashedFile => {
  if ('problem' in found) throw new Error(found.problem.message);
  return found;
};

it('a file that was looked at is not read again, and is kept until it is taken', async () => {
  const folder = temporaryFolder();
  const files = new FilesRead(folder);
  writeFileSync(join(folder, 'a.md'), 'one');
  const looked = whole(await files.look('a.md'));
  expect(looked.sha256).toBe(sha256('one'));
  expect(whole(await files.take('a.md')).bytes).toBe(looked.bytes);
  expect(whole(await files.take('a.md')).bytes).not.toBe(looked.bytes);
});

it('a file that changed after it was looked at is read again', async () => {
  const folder = temporaryFolder();
  const files = new FilesRead(folder);
  const path = join(folder, 'a.md');
  writeFileSync(path, 'one');
  await files.look('a.md');
  writeFileSync(path, 'two');
  utimesSync(path, 1000, 1000);
  expect(whole(await files.take('a.md'))).toMatchObject({ sha256: sha256('two'), modified: 1_000_000 });
  expect(await new FilesRead(folder).take('b.md')).toMatchObject({
    problem: { code: 'unreadable_file', file: 'b.md' },
  });
});

it('a side file shared by two documents is read once, and is part of the hash of each', async () => {
  const folder = temporaryFolder();
  const side = 'id: a\ntitle: A note\nkind: news\nlanguage: en\ndate: 2025-01-02\n';
  writeFileSync(join(folder, 'a.md'), 'One text of a note.');
  writeFileSync(join(folder, 'a.txt'), 'Another text of a note.');
  writeFileSync(join(folder, 'a.yaml'), side);
  const taken: string[] = [];
  class Counting extends FilesRead {
    override take(file: string): ReturnType<FilesRead['take']> {
      taken.push(file);
      return super.take(file);
    }
  }
  const options = { today: '2026-02-01', identifyLanguage: () => 'en', files: new Counting(folder) };
  const reading = await lookAtCorpus(folder, options);
  expect(taken.sort()).toEqual(['a.md', 'a.txt', 'a.yaml']);
  expect(reading.files.map(({ file }) => file)).toEqual(['a.md', 'a.txt', 'a.yaml']);
  expect(reading.documents.map((document) => document.sha256)).toEqual([
    sha256('One text of a note.', side),
    sha256('Another text of a note.', side),
  ]);
});
