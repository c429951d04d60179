import type { Citation, Container } from '../model.js';

/** The words of a citation that are our own, in one language; titles and names stay as they are. */
export interface CiteWords {
  /** ISO 639-1. */
  language: string;
  /** Names of numbered passages, for one and for several, by what the splitter calls them. */
  places: Readonly<Record<string, readonly [one: string, several: string]>>;
  and: string;
  /** A date in full, or a month or year where no more is stated. */
  date: (isoDate: string) => string;
  /** Quotation marks around the title of an article. */
  quoted: (title: string) => string;
  dateInferred: string;
  receipt: string;
}

const MONTHS = [
  ...['January', 'February', 'March', 'April', 'May', 'June'],
  ...['July', 'August', 'September', 'October', 'November', 'December'],
];

const ENGLISH: CiteWords = {
  language: 'en',
  places: {
    Clause: ['point', 'points'],
    Paragraph: ['paragraph', 'paragraphs'],
    Article: ['Article', 'Articles'],
    Point: ['point', 'points'],
    Recital: ['recital', 'recitals'],
    Note: ['note', 'notes'],
  },
  and: 'and',
  date: (isoDate) => {
    const [year, month, day] = isoDate.split('-').map(Number);
    if (month === undefined) return `${year}`;
    return `${day === undefined ? '' : `${day} `}${MONTHS[month - 1]} ${year}`;
  },
  quoted: (title) => `‘${title}’`,
  dateInferred: 'Date inferred',
  receipt: 'Receipt',
};

const VIETNAMESE: CiteWords = {
  language: 'vi',
  places: {
    Clause: ['điểm', 'điểm'],
    Paragraph: ['đoạn', 'đoạn'],
    Article: ['Điều', 'Điều'],
    Point: ['điểm', 'điểm'],
    Recital: ['đoạn mở đầu', 'đoạn mở đầu'],
    Note: ['chú thích', 'chú thích'],
  },
  and: 'và',
  date: (isoDate) => {
    const [year, month, day] = isoDate.split('-').map(Number);
    if (month === undefined) return `năm ${year}`;
    return `${day === undefined ? '' : `ngày ${day} `}tháng ${month} năm ${year}`;
  },
  quoted: (title) => `“${title}”`,
  dateInferred: 'Ngày tháng do suy ra',
  receipt: 'Mã kiểm chứng',
};

/** The words of citations in a language, or in English. */
export function citeWordsFor(language: string): CiteWords {
  return language === 'vi' ? VIETNAMESE : ENGLISH;
}

/** A date as it is cited: one that was inferred in square brackets with a question mark, as cataloguers do. */
export function dateOf({ date, dateBasis }: Pick<Citation, 'date' | 'dateBasis'>, words: CiteWords): string {
  return dateBasis === 'inferred' ? `[${words.date(date)}?]` : words.date(date);
}

/** Containers without which a unit's number says nothing: a point of an annex is cited with its annex. */
const NAMED_WITH = new Set(['annex', 'appendix', 'protocol']);

/**
 * Where in a document the passages stand: "point 34", "points 30–33 and 36", "Article 18.63", "ANNEX I, point 2", "paragraph 5".
 */
export function locatorOf(
  cited: readonly Pick<Citation, 'label' | 'path' | 'section' | 'passageId'>[],
  words: CiteWords,
): string {
  const numbers = new Map<string, { holder: string; name: string; list: string[] }>();
  for (const { label, path: all = [], section, passageId } of cited) {
    // Where a part is in the id, the count begins again in each.
    const path = all.filter(({ kind }) => NAMED_WITH.has(kind) || passageId.includes(`${kind}-`));
    const [, name = label, number] = /^([\p{L}§.]+) (\d\S*|[IVXLC]+\S*)$/u.exec(label) ?? [];
    // The headings above are as printed; the path only says which of them is the annex.
    const holder = holderOf(path, section);
    const key = `${holder} ${name}`;
    const known = numbers.get(key) ?? { holder, name, list: [] };
    if (number !== undefined && !known.list.includes(number)) known.list.push(number);
    numbers.set(key, known);
  }
  return [...numbers.values()]
    .map(({ holder, name, list }) => (holder === '' ? '' : `${holder}, `) + placesOf(name, list, words))
    .join(', ');
}

/** "ANNEX I" as printed, without its title. */
function holderOf(path: readonly Container[], section: readonly string[]): string {
  return path
    .map(({ kind, number = '' }) => {
      const printed = section.find((heading) => number !== '' && heading.includes(number)) ?? kind;
      const end = printed.indexOf(number);
      return number === '' ? printed : printed.slice(0, end + number.length);
    })
    .join(', ');
}

function placesOf(name: string, list: readonly string[], words: CiteWords): string {
  if (list.length === 0) return name;
  const [one, several] = words.places[name] ?? [name, name];
  const whole = list.filter((number) => /^\d+$/.test(number)).map(Number);
  const others = list.filter((number) => !/^\d+$/.test(number));
  const runs = [...runsOf(whole.sort((a, b) => a - b)), ...others];
  const last = runs.pop() ?? '';
  const listed = runs.length === 0 ? last : `${runs.join(', ')} ${words.and} ${last}`;
  return `${list.length === 1 ? one : several} ${listed}`;
}

/** Ascending numbers with runs of three and more joined. */
function runsOf(ascending: readonly number[]): string[] {
  const runs: number[][] = [];
  for (const number of ascending) {
    const run = runs.at(-1);
    if (run && number === (run.at(-1) ?? 0) + 1) run.push(number);
    else runs.push([number]);
  }
  return runs.flatMap((run) => (run.length > 2 ? `${run[0]}–${run.at(-1)}` : run.map(String)));
}
