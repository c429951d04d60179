import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readConfig } from '../../../src/config.js';
import { Glossary } from '../../../src/text/lexicon/glossary.js';
import { unifyNames } from '../../../src/text/lexicon/names.js';
import { dateTerms, nameSpans, stemOf, termsOf } from '../../../src/text/lexicon/terms.js';

const glossary = new Glossary(readConfig({}).dataDir);
const terms = (text: string, language = 'en') => termsOf(text, language, glossary);

describe('words', () => {
  it.each(['Viet Nam', 'Viet-Nam', 'Vietnam', 'Việt Nam', 'Viêt Nam', 'VN', 'viet nam'])('%s is Vietnam', (text) => {
    expect(terms(text).words).toEqual(['vietna']);
    expect(terms(text, 'vi').words).toEqual(['vietna']);
  });

  it.each(['Hà Nội', 'Ha Noi', 'Hanoi', 'HANOI'])('%s is Hanoi', (text) => {
    expect(terms(text).words).toEqual(['hanoi']);
  });

  it('unify only whole names', () => {
    expect(unifyNames('VNA, vn, Chanoine, Viet Namese')).toBe('VNA, vn, Chanoine, Viet Namese');
  });

  it('meet by their first six letters, folded and each once', () => {
    expect(stemOf('cooperation')).toBe(stemOf('cooperates'));
    expect(terms('Cooperation cooperates: đoàn ĐOÀN').words).toEqual(['cooper', 'doan']);
  });

  it('Bùi Thanh Sơn is not thanked, and who is not AI', () => {
    expect(terms('Bùi Thanh Sơn', 'vi').concepts).not.toContain('#thank');
    expect(terms('ai viết', 'vi').concepts).not.toContain('#artificial-intelligence');
    expect(terms('AI', 'vi').concepts).toContain('#artificial-intelligence');
  });

  it.each([
    ['yellow card', 'en'],
    ['gelbe Karte', 'de'],
    ['thẻ vàng', 'vi'],
  ])('%s (%s) have their concept', (text, language) => {
    expect(terms(text, language).concepts).toContain('#yellow-card');
  });
});

describe('names', () => {
  it('are written with a capital inside a sentence, all in capitals, or with a digit', () => {
    const text = 'The Minister met Kaja Kallas. Both praised the EVFTA and 5G. “She” said: Trade grows.';
    const spans = nameSpans(text, () => false).map(({ start, end }) => text.slice(start, end));
    expect(spans).toEqual(['Minister', 'Kaja', 'Kallas', 'EVFTA', '5G']);
    expect(terms(text).names).toEqual(['minist', 'kaja', 'kallas', 'evfta', '5g']);
    expect(terms(text).plain).not.toContain('kallas');
    expect(terms(text).plain).toContain('praise');
  });

  it('are also what the corpus writes so', () => {
    const text = 'kallas met borrell';
    const spans = nameSpans(text, (stem) => stem === 'kallas');
    expect(spans.map(({ start, end }) => text.slice(start, end))).toEqual(['kallas']);
  });
});

describe('dates', () => {
  it.each([
    ['on 9 October 2025', 'en', undefined, ['@2025', '@m10', '@2025-10', '@2025-10-09']],
    ['by 2050', 'en', undefined, ['@2050']],
    ['in November', 'en', undefined, ['@m11']],
    // A month without a year is at most two months after the day of writing.
    ['in November', 'en', '2025-10-10', ['@m11', '@2025-11', '@2025']],
    ['in December', 'en', '2026-01-27', ['@m12', '@2025-12', '@2025']],
    ['in January', 'en', '2025-12-01', ['@m1', '@2026-01', '@2026']],
    ['Chiều 24/5', 'vi', '2022-05-24', ['@m5', '@2022-05', '@2022', '@2022-05-24']],
    ['12 delegations last year', 'en', '2026-01-27', ['@2025']],
    ['năm nay', 'vi', '2022-05-24', ['@2022']],
    ['last year', 'en', undefined, []],
    ['20250 tons, 5819/26', 'en', undefined, []],
  ])('%s (%s, written %s)', (text, language, written, expected) => {
    expect(dateTerms(text, language, written)).toEqual(expected);
  });
});

it('terms of any text are unique, and none is empty', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 60 }), fc.constantFrom('en', 'vi', 'de'), (text, language) => {
      for (const list of Object.values(terms(text, language))) {
        expect(new Set(list).size).toBe(list.length);
        expect(list).not.toContain('');
      }
    }),
  );
});
