import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { indexFingerprint } from '../../src/index/fingerprint.js';
import { Library } from '../../src/index/library.js';
import { buildIndex } from '../../src/ingest/build-index.js';
import { partWithin } from '../../src/retrieval/inner-parts.js';
import { findUnits, lookUpClauses, unitsReferredTo } from '../../src/retrieval/lookup.js';
import { documentOf, FakeEmbedder, fakeConfig, removeFolders, temporaryFolder } from '../ingest/support.js';

const LOOKS: ((n: number) => string)[] = [(n) => `${n}.`, (n) => `${n})`, (n) => `(${n})`, (n) => `Khoản ${n}.`];
const LETTERS = ['a', 'b', 'c', 'd'];
const letter: ((l: string) => string)[] = [(l) => `${l})`, (l) => `(${l})`];

describe('a part of a unit', () => {
  it('is found by its number in every look, and nothing else is', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...LOOKS),
        fc.constantFrom(...letter),
        fc.integer({ min: 2, max: 6 }),
        fc.integer({ min: 0, max: 4 }),
        fc.constantFrom('\n', '\n\n'),
        (look, item, count, items, gap) => {
          const paragraphs = Array.from({ length: count }, (_, i) =>
            [
              `${look(i + 1)} Lamp ${i + 1} is lit at dusk:`,
              ...LETTERS.slice(0, items).map((l) => `${item(l)} buoy ${l} of ${i + 1} is red;`),
            ].join(gap),
          );
          const text = `Before.\n\nArticle 5\nLamps\n\n${paragraphs.join(gap)}\n\nArticle 6\nBehind.`;
          const unit = { start: text.indexOf('Article 5'), end: text.indexOf('\n\nArticle 6') };
          const slice = (path: string[]) => {
            const span = partWithin(text, unit, path);
            return span && text.slice(span.start, span.end);
          };
          for (const [i, paragraph] of paragraphs.entries()) {
            expect(slice([`${i + 1}`])).toBe(paragraph);
            if (items > 1) expect(slice([`${i + 1}`, 'b'])).toBe(`${item('b')} buoy b of ${i + 1} is red;`);
          }
          expect(slice([`${count + 1}`])).toBeUndefined();
          expect(slice(['1', 'k'])).toBeUndefined();
        },
      ),
    );
  });

  it('is counted where a unit numbers none of its paragraphs', () => {
    const text = '5. First.\n\nSecond.\n \nThird.';
    const read = (path: string[]) => {
      const span = partWithin(text, { start: 0, end: text.length }, path);
      return span && text.slice(span.start, span.end);
    };
    expect(['1', '2', '3', '4'].map((n) => read([n]))).toEqual(['5. First.', 'Second.', 'Third.', undefined]);
    expect(read(['a'])).toBeUndefined();
    expect(partWithin('5. First.', { start: 0, end: 9 }, ['2'])).toBeUndefined();
  });
});

describe('parts of units that are looked up', () => {
  const long = Array.from({ length: 9 }, (_, i) => `${i + 1}. ${`Rule ${i + 1} is kept. `.repeat(28).trim()}`);
  const text = `Article 1\n\nOne rule.\n\nArticle 2\n\n(1) Lamps are lit.\n(2) Buoys are red.\n\nArticle 3\n\n${long.join('\n')}`;
  let library: Library;
  beforeAll(async () => {
    const config = fakeConfig(join(temporaryFolder(), 'parts'));
    const document = documentOf(text, { kind: 'official', id: 'fog', title: 'Fog', file: 'fog.md' });
    await buildIndex(config, [document], new FakeEmbedder(), { corpus: [] });
    library = Library.open(config.indexDir, indexFingerprint(config));
  });
  afterAll(() => {
    library.close();
    removeFolders();
  });
  const quotes = (spec: string) => {
    const lookup = lookUpClauses(library, spec);
    return lookup.kind === 'found' ? lookup.citations.map(({ quote }) => quote) : lookup.kind;
  };

  it('are cited alone, as exact slices, also of a unit that is several passages', () => {
    expect(quotes('2(2)')).toEqual(['(2) Buoys are red.']);
    expect(quotes('paragraph 1 of Article 2')).toEqual(['(1) Lamps are lit.']);
    expect(quotes('2.2')).toEqual(['(2) Buoys are red.']);
    expect(library.passagesOf('fog').length).toBeGreaterThan(3);
    for (const [i, paragraph] of long.entries()) expect(quotes(`khoản ${i + 1} Điều 3`)).toEqual([paragraph]);
    expect(quotes('2(1), 3(9)')).toEqual(['(1) Lamps are lit.', long[8]]);
  });

  it('that are not there are told, and the unit is shown whole', () => {
    for (const [inner, part] of [
      [['4'], '4'],
      [['1', 'b'], '1(b)'],
    ] as const) {
      const found = findUnits(library, [{ number: '2', inner: [...inner] }]);
      expect(found).toMatchObject({ kind: 'found', withoutPart: [{ passageId: 'fog#2', label: 'Article 2', part }] });
      expect(found.kind === 'found' && found.citations[0]?.quote).toContain('Buoys');
    }
    expect(unitsReferredTo(library, [{ number: '3', path: ['12'] }])).toMatchObject({ withoutPart: [{ part: '12' }] });
    expect(quotes('2.7')).toBe('no_such_clause');
  });
});
