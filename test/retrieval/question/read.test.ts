import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { overlong } from '../../../bench/lib/processor-time.js';
import { readConfig } from '../../../src/config.js';
import { DocumentNames } from '../../../src/retrieval/question/documents.js';
import {
  cleanQuestion,
  isSearchable,
  LONGEST_QUESTION_TEXT,
  loadReadingModels,
  readQuestion,
} from '../../../src/retrieval/question/read.js';
import { corpusDocuments, TODAY } from '../support.js';

const models = loadReadingModels(readConfig({}).dataDir);
let names: DocumentNames;
beforeAll(async () => {
  names = new DocumentNames(await corpusDocuments());
});
const read = (text: string) => readQuestion(text, names, models, () => false, TODAY);

describe('the visible text of a question', () => {
  it.each([
    ['  will\tthe EU\r\nlift it? ', 'will the EU lift it?'],
    ['yellow\u0000card', 'yellow card'],
    ['yellow\u001b[31m card', 'yellow [31m card'],
    ['yellow\u200bcard', 'yellow card'],
    ['part\u00adner\u200dship', 'partnership'],
    ['\u202eyellow\u202c card', 'yellow card'],
    ['\ufeffyellow card', 'yellow card'],
    ['yellow\ue000 card', 'yellow card'],
    ['yellow\ud800 card', 'yellow card'],
    ['<@123> <@!123> <@&5> <#9> yellow card', 'yellow card'],
    ['<:fish:123> yellow <a:flag:456> card <t:1700000000:R>', 'yellow card'],
    ['</ask:123456> yellow card', 'yellow card'],
    ['<s> is text, and so is </s> and a < b', '<s> is text, and so is </s> and a < b'],
    ['thẻ vàng'.normalize('NFD'), 'thẻ vàng'],
    ['\u200b\u200d\u0007', ''],
  ])('%j', (raw, text) => expect(cleanQuestion(raw)).toBe(text));

  it('is clean once cleaned, whatever it was', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 60 }), (raw) => {
        const text = cleanQuestion(raw);
        expect(text).not.toMatch(/[\p{Cc}\p{Cs}]|^\s|\s$|\s\s/u);
      }),
      { numRuns: 500 },
    );
  });
});

describe('a question', () => {
  it.each(['a', '7', 'ệ', '中'])('of %s can be searched', (text) => expect(isSearchable(text)).toBe(true));
  it.each(['', '🎣🐟', '?!', '— …', '<>'])('of %s cannot', (text) => expect(isSearchable(text)).toBe(false));

  it('is told apart by language, and Vietnamese without diacritics gets them back', () => {
    expect(read('Will the EU lift the yellow card?').language).toBe('en');
    expect(read('Wird die EU die gelbe Karte aufheben?').language).toBe('de');
    const plain = read('EU co go the vang cho thuy san khong');
    expect(plain.language).toBe('vi');
    expect(plain.text).toBe('EU co go the vang cho thuy san khong');
    expect(plain.searchText).toBe('EU có gỡ thẻ vàng cho thủy sản');
  });

  it('that is misspelt is searched as it was meant and shown as it was written', () => {
    const question = read('will they lift the yelow card');
    expect(question.text).toContain('yelow');
    expect(question.searchText).toContain('yellow card');
  });

  it('is searched without the names of documents, unless there is little else', () => {
    expect(read('What does the Joint Statement say about fisheries?').searchText).toBe('fisheries');
    expect(read('the joint statement').searchText).toBe('the joint statement');
  });

  it('tells what it names, asks and when', () => {
    const question = read('Who approved the Joint Statement in January 2026?');
    expect(Object.fromEntries(question.documents)).toEqual({ 'joint-statement-2026': 1 });
    expect(question.asked).toEqual(['person']);
    expect(question.dates.ranges).toMatchObject([{ from: '2026-01-01', to: '2026-01-31' }]);
    expect(question.references).toBeUndefined();
  });

  it('tells words written like names', () => {
    expect(read('what did Kaja Kallas say about fish').names.map(({ written }) => written)).toEqual(['Kaja', 'Kallas']);
    expect(read('Was sagte die Ministerin zur Fischerei?').names).toEqual([]);
  });

  it('finds a clause beside a document whose name has figures', () => {
    expect(read('no. 34 of 5819/26').references).toMatchObject([{ number: '34' }]);
    expect(
      read('what does the joint statement say on fishing vessels and quotas in point 34').references?.map(
        ({ number }) => number,
      ),
    ).toEqual(['34']);
    expect(read('5819/26').references).toBeUndefined();
  });

  it('of 20,000 characters is cut at a word and says so, without delay', async () => {
    for (const piece of ['yellow card ', 'a', 'thẻ vàng ', '1 ', 'Điều 34, ', '. ', 'tháng 4/2025 ']) {
      const raw = piece.repeat(20_000).slice(0, 20_000).trim();
      const question = read(raw);
      expect(question.text.length).toBeLessThanOrEqual(LONGEST_QUESTION_TEXT);
      expect(raw.startsWith(question.text)).toBe(true);
      expect(question.shortenedFrom).toBe(raw.length);
      expect(await overlong(() => read(raw), 50)).toBeUndefined();
    }
    expect(read('short').shortenedFrom).toBeUndefined();
  });

  it('is the same composed and decomposed', () => {
    const text = 'Điều gì về thẻ vàng tháng 4/2025?';
    expect(read(text.normalize('NFD'))).toEqual(read(text));
  });

  it('of any characters is read', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 80 }), (raw) => {
        expect(read(raw).text).toBe(cleanQuestion(raw));
      }),
      { numRuns: 200 },
    );
  });
});

describe('a few English words', () => {
  it.each([
    ['green hydrogen', 'green hydrogen'],
    ['tarrifs', 'tariff'],
    ['semi conductors', 'semiconductors'],
  ])('are English, however their letters look: %s', (typed, searched) => {
    expect(read(typed)).toMatchObject({ language: 'en', searchText: searched });
  });

  it.each([
    ['Fischereien', 'de'],
    ['pescaria', 'pt'],
    ['sécurité', 'fr'],
    ['Klimawandel', 'de'],
  ])('are no others: %s', (typed, language) => expect(read(typed).language).toBe(language));
});
