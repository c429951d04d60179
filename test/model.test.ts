import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bibtex } from '../src/cite/bibtex.js';
import { cslJson } from '../src/cite/csl-json.js';
import { ris } from '../src/cite/ris.js';
import { type Citation, firstDay, isDate, isLater, lastDay } from '../src/model.js';
import { inRange } from '../src/retrieval/question/date-range.js';
import { dateTerms } from '../src/text/lexicon/terms.js';
import { BOT as ENGLISH } from '../src/words/en/bot.js';
import { citeWordsFor } from '../src/words/languages.js';
import { BOT as VIETNAMESE } from '../src/words/vi/bot.js';

const day = fc
  .date({ min: new Date('1900-01-01'), max: new Date('2099-12-31'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));
const date = fc.tuple(day, fc.constantFrom(4, 7, 10)).map(([whole, length]) => whole.slice(0, length));

describe('a date of a year or month', () => {
  it('begins and ends with it, and holds its days', () => {
    fc.assert(
      fc.property(day, fc.constantFrom(4, 7, 10), (whole, length) => {
        const part = whole.slice(0, length);
        expect(isDate(part)).toBe(true);
        expect(firstDay(part) <= whole && whole <= lastDay(part)).toBe(true);
        for (const edge of [firstDay(part), lastDay(part)])
          expect([isDate(edge), edge.startsWith(part)]).toEqual([true, true]);
        const after = new Date(`${lastDay(part)}T00:00:00Z`);
        after.setUTCDate(after.getUTCDate() + 1);
        expect(after.toISOString().startsWith(part)).toBe(false);
      }),
    );
  });

  it('is later than another only beyond doubt', () => {
    fc.assert(
      fc.property(date, date, (a, b) => {
        expect(isLater(a, b) && isLater(b, a)).toBe(false);
        expect(isLater(a, b)).toBe(firstDay(a) > lastDay(b));
      }),
    );
    expect(isLater('2025-10', '2025')).toBe(false);
    expect(isLater('2026', '2025-10-09')).toBe(true);
  });

  it.each(['', '25', '2025-13', '2025-00', '2025-02-30', '2025-1', '2025-', '2025-10-1', ' 2025', '2025/10'])(
    'is not %j',
    (text) => {
      expect(isDate(text)).toBe(false);
    },
  );

  it('lies in a range that it may lie in', () => {
    const range = { from: '2025-10-01', to: '2025-10-31', terms: [], hasYear: true };
    expect(['2024', '2025', '2025-09', '2025-10', '2026'].filter((each) => inRange(each, range))).toEqual([
      '2025',
      '2025-10',
    ]);
    expect(inRange('2025', { ...range, hasYear: false })).toBe(false);
  });

  it('does not tell which October its text means', () => {
    expect(dateTerms('They meet in October.', 'en', '2025')).toEqual(['@m10']);
    expect(dateTerms('They meet in October.', 'en', '2025-09')).toContain('@2025-10');
  });

  it('is shown as such, and cited as such in every style', () => {
    expect(['2025', '2025-10', '2025-10-09'].map(ENGLISH.date)).toEqual(['2025', 'October 2025', '9 October 2025']);
    expect(['2025', '2025-10', '2025-10-09'].map(VIETNAMESE.date)).toEqual([
      'năm 2025',
      'tháng 10 năm 2025',
      '9 tháng 10 năm 2025',
    ]);
    const cited = (at: string, language: string) => citeWordsFor(language).date(at);
    expect([cited('2025', 'en'), cited('2025-10', 'en'), cited('2025-10', 'vi'), cited('2025', 'vi')]).toEqual([
      '2025',
      'October 2025',
      'tháng 10 năm 2025',
      'năm 2025',
    ]);
    const set = (style: typeof ris, at: string) => {
      const source = { ...CITATION, date: at };
      return style.set([{ source, cited: [source] }], citeWordsFor('en'));
    };
    expect(set(ris, '2025')).toContain('DA  - 2025///');
    expect(set(ris, '2025-10')).toContain('DA  - 2025/10//');
    expect(set(bibtex, '2025-10')).toMatch(/year = \{2025\},\n {2}month = oct,\n {2}(?!day)/);
    expect(set(bibtex, '2025')).not.toMatch(/month|day|NaN|undefined/);
    expect(JSON.parse(set(cslJson, '2025'))).toMatchObject([{ issued: { 'date-parts': [[2025]] } }]);
  });
});

const CITATION: Citation = {
  ...{ passageId: 'a#p1', documentId: 'a', label: 'Paragraph 1', section: [], quote: 'q', start: 0, end: 1 },
  ...{ passage: { text: 'q', start: 0, end: 1 }, title: 'T', titleBasis: 'given', kind: 'news', date: '2025' },
  ...{ dateBasis: 'stated', language: 'en', score: 1 },
};
