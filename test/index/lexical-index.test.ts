import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { buildLexical, hasPassage, LexicalIndex, type QueryTerm } from '../../src/index/lexical-index.js';
import { Weights } from '../../src/index/weights.js';
import { weighed } from './weighed.js';

interface Entry {
  words: string[];
  concepts: string[];
  plain: string[];
  dates: string[];
  text: string;
  language: string;
}

const entry = (words: string[], more: Partial<Entry> = {}): Entry => ({
  words,
  concepts: [],
  plain: words,
  dates: [],
  text: words.join(' '),
  language: 'en',
  ...more,
});

function indexOf(entries: Entry[]): LexicalIndex {
  const passages = entries.map(({ words, concepts, plain, dates, text, language }) => ({
    terms: { words, concepts, plain, names: [] },
    dates,
    text,
    language,
  }));
  return new LexicalIndex(buildLexical(passages));
}

const termsOf = ({ words, concepts, dates }: Entry) => [...words, ...concepts, ...dates];

describe('inverse document frequency', () => {
  const index = indexOf([entry(['a', 'b']), entry(['a', 'c']), entry(['a']), entry(['d'])]);

  // ln(1 + (N - n + 0.5) / (n + 0.5)) with N = 4.
  it.each([
    ['a', 3, Math.log(1 + 1.5 / 3.5)],
    ['b', 1, Math.log(1 + 3.5 / 1.5)],
    ['nowhere', 0, Math.log(1 + 4.5 / 0.5)],
  ])('of %s in %i of 4 passages', (term, n, idf) => {
    const found = index.lookUp(term);
    expect(found.passages).toHaveLength(n);
    expect(found.idf).toBeCloseTo(idf, 12);
  });

  it('worked by hand', () => {
    expect(index.lookUp('b').idf).toBeCloseTo(1.204, 4);
    expect(index.lookUp('a').idf).toBeCloseTo(0.3567, 4);
  });

  it('falls as more passages have the term', () => {
    const weights = ['nowhere', 'b', 'a'].map((term) => index.lookUp(term).idf);
    expect(weights).toEqual(weights.toSorted((x, y) => y - x));
  });
});

describe('weights', () => {
  it('add up, for each passage, those of the terms it has', () => {
    const index = indexOf([entry(['a', 'b']), entry(['b']), entry(['c'])]);
    const terms = ['a', 'b', 'x'].map((term) => index.lookUp(term));
    const [a = 0, b = 0] = terms.map(({ idf }) => idf);
    const weights = index.weigh(terms);
    expect(weights.size).toBe(2);
    expect(weights.of(0)).toBeCloseTo(a + b, 10);
    expect(weights.of(1)).toBeCloseTo(b, 10);
    expect(weights.of(2)).toBe(0);
  });

  it('leave out what a tenth of a large corpus has', () => {
    const entries = Array.from({ length: 1500 }, (_, i) => entry(i < 1200 ? ['common'] : [`rare${i}`]));
    const index = indexOf(entries);
    expect(index.isCommon(index.lookUp('common').passages)).toBe(true);
    expect(index.isCommon(index.lookUp('rare1300').passages)).toBe(false);
    expect(weighed(index.weigh(['common', 'rare1300'].map((term) => index.lookUp(term))))).toEqual([
      [1300, index.lookUp('rare1300').idf],
    ]);
  });

  it('of a small corpus count every term', () => {
    const index = indexOf([entry(['a']), entry(['a'])]);
    expect(index.isCommon(index.lookUp('a').passages)).toBe(false);
  });
});

describe('a name', () => {
  const index = indexOf([
    entry(['kallas', 'met', 'trade'], { plain: ['met', 'trade'], concepts: ['#trade'], dates: ['@2025'] }),
    entry(['trade'], { plain: [] }),
  ]);

  it('is what is never written small', () => {
    expect(['kallas', 'met', 'trade', '#trade', '@2025', 'nowhere'].filter((term) => index.isName(term))).toEqual([
      'kallas',
    ]);
  });

  it('counts as had like any term', () => {
    expect(index.has('kallas')).toBe(true);
    expect(index.has('@2025')).toBe(true);
    expect(index.has('kalla')).toBe(false);
    expect(index.has('')).toBe(false);
  });
});

it('the vocabulary is of English words of four letters and more', () => {
  const english = entry([], { text: 'The yellow card, EVFTA 2025 and Việt Nam yellow' });
  expect(indexOf([english, entry([], { text: 'chấm dứt nhanh', language: 'vi' })]).dictionary.vocabulary).toEqual([
    'card',
    'evfta',
    'viet',
    'yellow',
  ]);
});

it('an empty index has nothing', () => {
  const index = indexOf([]);
  expect(index.size).toBe(0);
  expect(index.lookUp('a').passages).toHaveLength(0);
  expect(index.weigh([index.lookUp('a')]).size).toBe(0);
});

describe('against a naive index', () => {
  const letter = fc.constantFrom('a', 'b', 'c', 'dd', 'é', '𝒳', '__proto__');
  const list = fc.uniqueArray(letter, { maxLength: 5 });
  const passage = fc
    .record({ words: list, concepts: list, dates: list, language: fc.constantFrom('en', 'vi') })
    .map(({ words, concepts, dates, language }) =>
      entry(words, { language, concepts: concepts.map((c) => `#${c}`), dates: dates.map((d) => `@${d}`) }),
    );
  const corpus = fc.array(passage, { maxLength: 12 });

  it('terms are found in the same passages, ascending', () => {
    fc.assert(
      fc.property(corpus, letter, fc.constantFrom('', '#', '@'), (entries, text, mark) => {
        const term = mark + text;
        const naive = entries.flatMap((own, i) => (termsOf(own).includes(term) ? [i] : []));
        const index = indexOf(entries);
        expect([...index.lookUp(term).passages]).toEqual(naive);
        expect(index.has(term)).toBe(naive.length > 0);
        expect(index.size).toBe(entries.length);
        for (const [i] of entries.entries()) expect(hasPassage(index.lookUp(term), i)).toBe(naive.includes(i));
      }),
    );
  });

  it('weights are the same', () => {
    fc.assert(
      fc.property(corpus, fc.uniqueArray(letter, { maxLength: 4 }), (entries, asked) => {
        const index = indexOf(entries);
        const weights = index.weigh(asked.map((term) => index.lookUp(term)));
        for (const [i, own] of entries.entries()) {
          const naive = asked.filter((term) => own.words.includes(term)).map((term) => index.lookUp(term).idf);
          expect(weights.of(i)).toBeCloseTo(
            naive.reduce((sum, idf) => sum + idf, 0),
            6,
          );
        }
      }),
    );
  });

  it('the heaviest are those that sorting puts first, and equal ones keep their order', () => {
    const lists = fc.array(fc.tuple(fc.uniqueArray(fc.nat(30), { minLength: 1 }), fc.constantFrom(0.5, 1, 2)));
    fc.assert(
      fc.property(lists, fc.nat(12), fc.nat(4), (terms, count, step) => {
        const weights = new Weights(31, 31);
        for (const [passages, weight] of terms) weights.add(Uint32Array.from(passages), weight);
        const isAllowed = (passage: number) => passage % (step + 1) === 0;
        const sorted = weighed(weights).filter(([passage]) => isAllowed(passage));
        const right = sorted.toSorted(([, one], [, other]) => other - one).slice(0, count);
        expect(weights.heaviest(count, isAllowed)).toEqual(right.map(([passage]) => passage));
      }),
    );
  });

  it('a passage is looked up as in a set', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.nat(50)), fc.nat(50), (numbers, asked) => {
        const term: QueryTerm = { term: 'a', idf: 1, passages: Uint32Array.from(numbers.toSorted((x, y) => x - y)) };
        expect(hasPassage(term, asked)).toBe(numbers.includes(asked));
      }),
    );
  });
});
