import type { Citation, Container } from '../model.js';
import type { CiteWords } from '../words/citation.js';

/** A date as cited: an inferred one is in square brackets with a question mark, as cataloguers write it. */
export function dateOf({ date, dateBasis }: Pick<Citation, 'date' | 'dateBasis'>, words: CiteWords): string {
  return dateBasis === 'inferred' ? `[${words.date(date)}?]` : words.date(date);
}

/** Containers without which a unit's number is meaningless: a point of an annex is cited with its annex. */
const NAMED_WITH = new Set(['annex', 'appendix', 'protocol']);

/**
 * Where the passages are in a document: "point 34", "points 30–33 and 36", "Article 18.63", "ANNEX I, point 2",
 * "paragraph 5".
 */
export function locatorOf(
  cited: readonly Pick<Citation, 'label' | 'path' | 'section' | 'passageId'>[],
  words: CiteWords,
): string {
  const numbers = new Map<string, { holder: string; name: string; list: string[] }>();
  for (const { label, path: all = [], section, passageId } of cited) {
    // If the id contains a container, numbering restarts in each.
    const path = all.filter(({ kind }) => NAMED_WITH.has(kind) || passageId.includes(`${kind}-`));
    const [, name = label, number] = /^([\p{L}§.]+) (\d\S*|[IVXLC]+\S*)$/u.exec(label) ?? [];
    // The headings above are as printed; the path only shows which of them is the annex.
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
