import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readDates } from '../../../src/retrieval/question/dates.js';
import { phrasesOf } from '../../../src/text/languages/language.js';
import { LANGUAGES } from '../../../src/text/languages/languages.js';
import { monthsIn } from '../../../src/text/months.js';

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

const allOf = (words: string) => phrasesOf(words).map((word) => word.replace('*', ''));
const DECADE = '2016-11-28..2026-11-28';

describe.each([...LANGUAGES.values()])('in $code', ({ code, periods, numbers }) => {
  const { units } = periods;
  const years = new Set(allOf(units.year));
  const decades = allOf(units.decade).filter((word) => !years.has(word));

  it('the last decade is the ten years up to today, in every form and order', () => {
    const wrong: string[] = [];
    for (const last of allOf(periods.last)) {
      for (const decade of decades) {
        const orders = periods.unitFirst ? [`${decade} ${last}`] : [`${last} ${decade}`, `${decade} ${last}`];
        for (const order of orders) {
          // "Những năm qua" means "in recent years".
          const found = [order, `EVIPA ${order}?`, order.toUpperCase()].map((text) => said(text, code));
          if (found.some((time) => time !== DECADE && !time.startsWith('?'))) wrong.push(`${order}: ${found}`);
        }
      }
    }
    expect(wrong).toEqual([]);
  });

  it('the last century is a hundred years, and this one is no time to look for', () => {
    for (const century of allOf(units.century)) {
      const [last, now] = [allOf(periods.last)[0], allOf(periods.this)[0]].map((which) =>
        periods.unitFirst ? `${century} ${which}` : `${which} ${century}`,
      );
      expect(`${last}: ${said(last ?? '', code)}`).toBe(`${last}: 1926-11-28..2026-11-28`);
      expect(`${now}: ${said(now ?? '', code)}`).toBe(`${now}: `);
    }
  });

  it('part of a century is neither a quarter nor a half of a year', () => {
    for (const [share, from] of [
      ['quarter', '2001'],
      ['half', '1976'],
    ] as const) {
      for (const unit of allOf(units[share])) {
        for (const century of allOf(units.century)) {
          const last = allOf(periods.last)[0] ?? '';
          const text = periods.unitFirst ? `${unit} ${century} ${last}` : `${last} ${unit} ${century}`;
          expect(`${text}: ${said(text, code)}`).toBe(`${text}: ${from}-11-28..2026-11-28`);
          for (const ordinal of numbers.ordinals.flatMap(allOf)) {
            const whole = `${ordinal} ${unit} ${century}`;
            expect(`${whole}: ${said(whole, code)}`).not.toMatch(/: 0000-/);
          }
        }
      }
    }
  });

  it('vague words are still vague unless they begin a time with exact days', () => {
    const vague = allOf(periods.vague);
    for (const words of vague) expect(said(words, code)).toBe(`?${words}`);
    const openings = [...(periods.unitFirst ? [] : allOf(periods.last)), ...allOf(periods.ago)];
    for (const words of vague.filter((phrase) => openings.some((opening) => ` ${phrase}`.endsWith(` ${opening}`)))) {
      for (const year of allOf(units.year)) {
        const text = `${words} 2 ${year}`;
        expect(`${text}: ${said(text, code)}`).not.toContain('?');
      }
    }
  });

  it('"in the past" begins a counted time in English and in any other language', () => {
    for (const opening of ['in the past', 'in the last', 'over the past', 'within the past']) {
      for (const [written, from] of [
        ['two years', '2024-11-28'],
        ['5 years', '2021-11-28'],
        ['ten months', '2026-01-28'],
        ['three weeks', '2026-11-07'],
        ['90 days', '2026-08-30'],
        ['two decades', '2006-11-28'],
        ['decade', '2016-11-28'],
      ]) {
        for (const text of [`${opening} ${written}`, `EVIPA ${opening} ${written}`, `${opening} ${written}, EVIPA`])
          expect(`${text}: ${said(text, code)}`).toBe(`${text}: ${from}..2026-11-28`);
      }
    }
  });
});

describe('the terms of a long time', () => {
  it('are years up to its end, not months from its beginning', () => {
    const terms = (text: string) => read(text, 'en').reading.ranges[0]?.terms ?? [];
    for (const [text, first, count] of [
      ['the last decade', '@2016', 11],
      ['in the past six years', '@2020', 7],
      ['from March 2017 to October 2026', '@2017', 10],
      ['the last century', '@1967', 60],
    ] as const) {
      expect(terms(text)).toHaveLength(count);
      expect([terms(text)[0], terms(text).at(-1)]).toEqual([first, '@2026']);
    }
    expect(terms('in the past two years')[0]).toBe('@2024-11');
  });
});

/** Languages in which "25.10.10" begins with the year. */
const YEAR_FIRST = new Set(['hu', 'lt', 'sv']);
const SIGNS = ['.', '/', '-'];

describe.each([...LANGUAGES.values()])('a year of two digits in $code', ({ code, bounds, references, months }) => {
  const days = fc.date({ min: new Date('1969-01-01'), max: new Date('2068-12-31'), noInvalidDate: true });
  const shortOf = (date: Date, sign: string, padded: boolean) =>
    [date.getUTCDate(), date.getUTCMonth() + 1]
      .map((part) => (padded ? pad(part) : String(part)))
      .concat(pad(date.getUTCFullYear() % 100))
      .join(sign);

  it.each(SIGNS)('ends a day written with "%s", however it is led', (sign) => {
    const leads = ['', 'EVIPA ', ...allOf(bounds.on).map((on) => `${on} `)];
    fc.assert(
      fc.property(
        days,
        fc.constantFrom(...leads),
        fc.boolean(),
        fc.constantFrom('', '?', '.', ', EVIPA'),
        (...drawn) => {
          const [date, lead, padded, end] = drawn;
          const { ranges } = read(`${lead}${shortOf(date, sign, padded)}${end}`, code).reading;
          const terms = YEAR_FIRST.has(code) ? [] : [`@${date.toISOString().slice(0, 10)}`];
          expect(ranges.flatMap((range) => range.terms)).toEqual(terms);
        },
      ),
      { numRuns: 40 },
    );
  });

  it('is not in the number of a part of a text, in a longer number, or in a day that is none', () => {
    const numbered = [...Object.values(references.units).flatMap(allOf), ...allOf(references.number), '§', '#'];
    for (const sign of SIGNS) {
      const number = ['5', '3', '25'].join(sign);
      const led = numbered.map((unit) => `${unit} ${number}`);
      const others = ['31.02.25', '18.63.25', '0.1.25', '32.1.25', '1.2.250', '5.3.25.1', 'v1.2.25', '1.2.25%'];
      for (const text of [...led, ...others.map((other) => other.replaceAll('.', sign))])
        expect(`${text}: ${read(text, code).reading.ranges.length}`).toBe(`${text}: 0`);
    }
  });

  it('follows a month, a quarter or a letter after a slash', () => {
    for (const [i, forms] of months.entries()) {
      const [name = ''] = allOf(forms);
      const { ranges, since, until } = read(`${name}/25`, code).reading;
      expect(`${name}: ${ranges[0]?.from ?? since ?? until}`).toContain(`2025-${pad(i + 1)}`);
    }
    expect(said('Q2/25', code)).toBe('2025-04-01..2025-06-30');
  });

  it('is read in questions only', () => {
    for (const text of ['24.05.22', '10/10/25', 'Q2/25', '15-4-24']) expect(monthsIn(text, code)).toEqual([]);
  });
});

it('a month by number may have a year of two digits in Vietnamese', () => {
  for (let month = 1; month <= 12; month += 1) {
    for (const text of [`tháng ${month}/25`, `thang ${month}/25`, `T${month}/25`, `t${pad(month)}/25`])
      expect(`${text}: ${said(text, 'vi')}`).toBe(`${text}: ${monthOf(2025, month)}`);
    expect(said(`ngày 9/${month}/25`, 'vi')).toMatch(new RegExp(`^2025-${pad(month)}-09`));
  }
});

describe.each([...LANGUAGES.values()])('a month and a relative year in $code', ({ code, periods, months }) => {
  const years = [
    [2025, periods.lastYear],
    [2026, periods.thisYear],
    [2027, periods.nextYear],
  ] as const;
  /** Forms that are no abbreviations; with a capital, as "may" is a verb. */
  const forms = months.map((list) => (allOf(list)[0] ?? '').replace(/^./u, (first) => first.toUpperCase()));

  it('are one month, in either order', () => {
    const wrong: string[] = [];
    for (const [year, phrases] of years) {
      for (const words of allOf(phrases)) {
        for (const [i, month] of forms.entries()) {
          for (const text of [`${month} ${words}`, `${words} ${month}`, `EVIPA ${month}, ${words}?`]) {
            const found = said(text, code);
            if (found !== monthOf(year, i + 1)) wrong.push(`${text}: ${found}`);
          }
        }
      }
    }
    expect(wrong).toEqual([]);
  });

  it('are the latest such month after "last", and the next after "next"', () => {
    if (periods.unitFirst) return;
    for (const [today, month, last, next] of [
      ['2026-11-28', 10, 2026, 2027],
      ['2026-11-28', 11, 2025, 2027],
      ['2026-11-28', 12, 2025, 2026],
      ['2026-01-01', 1, 2025, 2027],
      ['2026-01-01', 12, 2025, 2026],
      ['2026-12-31', 1, 2026, 2027],
    ] as const) {
      const lead = (words: string) => `${allOf(words)[0]} ${forms[month - 1]}`;
      const behind = (words: string) => `${forms[month - 1]} ${allOf(words)[0]}`;
      const orders = periods.monthFirst ? [lead, behind] : [lead];
      for (const order of orders) {
        expect(`${order(periods.last)}: ${said(order(periods.last), code, today)}`).toContain(monthOf(last, month));
        expect(`${order(periods.next)}: ${said(order(periods.next), code, today)}`).toContain(monthOf(next, month));
      }
    }
  });
});

describe('a month, a quarter or a day of a relative year', () => {
  it.each([
    ['bg', 'през октомври на миналата година'],
    ['cs', 'v říjnu minulého roku'],
    ['da', 'i oktober sidste år'],
    ['de', 'im Oktober des vergangenen Jahres'],
    ['el', 'τον Οκτώβριο του περασμένου έτους'],
    ['en', 'in October of last year'],
    ['es', 'en octubre del año pasado'],
    ['et', 'eelmise aasta oktoobris'],
    ['fi', 'viime vuoden lokakuussa'],
    ['fr', "en octobre de l'année dernière"],
    ['ga', 'Deireadh Fómhair na bliana seo caite'],
    ['hr', 'u listopadu prošle godine'],
    ['hu', 'tavaly októberben'],
    ['it', "nell'ottobre dell'anno scorso"],
    ['lt', 'praėjusių metų spalį'],
    ['lv', 'pagājušā gada oktobrī'],
    ['mt', "f'Ottubru tas-sena li għaddiet"],
    ['nl', 'in oktober van vorig jaar'],
    ['pl', 'w październiku ubiegłego roku'],
    ['pt', 'em outubro do ano passado'],
    ['ro', 'în octombrie anul trecut'],
    ['sk', 'v októbri minulého roka'],
    ['sl', 'oktobra prejšnjega leta'],
    ['sv', 'i oktober förra året'],
    ['vi', 'hồi tháng 10 năm ngoái'],
  ])('as it is written in %s: %s', (language, text) => expect(said(text, language)).toBe('2025-10-01..2025-10-31'));

  it.each([
    ['Q2 last year', 'en', '2025-04-01..2025-06-30'],
    ['the second quarter of last year', 'en', '2025-04-01..2025-06-30'],
    ['first half of this year', 'en', '2026-01-01..2026-06-30'],
    ['quý 2 năm ngoái', 'vi', '2025-04-01..2025-06-30'],
    ['6 tháng đầu năm nay', 'vi', '2026-01-01..2026-06-30'],
    ['T4 năm ngoái', 'vi', '2025-04-01..2025-04-30'],
    ['thang 4 nam ngoai', 'vi', '2025-04-01..2025-04-30'],
    ['October two years ago', 'en', '2024-10-01..2024-10-31'],
    ['15 October last year', 'en', '2025-10-15..2025-10-17'],
    ['last Oct', 'en', '2026-10-01..2026-10-31'],
    ['this October', 'en', '2026-10-01..2026-10-31'],
    ['this December', 'en', '2025-12-01..2025-12-31'],
    ['last 28 November', 'en', '2025-11-28..2025-11-30'],
    ['tháng 10 vừa qua', 'vi', '2026-10-01..2026-10-31'],
    ['tháng 10 này', 'vi', '2026-10-01..2026-10-31'],
    ['from April last year to January this year', 'en', '2025-04-01..2026-01-31'],
    ["nell'ottobre scorso", 'it', '2026-10-01..2026-10-31'],
  ])('%s (%s)', (text, language, expected) => expect(said(text, language)).toBe(expected));

  it.each([
    ['tháng 10 trước hội nghị', 'vi'],
    ['tháng 10 tới Hà Nội', 'vi'],
    ['i oktober', 'da'],
    ['en octobre cette déclaration', 'fr'],
    ['what did they say in October', 'en'],
  ])('is not in %s (%s)', (text, language) => expect(read(text, language).reading.ranges[0]?.hasYear).toBe(false));

  it('bounds a time', () => {
    expect(read('since October last year', 'en').reading.since).toBe('2025-10-01');
    expect(read('until October last year', 'en').reading.until).toBe('2025-10-31');
  });
});
