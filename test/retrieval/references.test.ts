import { describe, expect, it } from 'vitest';
import { isContainer, MOST_UNITS, readReferences, sameNumber } from '../../src/retrieval/references.js';

const numbers = (spec: string) => readReferences(spec).map(({ number }) => number);

describe('what is typed to look units up', () => {
  it.each([
    ['34', ['34']],
    ['30-36', ['30', '31', '32', '33', '34', '35', '36']],
    ['12‑14', ['12', '13', '14']],
    ['30−32', ['30', '31', '32']],
    ['30 to 32', ['30', '31', '32']],
    ['34…36', ['34', '35', '36']],
    ['34, 36 and 2', ['34', '36', '2']],
    ['1.1', ['1.1']],
    ['2.1-2.3', ['2.1', '2.2', '2.3']],
    ['2a', ['2a']],
    ['3bis', ['3bis']],
    ['Article 3 bis', ['3 bis']],
    ['IV', ['IV']],
    ['Điều 12', ['12']],
    ['§ 7', ['7']],
    ['Articles 5 and 6', ['5', '6']],
    ['5(2)', ['5']],
    ['３４', ['34']],
    ['034', ['34']],
    ['030-032', ['30', '31', '32']],
    ['Article 05', ['5']],
    ['0', ['0']],
    ['60. This document is approved in Hanoi on 29 January 2026, in two copies', ['60']],
    ['the yellow card', []],
    ['', []],
  ])('%s', (spec, wanted) => expect(numbers(spec)).toEqual(wanted));

  it('may say what the unit is called, where it stands, and in which document', () => {
    expect(readReferences('Annex I point 2')).toEqual([{ number: '2', unit: 'point', path: ['Annex I'] }]);
    expect(readReferences('point 2 of Annex I')).toEqual([{ number: '2', unit: 'point', path: ['Annex I'] }]);
    expect(readReferences('Phụ lục II điểm 3')).toEqual([{ number: '3', unit: 'point', path: ['Phụ lục II'] }]);
    expect(readReferences('Part B 3')).toEqual([{ number: '3', path: ['Part B'] }]);
    expect(readReferences('Annex I')).toEqual([{ number: '', path: ['Annex I'] }]);
    expect(readReferences('recital 4')).toEqual([{ number: '4', unit: 'recital' }]);
    expect(readReferences('Article 5 of the EVFTA')).toEqual([{ number: '5', unit: 'article', documentHint: 'EVFTA' }]);
    expect(readReferences('Điều 5 của EVFTA')).toEqual([{ number: '5', unit: 'article', documentHint: 'EVFTA' }]);
  });

  it.each([
    ['5(2)', ['2']],
    ['5(2)(b)', ['2', 'b']],
    ['khoản 2 Điều 5', ['2']],
    ['Điều 5 khoản 2', ['2']],
    ['điểm b khoản 2 Điều 5', ['2', 'b']],
    ['Article 5, paragraph 2', ['2']],
    ['point (b) of paragraph 2 of Article 5', ['2', 'b']],
    ['Art. 5 § 2', ['2']],
    ['Art. 5 Abs. 2', ['2']],
  ])('may be a part of a unit: %s', (spec, inner) =>
    expect(readReferences(spec)).toMatchObject([{ number: '5', inner }]),
  );

  it('ends at a most', () => expect(readReferences('1-9999')).toHaveLength(MOST_UNITS));

  it('names a number or container however it is printed', () => {
    expect(sameNumber('3 bis', '3bis')).toBe(true);
    expect(sameNumber('IV', 'iv')).toBe(true);
    expect(sameNumber('2a', '2')).toBe(false);
    expect(isContainer({ kind: 'annex', number: 'I' }, 'Annex 1')).toBe(true);
    expect(isContainer({ kind: 'annex', number: 'I' }, 'Phụ lục I')).toBe(true);
    expect(isContainer({ kind: 'annex', number: 'II' }, 'Annex I')).toBe(false);
    expect(isContainer({ kind: 'part', number: 'I' }, 'Annex I')).toBe(false);
  });
});
