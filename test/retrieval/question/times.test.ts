import { describe, expect, it } from 'vitest';
import { readDates } from '../../../src/retrieval/question/dates.js';
import { LANGUAGES } from '../../../src/text/languages/languages.js';

/** A day that no year, month or quarter begins or ends with. */
const TODAY = '2026-11-28';
const read = (text: string, language: string, today = TODAY) => readDates(text, language, today);
/** Every range, as "from..to", and "?" before words that were not understood. */
function said(text: string, language: string, today = TODAY): string {
  const { ranges, vague = [] } = read(text, language, today).reading;
  return [...ranges.map(({ from, to }) => `${from}..${to}`), ...vague.map((words) => `?${words}`)].join(' ');
}
const pad = (value: number) => String(value).padStart(2, '0');
const monthOf = (year: number, month: number) =>
  `${year}-${pad(month)}-01..${year}-${pad(month)}-${pad(new Date(Date.UTC(year, month, 0)).getUTCDate())}`;

/** Languages in which quarters are written with a T: "trimestre". */
const T_IS_QUARTER = new Set(['fr', 'es', 'it', 'pt', 'ro']);

describe.each([...LANGUAGES.keys()].filter((code) => !T_IS_QUARTER.has(code)))('T in %s', (code) => {
  const months = Array.from({ length: 12 }, (_, i) => i + 1);
  const written = (letter: string, n: number) =>
    ['/2025', ' 2025', '.2025', '-2025', '/ 2025'].flatMap((year) => [
      `${letter}${n}${year}`,
      `${letter}${pad(n)}${year}`,
    ]);

  it('is a month, and part of the time', () => {
    for (const month of months) {
      for (const letter of ['T', 't']) {
        for (const text of [...written(letter, month), `2025 ${letter}${month}`]) {
          expect(`${text}: ${said(text, code)}`).toBe(`${text}: ${monthOf(2025, month)}`);
        }
        const [span] = read(`EVIPA ${letter}${month}/2025`, code).spans;
        expect(span).toEqual({ start: 6, end: 6 + `${letter}${month}/2025`.length });
      }
    }
  });

  it('without a year, or over twelve, is no time', () => {
    for (const text of ['T4', 'T13/2025', 'T0/2025', 'T 4', 't4 EVIPA'])
      expect(`${text}: ${said(text, code)}`).toBe(`${text}: `);
  });
});

describe.each([...T_IS_QUARTER])('T and S in %s', (code) => {
  it('are quarters and halves', () => {
    for (const quarter of [1, 2, 3, 4]) {
      const [from, to] = [monthOf(2025, quarter * 3 - 2), monthOf(2025, quarter * 3)].map((span) => span.split('..'));
      for (const text of [`T${quarter} 2025`, `t${quarter}/2025`, `2025 T${quarter}`])
        expect(said(text, code)).toBe(`${from?.[0]}..${to?.[1]}`);
    }
    expect(said('S2 2025', code)).toBe('2025-07-01..2025-12-31');
  });
});

describe.each([...LANGUAGES.keys()])('Q and H in %s', (code) => {
  it('are quarters and halves', () => {
    expect(said('Q4 2025', code)).toBe('2025-10-01..2025-12-31');
    expect(said('h1/2025', code)).toBe('2025-01-01..2025-06-30');
  });
});
