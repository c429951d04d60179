import type { Citation } from '../model.js';

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
  places: { Clause: ['điểm', 'điểm'], Paragraph: ['đoạn', 'đoạn'], Article: ['Điều', 'Điều'] },
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

/** The words of citations in a language; English where there are none for it. */
export function citeWordsFor(language: string): CiteWords {
  return language === 'vi' ? VIETNAMESE : ENGLISH;
}

/** A date as it is cited: one that was inferred in square brackets with a question mark, as cataloguers do. */
export function dateOf({ date, dateBasis }: Pick<Citation, 'date' | 'dateBasis'>, words: CiteWords): string {
  return dateBasis === 'inferred' ? `[${words.date(date)}?]` : words.date(date);
}

/** Where in a document the passages stand: "point 34", "points 30–33 and 36", "paragraph 5". */
export function locatorOf(cited: readonly Pick<Citation, 'label'>[], words: CiteWords): string {
  const numbers = new Map<string, number[]>();
  for (const { label } of cited) {
    const [, name = label, number] = /^(\p{L}+) (\d+)$/u.exec(label) ?? [];
    const known = numbers.get(name) ?? [];
    numbers.set(name, number === undefined || known.includes(Number(number)) ? known : [...known, Number(number)]);
  }
  return [...numbers].map(([name, list]) => placesOf(name, list, words)).join(', ');
}

function placesOf(name: string, list: readonly number[], words: CiteWords): string {
  if (list.length === 0) return name;
  const [one, several] = words.places[name] ?? [name, name];
  const runs = runsOf([...list].sort((a, b) => a - b));
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
