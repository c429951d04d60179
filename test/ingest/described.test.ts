import { createHash } from 'node:crypto';
import { existsSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { addDocument, type Facts } from '../../src/ingest/add.js';
import { lookAtCorpus } from '../../src/ingest/corpus.js';
import { removeFolders, temporaryFolder } from './support.js';

afterAll(removeFolders);

let folder = '';
beforeEach(() => {
  folder = temporaryFolder();
});
const put = (file: string, content: string, where = folder) => writeFileSync(join(where, file), content);
const look = () => lookAtCorpus(folder, { today: '2026-12-31', identifyLanguage: () => 'en' });

describe('a date that a page states', () => {
  // Each is 5 August 2020, or cannot be read in that language.
  const DATES: [language: string, date: string, found: string | undefined][] = [
    ['vi-VN', '05/08/2020', '2020-08-05'],
    ['vi', '5/8/2020', '2020-08-05'],
    ['vi', 'ngày 5 tháng 8 năm 2020', '2020-08-05'],
    ['de', '5. August 2020', '2020-08-05'],
    ['de-AT', '5. Juni 2020', '2020-06-05'],
    ['fr', '5 août 2020', '2020-08-05'],
    ['fr-BE', '05/08/2020', '2020-08-05'],
    ['en', '5 August 2020', '2020-08-05'],
    ['en-GB', '05/08/2020', undefined],
    ['en', '5. Juni 2020', undefined],
    ['de', '2020-08-05', '2020-08-05'],
  ];
  const PLACES: Record<string, (language: string, date: string) => string> = {
    '<html lang>': (language, date) => `<html lang="${language}"><head><meta name="dcterms.issued" content="${date}">`,
    'meta language': (language, date) =>
      `<html><head><meta name="dc.date.issued" content="${date}"><meta name="dc.language" content="${language}">`,
    'og:locale': (language, date) =>
      `<html><head><meta property="og:locale" content="${language.replace('-', '_')}"><meta name="eli:date_document" content="${date}">`,
  };
  const cases = DATES.flatMap((date) => Object.keys(PLACES).map((place) => [...date, place] as const));

  it.each(cases)('is read in the language of the page: %s, %s is %s, by %s', async (language, date, found, place) => {
    put('a.html', `${PLACES[place]?.(language, date)}<title>Fog</title></head><body><p>Fog in both harbours.</p>`);
    const { documents, problems } = await look();
    expect(documents[0]?.date).toBe(found);
    if (found === undefined) expect(problems[0]).toMatchObject({ code: 'bad_field', field: 'date' });
  });
});

describe('the id of a file without fields', () => {
  it.each([
    ['Συμφωνία', 'symfonia'],
    ['Ευρωπαϊκή Ένωση 2020', 'evropaiki-enosi-2020'],
    ['Του Συμβουλίου', 'tou-symvouliou'],
    ['Споразумение', 'sporazumenie'],
    ['Район Чирпан', 'rayon-chirpan'],
    ['Щастие и Южен вятър', 'shtastie-i-yuzhen-vyatar'],
    ['Tuyên bố chung', 'tuyen-bo-chung'],
    ['Đối tác', 'doi-tac'],
    ['Groß-Œuvre Ærø', 'gross-oeuvre-aero'],
    ['Joint_Statement (2)', 'joint-statement-2'],
  ])('is its name in Latin letters: %s', async (name, id) => {
    for (const form of ['NFC', 'NFD', 'upper']) {
      const file = form === 'upper' ? name.toUpperCase().replace('SS', 'ß') : name.normalize(form);
      folder = temporaryFolder();
      put(`${file}.md`, '# Fog\n\nBrussels, 5 August 2020\n\nFog in both harbours.');
      put(`${file}.yaml`, 'title: Fog\ndate: 2020-08-05');
      const adding = temporaryFolder();
      const facts: Facts = { date: '2020-08-05' };
      const added = await addDocument(join(folder, `${file}.md`), { ...options(adding), facts });
      expect(added.id).toBe(id);
    }
  });

  it('is a hash if the name has no such letters, one for each name', async () => {
    const ids = await Promise.all(
      ['条約 2', '協定 2', 'معاهدة', '—'].map(async (name) => {
        put(`${name}.txt`, 'Fog in both harbours.');
        const facts: Facts = { date: '2020-08-05' };
        return (await addDocument(join(folder, `${name}.txt`), { ...options(temporaryFolder()), facts })).id;
      }),
    );
    const hash = (name: string) => createHash('sha256').update(name.normalize('NFC')).digest('hex').slice(0, 8);
    expect(ids).toEqual(['条約 2', '協定 2', 'معاهدة', '—'].map((name) => `document-${hash(name)}`));
  });
});

const options = (corpusDir: string, ids: string[] = []) => ({
  ...{ corpusDir, facts: {}, ids: new Set(ids), today: '2026-12-31', identifyLanguage: () => 'en' },
});
const whole = (id: string, text: string) =>
  `---\nid: ${id}\ntitle: Fog\nkind: news\nlanguage: en\ndate: 2020-08-05\n---\n${text}\n`;

describe('an id that is taken', () => {
  it.each(['md', 'txt'])('by another file is changed beside the new one: .%s', async (extension) => {
    const from = temporaryFolder();
    put('a.md', whole('fog', 'Fog in both harbours.'));
    put(`b.${extension}`, whole('fog', 'No fog today.'), from);
    const added = await addDocument(join(from, `b.${extension}`), options(folder, ['fog', 'fog-2']));
    expect(added).toMatchObject({ id: 'fog-3', side: 'b.yaml' });
    const { documents, problems } = await look();
    expect(problems).toEqual([]);
    expect(documents.map(({ id, title }) => [id, title])).toEqual([
      ['fog', 'Fog'],
      ['fog-3', 'Fog'],
    ]);
  });

  it('by the file itself stays', async () => {
    put('a.md', whole('fog', 'Fog in both harbours.'));
    const from = temporaryFolder();
    put('a.md', whole('fog', 'Fog in both harbours.'), from);
    for (const path of [join(folder, 'a.md'), join(from, 'a.md')]) {
      const added = await addDocument(path, options(folder, ['fog']));
      expect(added.id).toBe('fog');
      expect(added.side).toBeUndefined();
      expect(existsSync(join(folder, 'a.yaml'))).toBe(false);
    }
    expect((await look()).problems).toEqual([]);
  });

  it('is free otherwise, and no side file is written', async () => {
    const from = temporaryFolder();
    put('a.md', whole('fog', 'Fog.'), from);
    expect(await addDocument(join(from, 'a.md'), options(folder, ['rain']))).toMatchObject({ id: 'fog' });
    expect(readdirSync(folder)).toEqual(['a.md']);
  });
});

describe('what is missing when a file is added', () => {
  it('is asked for with options that exist', async () => {
    put('Συμφωνία.txt', 'Fog in both harbours.');
    const adding = addDocument(join(folder, 'Συμφωνία.txt'), options(temporaryFolder()));
    await expect(adding).rejects.toMatchObject({ cure: expect.stringMatching(/add Συμφωνία\.txt --date …$/) });
    put('b.md', '---\nid: b\ntitle: Fog\ndate: 2020-08-05\ndateBasis: inferred\n---\nFog in both harbours.');
    const other = addDocument(join(folder, 'b.md'), options(temporaryFolder()));
    await expect(other).rejects.toMatchObject({ cure: 'Correct it in the file and add it again.' });
  });
});
