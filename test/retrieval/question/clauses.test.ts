import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { overlong } from '../../../bench/lib/processor-time.js';
import { referencesOf } from '../../../src/retrieval/question/clauses.js';
import { numbersOf } from '../../../src/retrieval/question/numbers.js';
import { LONGEST_QUESTION_TEXT } from '../../../src/retrieval/question/read.js';
import { fold } from '../../../src/text/fold.js';
import { phrasesOf } from '../../../src/text/languages/language.js';
import { LANGUAGES } from '../../../src/text/languages/languages.js';

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

const languages = [...LANGUAGES.values()];
const inside = fc.integer({ min: 1, max: 60 });

const loose = new Set(languages.flatMap(({ references }) => phrasesOf(references.loose)));

describe('a unit that may number anything', () => {
  const named = languages.map(({ code, references: { units, documents, of } }) => ({
    code,
    points: phrasesOf(units.point ?? ''),
    // An open stem stands for each of its forms.
    documents: phrasesOf(documents).flatMap((form) => (form.endsWith('*') ? [form.slice(0, -1)] : [form])),
    of: ['', ...phrasesOf(of).filter((word) => /^\p{L}{2,} ?\p{L}*$/u.test(word))],
  }));

  it.each(named)('is one of ours beside a word for our documents: $code', ({ points, documents, of }) => {
    fc.assert(
      fc.property(
        fc.constantFrom(...points),
        fc.constantFrom(...documents),
        fc.constantFrom(...of),
        inside,
        (point, document, joint, n) => {
          expect(read(`what says ${point} ${n} ${joint} ${document}?`)).toEqual([String(n)]);
          if (loose.has(point)) expect(read(`${document}: cables under the sea and ${point} ${n}`)).toBeUndefined();
        },
      ),
    );
  });

  it.each([
    'punkt 34 wspólnego oświadczenia',
    'co mówi punkt 34 o rybołówstwie we wspólnym oświadczeniu',
    'bod 34 spoločného vyhlásenia',
    'bod 34 společného prohlášení',
    'punkt 34 ühisavalduse',
    'ühisavalduse punkt 34',
    'yhteisen julkilausuman alakohta 34',
    'bendro pareiškimo punktas 34',
    'kopīgā paziņojuma 34. punkts',
    'a közös nyilatkozat 34. pontja',
    'točka 34 zajedničke izjave',
    'točka 34 skupne izjave',
    'точка 34 от съвместното изявление',
    'σημείο 34 της κοινής δήλωσης',
    'punkt 34 i det gemensamma uttalandet',
    'punkt 34 i den fælles erklæring',
    'Punkt 34 der gemeinsamen Erklärung',
    'punt 34 van de gezamenlijke verklaring',
    'punctul 34 din declarația comună',
    'point 34 de la déclaration commune',
    'punto 34 de la declaración conjunta',
    'punto 34 della dichiarazione congiunta',
    'ponto 34 da declaração conjunta',
    'pointe 34 den chomhráiteas',
    'punt 34 tad-dikjarazzjoni konġunta',
    'số 34 của bản tuyên bố',
  ])('%s', (text) => expect(read(text)).toEqual(['34']));

  it.each([
    'points 34 of the Paris Agreement',
    'what do both sides promise small fishing vessels in point 34?',
    'item 34 was sold, says the seller in his own long statement',
  ])('elsewhere is none: %s', (text) => expect(read(text)).toBeUndefined());
});

describe('numbers in other forms', () => {
  const firm = languages.map(({ code, numbers, references }) => {
    const { units, last, penultimate = '' } = references;
    const words = phrasesOf([units.clause, units.article].filter(Boolean).join(' | '));
    return {
      code,
      words: words.filter((word) => word.length > 4 || word === 'điều'),
      numbers,
      last: phrasesOf(last),
      penultimate: phrasesOf(penultimate),
    };
  });
  const firmUnit = fc.constantFrom(...firm.flatMap(({ words }) => words));

  it('are a list with slashes', () => {
    fc.assert(
      fc.property(firmUnit, fc.uniqueArray(inside, { minLength: 2, maxLength: 4 }), (unit, numbers) => {
        const [day = 0, month = 0] = numbers;
        const isDate = numbers.length === 3 && day <= 31 && month <= 12;
        expect(read(`${unit} ${numbers.join('/')}`)).toEqual(isDate ? undefined : strings(numbers));
        expect(read(`${unit} ${numbers.join('/')}/2025`)).toBeUndefined();
      }),
    );
  });

  it.each([
    ['điểm 34/36', ['34', '36']],
    ['punkt 34/36 wspólnego oświadczenia', ['34', '36']],
    ['điều 34/36', ['34', '36']],
    ['clauses 30/32 and 34', ['30', '32', '34']],
    ['thời điểm 15/4', undefined],
    ['Nghị định 34/2026', undefined],
    ['điều 15/4/2025', undefined],
    ['điều 15/4/25', undefined],
    ['clause 034', ['34']],
    ['034th clause', ['34']],
  ])('%s', (text, numbers) => expect(read(text)).toEqual(numbers));

  it.each(firm)('count from the end: $code', ({ code, words, last, penultimate }) => {
    const isBehind = code === 'vi';
    const phrase = (order: string, unit: string) => (isBehind ? `${unit} ${order}` : `${order} ${unit}`);
    for (const unit of words) {
      for (const word of last) expect(read(phrase(word, unit))).toEqual(['60']);
      for (const word of penultimate) expect(read(phrase(word, unit))).toEqual(['59']);
    }
  });

  it.each([
    ['the second last clause', '59'],
    ['second to last clause', '59'],
    ['the second-to-last clause', '59'],
    ['the 3rd to last article', '58'],
    ['third from last paragraph', '58'],
    ['the last but one clause', '59'],
    ['the fifth last clause', '56'],
    ['tredje sista artikeln', '58'],
  ])('%s', (text, number) => expect(read(text)).toEqual([number]));

  it.each(firm)('are ordinals in words: $code', ({ words, numbers }) => {
    const { ambiguous = '', before, more = {} } = numbers.ordinalForms ?? {};
    const skipped = new Set([...phrasesOf(ambiguous), ...numbers.small.split(/[\s/]+/)]);
    const listed = [
      ...numbers.ordinals.flatMap((forms, i) => phrasesOf(forms).map((form) => [form, i + 1] as const)),
      ...Object.entries(more).flatMap(([n, forms]) => phrasesOf(forms).map((form) => [form, Number(n)] as const)),
    ];
    for (const [form, n] of listed) {
      if (skipped.has(form)) continue;
      for (const unit of words)
        expect(read(before === undefined ? `${form} ${unit}` : `${unit} ${form}`), `${form} ${unit}`).toEqual([
          String(n),
        ]);
    }
  });

  it.each([
    ['thirty-fourth clause', ['34']],
    ['the thirty fourth clause', ['34']],
    ['the twentieth article', ['20']],
    ['the first and second clauses', ['1', '2']],
    ['the 34th and 36th clauses', ['34', '36']],
    ['the first, second and third clause', ['1', '2', '3']],
    ['vierunddreißigste Klausel', ['34']],
    ['der zwölfte Artikel', ['12']],
    ['vierendertigste artikel', ['34']],
    ['trettiofjärde artikeln', ['34']],
    ['trisdešimt ketvirtas straipsnis', ['34']],
    ['trīsdesmit ceturtais pants', ['34']],
    ['trideset četvrti članak', ['34']],
    ['điều đầu tiên', ['1']],
    ['điều thứ ba mươi tư', ['34']],
    ['khoản thứ hai', ['2']],
    ['điều thứ 34', ['34']],
    ['article premier', ['1']],
    ['1er article', ['1']],
    ['cláusula primera', ['1']],
    ['what does the first clause say about trade?', ['1']],
    ['second paragraph of Article 5', ['5']],
  ])('%s', (text, numbers) => expect(read(text)).toEqual(numbers));

  it.each([
    'khoản đầu tư của EU',
    'điều hai bên cam kết',
    'điều đầu tiên hai bên làm sau khi gặp nhau',
    'the first article that she wrote about trade',
    'l’articolo secondo il quale il commercio cresce',
    'the first treaty',
    'the second clause of the Paris Agreement',
    'the first half',
    'first come, first served',
  ])('elsewhere is none: %s', (text) => expect(read(text)).toBeUndefined());
});
