import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { monthsIn } from '../../src/text/months.js';

/** The months found, without positions; a month found in two ways at one position counts once. */
function said(text: string, language: string): string[] {
  return [...new Set(monthsIn(text, language).map(({ month, year, day }) => `${year ?? '?'}-${month}-${day ?? '?'}`))];
}

describe('months', () => {
  it.each([
    ['in October 2025', 'en', '2025-10-?'],
    ['9 October 2025', 'en', '2025-10-9'],
    ['October 9, 2025', 'en', '2025-10-9'],
    ['9th of October', 'en', '?-10-9'],
    ['in May 2022', 'en', '2022-5-?'],
    ['in May', 'en', '?-5-?'],
    ['2025-10', 'en', '2025-10-?'],
    ['2025-10-09', 'en', '2025-10-9'],
    ['31/12/2025', 'en', '2025-12-31'],
    ['12/2025', 'en', '2025-12-?'],
    ['tháng 4', 'vi', '?-4-?'],
    ['tháng 4/2025', 'vi', '2025-4-?'],
    ['tháng 4 năm 2025', 'vi', '2025-4-?'],
    ['thang 4 nam 2025', 'vi', '2025-4-?'],
    ['ngày 24 tháng 5 năm 2022', 'vi', '2022-5-24'],
    ['24/5', 'vi', '?-5-24'],
    ['24/5/2022', 'vi', '2022-5-24'],
    ['24.5.2022', 'de', '2022-5-24'],
    ['im Oktober 2025', 'de', '2025-10-?'],
    ['5. Mai 2022', 'de', '2022-5-5'],
    ['März', 'de', '?-3-?'],
    ['en octobre 2025', 'fr', '2025-10-?'],
    ['le 1er mai 2022', 'fr', '2022-5-1'],
    ['3 de mayo de 2022', 'es', '2022-5-3'],
    ['5 maja 2022', 'pl', '2022-5-5'],
    ['Οκτωβρίου 2025', 'el', '2025-10-?'],
    ['lokakuu 2025', 'fi', '2025-10-?'],
    ['meeting of October 2025', 'vi', '2025-10-?'],
  ])('%s (%s)', (text, language, expected) => expect(said(text, language)).toEqual([expected]));

  it.each([
    ['may the EU lift the yellow card?', 'en'],
    ['May the EU lift the yellow card?', 'en'],
    ['what may happen', 'en'],
    ['10 tháng đầu', 'vi'],
    ['tháng 13', 'vi'],
    ['24/5', 'en'],
    ['1.5', 'vi'],
    ['45/5', 'vi'],
    ['2025-13', 'en'],
    ['99.9%', 'de'],
    ['5819/26', 'en'],
    ['marching', 'en'],
    ['', 'en'],
  ])('none: %s (%s)', (text, language) => expect(said(text, language)).toEqual([]));

  it('are found where they are written', () => {
    const text = 'They met in October 2025, and again on 24 May 2022.';
    expect(monthsIn(text, 'en').map(({ start, end }) => text.slice(start, end))).toEqual([
      'October 2025',
      '24 May 2022',
    ]);
  });

  it('are calendar months at places inside the text, whatever it is', () => {
    const piece = fc.constantFrom(
      'May',
      'tháng',
      '4',
      '24',
      '/',
      '-',
      '.',
      ' ',
      '2025',
      'năm',
      'October',
      ',',
      'ngày',
      '13',
    );
    const text = fc.array(piece, { maxLength: 12 }).map((list) => list.join(''));
    fc.assert(
      fc.property(text, fc.constantFrom('en', 'vi', 'de', 'fr', 'el', 'mt'), (source, language) => {
        for (const { month, start, end } of monthsIn(source, language)) {
          expect(month).toBeGreaterThanOrEqual(1);
          expect(month).toBeLessThanOrEqual(12);
          expect(start).toBeGreaterThanOrEqual(0);
          expect(end).toBeGreaterThan(start);
          expect(end).toBeLessThanOrEqual(source.length);
        }
      }),
      { numRuns: 300 },
    );
  });
});
