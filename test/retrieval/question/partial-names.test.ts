import { beforeAll, describe, expect, it } from 'vitest';
import { readConfig } from '../../../src/config.js';
import type { DocumentInfo } from '../../../src/model.js';
import { DocumentNames } from '../../../src/retrieval/question/documents.js';
import { PartialNames } from '../../../src/retrieval/question/partial-names.js';
import { loadReadingModels, type Question, readQuestion } from '../../../src/retrieval/question/read.js';
import { fold } from '../../../src/text/fold.js';
import { corpusDocuments, TODAY } from '../support.js';

const models = loadReadingModels(readConfig({}).dataDir);
let documents: DocumentInfo[];
let names: DocumentNames;
beforeAll(async () => {
  documents = await corpusDocuments();
  names = new DocumentNames(documents);
  models.spelling.learn(['joint', 'statement', 'call', 'phone', 'article']);
});

const read = (text: string): Question => readQuestion(text, names, models, () => false, TODAY);
/** What a question refers to: the ids of its documents and the numbers in them, or the other text. */
const referred = (text: string) => {
  const { documents: named, references = [], otherText } = read(text);
  return otherText ? otherText.name : [[...named.keys()].sort(), references.map(({ number }) => number)];
};

const KALLAS = 'vns-2025-04-15';
const BORRELL = 'son-borrell-2022-05-24';
const HANG = 'hang-2026-01-27';
const JOINT = 'joint-statement-2026';

describe('a document is named', () => {
  it('by every short title, in every spelling of its signs, with its marks or without', () => {
    const titles = documents.flatMap(({ id, shortTitle, shortTitles = {} }) =>
      [shortTitle, ...Object.values(shortTitles)].flatMap((title) => (title === undefined ? [] : [{ id, title }])),
    );
    expect(titles.length).toBeGreaterThan(documents.length);
    for (const { id, title } of titles) {
      for (const written of [title, title.replaceAll('–', '-').replaceAll('’', "'"), title.toLowerCase()]) {
        expect(names.namedIn(fold(`see ${written}, please`)).get(id), written).toBe(1);
        for (const frame of ['paragraph 5 of {}', 'paragraph 5 of “{}”', '{}, paragraph 5', 'đoạn 5 của {}']) {
          const text = frame.replace('{}', written);
          expect(referred(text), text).toEqual([[id], ['5']]);
        }
      }
    }
  });

  it.each(['VNS', 'VNA'])('by its publisher: %s', (publisher) => {
    expect(referred(`paragraph 3 of the ${publisher} article`)).toEqual([[KALLAS, 'vns-2025-10-10'], ['3']]);
  });
});

describe('some words of a name are enough beside a number', () => {
  it.each([
    ['the phone call with Kallas', [KALLAS]],
    ['the call with Kallas', [KALLAS]],
    ['the Kallas call', [KALLAS]],
    ['the Borrell call', [BORRELL]],
    ['the phone call', [BORRELL, KALLAS]],
    ['Hằng’s article', [HANG]],
    ['bài viết của Hằng', [HANG]],
    ['bai viet cua Hang', [HANG]],
    ['cuộc điện đàm với Kallas', [KALLAS]],
    ['the joint satement', [JOINT]],
    ['joint statment', [JOINT]],
    ['the CSP joint statement', [JOINT]],
    ['the EU Joint Statement', [JOINT]],
  ])('%s', (name, ids) => {
    for (const frame of ['paragraph 3 of {}', 'what does paragraph 3 of {} say', 'đoạn 3 của {}']) {
      // English spelling is corrected only in English.
      if (/st?atement|statment/.test(name) && frame.startsWith('đ')) continue;
      const text = frame.replace('{}', name);
      expect(referred(text), text).toEqual([ids, ['3']]);
    }
  });

  it.each([
    'EVFTA',
    'Paris Agreement',
    'Global Gateway',
    'EVFTA mentioned in the call with Kallas',
    'Kallas',
    'Hằng agreement',
    'Bộ luật Lao động',
    'phone treaty',
  ])('another text remains another: %s', (name) => {
    expect(referred(`Article 3 of the ${name}`)).toEqual(expect.any(String));
  });
});

describe('the words around a place', () => {
  const around = (text: string, word: string) => {
    const start = text.indexOf(word);
    const found = new PartialNames(documents).around(text, { start, end: start + word.length });
    return found && text.slice(found.start, found.end);
  };

  it.each([
    ['in the phone call with Kallas on trade', 'phone call', 'phone call with Kallas'],
    ['what Hằng’s article says', 'Hằng', 'Hằng’s article'],
    ['the call', 'call', 'call'],
  ])('%s', (text, word, run) => expect(around(text, word)).toBe(run));

  it.each([
    ['a call of the pizza service', 'pizza'],
    ['Kaja Kallas', 'Kaja'],
    ['', ''],
  ])('are no name in "%s"', (text, word) => expect(around(text, word)).toBeUndefined());

  it('name nothing where there are no documents', () => {
    expect(new PartialNames([]).around('the call', { start: 4, end: 8 })).toBeUndefined();
  });
});
