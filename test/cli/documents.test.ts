import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import { cli, corpusCopy, temporary } from './support.js';

const folder = temporary();
afterAll(() => rmSync(folder, { recursive: true, force: true }));

interface DryRun {
  documents: {
    id: string;
    file: string;
    format: string;
    title: string;
    kind: string;
    language: string;
    date: string;
    words: number;
    wordsInNoPassage: number;
    passages: {
      id: string;
      number?: string;
      label: string;
      section: string[];
      start: number;
      end: number;
      text: string;
    }[];
    notices: { code: string; message: string; line?: number }[];
  }[];
  problems: { code: string; file: string; cure: string }[];
  notices: { code: string; file: string; message: string }[];
}

describe('ingest --dry-run', () => {
  const index = join(folder, 'never');

  test('shows what would be found in each document, and writes nothing', async () => {
    const { code, stdout, stderr } = await cli(['--index', index, 'ingest', '--dry-run', '--json']);
    expect(code, stderr).toBe(0);
    const { documents, problems } = JSON.parse(stdout) as DryRun;
    expect(problems).toEqual([]);
    expect(documents.map(({ id }) => id)).toEqual([
      ...['hang-2026-01-27', 'joint-statement-2026', 'son-borrell-2022-05-24', 'vns-2025-04-15', 'vns-2025-10-10'],
    ]);
    const statement = documents[1];
    expect(statement).toMatchObject({ format: 'markdown', kind: 'official', language: 'en', date: '2026-01-29' });
    const numbers = statement?.passages.flatMap(({ number }) => number ?? []);
    expect(new Set(numbers).size).toBe(60);
    expect(numbers?.slice(0, 3)).toEqual(['1', '2', '3']);
    for (const { words, wordsInNoPassage, passages } of documents) {
      expect(words).toBeGreaterThan(100);
      expect(wordsInNoPassage).toBeLessThan(words / 2);
      for (const { id, start, end, text } of passages) expect([id, text.length]).toEqual([id, end - start]);
    }
    expect(readdirSync(folder)).not.toContain('never');
  });

  test('goes on past a bad file and tells every file that is not taken', async () => {
    const corpus = corpusCopy();
    mkdirSync(join(corpus, 'sub'));
    writeFileSync(join(corpus, 'sub', 'bad.md'), '');
    writeFileSync(join(corpus, 'picture.png'), 'x');
    const options = ['--index', index, '--corpus', corpus, 'ingest', '--dry-run'];
    const json = await cli([...options, '--json']);
    expect(json.code).toBe(3);
    const { documents, problems, notices } = JSON.parse(json.stdout) as DryRun;
    expect(documents).toHaveLength(5);
    expect(problems).toMatchObject([{ code: 'empty_file', file: 'sub/bad.md' }]);
    expect(notices).toMatchObject([{ code: 'unknown_extension', file: 'picture.png' }]);
    const text = await cli(options);
    expect(text.stdout).toContain('joint-statement-2026.md · markdown · id joint-statement-2026');
    expect(text.stdout).toMatch(/60 numbered passages, Clause 1 to Clause 60/);
    expect(text.stdout).toMatch(/picture\.png: has the extension \.png/);
    expect(text.stdout).toMatch(/5 documents, \d+ passages, 1 to correct before an ingest\. Nothing was written\./);
    expect(text.stderr).toContain('sub/bad.md: is empty.');
    rmSync(corpus, { recursive: true });
  });
});

describe('add', () => {
  let corpus = '';
  let box = '';
  beforeEach(() => {
    corpus = join(temporary(), 'corpus');
    box = temporary();
  });

  const original = (name: string, text: string) => {
    const path = join(box, name);
    writeFileSync(path, text);
    return path;
  };
  const add = (...args: string[]) => cli(['--corpus', corpus, '--index', join(corpus, '..', 'index'), 'add', ...args]);
  const inCorpus = (name: string) => readFileSync(join(corpus, name), 'utf8');

  test('copies a document and writes what is known beside it; the original stays as it is', async () => {
    const text = '# Tea accord\n\nBoth sides agree that tea is green and that it is to be drunk.\n';
    const path = original('Tea Accord.md', text);
    const { code, stdout, stderr } = await add(
      path,
      '--date',
      '2024-05',
      '--kind',
      'official',
      '--publisher',
      'Tea Board',
    );
    expect(code, stderr).toBe(0);
    expect(stdout).toContain('Added Tea Accord.md as tea-accord; the fields are in Tea Accord.yaml.');
    expect(stdout).toContain('title: Tea accord (first heading)');
    expect(stdout).toContain('date: 2024-05 (given)');
    expect([inCorpus('Tea Accord.md'), readFileSync(path, 'utf8')]).toEqual([text, text]);
    expect(inCorpus('Tea Accord.yaml')).toBe(
      'id: tea-accord\ntitle: Tea accord\nkind: official\nlanguage: en\ndate: 2024-05\npublisher: Tea Board\n',
    );
    const look = await cli(['--corpus', corpus, 'ingest', '--dry-run', '--json']);
    expect(look.code, look.stderr).toBe(0);
    expect((JSON.parse(look.stdout) as DryRun).documents).toMatchObject([{ id: 'tea-accord', date: '2024-05' }]);
    expect(readdirSync(corpus).sort()).toEqual(['Tea Accord.md', 'Tea Accord.yaml']);
  });

  test('never makes up a date: it must be given, and nothing is written without it', async () => {
    const result = await add(original('a.md', '# A\n\nSome words about tea and its leaves.\n'));
    expect(result.code).toBe(2);
    expect(result.stderr).toMatch(/"date" is missing[\s\S]*--date/);
    expect(() => readdirSync(corpus)).toThrow();
  });

  test('of a document that states everything itself only copies it', async () => {
    const fields =
      '---\nid: own\ntitle: Own\nkind: news\nlanguage: en\ndate: 2024-05-06\n---\nWords of its own here.\n';
    expect((await add(original('own.md', fields))).code).toBe(0);
    expect(readdirSync(corpus)).toEqual(['own.md']);
  });

  test('reports what is wrong with one file and adds the others; ids stay unique', async () => {
    mkdirSync(join(box, 'b'));
    const good = original('a.md', '# A\n\nSome words about tea.\n');
    const other = original('b/A.txt', 'Some other words about tea.');
    const bad = original('c.md', '');
    const { code, stdout } = await add(good, other, bad, join(box, 'nowhere.md'), '--date', '2024', '--json');
    expect(code).toBe(3);
    const { added, problems } = JSON.parse(stdout) as { added: object[]; problems: object[] };
    expect(added).toMatchObject([
      { file: 'a.md', id: 'a', date: '2024', dateFrom: 'given' },
      { file: 'A.txt', id: 'a-2', titleFrom: 'file name' },
    ]);
    expect(problems).toMatchObject([{ code: 'empty_file' }, { code: 'unreadable_file' }]);
  });

  test('overwrites nothing', async () => {
    const path = original('a.md', '# A\n\nSome words about tea.\n');
    expect((await add(path, '--date', '2024')).code).toBe(0);
    writeFileSync(path, '# A\n\nOther words about tea.\n');
    const again = await add(path, '--date', '2025');
    expect(again.code).toBe(3);
    expect(again.stderr).toMatch(/in the corpus already/);
    expect(inCorpus('a.md')).toContain('Some words');
  });

  test('refuses facts that are wrong', async () => {
    const path = original('a.md', '# A\n\nSome words about tea.\n');
    for (const wrong of [
      ['--date', '24/5'],
      ['--date', '2024', '--kind', 'blog'],
      ['--date', '2024', '--url', 'https://a.example@b.example/'],
    ]) {
      const { code, stderr } = await add(path, ...wrong);
      expect([code, stderr]).toEqual([
        2,
        expect.stringContaining(wrong.at(-2) === '--url' ? 'url' : (wrong.at(-2) ?? '')),
      ]);
    }
  });
});
