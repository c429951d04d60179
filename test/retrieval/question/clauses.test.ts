import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { overlong } from '../../../bench/lib/processor-time.js';
import { referencesOf } from '../../../src/retrieval/question/clauses.js';
import { numbersOf } from '../../../src/retrieval/question/numbers.js';
import { LONGEST_QUESTION_TEXT } from '../../../src/retrieval/question/read.js';
import { fold } from '../../../src/text/fold.js';

/** The numbers that a question asks for, if the documents have 60 clauses. */
const read = (text: string, named = false) => {
  const found = referencesOf(text, 'asked', named);
  return found && numbersOf(found.references, 60);
};
const strings = (numbers: number[]) => numbers.map(String);

describe('a reference to a clause', () => {
  it.each([
    ['clause 34', [34]],
    ['Clause 34 please', [34]],
    ['CLAUSE NO. 34', [34]],
    ['clause number 34', [34]],
    ['paragraph 12', [12]],
    ['§ 34', [34]],
    ['§34', [34]],
    ['#34', [34]],
    ['the 34th clause', [34]],
    ['no. 34', [34]],
    ['point 34', [34]],
    ['clauses 30-36', [30, 31, 32, 33, 34, 35, 36]],
    ['clauses 30–32', [30, 31, 32]],
    ['clauses 30 to 32', [30, 31, 32]],
    ['clauses 36 and 34', [36, 34]],
    ['clauses 30, 31 and 34', [30, 31, 34]],
    ['Điều 34', [34]],
    ['điều 30 đến 32', [30, 31, 32]],
    ['khoản 34', [34]],
    ['điểm 34', [34]],
    ['Điều khoản 34', [34]],
    ['đoạn 34', [34]],
    ['mục 34', [34]],
    ['dieu 34', [34]],
    ['khoan 34', [34]],
    ['diem 34', [34]],
    ['Ziffer 34', [34]],
    ['Absatz 34', [34]],
    ['Artikel 30 bis 32', [30, 31, 32]],
    ['clause 3 à 5', [3, 4, 5]],
    ['paragraphe 34', [34]],
    ['artykuł 34', [34]],
    ['ustęp 34', [34]],
    ['punkt 34', [34]],
    ['σημείο 34', [34]],
    ['ρήτρα 34', [34]],
    ['παράγραφος 34', [34]],
    ['kohta 34', [34]],
    ['kohdassa 34', [34]],
    ['34. kohta', [34]],
    ['34. pont', [34]],
    ['apartado 34', [34]],
    ['точка 34', [34]],
  ])('%s', (text, numbers) => {
    expect(read(text)).toEqual(strings(numbers));
    expect(read(fold(text))).toEqual(strings(numbers));
  });

  it('is read inside a question, which is then about more than the clause', () => {
    expect(read('what does clause 34 say about fisheries and the coast guard?')).toEqual(['34']);
  });

  it('by a word that numbers anything counts only alone, or where a document is named', () => {
    const text = 'what do both sides promise small fishing vessels in point 34?';
    expect(read(text)).toBeUndefined();
    expect(read(text, true)).toEqual(['34']);
  });

  it('names each clause once', () => expect(read('clauses 5, 5 and 4-6')).toEqual(['5', '4', '6']));

  it('is the same composed and decomposed', () => {
    expect(read('Điều 34'.normalize('NFD'))).toEqual(read('Điều 34'));
  });
});

describe('no reference', () => {
  it.each([
    'khoản 34 triệu USD',
    'khoản vay 34 triệu',
    'những điều 2 bên đã thống nhất',
    'điều 2 bên cam kết',
    'Article 6 of the Paris Agreement',
    'What does the statement say about Article 6 of the Paris Agreement?',
    'Điều 6 của Thỏa thuận Paris',
    'article 50 of the EU treaty',
    'yellow card number 150',
    'Regulation No 34',
    'in 5 points',
    'Explain the partnership in 5 points',
    'point 5 per cent',
    'clause 5%',
    'paragraph 12.5',
    'no 5G',
    'clause',
    'clauses',
    'what happens at 34 degrees',
    'the 34 members',
    'subclause34',
    '',
  ])('%s', (text) => expect(read(text)).toBeUndefined());
});

describe('numbers', () => {
  it.each([
    ['34', [34]],
    ['30-33', [30, 31, 32, 33]],
    ['33-30', [30, 31, 32, 33]],
    ['34, 36', [34, 36]],
    ['từ 3 đến 5', [3, 4, 5]],
    ['3 den 5', [3, 4, 5]],
    ['none', []],
  ])('%s', (text, numbers) =>
    expect(numbersOf(referencesOf(text, 'typed')?.references ?? [], 60)).toEqual(strings(numbers)),
  );

  it('of an absurd range are cut', () => {
    expect(numbersOf([{ number: '1', to: '9999' }], 60)).toHaveLength(60);
    expect(read('clauses 1-9999')).toHaveLength(60);
    expect(read(`clauses ${'1-9999, '.repeat(50)}`)?.length).toBeLessThanOrEqual(60);
  });

  it('are whole, few and unrepeated whatever is asked', () => {
    const piece = fc.constantFrom('clause ', 'Điều ', '§', '34', '1-99', ' and ', ', ', '9999', '.', '%', 'x', ' ');
    fc.assert(
      fc.property(
        fc.array(piece, { maxLength: 12 }).map((list) => list.join('')),
        fc.boolean(),
        (text, named) => {
          const numbers = read(text, named) ?? ['0'];
          expect(numbers.length).toBeGreaterThan(0);
          expect(numbers.length).toBeLessThanOrEqual(60);
          expect(new Set(numbers).size).toBe(numbers.length);
          expect(numbers.filter((number) => !/^\d{1,4}(?:\.\d{1,2}|[a-z])?$/.test(number))).toEqual([]);
        },
      ),
    );
  });

  it('are read from the longest question without delay', async () => {
    const texts = ['clause 1 and ', '34 ', 'a', '§', 'clause 1-'].map((piece) =>
      piece.repeat(LONGEST_QUESTION_TEXT).slice(0, LONGEST_QUESTION_TEXT),
    );
    for (const text of texts) expect(await overlong(() => read(text), 50)).toBeUndefined();
  });
});
