import { describe, expect, it } from 'vitest';
import { overlong } from '../../../bench/lib/processor-time.js';
import { clausesSpokenOf } from '../../../src/bot/messages/clause-references.js';
import { otherTextIn, referencesOf } from '../../../src/retrieval/question/clauses.js';
import { numbersOf } from '../../../src/retrieval/question/numbers.js';
import { LONGEST_QUESTION_TEXT } from '../../../src/retrieval/question/read.js';
import { phrasesOf } from '../../../src/text/languages/language.js';
import { LANGUAGES } from '../../../src/text/languages/languages.js';

/** Reads references, for documents with 60 clauses. */
const read = (text: string, strictness: 'asked' | 'typed' = 'asked') => {
  const found = referencesOf(text, strictness);
  return found && numbersOf(found.references, 60).join(' ');
};

describe('a reference in a question', () => {
  it.each([
    ['clause 34 in Vietnamese', '34'],
    ['What does clause 34 in English say?', '34'],
    ['Please summarise clause 34 in one sentence', '34'],
    ['point 34 in detail', '34'],
    ['clause 34 in the text', '34'],
    ['Klausel 34 in der Erklärung', '34'],
    ['Điều 34 trong bản tiếng Anh', '34'],
    ['What do clauses 30 to 32 in total say?', '30 31 32'],
    ['clause 34a', '34a'],
    ['Article 5 bis', '5bis'],
    ['article 34bis', '34bis'],
    ['clause 34.1', '34.1'],
    ['clause 30 to clause 32', '30 31 32'],
    ['cl. 34', '34'],
    ['clause:34', '34'],
    ['clause thirty-four', '34'],
    ['Klausel vierunddreißig', '34'],
    ['clause trente-quatre', '34'],
    ['điều ba mươi tư', '34'],
    ['clause XXXIV', '34'],
    ['clause ３４', '34'],
    ['the last clause', '60'],
    ['điều cuối cùng', '60'],
    ['clauses 58 onwards', '58 59 60'],
    ['WHAT DOES CLAUSE 34 SAY', '34'],
    ['clause 34 and GDPR Article 6', '34'],
  ])('%s', (text, expected) => expect(read(text)).toBe(expected));

  it.each([
    ['khoản 2 Điều 5', ['2']],
    ['paragraph 2 of Article 5', ['2']],
    ['clause 5(2)', ['2']],
    ['Article 5(1)(b)', ['1', 'b']],
  ])('is one place: %s', (text, path) =>
    expect(referencesOf(text, 'asked')?.references).toMatchObject([{ number: '5', path }]),
  );

  it.each([
    'What does EVFTA Article 13 say on labour?',
    'Why did the UK use Article 50?',
    "What is NATO's article 5?",
    'CITES Article 3',
    'Does Article 8(1) ECHR apply?',
    'Theo Điều 7 Hiệp định Paris thì sao?',
    'clause 34 of the EVFTA',
    'khoan 2 phut, EU noi gi ve the vang',
    'Mục 5 quyền lợi của nông dân?',
    'In the article 12 delegations are mentioned, who were they?',
    'Có 3 điều 1 người nên biết về EVFTA?',
  ])('is none of ours: %s', (text) => expect(read(text)).toBeUndefined());
});

describe('one place in a unit', () => {
  const parts = (text: string) => referencesOf(text, 'asked')?.references;
  it.each([
    ['Điều 5 khoản 2', ['2']],
    ['điểm a khoản 1 Điều 5', ['1', 'a']],
    ['điểm đ khoản 1 điều 5', ['1', 'đ']],
    ['art. 5 §2', ['2']],
    ['Art. 5 Abs. 2', ['2']],
    ['Article 5, paragraph 2', ['2']],
    ['point (b) of paragraph 1 of Article 5', ['1', 'b']],
    ['what does paragraph 2 of the article 5 say?', ['2']],
    ['5(2)', ['2']],
    ['5(2)(c)?', ['2', 'c']],
  ])('%s', (text, path) => expect(parts(text)).toMatchObject([{ number: '5', path }]));

  it.each([
    ['clause 5 and paragraph 2', ['5', '2']],
    ['paragraph 2, Article 5 and Article 7', ['5', '7']],
    ['khoản 2 và khoản 5', ['2', '5']],
  ])('is none where units are listed: %s', (text, numbers) =>
    expect(parts(text)?.map(({ number }) => number)).toEqual(numbers),
  );
});

describe('a message of nothing but numbers', () => {
  it.each(['34', '34a', '34bis', '34.5', '5(2)', '30-36', '34, 36', '34 and 36', '#34', '34?', '34 please', '1.1'])(
    'is a reference: %s',
    (text) => expect(referencesOf(text, 'asked')).toBeDefined(),
  );
  it.each([
    '2025',
    '5%',
    'A320',
    'F-16',
    '12/5',
    '$61',
    '61 billion',
    '34 triệu',
    'top 10',
    '7 days',
    '3 điều',
    '10 k',
  ])('is none where more is said: %s', (text) => expect(referencesOf(text, 'asked')).toBeUndefined());
});

const OTHERS = [
  'EVFTA',
  'GDPR',
  'gdpr',
  'UNCLOS',
  'Paris Agreement',
  'Hiệp định Paris',
  'luật đất đai',
  'hiến pháp 2013',
];

describe('a place in another text', () => {
  it.each([
    ...OTHERS.flatMap((name) => [
      [`Article 13 of the ${name}`, name, 'Article 13'],
      [`Điều 7 ${name}`, name, 'Điều 7'],
      [`what does article 6 of the ${name} say?`, name, 'article 6'],
    ]),
    ...OTHERS.map((name) => [`${name} điều 5`, name, 'điều 5']),
    ["NATO's article 5", 'NATO', 'article 5'],
    ['GATT 1994 Article XX', 'GATT 1994', 'Article XX'],
    ['Regulation (EU) 2016/679 Article 17', 'Regulation (EU) 2016/679', 'Article 17'],
    ['Theo Điều 7 Hiệp định Paris thì sao?', 'Hiệp định Paris', 'Điều 7'],
    ['Artikel 16 AEUV', 'AEUV', 'Artikel 16'],
    ['khoản 2 Điều 7 Luật Đất đai', 'Luật Đất đai', 'khoản 2 Điều 7'],
  ])('%s', (text, name, place) => {
    expect(referencesOf(text, 'asked')).toBeUndefined();
    expect(otherTextIn(text)).toMatchObject({ name, place });
  });

  it.each([
    'clause 34',
    'what does clause 34 say about CITES',
    'yellow card in 2025',
    'the IUU yellow card, clause 34',
    '34',
  ])('is none: %s', (text) => expect(otherTextIn(text)).toBeUndefined());

  it('leaves what is asked beside it', () => {
    expect(otherTextIn('What does EVFTA Article 13 say on labour?')?.rest).toBe('What does EVFTA say on labour?');
  });
});

describe('what is typed', () => {
  it.each([
    ['34', '34'],
    ['34 36', '34 36'],
    ['1-6,9', '1 2 3 4 5 6 9'],
    ['5(2)', '5'],
    ['34a', '34a'],
    ['12‑14', '12 13 14'],
    ['34…36', '34 35 36'],
    ['34...36', '34 35 36'],
    ['XXXIV', '34'],
    ['58 onwards', '58 59 60'],
    ['60. This document is approved in Hanoi on 29 January 2026, …', '60'],
    ['khoản 2 Điều 5', '5'],
  ])('%s', (text, expected) => expect(read(text, 'typed')).toBe(expected));
});

describe('talk', () => {
  it.each([
    'Santa Clause 2 is on tonight',
    'khoan 2 phut nua',
    'điều 1 là ăn, điều 2 là ngủ',
    'GDPR clause 6',
    'Điều 5 Luật Đất đai',
    'the last clause is odd',
  ])('names none: %s', (text) => expect(clausesSpokenOf(text)).toBeUndefined());
});

const DASHES = ['-', '‑', '–', '—', '−', '~'];
const FIRM = [...LANGUAGES.values()].flatMap(({ code, references }) => {
  const loose = new Set([...LANGUAGES.values()].flatMap((each) => phrasesOf(each.references.loose)));
  const units = [...phrasesOf(references.units.clause ?? ''), ...phrasesOf(references.units.article ?? '')];
  return units.filter((unit) => !loose.has(unit)).map((unit) => [code, unit] as const);
});

describe('every firm word for a unit in every language', () => {
  it('with every numbering is a reference', () => {
    const wrong = FIRM.flatMap(([code, unit]) => {
      const { references } = LANGUAGES.get(code) ?? {};
      const to = phrasesOf(references?.to ?? '').filter((word) => word !== 'ja');
      const cases = [
        [`${unit} 34`, '34'],
        [`${unit.toUpperCase()} 34?`, '34'],
        [`${unit} 34a`, '34a'],
        [`${unit} 5(2)`, '5'],
        ...DASHES.map((dash) => [`${unit} 30${dash}32`, '30 31 32']),
        ...to.map((word) => [`${unit} 30 ${word} 32`, '30 31 32']),
      ];
      return cases.flatMap(([text = '', expected]) =>
        read(text) === expected ? [] : [`${code}: ${text}: ${read(text)}`],
      );
    });
    expect(wrong).toEqual([]);
  });

  it('beside the name of another text is none', () => {
    const wrong = FIRM.flatMap(([code, unit]) => {
      const [text = ''] = phrasesOf(LANGUAGES.get(code)?.references.texts ?? '');
      const named = [`${unit} 6 EVFTA`, `EVFTA ${unit} 6`, `${unit} 6 ${text}`, `${unit} 6 GDPR?`];
      return named.filter((each) => read(each) !== undefined).map((each) => `${code}: ${each}`);
    });
    expect(wrong).toEqual([]);
  });
});

it('takes time linear in the length of the question', async () => {
  const pieces = [
    'clause 1 and ',
    '34 ',
    'a ',
    '§',
    'khoản 2 điều 5 ',
    'CLAUSE 5 OF THE ',
    'last clause ',
    '5(2)',
    'no 5, ',
  ];
  for (const piece of pieces) {
    const text = piece.repeat(LONGEST_QUESTION_TEXT).slice(0, LONGEST_QUESTION_TEXT);
    expect(await overlong(() => referencesOf(text, 'asked'), 25)).toBeUndefined();
  }
});
