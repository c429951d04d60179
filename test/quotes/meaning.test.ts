import { describe, expect, it } from 'vitest';
import type { Meaning } from '../../src/model.js';
import { meaningOf } from '../../src/quotes/meaning.js';

describe('what a difference changes', () => {
  const cases: [Meaning, string, string][] = [
    ['number', '1.5', '2'],
    ['number', '25,000', '2,500'],
    ['number', 'three', 'four'],
    ['number', 'ba', 'bốn'],
    ['number', '', '%'],
    ['date', 'November', 'December'],
    ['date', '2030', '2035'],
    ['date', '24/5', '25/5'],
    ['date', 'May', 'June'],
    ['date', '29 January', '28 February'],
    ['date', 'tháng', 'ngày'],
    ['negation', '', 'not'],
    ['negation', 'đã', 'chưa'],
    ['negation', 'without', 'with'],
    ['negation', 'do', "don't"],
    ['negation', 'reported', 'unreported'],
    ['modal', 'will', 'may'],
    ['modal', 'sẽ', 'nên'],
    ['modal', 'should encourage', 'encourages'],
    ['name', 'Kallas', 'Ribera'],
    ['name', 'Việt Nam', 'Vietnam'],
    ['name', 'UN', 'United Nations'],
    ['word', 'urgent', 'pressing'],
    ['word', 'Yellow Card', 'yellow card'],
    ['word', 'These', 'The'],
    ['word', 'diplomacy and trade', 'trade and diplomacy'],
    ['punctuation', ',', ''],
    ['punctuation', '“', ''],
  ];
  it.each(cases)('is a %s: "%s" → "%s"', (meaning, source, given) => {
    expect(meaningOf({ source, given })).toBe(meaning);
  });

  it('is the gravest of several kinds', () => {
    expect(meaningOf({ source: 'will provide 5', given: 'may give 6' })).toBe('number');
    expect(meaningOf({ source: 'will', given: 'may not' })).toBe('negation');
    expect(meaningOf({ source: 'Kallas will', given: 'Ribera may' })).toBe('modal');
  });
});
