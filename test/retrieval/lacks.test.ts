import { describe, expect, it } from 'vitest';
import { buildLexical, LexicalIndex } from '../../src/index/lexical-index.js';
import { Coverage } from '../../src/retrieval/rank/coverage.js';
import { PassageTexts } from '../../src/retrieval/rank/passage-texts.js';
import { nearnessOf, questionOf } from './rank/support.js';

const TEXT = 'The fair was held in May. The prize was won by nobody.';
const SENTENCES = TEXT.split(/(?<=\.) /);
const lexical = new LexicalIndex(
  buildLexical([
    {
      terms: { words: ['fair', 'prize'], concepts: [], names: [], plain: ['fair'] },
      dates: [],
      text: TEXT,
      language: 'en',
    },
    { terms: { words: ['rain'], concepts: [], names: [], plain: ['rain'] }, dates: [], text: 'Rain', language: 'en' },
  ]),
);

function coverageOf(...words: string[]): Coverage {
  const text = words.join(' ');
  const content = words.map((written, unit) => {
    const start = text.indexOf(written);
    return { written, stem: written, weight: 1, concepts: [], unit, start, end: start + written.length };
  });
  return new Coverage(questionOf({ searchText: text, content }), [], lexical, new PassageTexts(() => TEXT));
}

const isMonth = (text: string) => text.includes('May');

describe('what is asked for', () => {
  it('is looked for beside what is asked about', () => {
    expect(coverageOf('fair').holdsBeside(0, SENTENCES, isMonth)).toBe(true);
    expect(coverageOf('prize').holdsBeside(0, SENTENCES, isMonth)).toBe(false);
    expect(coverageOf('prize', 'fair').holdsBeside(0, SENTENCES, isMonth)).toBe(true);
  });

  it('is looked for anywhere where the passage has nothing of what is asked about', () => {
    expect(coverageOf('Messe').holdsBeside(0, SENTENCES, isMonth)).toBe(true);
  });
});

describe('words of several parts', () => {
  it('are there as a whole, or with all their parts', () => {
    const question = questionOf({
      searchText: 'fair prize',
      content: [
        { written: 'fair', stem: 'fair', weight: 1, concepts: [], unit: 0, start: 0, end: 4 },
        { written: 'prize', stem: 'prize', weight: 0.5, concepts: [], unit: 0, start: 5, end: 10 },
      ],
    });
    const coverage = new Coverage(
      question,
      [
        { first: 0, last: 1 },
        { first: 1, last: 2 },
      ],
      lexical,
      new PassageTexts(() => TEXT),
    );
    const [unit] = coverage.units;
    expect(coverage.units).toHaveLength(1);
    expect(unit && coverage.hasUnit(unit, 0)).toBe(true);
    expect(unit && coverage.hasUnit(unit, 1)).toBe(false);
    const near = nearnessOf(5, [0.5, 0.25]);
    const other = new Coverage(
      question,
      [
        { first: 0, last: 1 },
        { first: 1, last: 2 },
      ],
      lexical,
      new PassageTexts(() => 'Rain'),
    );
    expect(other.units[0] && other.unitNearness(other.units[0], near)).toBe(0.375);
  });
});
