import { LANGUAGES } from '../languages/languages.js';
import { formOf, words } from '../words.js';

/** The words around a topic, as forms of words. */
interface Around {
  before: readonly string[];
  behind: readonly string[];
}

const PLACE = '…';

/** Prepositions that a language contracts with an article, folded: "qué dicen de" is also "qué dicen del". */
const CONTRACTIONS: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  es: { de: 'del', a: 'al' },
  fr: { de: 'du des d', a: 'au aux' },
  it: {
    di: 'del della dello dell dei degli delle',
    su: 'sul sulla sullo sull sui sugli sulle',
    a: 'al alla allo all ai agli alle',
    con: 'col coi',
  },
  pt: { de: 'do da dos das', em: 'no na nos nas', a: 'ao aos', por: 'pelo pela pelos pelas' },
  de: { zu: 'zum zur', von: 'vom', in: 'im', bei: 'beim', an: 'am' },
};

/** A way of asking with each form of the word before the topic. */
function contracted({ before, behind }: Around, language: string): Around[] {
  const last = before.at(-1) ?? '';
  const forms = CONTRACTIONS[language]?.[last]?.split(' ') ?? [];
  return [last, ...forms].map((form) => ({ before: last === '' ? before : [...before.slice(0, -1), form], behind }));
}

const compiled = new Map<string, ReadonlyMap<string, readonly Around[]>>();

/** A language's ways of asking by their first word, those with the most words first. */
function waysIn(language: string): ReadonlyMap<string, readonly Around[]> {
  const known = compiled.get(language);
  if (known) return known;
  const formsOf = (text: string) => words(text).map((word) => formOf(word, language));
  const ways = (LANGUAGES.get(language)?.frames ?? []).flatMap((frame) => {
    const [before = '', behind = ''] = frame.split(PLACE);
    return contracted({ before: formsOf(before), behind: formsOf(behind) }, language);
  });
  ways.sort((one, other) => sizeOf(other) - sizeOf(one));
  const byFirst = new Map<string, Around[]>();
  for (const way of ways) {
    const first = way.before[0] ?? '';
    byFirst.set(first, [...(byFirst.get(first) ?? []), way]);
  }
  compiled.set(language, byFirst);
  return byFirst;
}

function sizeOf({ before, behind }: Around): number {
  return before.length + behind.length;
}

/** The phrases before and after topics. */
export function phrasesAround(language: string): string[][] {
  const ways = [...waysIn(language).values()].flat();
  return ways.flatMap(({ before, behind }) => [[...before], [...behind]]);
}

/**
 * The place of a topic inside a whole way of asking: "is … mentioned anywhere".
 * @param forms of the words, as they are compared in the language
 * @returns from the first word to after the last; undefined if no way fits
 */
export function placeWithin(
  forms: readonly string[],
  [start, end]: readonly [number, number],
  language: string,
  isTopic: (from: number, to: number) => boolean,
): [number, number] | undefined {
  const byFirst = waysIn(language);
  const ways = [...(byFirst.get(forms[start] ?? '') ?? []), ...(byFirst.get('') ?? [])];
  for (const { before, behind } of ways) {
    const [from, to] = [start + before.length, end - behind.length];
    const fits =
      from < to &&
      before.every((form, i) => forms[start + i] === form) &&
      behind.every((form, i) => forms[to + i] === form);
    if (fits && isTopic(from, to)) return [from, to];
  }
  return undefined;
}
