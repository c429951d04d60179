import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readConfig } from '../../src/config.js';
import type { Library } from '../../src/index/library.js';
import { placeOf } from '../../src/index/place.js';
import { type Compared, type Comparison, compare, marksOf } from '../../src/retrieval/compare.js';
import { Glossary } from '../../src/text/lexicon/glossary.js';
import { unifiedWords, unifyNames } from '../../src/text/lexicon/names.js';
import { stemsIn } from '../../src/text/lexicon/terms.js';
import { words } from '../../src/text/words.js';
import { removeFolders, temporaryFolder } from '../ingest/support.js';
import { corpusLibrary } from './support.js';

let library: Library;
let compared: Compared;
beforeAll(async () => {
  library = await corpusLibrary(temporaryFolder());
  const config = readConfig({});
  const dictionary = await (await placeOf(config)).dictionary(library);
  compared = { library, dictionary, glossary: new Glossary(config.dataDir) };
});
afterAll(() => {
  library.close();
  removeFolders();
});

const between = (a: string, b: string): Comparison =>
  compare(compared, library.numberOf(a) ?? -1, library.numberOf(b) ?? -1);
const written = ({ shared }: Comparison) => shared.map(({ term }) => term);

describe('two passages compared', () => {
  it('share concepts across languages, each with its places in both', () => {
    const comparison = between('joint-statement-2026#34', 'son-borrell-2022-05-24#p5');
    const card = comparison.shared.find(({ term }) => term === 'Yellow Card');
    const [a, b] = [library.textOf('joint-statement-2026'), library.textOf('son-borrell-2022-05-24')];
    expect(card?.a.map(({ start, end }) => a.slice(start, end))).toEqual(['Yellow Card']);
    expect(card?.b.map(({ start, end }) => b.slice(start, end).toLowerCase())).toEqual([
      expect.stringMatching(/^thẻ vàng/),
    ]);
    expect(written(comparison)).toEqual(expect.arrayContaining(['fisheries', 'EU']));
  });

  it('share words by their stems within a language, but no words that only join others', () => {
    const comparison = between('joint-statement-2026#15', 'joint-statement-2026#12');
    for (const { term } of comparison.shared)
      expect(term).not.toMatch(/^(?:the|of|and|to|its|with|each|other|both|will)$/i);
    expect(
      written(between('joint-statement-2026#34', 'joint-statement-2026#35')).map((term) => term.toLowerCase()),
    ).toEqual(expect.arrayContaining(['sustainable']));
  });

  it('are compared by words of several syllables in Vietnamese', () => {
    const shared = written(between('son-borrell-2022-05-24#p5', 'son-borrell-2022-05-24#p4'));
    expect(shared).toContain('cấp cao');
    expect(shared.filter((term) => !term.includes(' ') && !/^\p{Lu}{2,}$/u.test(term))).toEqual([]);
  });

  it('have in common only what both say in the same words, or in another language; what is similar stands apart', () => {
    let related = 0;
    const numbers = Array.from({ length: 60 }, (_, i) => `joint-statement-2026#${i + 1}`);
    for (const [i, name] of numbers.entries()) {
      const comparison = between(name, numbers[(i + 7) % numbers.length] ?? '');
      const stems = (citation: Comparison['a'], { start, end }: { start: number; end: number }) =>
        stemsIn(citation.passage.text.slice(start - citation.start, end - citation.start)).join(' ');
      for (const { kind, a, b } of comparison.shared) {
        const inB = b.map((span) => stems(comparison.b, span));
        const same = a.some((span) => inB.includes(stems(comparison.a, span)));
        expect(same).toBe(kind !== 'related');
        related += same ? 0 : 1;
      }
    }
    expect(related).toBeGreaterThan(0);
    const across = between('joint-statement-2026#34', 'son-borrell-2022-05-24#p5').shared;
    expect(across.map(({ kind }) => kind)).not.toContain('related');
  });

  it('list first what tells most', () => {
    const { shared } = between('joint-statement-2026#34', 'son-borrell-2022-05-24#p5');
    const weights = shared.map(({ idf }) => idf);
    expect(weights).toEqual([...weights].sort((x, y) => y - x));
    expect(Math.min(...weights)).toBeGreaterThanOrEqual(Math.floor(Math.LN2 * 1e4) / 1e4);
  });

  it('have marks that lie in order, apart, within the passage; the other way round they are the same', () => {
    fc.assert(
      fc.property(fc.nat(library.size - 1), fc.nat(library.size - 1), (first, second) => {
        const there = compare(compared, first, second);
        const back = compare(compared, second, first);
        expect(new Set(back.shared.map(({ idf }) => idf))).toEqual(new Set(there.shared.map(({ idf }) => idf)));
        for (const side of ['a', 'b'] as const) {
          const marks = marksOf(
            there[side],
            there.shared.flatMap((term) => term[side]),
          );
          const mirrored = side === 'a' ? back.b : back.a;
          const other = back.shared.flatMap((term) => (side === 'a' ? term.b : term.a));
          expect(marksOf(mirrored, other)).toEqual(marks);
          let at = -1;
          for (const { start, end } of marks) {
            expect(start).toBeGreaterThan(at);
            expect(end).toBeGreaterThan(start);
            at = end;
          }
          expect(at).toBeLessThanOrEqual(there[side].passage.text.length);
        }
      }),
      { numRuns: 60 },
    );
  });

  it('are refused where there is no such passage', () => {
    expect(() => compare(compared, 0, library.size)).toThrow(RangeError);
  });
});

describe('words with the spellings of one name made one', () => {
  const piece = fc.constantFrom(
    'Viet Nam',
    'Việt Nam',
    'Vietnam',
    'VN',
    'Viet-Nam',
    'Hà Nội',
    'Hanoi',
    'ha noi',
    ' ',
    '–',
    ', ',
    'the EU',
    'Vietnamese',
    'viet',
    '35',
  );
  it('are those of the unified text, each at its place in the text as it stands', () => {
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
        const text = pieces.join('');
        const found = unifiedWords(text);
        expect(found.map(({ folded }) => folded)).toEqual(words(unifyNames(text)).map(({ folded }) => folded));
        for (const { start, end } of found) expect(text.slice(start, end).trim()).not.toBe('');
      }),
      { numRuns: 300 },
    );
  });
});
