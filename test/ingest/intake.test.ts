import { spawnSync } from 'node:child_process';
import { appendFileSync, mkdirSync, symlinkSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { type CorpusReading, lookAtCorpus } from '../../src/ingest/corpus.js';
import { linkFault } from '../../src/ingest/link.js';
import { LARGEST_FILE, readWhole } from '../../src/ingest/read-file.js';
import { removeFolders, temporaryFolder } from './support.js';

const FIELDS = 'id: a\ntitle: A title\nkind: news\nlanguage: en\ndate: 2025-01-02';
const withFields = (fields: string, text = 'Some text.\n') => `---\n${fields}\n---\n${text}`;

let folder = '';
beforeEach(() => {
  folder = temporaryFolder();
});
afterAll(removeFolders);

const put = (file: string, content: string | Buffer) => writeFileSync(join(folder, file), content);
const pipe = (file: string) => expect(spawnSync('mkfifo', [join(folder, file)]).status).toBe(0);

/** Reads the folder; must take less than a second of processor time and not wait for anything. */
async function look(): Promise<CorpusReading> {
  const cpu = process.cpuUsage();
  const reading = await lookAtCorpus(folder, { today: '2026-02-01', identifyLanguage: () => 'en' });
  const { user, system } = process.cpuUsage(cpu);
  expect((user + system) / 1e6).toBeLessThan(1);
  for (const { cure } of reading.problems) expect(cure).toMatch(/\w.*[.")]$/s);
  return reading;
}
const codes = (list: { file: string; code: string }[]) => list.map(({ file, code }) => [file, code]);

describe('a folder', () => {
  it('is read with its subfolders; fields stand beside each document', async () => {
    for (const below of ['eu', 'eu/2025', 'vn']) mkdirSync(join(folder, below));
    put('a.md', withFields(FIELDS));
    put('eu/2025/b.txt', 'Text.');
    put('eu/2025/b.yaml', FIELDS.replace('id: a', 'id: b'));
    put('vn/b.yaml', FIELDS);
    const { documents, files, problems } = await look();
    expect(documents.map(({ id, file }) => [id, file])).toEqual([
      ['a', 'a.md'],
      ['b', 'eu/2025/b.txt'],
    ]);
    expect(files.map(({ file }) => file)).toEqual(['a.md', 'eu/2025/b.txt', 'eu/2025/b.yaml']);
    expect(codes(problems)).toEqual([['vn/b.yaml', 'stray_side_file']]);
  });

  it('tells of every file that is not taken, and why', async () => {
    put('a.md', withFields(FIELDS));
    mkdirSync(join(folder, '.git'));
    mkdirSync(join(folder, 'sub'));
    for (const name of ['.hidden.md', 'README.md', 'picture.png', 'LICENCE', 'sub/~$a.docx', 'a.md~', 'sub/b.md.part'])
      put(name, 'x');
    symlinkSync('.', join(folder, 'sub', 'loop'));
    const { documents, problems, notices } = await look();
    expect(documents).toHaveLength(1);
    expect(problems).toEqual([]);
    expect(codes(notices).sort()).toEqual(
      [
        [folder, 'hidden_files'],
        ['LICENCE', 'unknown_extension'],
        ['README.md', 'note_for_people'],
        ['a.md~', 'temporary_file'],
        ['picture.png', 'unknown_extension'],
        ['sub/b.md.part', 'temporary_file'],
        ['sub/loop', 'linked_folder'],
        ['sub/~$a.docx', 'temporary_file'],
      ].sort(),
    );
    for (const { message } of notices) expect(message).toMatch(/\.$/);
  });

  it('never waits for a pipe, a device, or a link to one', async () => {
    put('a.md', withFields(FIELDS));
    pipe('pipe.md');
    pipe('other');
    symlinkSync(join(folder, 'other'), join(folder, 'link.txt'));
    symlinkSync('/dev/zero', join(folder, 'zero.md'));
    symlinkSync('/dev/zero', join(folder, 'zero'));
    symlinkSync(join(folder, 'round.md'), join(folder, 'round.md'));
    const { documents, problems, notices } = await look();
    expect(documents).toHaveLength(1);
    expect(codes(problems).sort()).toEqual([
      ['link.txt', 'not_a_file'],
      ['pipe.md', 'not_a_file'],
      ['round.md', 'unreadable_file'],
      ['zero.md', 'not_a_file'],
    ]);
    expect(codes(notices).sort()).toEqual([
      ['other', 'not_a_file'],
      ['zero', 'not_a_file'],
    ]);
  });

  it('tells of names that cannot be seen, and of folders too deep', async () => {
    put('a.md', withFields(FIELDS));
    put('b\u202Edm.md', 'x');
    put('c\n.md', 'x');
    mkdirSync(join(folder, ...Array.from({ length: 18 }, () => 'd')), { recursive: true });
    const { problems } = await look();
    expect(problems.map(({ code }) => code).sort()).toEqual(['bad_file_name', 'bad_file_name', 'too_deep']);
    for (const { file } of problems) expect(file).toMatch(/^[\x20-\x7E]+$/);
  });

  it('with one bad file still gives the good ones', async () => {
    put('a.md', withFields(FIELDS));
    put('b.md', '');
    const { documents, problems } = await look();
    expect(documents.map(({ id }) => id)).toEqual(['a']);
    expect(codes(problems)).toEqual([['b.md', 'empty_file']]);
  });
});

describe('a file', () => {
  it('that is too large is told without being read', async () => {
    put('a.md', '');
    expect(spawnSync('truncate', ['-s', String(LARGEST_FILE + 1), join(folder, 'a.md')]).status).toBe(0);
    expect(codes((await look()).problems)).toEqual([['a.md', 'file_too_large']]);
  });

  it('that grows while it is read is told, and read once it is whole', async () => {
    const path = join(folder, 'a.md');
    put('a.md', 'Half of it.');
    const growing = setInterval(() => appendFileSync(path, ' And more.'), 15);
    expect(await readWhole(path, 'a.md')).toMatchObject({ problem: { code: 'file_changing', file: 'a.md' } });
    clearInterval(growing);
    expect(await readWhole(path, 'a.md')).toHaveProperty('bytes');
  });

  it('that is written in two halves is never read as its first half', async () => {
    const path = join(folder, 'a.md');
    for (let round = 0; round < 10; round += 1) {
      put('a.md', 'first half,');
      setTimeout(() => appendFileSync(path, 'second half'), 10 + 6 * round);
      const read = await readWhole(path, 'a.md');
      expect('bytes' in read && read.bytes.toString()).toBe('first half,second half');
    }
  });

  it('of the same size written again is read again', async () => {
    const path = join(folder, 'a.md');
    put('a.md', 'old words');
    utimesSync(path, 1, 1);
    const before = await readWhole(path, 'a.md');
    setTimeout(() => put('a.md', 'new words'), 30);
    put('a.md', 'mid words');
    const after = await readWhole(path, 'a.md');
    expect('bytes' in before && before.bytes.toString()).toBe('old words');
    expect('bytes' in after && after.bytes.toString()).toBe('new words');
  });
});

describe('front matter', () => {
  const taken = async (fields: string, text?: string) => {
    put('file-name.md', withFields(fields, text));
    return look();
  };

  it('may have any key and any value without harm', async () => {
    const key = fc.oneof(
      fc.constantFrom(
        '__proto__',
        'constructor',
        'toString',
        'hasOwnProperty',
        'valueOf',
        'title',
        'date',
        'id',
        'url',
      ),
      fc.stringMatching(/^[a-zA-Z_$][\w$-]{0,12}$/),
    );
    const value = fc.oneof(
      fc.constantFrom('x', '5', 'true', '[a, b]', '{a: b}', '', '2025', '{__proto__: {x: y}}', '[[[[a]]]]', '*x', '"'),
      fc.string({ maxLength: 20 }).map((text) => JSON.stringify(text)),
    );
    await fc.assert(
      fc.asyncProperty(fc.uniqueArray(fc.tuple(key, value), { selector: ([k]) => k, maxLength: 8 }), async (fields) => {
        const reading = await taken(fields.map(([k, v]) => `${k}: ${v}`).join('\n') || 'x: y');
        expect(reading.documents.length + reading.problems.length).toBeGreaterThan(0);
        expect(({} as Record<string, unknown>).x).toBeUndefined();
      }),
      { numRuns: 40 },
    );
  }, 60_000);

  it.each([
    ['100,000 keys', Array.from({ length: 100_000 }, (_, i) => `k${i}: v`).join('\n'), 'front_matter_too_long'],
    ['2,000 short keys', Array.from({ length: 2000 }, (_, i) => `k${i}: v`).join('\n'), 'front_matter_too_long'],
    ['2,000 keys on one line', `x: {${Array.from({ length: 2000 }, (_, i) => `k${i}: v`).join(', ')}}`, undefined],
    ['an id of 90,000 characters', FIELDS.replace('id: a', `id: ${'a'.repeat(90_000)}`), 'front_matter_too_long'],
    ['an id of 101 characters', FIELDS.replace('id: a', `id: ${'a'.repeat(101)}`), 'bad_field'],
    ['a title of 9,000 characters', FIELDS.replace('A title', 'a '.repeat(4500)), 'bad_field'],
    ['open brackets', `${FIELDS}\nx: ${'['.repeat(15_000)}`, 'bad_yaml'],
  ])('with %s is told within a second', async (_name, fields, code) => {
    const { problems } = await taken(fields);
    expect(problems.map((problem) => problem.code).slice(0, 1)).toEqual(
      code === undefined ? ['missing_field'] : [code],
    );
    for (const { message } of problems) expect(message.length).toBeLessThan(400);
  });

  it('of another program is used where it fits, with one notice of the rest', async () => {
    const fields =
      'Title: A page\nlayout: post\ndate: 2025-04-15T09:30:00+07:00\nlang: en-GB\nauthor: Somebody\ntags: [a, b]\nsource: https://www.example.org/a\ndraft: false\npermalink: /a/';
    const { documents, problems, notices } = await taken(fields);
    expect(problems).toEqual([]);
    expect(documents).toMatchObject([
      {
        ...{ id: 'file-name', title: 'A page', titleBasis: 'given', date: '2025-04-15', language: 'en' },
        ...{ url: 'https://www.example.org/a', kind: 'news' },
      },
    ]);
    expect(documents[0]).not.toHaveProperty('publisher');
    expect(codes(notices).sort()).toEqual([
      ['file-name.md', 'assumed_fields'],
      ['file-name.md', 'ignored_fields'],
    ]);
    const ignored = notices.find(({ code }) => code === 'ignored_fields')?.message ?? '';
    for (const name of ['layout', 'author', 'tags', 'draft', 'permalink']) expect(ignored).toContain(`"${name}"`);
  });

  it('of another program with values that do not fit is no error', async () => {
    const { documents, notices } = await taken('title: [a]\nlanguage: English\ndate: 2025-04-15\nurl: none');
    expect(documents).toMatchObject([{ title: 'file name', titleBasis: 'described', language: 'en' }]);
    expect(notices.filter(({ code }) => code === 'ignored_fields')).toHaveLength(1);
  });

  it('with a slip in a name says which is meant', async () => {
    const { problems, notices } = await taken(FIELDS.replace('title', 'titel'));
    expect(problems).toMatchObject([{ code: 'missing_field', field: 'title' }]);
    expect(notices[0]?.message).toContain('"titel" (is title meant?)');
  });

  it.each(['2025', '2025-10', '2025-10-09'])('may give as much of a date as is stated: %s', async (date) => {
    expect((await taken(FIELDS.replace('2025-01-02', date))).documents).toMatchObject([{ date }]);
  });

  it.each(['2027', '2026-03', '2025-13', '25-10', '2025-1', '2025-10-1'])('refuses the date %s', async (date) => {
    expect((await taken(FIELDS.replace('2025-01-02', date))).problems).toMatchObject([{ field: 'date' }]);
  });

  it('may give a short title and the note of a date in several languages', async () => {
    const { documents } = await taken(
      `${FIELDS}\nshortTitle: {en: Statement, vi: Tuyên bố}\ndateBasis: inferred\ndateNote: {vi: Không nêu năm., fr: Sans année.}`,
    );
    expect(documents).toMatchObject([
      {
        ...{ shortTitle: 'Statement', shortTitles: { vi: 'Tuyên bố' } },
        ...{ dateNote: 'Không nêu năm.', dateNotes: { fr: 'Sans année.' } },
      },
    ]);
  });

  it('links translations to documents that are there, in another language', async () => {
    const fields = (id: string, language: string, of?: string) =>
      `id: ${id}\ntitle: T\nkind: official\nlanguage: ${language}\ndate: 2025-01-02${of ? `\ntranslationOf: ${of}` : ''}`;
    put('a.md', withFields(fields('a', 'en')));
    put('b.md', withFields(fields('b', 'vi', 'a')));
    expect((await look()).documents[1]).toMatchObject({ translationOf: 'a' });
    put('c.md', withFields(fields('c', 'en', 'a')));
    put('d.md', withFields(fields('d', 'en', 'nowhere')));
    put('e.md', withFields(fields('e', 'en', 'e')));
    expect(codes((await look()).problems)).toEqual([
      ['c.md', 'bad_translation'],
      ['d.md', 'bad_translation'],
      ['e.md', 'bad_translation'],
    ]);
  });
});

describe('an address', () => {
  it.each([
    'https://www.consilium.europa.eu/en/press/2026/01/29/?a=b#c',
    'http://example.org',
    'https://en.wikipedia.org/wiki/Việt_Nam',
    'https://eur-lex.europa.eu:443/legal-content/EN/TXT/?uri=CELEX:22020A0612(01)',
  ])('may be linked: %s', (address) => {
    expect(linkFault(address)).toBeUndefined();
  });

  it.each([
    'https://consilium.europa.eu@evil.example/a',
    'https://user:password@example.org/',
    'https://еuropa.eu/',
    'https://xn--uropa-m4e.eu/',
    'https://europa.eu。evil.example/',
    'https://europa.eu\\@evil.example/',
    'https://europa\u200B.eu/',
    'https://127.0.0.1/',
    'https://2130706433/',
    'https://[::1]/',
    'https://localhost/',
    'javascript:alert(1)',
    'data:text/html,x',
    'https://example.org/a b',
  ])('is no link: %s', async (address) => {
    expect(linkFault(address)).toMatch(/^it(?:s host)? \w/);
  });

  it('that may not be linked is told, and the document has none', async () => {
    put('a.md', withFields(`${FIELDS}\nurl: https://consilium.europa.eu@evil.example/a`));
    const { documents, notices } = await look();
    expect(documents[0]).not.toHaveProperty('url');
    expect(notices).toMatchObject([{ code: 'url_not_linked', file: 'a.md', line: 7 }]);
  });
});
