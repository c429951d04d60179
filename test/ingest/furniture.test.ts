import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findFurniture } from '../../src/ingest/tidy/furniture.js';
import { tidy } from '../../src/ingest/tidy/tidy.js';
import { words } from '../../src/text/words.js';

const WORDS =
  'both harbours share their weather reports every morning and keep these reports in a dry place with the readings of the tide gauges on the piers'.split(
    ' ',
  );
const LINE = fc
  .array(fc.constantFrom(...WORDS), { minLength: 12, maxLength: 14 })
  .map((list) => list.join(' ').padEnd(64, 's').slice(0, 76).trim());
const GAPS = ['\t', '\t\t', '          ', '                    '];

/** The head or foot of a page, with the columns of left and right pages in another order or not. */
const HEADS: Record<string, (page: number, gap: string) => string> = {
  'name and page': (page, gap) => `Harbour Gazette${gap}${page}`,
  'page of pages': (page, gap) => `Harbour Gazette${gap}${page}/40`,
  'language and page': (page, gap) => `EN${gap}Harbour Gazette${gap}${page}`,
  'left and right': (page, gap) =>
    page % 2 === 0 ? `${page}${gap}Harbour Gazette${gap}EN` : `EN${gap}Harbour Gazette${gap}${page}`,
  'official journal': (page, gap) => `12.6.2020${gap}EN${gap}Harbour Gazette${gap}L 7/${page}`,
  'two rows': (page, gap) => `5819/26${gap}HARB/ab${gap}${page}\nFOG.1${gap}EN`,
};
const withoutBlanks = (text: string) => text.split(/\s+/).filter((word) => word !== '');

describe('heads and feet of pages in columns', () => {
  it.each(Object.keys(HEADS))('are left out where they cut sentences: %s', (look) => {
    fc.assert(
      fc.property(
        fc.array(fc.array(LINE, { minLength: 8, maxLength: 12 }), { minLength: 2, maxLength: 6 }),
        fc.constantFrom(...GAPS),
        fc.integer({ min: 1, max: 200 }),
        (pages, gap, first) => {
          const text = pages
            .map((lines) => lines.join('\n'))
            .reduce((all, page, i) => `${all}\n\n${HEADS[look]?.(first + i, gap)}\n\n${page}`);
          const tidied = tidy(`${text}.`, [], false);
          expect(withoutBlanks(tidied.text)).toEqual(withoutBlanks(`${pages.flat().join(' ')}.`));
          expect(tidied.removed).not.toEqual([]);
        },
      ),
    );
  });

  it('are left out between whole paragraphs if only the page number changes', () => {
    const looks = fc.constantFrom('language and page', 'left and right', 'official journal', 'two rows');
    fc.assert(
      fc.property(
        fc.array(fc.array(LINE, { minLength: 8, maxLength: 12 }), { minLength: 3, maxLength: 6 }),
        looks,
        fc.constantFrom(...GAPS),
        fc.integer({ min: 1, max: 200 }),
        (pages, look, gap, first) => {
          const paragraphs = pages.map((lines) => `${lines.join(' ')}.`);
          const text = paragraphs.reduce((all, page, i) => `${all}\n\n${HEADS[look]?.(first + i, gap)}\n\n${page}`);
          expect(withoutBlanks(tidy(text, [], false).text)).toEqual(withoutBlanks(paragraphs.join(' ')));
        },
      ),
    );
  });
});

describe('rows of a table, of abbreviations and of numbered titles', () => {
  const NAMES = ['Garlic', 'Total', 'Year', 'Milled rice', 'Erasmus Mundus', 'Done at Vinh', 'Tỏi và hành', 'Lot'];
  const VALUE = fc.oneof(
    fc.integer({ min: 0, max: 99_999 }).map(String),
    fc.constantFrom('EU', 'VN', '2019/904', '27/06/2012', '27.06.2012', 'COM.5'),
  );
  const row = (gap: string) =>
    fc
      .tuple(fc.boolean(), fc.constantFrom(...NAMES), fc.array(VALUE, { minLength: 1, maxLength: 3 }))
      .map(([first, name, values]) => (first ? [name, ...values] : [...values, name]).join(gap));
  const rows = fc.constantFrom(...GAPS).chain((gap) => fc.array(row(gap), { minLength: 1, maxLength: 9 }));

  it('are text, whatever stands between them, in one block or apart', () => {
    const ends = fc.constantFrom('.', ':', ';');
    fc.assert(
      fc.property(rows, LINE, LINE, ends, fc.constantFrom('\n', '\n\n'), (table, above, below, end, gap) => {
        const text = [`${above}${end}`, table.join(gap), `Then ${below}.`].join('\n\n');
        expect(findFurniture(text)).toEqual([]);
        expect(words(tidy(text, [], true).text)).toEqual(words(text));
      }),
      { numRuns: 300 },
    );
  });

  it('are text though they count up and stand far apart', () => {
    fc.assert(
      fc.property(
        fc.constantFrom('Question', 'Lot', 'Working group', 'Table', 'Bảng'),
        fc.array(fc.array(LINE, { minLength: 8, maxLength: 10 }), { minLength: 2, maxLength: 6 }),
        fc.constantFrom(...GAPS),
        (name, pages, gap) => {
          const text = [
            'Both harbours answer these.',
            ...pages.flatMap((lines, i) => [`${name}${gap}${i + 1}`, `Here ${lines.join(' ')}.`]),
          ].join('\n\n');
          expect(findFurniture(text)).toEqual([]);
        },
      ),
    );
  });
});
