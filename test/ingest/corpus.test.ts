import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { overlong } from '../../bench/lib/processor-time.js';
import { CorpusError, type CorpusProblem } from '../../src/errors.js';
import { readCorpus } from '../../src/ingest/corpus.js';
import { removeFolders, temporaryFolder } from './support.js';

const FIELDS = 'id: a\ntitle: A title\nkind: news\nlanguage: en\ndate: 2025-01-02';
const withFields = (fields: string, text = 'Some text.\n') => `---\n${fields}\n---\n${text}`;

let folder = '';
beforeEach(() => {
  folder = temporaryFolder();
});
afterAll(removeFolders);

const put = (file: string, content: string | Buffer) => writeFileSync(join(folder, file), content);
const read = () => readCorpus(folder, { today: '2026-02-01', identifyLanguage: () => 'en' });

async function problems(): Promise<CorpusProblem[]> {
  const error: unknown = await read().then(
    () => undefined,
    (e: unknown) => e,
  );
  if (!(error instanceof CorpusError)) throw new Error(`no corpus error but ${String(error)}`);
  expect(error.exitCode).toBe(3);
  for (const problem of error.problems) {
    expect(error.message).toContain(problem.message);
    expect(problem.cure).toMatch(/\w.*[.")]$/s);
  }
  return error.problems;
}

async function only(): Promise<CorpusProblem> {
  const found = await problems();
  expect(found).toHaveLength(1);
  return found[0] as CorpusProblem;
}

describe('a folder', () => {
  it('that is missing or empty is told', async () => {
    expect(await only()).toMatchObject({ code: 'empty_corpus', file: folder });
    folder = join(folder, 'nowhere');
    expect(await only()).toMatchObject({ code: 'no_corpus', file: folder });
  });

  it('may hold notes for people, hidden files and folders', async () => {
    put('a.md', withFields(FIELDS));
    put('README.md', 'How to add documents.');
    put('.hidden.md', '');
    put('picture.png', Buffer.from([0x89, 0x50]));
    mkdirSync(join(folder, 'old'));
    expect(await read()).toHaveLength(1);
  });

  it.each([
    ['b.odt', /save it as \.docx/],
    ['b.doc', /save it as \.docx/],
    ['b.RTF', /save it as \.docx/],
    ['b.mht', /HTML only/],
    ['b.epub', /Convert it/],
  ])('tells of documents in formats that are not read, and what to do: %s', async (file, cure) => {
    put('a.md', withFields(FIELDS));
    put(file, 'PK');
    expect(await only()).toMatchObject({ code: 'unread_format', file, cure: expect.stringMatching(cure) });
  });

  it.each([
    ['a.xml', '<MATH><P>Both sides agree on fog.</P></MATH>', 'unknown_xml'],
    [
      'a.txt',
      'MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=x\r\n\r\nBoth sides agree.',
      'foreign_format',
    ],
  ])('never takes tags or wrappings for text: %s', async (file, text, code) => {
    put('b.md', withFields(FIELDS));
    put(file, text);
    expect(await only()).toMatchObject({ code, file });
  });

  it('reads a piece of a page by its tags, and text that is named otherwise as text', async () => {
    put('a.html', '<section><p>Both sides agree on fog.</p></section>');
    put('b.docx', 'Both sides agree on bells.');
    for (const name of ['a', 'b']) put(`${name}.yaml`, FIELDS.replace('id: a', `id: ${name}`));
    const documents = await read();
    expect(documents.map(({ format, text }) => [format, text])).toEqual([
      ['html', 'Both sides agree on fog.'],
      ['text', 'Both sides agree on bells.'],
    ]);
  });

  it('tells of files that cannot be read', async () => {
    put('a.md', withFields(FIELDS));
    symlinkSync(join(folder, 'gone'), join(folder, 'b.md'));
    expect(await only()).toMatchObject({ code: 'unreadable_file', file: 'b.md' });
  });
});

describe('bytes', () => {
  const bad = async (content: Buffer | string) => {
    put('a.md', content);
    return only();
  };

  it('of an empty file, or of white space only, are told', async () => {
    expect(await bad('')).toMatchObject({ code: 'empty_file', file: 'a.md' });
    expect(await bad('\uFEFF \r\n\r\n')).toMatchObject({ code: 'empty_file' });
  });

  it('of a binary file are told', async () => {
    expect(await bad(Buffer.from([0x50, 0x4b, 3, 4, 0, 0, 9]))).toMatchObject({ code: 'binary_file' });
  });

  it('of 10 MB in one line are told, soon', async () => {
    expect(await bad(withFields(FIELDS, 'word '.repeat(2_000_000)))).toMatchObject({ code: 'line_too_long', line: 8 });
    expect(await overlong(read, 1000)).toBeUndefined();
  });

  it('of UTF-16 are told as such', async () => {
    expect(await bad(Buffer.from('\uFEFFHà Nội', 'utf16le'))).toMatchObject({
      code: 'not_utf8',
      message: 'is UTF-16.',
    });
  });

  it.each([
    ['a Latin-1 letter', [0xe0, 0x20], 0],
    ['a lone continuation', [0x41, 0x80, 0x41], 1],
    ['a sequence cut at the end', [0x41, 0x42, 0xe1, 0xbb], 2],
    ['an overlong sequence', [0x41, 0xe0, 0x80, 0x80], 1],
    ['a surrogate', [0xed, 0xa0, 0x80], 0],
    ['a real U+FFFD before it', [0xef, 0xbf, 0xbd, 0x41, 0xff], 4],
  ])('that are no UTF-8 are told with their place: %s', async (_name, bytes, offset) => {
    const head = Buffer.from(withFields(FIELDS, 'Việt Nam\n'));
    const problem = await bad(Buffer.concat([head, Buffer.from(bytes)]));
    expect(problem).toMatchObject({ code: 'not_utf8', line: 9 });
    expect(problem.message).toContain(`at byte ${head.length + offset} (byte ${offset + 1} of the line`);
  });

  it('with a byte order mark, CRLF and decomposed Vietnamese give the same text as without', async () => {
    const text = 'Thẻ vàng IUU\n\nBộ trưởng Bùi Thanh Sơn\n';
    put('a.md', withFields(FIELDS, text));
    const plain = (await read())[0]?.text;
    put('a.md', `\uFEFF${withFields(FIELDS, text).replaceAll('\n', '\r\n').normalize('NFD')}`);
    expect((await read())[0]?.text).toBe(plain);
    expect(plain).toBe(text.normalize('NFC'));
  });

  it('with page breaks and Unicode line separators give lines', async () => {
    put('a.md', withFields(FIELDS, 'one\ftwo\u2028three\rfour'));
    expect((await read())[0]?.text).toBe('one\ntwo\nthree\nfour');
  });
});

describe('front matter', () => {
  const fault = async (fields: string) => {
    put('a.md', withFields(fields));
    return only();
  };
  const instead = (field: string, line: string) => FIELDS.replace(new RegExp(`^${field}:.*$`, 'm'), line);

  it('gives every field, numbers as they were written', async () => {
    put(
      'a.md',
      withFields(
        `${FIELDS}\ndateBasis: inferred\ndateNote: "Because: so"\npublisher: P\nreference: 007\nurl: https://example.org/a\naliases: [b, " c "]`,
      ),
    );
    expect(await read()).toMatchObject([
      { reference: '007', dateNote: 'Because: so', aliases: ['b', 'c'], titleBasis: 'given', dateBasis: 'inferred' },
    ]);
  });

  it.each([
    ['31 February', 'date', 'date: 2025-02-31', 'bad_field', 'date'],
    ['a date without a year', 'date', 'date: 24/5', 'bad_field', 'date'],
    ['a future date', 'date', 'date: 2026-02-02', 'future_date', 'date'],
    ['an id in capitals', 'id', 'id: Joint', 'bad_field', 'id'],
    ['an empty title', 'title', 'title:', 'bad_field', 'title'],
    ['a title that is a map', 'title', 'title: {a: b}', 'bad_field', 'title'],
    ['a title that is a reference', 'title', 'title: *x', 'bad_field', 'title'],
    ['an unknown kind', 'kind', 'kind: blog', 'bad_field', 'kind'],
    ['a language by name', 'language', 'language: English', 'bad_field', 'language'],
    ['a script as address', 'date', 'date: 2025-01-02\nurl: javascript:alert(1)', 'bad_field', 'url'],
    ['aliases that are no list', 'date', 'date: 2025-01-02\naliases: b', 'bad_field', 'aliases'],
    ['no title', 'title', '# nothing', 'missing_field', 'title'],
    ['an inferred date without reason', 'date', 'date: 2025-01-02\ndateBasis: inferred', 'missing_field', 'dateNote'],
    ['a field given twice', 'title', 'title: A\ntitle: B', 'bad_yaml', undefined],
    ['a tab', 'title', '\ttitle: A', 'bad_yaml', undefined],
    ['no fields', 'title', 'nothing', 'bad_yaml', undefined],
  ])('with %s is refused', async (_name, field, line, code, named) => {
    const problem = await fault(instead(field, line));
    expect(problem).toMatchObject({ code, file: 'a.md' });
    expect(problem.field).toBe(named);
    expect(problem.line).toBeGreaterThan(0);
  });

  it('tells the line in the file, also below empty lines', async () => {
    put('a.md', `\n\n${withFields(instead('date', 'date: 2025-02-31'))}`);
    expect(await only()).toMatchObject({ line: 8, field: 'date' });
  });

  it('of hostile shapes is refused without harm', async () => {
    put('a.md', withFields(`id: ${'['.repeat(15_000)}`));
    expect((await problems()).map(({ code }) => code)).toContain('bad_yaml');
    put('a.md', withFields(`${FIELDS}\naliases: [&a [x, x], *a, *a]`));
    expect(await only()).toMatchObject({ code: 'bad_field', field: 'aliases' });
  });

  it('that never ends is told, a rule at the head of a text is none', async () => {
    put('a.md', '---\nid: a\ntitle: b\n\nText.');
    expect(await only()).toMatchObject({ code: 'bad_yaml', line: 1 });
    put('a.md', '---\ndate 2025-01-02 HANOI — Text.');
    expect(await problems()).toMatchObject([{ code: 'missing_field', field: 'date' }]);
  });

  it('above no text is told', async () => {
    put('a.md', withFields(FIELDS, '\n \n'));
    expect(await only()).toMatchObject({ code: 'empty_document' });
  });
});

describe('a .txt file', () => {
  it('takes its fields from a side file, problems are told there', async () => {
    put('a.txt', 'Text.');
    put('a.yaml', FIELDS);
    expect(await read()).toMatchObject([{ id: 'a', file: 'a.txt', text: 'Text.' }]);
    put('a.yaml', FIELDS.replace('kind: news\n', ''));
    expect(await only()).toMatchObject({ code: 'missing_field', file: 'a.yaml', field: 'kind' });
  });

  it('changes its hash with its side file', async () => {
    put('a.txt', 'Text.');
    put('a.yaml', FIELDS);
    const before = (await read())[0]?.sha256;
    put('a.yaml', FIELDS.replace('A title', 'Another'));
    expect((await read())[0]?.sha256).not.toBe(before);
  });

  it('without fields is read when its first line states the date', async () => {
    put('Tin tức_Hà Nội.txt', ' date 2025-10-10 BRUSSELS — Việt Nam remains steadfast.');
    expect(await read()).toMatchObject([
      { id: 'tin-tuc-ha-noi', title: 'Tin tức Hà Nội', titleBasis: 'described', date: '2025-10-10', kind: 'news' },
    ]);
  });

  it('without fields and without a date is refused', async () => {
    put('a.txt', 'Chiều 24/5, Bộ trưởng đã điện đàm.');
    expect(await only()).toMatchObject({ code: 'missing_field', field: 'date' });
    put('a.txt', 'date 2025-02-31 HANOI — Text.');
    expect(await only()).toMatchObject({ code: 'bad_field', field: 'date' });
    put('a.txt', 'date 2027-01-01 HANOI — Text.');
    expect(await only()).toMatchObject({ code: 'future_date' });
  });

  it('side files that describe nothing, or the same, are told', async () => {
    put('a.txt', 'Text.');
    put('a.yaml', FIELDS);
    put('a.yml', FIELDS);
    put('b.yaml', FIELDS);
    expect((await problems()).map(({ code, file }) => [code, file])).toEqual([
      ['stray_side_file', 'a.yml'],
      ['stray_side_file', 'b.yaml'],
    ]);
  });
});

it('tells all problems of all files at once, with file, line, field and cure', async () => {
  put('a.md', withFields('id: same\ntitel: A\nkind: news\nlanguage: en\ndate: 2025-02-31'));
  put('b.md', withFields(FIELDS.replace('id: a', 'id: same')));
  put('c.txt', '');
  put('d.md', Buffer.from([0x41, 0xff]));
  put('e.yaml', FIELDS);
  const found = await problems();
  expect(found.map(({ file, code, field, line }) => [file, code, field, line])).toEqual([
    ['e.yaml', 'stray_side_file', undefined, undefined],
    ['a.md', 'bad_field', 'date', 6],
    ['a.md', 'missing_field', 'title', 1],
    ['c.txt', 'empty_file', undefined, undefined],
    ['d.md', 'not_utf8', undefined, 1],
    ['b.md', 'duplicate_id', 'id', undefined],
  ]);
});

it('reads the five documents of the repository', async () => {
  folder = join(import.meta.dirname, '../../corpus');
  const documents = await read();
  expect(documents.map(({ id, date, dateBasis }) => [id, date, dateBasis])).toEqual([
    ['hang-2026-01-27', '2026-01-27', 'stated'],
    ['joint-statement-2026', '2026-01-29', 'stated'],
    ['son-borrell-2022-05-24', '2022-05-24', 'inferred'],
    ['vns-2025-04-15', '2025-04-15', 'stated'],
    ['vns-2025-10-10', '2025-10-10', 'stated'],
  ]);
  for (const { text } of documents) {
    expect(text).toBe(text.normalize('NFC'));
    expect(text).not.toMatch(/\r|^\uFEFF/);
  }
});
