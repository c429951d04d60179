import { fold } from './fold.js';

/** A month that a text names, with its year where that is said too. */
export interface MonthMention {
  /** 1 to 12. */
  month: number;
  year?: number;
  /** Day of the month where it is said. */
  day?: number;
  /** Where the mention begins and ends in the text. */
  start: number;
  end: number;
}

/** Names of the months come from the platform's own locale data, in the forms with and without a day. */
const byLanguage = new Map<string, Map<string, number>>();

function monthNames(language: string): Map<string, number> {
  const known = byLanguage.get(language);
  if (known) return known;
  const names = new Map<string, number>();
  for (const options of [{ month: 'long' }, { month: 'long', day: 'numeric' }] as const) {
    const formatter = new Intl.DateTimeFormat(language, { ...options, timeZone: 'UTC' });
    for (let month = 1; month <= 12; month += 1) {
      const parts = formatter.formatToParts(new Date(Date.UTC(2024, month - 1, 15)));
      const part = parts.find((p) => p.type === 'month')?.value ?? '';
      if (/^\p{L}{3,}/u.test(part)) names.set(fold(part), month);
    }
  }
  byLanguage.set(language, names);
  return names;
}

/** Characters after a month's name in which its day and year are looked for. */
const NEAR = 40;

const WORD = /\p{L}[\p{L}\p{M}]*/gu;

/**
 * The months a text names: "October 2025", "9 October", "October 9, 2025", "tháng 10/2025", "tháng 4 năm 2025", "24/5",
 * "2025-10", in the given language and in English.
 */
export function monthsIn(text: string, language: string): MonthMention[] {
  return [...namedMonths(text, language), ...vietnameseMonths(text), ...numericDates(text, language)];
}

function namedMonths(text: string, language: string): MonthMention[] {
  const found: MonthMention[] = [];
  for (const match of text.matchAll(WORD)) {
    const folded = fold(match[0]);
    const month = monthNames(language).get(folded) ?? monthNames('en').get(folded);
    if (month === undefined) continue;
    const before = /(?<!\d)(\d{1,2})(?:st|nd|rd|th|\.|º|er)?\s*(?:de\s+|of\s+)?$/u.exec(
      text.slice(Math.max(0, match.index - 12), match.index),
    );
    const after =
      /^\.?,?\s*(?:(\d{1,2})(?:st|nd|rd|th)?(?!\d),?\s*)?(?:(?:de|del|of|năm|na|г)?\s*((?:19|20)\d{2})(?!\d))?/u.exec(
        text.slice(match.index + match[0].length, match.index + match[0].length + NEAR),
      );
    const year = after?.[2];
    const day = before?.[1] ?? after?.[1];
    // "may" is a verb unless it is written like a month or has a number beside it.
    if (folded === 'may' && match[0] !== 'May' && year === undefined && day === undefined) continue;
    if (folded === 'may' && match.index === 0 && year === undefined && day === undefined) continue;
    found.push(mention(month, year, day, match.index, match.index + match[0].length + (after?.[0].length ?? 0)));
  }
  return found;
}

function vietnameseMonths(text: string): MonthMention[] {
  const pattern =
    /(?:ngày|ngay|mùng|mung|hôm|hom)?\s{0,3}(?:(\d{1,2})\s{1,3})?(?:tháng|thang)\s{1,3}(\d{1,2})(?!\d|\s{0,3}(?:đầu|dau|qua|tháng|ngày))(?:\s*(?:năm|nam|\/|-|,)\s*((?:19|20)\d{2}))?/giu;
  return Array.from(text.matchAll(pattern)).flatMap((m) => {
    const month = Number(m[2]);
    // "10 tháng" is a duration, "tháng 10" a month.
    if (month < 1 || month > 12) return [];
    return [mention(month, m[3], m[1], m.index, m.index + m[0].length)];
  });
}

function numericDates(text: string, language: string): MonthMention[] {
  const found: MonthMention[] = [];
  for (const m of text.matchAll(/(?<![\d/.])((?:19|20)\d{2})-(\d{2})(?:-(\d{2}))?(?!\d)/g)) {
    if (isMonth(m[2])) found.push(mention(Number(m[2]), m[1], m[3], m.index, m.index + m[0].length));
  }
  for (const m of text.matchAll(/(?<![\d/.,-])(\d{1,2})[/.](\d{1,2})(?:[/.]((?:19|20)\d{2}))?(?![\d/%])/g)) {
    // Without a year "1.5" is a number; only the Vietnamese write a bare "24/5" for a day.
    const bare = m[3] === undefined;
    if (bare && (language !== 'vi' || m[0].includes('.'))) continue;
    if (isMonth(m[2]) && Number(m[1]) >= 1 && Number(m[1]) <= 31)
      found.push(mention(Number(m[2]), m[3], m[1], m.index, m.index + m[0].length));
  }
  for (const m of text.matchAll(/(?<![\d/.,-])(\d{1,2})\/((?:19|20)\d{2})(?!\d)/g)) {
    if (isMonth(m[1])) found.push(mention(Number(m[1]), m[2], undefined, m.index, m.index + m[0].length));
  }
  return found;
}

function isMonth(text: string | undefined): boolean {
  const month = Number(text);
  return Number.isInteger(month) && month >= 1 && month <= 12;
}

function mention(
  month: number,
  year: string | undefined,
  day: string | undefined,
  start: number,
  end: number,
): MonthMention {
  return {
    month,
    start,
    end,
    ...(year === undefined ? {} : { year: Number(year) }),
    ...(day === undefined ? {} : { day: Number(day) }),
  };
}
