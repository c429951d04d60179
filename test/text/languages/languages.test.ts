import { describe, expect, it } from 'vitest';
import { phrasesOf } from '../../../src/text/languages/language.js';
import { LANGUAGES } from '../../../src/text/languages/languages.js';

const EU = 'bg cs da de el en es et fi fr ga hr hu it lt lv mt nl pl pt ro sk sl sv'.split(' ');

describe('the languages of questions', () => {
  it('are the 24 of the EU and Vietnamese', () => {
    expect([...LANGUAGES.keys()].sort()).toEqual([...EU, 'vi'].sort());
  });

  it.each([...LANGUAGES.values()])('$code has every month, weekday, number word and bound', (language) => {
    expect(language.months).toHaveLength(12);
    expect(language.weekdays).toHaveLength(7);
    expect(language.numbers.small.split(/\s+/)).toHaveLength(19);
    expect(language.numbers.tens.split(/\s+/)).toHaveLength(8);
    for (const words of [...language.months, ...language.weekdays, ...Object.values(language.questionWords)])
      expect(phrasesOf(words).length).toBeGreaterThan(0);
    for (const kind of ['before', 'until', 'since', 'after', 'to', 'and', 'between'] as const)
      expect(phrasesOf(language.bounds[kind]).length).toBeGreaterThan(0);
  });

  it.each([...LANGUAGES.values()])('$code names each month by forms of its own', ({ months }) => {
    const forms = months.flatMap((month) => [...new Set(phrasesOf(month))]);
    expect(forms.filter((form, i) => forms.indexOf(form) !== i)).toEqual([]);
  });

  it.each([...LANGUAGES.values()])('$code knows ways to ask, each with one place for the topic', ({ frames }) => {
    expect(frames.length).toBeGreaterThanOrEqual(30);
    expect(new Set(frames).size).toBe(frames.length);
    expect(frames.filter((frame) => frame.split('…').length !== 2 || frame.trim() === '…')).toEqual([]);
  });
});
