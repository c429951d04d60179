import { phraseList, wordSet } from '../../text/word-lists.js';
import { formOf, type Word, words } from '../../text/words.js';
import { QUESTION_WORDS } from './question-words.js';

interface Table {
  asking: Set<string>;
  joints: Set<string>;
  requests: string[][];
  /** Vietnamese question words come at the end as well as at the beginning. */
  anywhere: boolean;
}

const TABLES: ReadonlyMap<string, Table> = new Map(
  Object.entries(QUESTION_WORDS).map(([language, { asking, joints, requests }]) => [
    language,
    {
      asking: wordSet(asking),
      joints: wordSet(joints),
      requests: phraseList(requests),
      anywhere: language === 'vi',
    },
  ]),
);

/** Auxiliaries that begin a question in English if a possible subject follows. */
const AUXILIARIES = wordSet('is are was were do does did has have had can could will would should may must');
const SUBJECTS = wordSet(
  'the they it there this that these those both any all each eu europe vietnam viet we you he she its their',
);
/** Fewest words in a question joined to another. */
const FEWEST_WORDS = 3;
/** Words of a question that are examined. */
const MOST_WORDS = 40;
/** Words that open a question that ends with "không". */
const OPENS = new Set(['có', 'đã', 'được']);
/** Words that add nothing after an asking word: "and how?", "và như thế nào?" */
const NO_MORE = wordSet('so is was như thế lúc vào ở');

/** Whether a sentence begins like a question or request, in any language with a table. */
export function beginsToAsk(sentence: string): boolean {
  const list = words(sentence);
  return [...TABLES].some(([language, table]) => {
    const form = (at: number) => formOf(list[at], language);
    if (table.requests.some((phrase) => phrase.every((word, i) => form(i) === word))) return true;
    return language === 'vi'
      ? list.length > 0 && endsAsking(list, table)
      : list.length >= FEWEST_WORDS && asksAt(list, 0, table, language);
  });
}

/** Whether a Vietnamese sentence ends, or nearly ends, with an asking word. */
function endsAsking(list: readonly Word[], table: Table): boolean {
  const last = list.slice(-3).map((word) => formOf(word, 'vi'));
  return (
    last.some((word, i) => table.asking.has(word) || table.asking.has(`${word}_${last[i + 1]}`)) && last.some(isMarked)
  );
}

function isMarked(word: string): boolean {
  return /[^\0-\x7f]/.test(word);
}

/**
 * The questions joined in one sentence: "What do they say on fisheries, and who signed it?" is two; "who signed it, and
 * when?" is one that asks for two things.
 */
export function splitQuestions(sentence: string): string[] {
  const list = words(sentence);
  const cuts: { end: number; start: number }[] = [];
  let from = 0;
  for (let at = FEWEST_WORDS - 1; at < list.length; at += 1) {
    const begin = cutAt(sentence, list, from, at);
    if (begin === undefined) continue;
    cuts.push({ end: list[at - 1]?.end ?? 0, start: list[begin]?.start ?? 0 });
    from = begin;
    at = begin + FEWEST_WORDS - 1;
  }
  let start = 0;
  const parts = cuts.map((cut) => {
    const part = sentence.slice(start, cut.end);
    start = cut.start;
    return part;
  });
  return [...parts, sentence.slice(start)];
}

/** Where the next question begins, if the joint after the question starting at `from` is at `at`. */
function cutAt(sentence: string, list: readonly Word[], from: number, at: number): number | undefined {
  if (at - from < FEWEST_WORDS - 1) return undefined;
  const between = sentence.slice(list[at - 1]?.end, list[at]?.start);
  const stops = /[;?？]/u.test(between);
  for (const [language, table] of TABLES) {
    let begin = at;
    while (begin < list.length && begin - at < 2 && table.joints.has(formOf(list[begin], language))) begin += 1;
    if (begin === at && !stops && !/,/.test(between)) continue;
    if (list.length - begin < FEWEST_WORDS) continue;
    if (table.anywhere) {
      if (
        (begin > at || stops) &&
        holdsAsking(list, Math.max(from, at - MOST_WORDS), at, table) &&
        holdsAsking(list, begin, begin + MOST_WORDS, table)
      )
        return begin;
    } else if ((begin > at || stops) && asksAt(list, from, table, language) && asksAt(list, begin, table, language))
      return begin;
  }
  return undefined;
}

/** Whether a question begins at a word and has more than asking words. */
function asksAt(list: readonly Word[], at: number, table: Table, language: string): boolean {
  // "On what date", "in which year".
  const first = [at, at + 1].find((i) => table.asking.has(formOf(list[i], language)));
  if (first !== undefined && (first === at || formOf(list[at], language).length <= 4)) {
    return list
      .slice(first + 1, first + MOST_WORDS)
      .some((word) => !table.asking.has(formOf(word, language)) && !NO_MORE.has(formOf(word, language)));
  }
  return language === 'en' && AUXILIARIES.has(list[at]?.folded ?? '') && isSubject(list[at + 1]);
}

function isSubject(word: Word | undefined): boolean {
  return word !== undefined && (SUBJECTS.has(word.folded) || /^\p{Lu}/u.test(word.written));
}

/** Whether part of a Vietnamese sentence asks, and says something more. */
function holdsAsking(list: readonly Word[], from: number, to: number, table: Table): boolean {
  const forms = list.slice(from, to).map((word) => formOf(word, 'vi'));
  const isAsking = (i: number) =>
    table.asking.has(forms[i] ?? '') ||
    table.asking.has(`${forms[i]}_${forms[i + 1]}`) ||
    table.asking.has(`${forms[i - 1]}_${forms[i]}`);
  // "có … không" is a question; "không" on its own is a negation, or ends a question that began earlier.
  const places = forms.map(
    (form, i) => isAsking(i) && (form !== 'không' || forms.slice(0, i).some((word) => OPENS.has(word))),
  );
  return (
    places.includes(true) &&
    places.filter((asking, i) => !asking && !NO_MORE.has(forms[i] ?? '')).length >= FEWEST_WORDS - 1
  );
}
