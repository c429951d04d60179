import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readDates } from '../../../src/retrieval/question/dates.js';
import { periodOf } from '../../../src/retrieval/question/days.js';
import { fold } from '../../../src/text/fold.js';
import { phrasesOf } from '../../../src/text/languages/language.js';
import { LANGUAGES } from '../../../src/text/languages/languages.js';

const TODAY = '2026-11-28';
const read = (text: string, language: string) => readDates(text, language, TODAY).reading;
/** The first range, "from..to"; bounds as "since.." and "..until". */
function said(text: string, language: string): string {
  const { ranges, since, until, vague } = read(text, language);
  const spans = ranges.map(({ from, to }) => `${from.slice(5)}..${to.slice(5)}`.replace(/^/, `${from.slice(0, 4)}-`));
  if (since !== undefined || until !== undefined) spans.push(`${since ?? ''}..${until ?? ''}`);
  return [...spans, ...(vague ?? []).map((words) => `?${words}`)].join(' ');
}

describe('a time', () => {
  it.each([
    ['between March and May 2025', 'en', '2025-03-01..05-31'],
    ['from April to October 2025', 'en', '2025-04-01..10-31'],
    ['March–May 2025', 'en', '2025-03-01..05-31'],
    ['5 to 10 October 2025', 'en', '2025-10-05..10-10'],
    ['October 5-10, 2025', 'en', '2025-10-05..10-10'],
    ['từ tháng 4 đến tháng 10 năm 2025', 'vi', '2025-04-01..10-31'],
    ['tu thang 4 den thang 10 nam 2025', 'vi', '2025-04-01..10-31'],
    ['từ tháng 4/2025 đến tháng 10/2025', 'vi', '2025-04-01..10-31'],
    ['từ năm 2022 đến năm 2025', 'vi', '2022-01-01..12-31'],
    ['zwischen März und Mai 2025', 'de', '2025-03-01..05-31'],
    ['od kwietnia do października 2025', 'pl', '2025-04-01..10-31'],
    ['before 10 October 2025', 'en', '..2025-10-09'],
    ['prior to 15 April 2025', 'en', '..2025-04-14'],
    ['vor dem 10. Oktober 2025', 'de', '..2025-10-09'],
    ['trước ngày 10/10/2025', 'vi', '..2025-10-09'],
    ['until 2025', 'en', '..2025-12-31'],
    ['up to October 2025', 'en', '..2025-10-31'],
    ["jusqu'en 2025", 'fr', '..2025-12-31'],
    ['bis Oktober 2025', 'de', '..2025-10-31'],
    ['no later than October 2025', 'en', '..2025-10-31'],
    ['by the end of 2025', 'en', '..2025-12-31'],
    ['2025 októberéig', 'hu', '..2025-10-31'],
    ['since 15 April 2025', 'en', '2025-04-15..'],
    ['2025 onwards', 'en', '2025-01-01..'],
    ['after 24 May 2022', 'en', '2022-05-25..'],
    ['later than 10 October 2025', 'en', '2025-10-11..'],
    ['after 2025', 'en', '2026-01-01..'],
    ['sau năm 2025', 'vi', '2026-01-01..'],
    ['lokakuun 2025 jälkeen', 'fi', '2025-11-01..'],
    ['Q2 2025', 'en', '2025-04-01..06-30'],
    ['second quarter of 2025', 'en', '2025-04-01..06-30'],
    ['quý 2 năm 2025', 'vi', '2025-04-01..06-30'],
    ['quý II/2025', 'vi', '2025-04-01..06-30'],
    ['H1 2025', 'en', '2025-01-01..06-30'],
    ['6 tháng đầu năm 2025', 'vi', '2025-01-01..06-30'],
    ['Sept 2025', 'en', '2025-09-01..09-30'],
    ['Okt. 2025', 'de', '2025-10-01..10-31'],
    ['tháng tư năm 2025', 'vi', '2025-04-01..04-30'],
    ['thang tu nam 2025', 'vi', '2025-04-01..04-30'],
    ['tháng Mười 2025', 'vi', '2025-10-01..10-31'],
    ['tháng giêng 2026', 'vi', '2026-01-01..01-31'],
    ['tháng chạp 2025', 'vi', '2025-12-01..12-31'],
    ['hai năm trước', 'vi', '2024-01-01..12-31'],
    ['3 năm trước', 'vi', '2023-01-01..12-31'],
    ['two years ago', 'en', '2024-01-01..12-31'],
    ['il y a deux ans', 'fr', '2024-01-01..12-31'],
    ['vor zwei Jahren', 'de', '2024-01-01..12-31'],
    ['last month', 'en', '2026-10-01..10-31'],
    ['tháng trước', 'vi', '2026-10-01..10-31'],
    ['hai năm qua', 'vi', '2024-11-28..11-28'],
    ['the 2020s', 'en', '2020-01-01..12-31'],
    ['thập niên 2020', 'vi', '2020-01-01..12-31'],
    ['những năm trước', 'vi', '?những năm trước'],
    ['last spring', 'en', '?last spring'],
    ['in recent years', 'en', '?in recent years'],
    ['by 2050', 'en', ''],
  ])('%s (%s)', (text, language, expected) => expect(said(text, language)).toBe(expected));

  // News about a day is printed up to two days later.
  it.each(['Oct 10, 2025', '10 Oct 2025', '10-10-2025', '2025/10/10', '10.10.2025', '10/10/2025'])('%s', (text) =>
    expect(read(text, 'en').ranges).toMatchObject([{ from: '2025-10-10', to: '2025-10-12', terms: ['@2025-10-10'] }]),
  );

  it('of a number over twelve can only be read one way', () => {
    expect(said('04/15/2025', 'en')).toBe('2025-04-15..04-17');
    expect(said('15-4-2025', 'en')).toBe('2025-04-15..04-17');
  });

  it('is where it is written, with the words that bound it', () => {
    const text = 'What did Kallas say on Tuesday 15 April 2025, and not before 2022?';
    const { spans } = readDates(text, 'en', TODAY);
    expect(spans.map(({ start, end }) => text.slice(start, end))).toEqual([
      'on Tuesday 15 April 2025',
      'not before 2022',
    ]);
  });
});

describe.each([...LANGUAGES.values()])('in $code', ({ code, months, bounds }) => {
  it('every form of every month with a year is the whole month', () => {
    for (const [i, forms] of months.entries()) {
      for (const form of phrasesOf(forms)) {
        const month = String(i + 1).padStart(2, '0');
        for (const written of [form, form.toUpperCase(), fold(form)].map((word) => word.replace('*', ''))) {
          const { ranges, since, until } = read(`${written} 2025`, code);
          const [start] = [ranges[0]?.from ?? since, until];
          expect(`${written}: ${start ?? until}`).toContain(`2025-${month}`);
        }
      }
    }
  });

  it('every bound before a year ends where it says', () => {
    const ends = {
      before: { until: '2021-12-31' },
      until: { until: '2022-12-31' },
      since: { since: '2022-01-01' },
      after: { since: '2023-01-01' },
    };
    const wrong: string[] = [];
    for (const kind of ['before', 'until', 'since', 'after'] as const) {
      for (const bound of phrasesOf(bounds[kind])) {
        const { since, until } = read(`${bound} 2022`, code);
        const found = { ...(since ? { since } : {}), ...(until ? { until } : {}) };
        if (JSON.stringify(found) !== JSON.stringify(ends[kind])) wrong.push(`${bound}: ${JSON.stringify(found)}`);
      }
    }
    expect(wrong).toEqual([]);
  });

  it('any words give days in order', () => {
    const words = [...months, bounds.before, bounds.until, bounds.to, bounds.between, bounds.and].flatMap(phrasesOf);
    const piece = fc.constantFrom(...words, '2025', '2022', '10', '31', '4', ',', '-', '.', 'q2');
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 10 }), (pieces) => {
        const { ranges, since, until } = read(pieces.join(' '), code);
        for (const { from, to, hasYear } of ranges) {
          expect(from <= to).toBe(true);
          if (hasYear) for (const day of [from, to]) expect(periodOf(day)).toEqual({ from: day, to: day });
        }
        if (since !== undefined && until !== undefined) expect(since <= until).toBe(true);
      }),
      { numRuns: 60 },
    );
  });
});
