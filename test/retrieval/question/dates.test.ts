import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type DateRange, inRange } from '../../../src/retrieval/question/date-range.js';
import { readDates } from '../../../src/retrieval/question/dates.js';
import { periodOf } from '../../../src/retrieval/question/days.js';

const TODAY = '2026-02-01';
const read = (text: string, language = 'en') => readDates(text, language, TODAY).reading;
const spans = (text: string, language = 'en') => [
  ...new Set(read(text, language).ranges.map(({ from, to }) => `${from} ${to}`)),
];

describe('the time a question is about', () => {
  it.each([
    ['What happened in October 2025?', 'en', '2025-10-01 2025-10-31'],
    ['Việt Nam và EU tháng 4/2025', 'vi', '2025-04-01 2025-04-30'],
    ['thang 4 nam 2025', 'vi', '2025-04-01 2025-04-30'],
    ['Was geschah im Oktober 2025?', 'de', '2025-10-01 2025-10-31'],
    ['la rencontre de février 2024', 'fr', '2024-02-01 2024-02-29'],
    ['Οκτωβρίου 2025', 'el', '2025-10-01 2025-10-31'],
    // News about a day is printed up to two days later.
    ['on 9 October 2025', 'en', '2025-10-09 2025-10-11'],
    ['on 31 December 2025', 'en', '2025-12-31 2026-01-02'],
    ['in 2019', 'en', '2019-01-01 2019-12-31'],
    ['năm 2019 hai bên nói gì', 'vi', '2019-01-01 2019-12-31'],
    ['trong năm 2025', 'vi', '2025-01-01 2025-12-31'],
    ['foreign policy 2025', 'en', '2025-01-01 2025-12-31'],
    ['political dialogue 2025', 'en', '2025-01-01 2025-12-31'],
    ['10 tháng đầu năm 2025', 'vi', '2025-01-01 2025-12-31'],
    ['2022-2025', 'en', '2022-01-01 2025-12-31'],
    ['2025–2022', 'en', '2022-01-01 2025-12-31'],
    ['what is planned this year', 'en', '2026-01-01 2026-12-31'],
    ['năm nay có gì', 'vi', '2026-01-01 2026-12-31'],
    ['idén', 'hu', '2026-01-01 2026-12-31'],
    ['visits last year', 'en', '2025-01-01 2025-12-31'],
    ['năm ngoái', 'vi', '2025-01-01 2025-12-31'],
    // For a day that does not exist, the month is used.
    ['31/2/2025', 'en', '2025-02-01 2025-02-28'],
    ['2025-10-99', 'en', '2025-10-01 2025-10-31'],
    ['45 October 2025', 'en', '2025-10-01 2025-10-31'],
  ])('%s (%s)', (text, language, span) => expect(spans(text, language)).toEqual([span]));

  it('without a year is that month or day of any year', () => {
    expect(read('hội đàm 24/5', 'vi').ranges).toMatchObject([{ hasYear: false, terms: ['@m5'] }]);
    expect(read('in October').ranges).toMatchObject([{ hasYear: false, terms: ['@m10'] }]);
  });

  it('is looked up by the terms that passages have', () => {
    expect(read('in October 2025').ranges[0]?.terms).toEqual(['@2025-10']);
    expect(read('on 9 October 2025').ranges[0]?.terms).toEqual(['@2025-10-09']);
    expect(read('2022-2024').ranges[0]?.terms).toEqual(['@2022', '@2023', '@2024']);
  });

  it.each([
    'may the EU lift the yellow card?',
    'May the EU lift it?',
    'net zero by 2050',
    'by 2030',
    'by the year 2030',
    'vào năm 2030',
    'đến năm 2045',
    "d'ici 2030",
    'Agenda 2030',
    'the ASEAN Community Vision 2045',
    'tầm nhìn 2045',
    'UNCLOS 1982',
    '1982 UNCLOS',
    'the 1982 convention',
    'the 1951 Refugee Convention',
    'before the upgrade',
    '20250 tons',
    '2,025 tons',
    'in 1850',
    'from page 12 to 20',
    '',
  ])('is not told by: %s', (text) => expect(read(text)).toEqual({ ranges: [], latest: false }));
});

describe('bounds', () => {
  it.each([
    ['before 2025', 'en', { until: '2024-12-31' }],
    ['what was said until October 2025', 'en', { until: '2025-10-31' }],
    ['trước 2025', 'vi', { until: '2024-12-31' }],
    ['trước tháng 10 năm 2025', 'vi', { until: '2025-09-30' }],
    ['vor 2025', 'de', { until: '2024-12-31' }],
    ['since 2024', 'en', { since: '2024-01-01' }],
    ['after October 2025', 'en', { since: '2025-11-01' }],
    ['từ năm 2023', 'vi', { since: '2023-01-01' }],
    ['kể từ năm 2023', 'vi', { since: '2023-01-01' }],
    ['seit 2024', 'de', { since: '2024-01-01' }],
    ['depuis 2024', 'fr', { since: '2024-01-01' }],
  ])('%s (%s)', (text, language, bounds) => {
    expect(read(text, language)).toEqual({ ranges: [], latest: false, ...bounds });
  });
});

describe('the latest', () => {
  it.each([
    'the latest on fisheries',
    'most recent figures',
    'mới nhất',
    'moi nhat',
    'die neueste Erklärung',
    'la dernière déclaration',
  ])('%s', (text) => expect(read(text).latest).toBe(true));
  it.each(['late news', 'in the last clause', 'lateral'])('is not: %s', (text) =>
    expect(read(text).latest).toBe(false),
  );
});

describe('a range', () => {
  const october: DateRange = { from: '2025-10-01', to: '2025-10-31', terms: [], hasYear: true };
  it.each([
    ['2025-09-30', false],
    ['2025-10-01', true],
    ['2025-10-31', true],
    ['2025-11-01', false],
  ])('%s', (date, inside) => expect(inRange(date, october)).toBe(inside));
  it('without a year compares months', () => {
    const may = { ...october, from: '0000-05-01', to: '9999-05-31', hasYear: false };
    expect(inRange('2022-05-24', may)).toBe(true);
    expect(inRange('2022-06-24', may)).toBe(false);
  });
});

describe('a period', () => {
  it.each([
    ['2025', '2025-01-01', '2025-12-31'],
    ['2024-02', '2024-02-01', '2024-02-29'],
    ['2025-10-09', '2025-10-09', '2025-10-09'],
  ])('%s', (text, from, to) => expect(periodOf(text)).toEqual({ from, to }));
  it.each(['', '25', '2025-13', '2025-00', '2025-02-29', '2025-10-32', '24/5', 'yesterday', '2025-1', ' 2025'])(
    'is none: "%s"',
    (text) => expect(periodOf(text)).toBeUndefined(),
  );
});

describe('any text', () => {
  const piece = fc.constantFrom(
    '2025',
    '1982',
    '99',
    '0',
    '-',
    '/',
    '.',
    ' ',
    'October',
    'tháng',
    'before ',
    'since ',
    '31',
    'May',
    '2',
  );
  it('gives ranges of real days, in order', () => {
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 10 }), fc.constantFrom('en', 'vi', 'de'), (list, language) => {
        const { ranges, since, until } = read(list.join(''), language);
        const bounds = [since, until].filter((day) => day !== undefined);
        const days = [...bounds, ...ranges.filter(({ hasYear }) => hasYear).flatMap(({ from, to }) => [from, to])];
        for (const day of days) expect(periodOf(day)).toEqual({ from: day, to: day });
        for (const { from, to } of ranges) expect(from <= to).toBe(true);
      }),
      { numRuns: 500 },
    );
  });
});
