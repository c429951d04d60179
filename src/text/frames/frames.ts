import type { Span } from '../../model.js';
import { fold } from '../fold.js';
import { phraseList, wordSet } from '../word-lists.js';
import { formOf, type Word, words } from '../words.js';
import { english } from './en.js';
import { czech, german, greek, polish, swedish } from './northern.js';
import { bulgarian, croatian, danish, finnish, hungarian, slovak, slovenian } from './others.js';
import type { Frames } from './type.js';
import { vietnamese } from './vi.js';
import { dutch, french, italian, portuguese, romanian, spanish } from './western.js';
import { phrasesAround, placeWithin } from './wordings.js';

const TABLES: Readonly<Record<string, Frames>> = {
  en: english,
  vi: vietnamese,
  de: german,
  fr: french,
  es: spanish,
  it: italian,
  pt: portuguese,
  nl: dutch,
  ro: romanian,
  pl: polish,
  cs: czech,
  el: greek,
  sv: swedish,
  da: danish,
  fi: finnish,
  hu: hungarian,
  sk: slovak,
  sl: slovenian,
  hr: croatian,
  bg: bulgarian,
};

interface Form extends Span {
  form: string;
}

interface Table {
  opening: Set<string>;
  links: string[][];
  tails: string[][];
  closing: Set<string>;
  filler: Set<string>;
  auxiliaries: Set<string>;
  kept: string[][];
}

/** Of a language that has nothing but whole ways of asking. */
const EMPTY: Table = {
  opening: new Set(),
  links: [],
  tails: [],
  closing: new Set(),
  filler: new Set(),
  auxiliaries: new Set(),
  kept: [],
};

const compiled = new Map<string, Table>();

function tableOf(language: string): Table | undefined {
  const known = compiled.get(language);
  const frames = TABLES[language];
  if (known || !frames) return known;
  const phrases = (text = '') => phraseList(text).sort((a, b) => b.length - a.length);
  const opening = wordSet(frames.opening);
  const table = {
    opening,
    links: phrases(frames.links),
    tails: phrases(frames.tails),
    closing: new Set([...opening, ...wordSet(frames.closing)]),
    filler: wordSet(frames.filler),
    auxiliaries: wordSet(frames.auxiliaries),
    kept: phrases(frames.kept),
  };
  compiled.set(language, table);
  return table;
}

/** Articles, folded: of the languages that have them as words of their own. */
const ARTICLES = wordSet(
  'the der die das den dem des el la los las le les il lo gli het ο η το την τον τη των τισ τουσ τα οι',
);

/** Frames may be nested: "hi, do you know | what they say about | fisheries | please". */
const MOST_ROUNDS = 4;

/**
 * The topic of a question, without the words that say only how it is asked: "What do they say about fisheries?" and "fisheries"
 * are one. Where nothing but a frame is there, or the language has no table, the text as it is.
 * @param terms spans that are not cut in two
 */
export function topicOf(text: string, language: string, terms: readonly Span[] = []): string {
  const table = tableOf(language) ?? EMPTY;
  const list = formsOf(text, language);
  const forms = list.map(({ form }) => form);
  let [start, end] = [0, list.length];
  const isTopic = (from: number, to: number) => hasContent(list, from, to, table);
  const within = (): [number, number] => {
    const place = placeWithin(forms, [start, end], language, isTopic);
    if (!place) return [start, end];
    // "Wie sieht es mit der Bildung aus?"
    const bare = ARTICLES.has(forms[place[0]] ?? '') && isTopic(place[0] + 1, place[1]) ? 1 : 0;
    return [place[0] + bare, place[1]];
  };
  for (let round = 0; round < MOST_ROUNDS; round += 1) {
    const before = end - start;
    // A filler may be the first word of a way to ask.
    [start, end] = within();
    start = afterFiller(list, start, end, table);
    end = beforeFiller(list, start, end, table);
    [start, end] = within();
    start = afterOpening(list, start, end, table);
    [start, end] = withoutTail(list, start, end, table);
    if (end - start === before) break;
  }
  const [first, last] = [list[start], list[end - 1]];
  if (!first || !last || !hasContent(list, start, end, table)) return text;
  const cut = ({ start: from, end: to }: Span, at: number) => from < at && at < to;
  const from = Math.min(first.start, ...terms.filter((term) => cut(term, first.start)).map((term) => term.start));
  const to = Math.max(last.end, ...terms.filter((term) => cut(term, last.end)).map((term) => term.end));
  return text.slice(from, to);
}

let vietnamesePhrases: Map<string, string[] | undefined> | undefined;

/** The phrases of Vietnamese frames by what is left of them without marks; none where two have the same. */
function phrasesByFold(): Map<string, string[] | undefined> {
  if (vietnamesePhrases) return vietnamesePhrases;
  const { links = [], tails = [], filler = [] } = tableOf('vi') ?? {};
  // "Bạn ơi", "rồi ạ": how one is called at the beginning, and what is polite at the end.
  const calls = [...filler].filter((word) => word !== CALLING).map((word) => [word, CALLING]);
  const polite = [...wordSet(vietnamese.closing)].filter((word) => word !== POLITE).map((word) => [word, POLITE]);
  vietnamesePhrases = new Map();
  for (const phrase of [...links, ...tails, ...phrasesAround('vi'), ...calls, ...polite].filter(
    ({ length }) => length > 1,
  )) {
    const folded = fold(phrase.join(' '));
    const known = vietnamesePhrases.get(folded);
    const isOther = vietnamesePhrases.has(folded) && known?.join(' ') !== phrase.join(' ');
    vietnamesePhrases.set(folded, isOther ? undefined : phrase);
  }
  return vietnamesePhrases;
}

const CALLING = 'ơi';
const POLITE = 'ạ';
/** Words of a frame that may stand before a phrase of it: "có ai | bàn về". */
const MOST_SKIPPED = 2;

let vietnameseFolds: Set<string> | undefined;

/** What is left without marks of the single words of Vietnamese frames. */
function frameFolds(): Set<string> {
  const { opening = [], filler = [] } = tableOf('vi') ?? {};
  vietnameseFolds ??= new Set([...opening, ...filler].map(fold));
  return vietnameseFolds;
}

/** Words of the longest phrase of a Vietnamese frame. */
const LONGEST_PHRASE = 5;

/**
 * Vietnamese whose marks were guessed, with the right ones on the phrases of a frame at either end: a short text says too little
 * for "the con" at its beginning to be told from "thẻ con".
 */
export function withFrameMarks(text: string): string {
  const list = words(text);
  const marks = new Map<number, string>();
  const phraseOf = (from: number, to: number) => {
    const part = list.slice(from, to);
    const phrase = phrasesByFold().get(part.map(({ folded }) => folded).join(' '));
    return phrase?.every((marked, i) => marked.length === part[i]?.written.length) ? phrase : undefined;
  };
  const longest = (spans: [number, number][]) => spans.find(([from, to]) => phraseOf(from, to) !== undefined);
  const lengths = Array.from({ length: LONGEST_PHRASE - 1 }, (_, i) => LONGEST_PHRASE - i);
  let [start, end] = [0, list.length];
  const take = ([from, to]: [number, number]) => {
    for (const [i, marked] of (phraseOf(from, to) ?? []).entries()) marks.set(from + i, marked);
  };
  const first = () => {
    for (let at = start; at <= start + MOST_SKIPPED; at += 1) {
      if (at > start && !frameFolds().has(list[at - 1]?.folded ?? '')) break;
      const found = longest(lengths.map((length) => [at, Math.min(end, at + length)]));
      if (found) return found;
    }
    return undefined;
  };
  for (let span = first(); span; span = first()) {
    take(span);
    start = span[1];
  }
  const last = () => longest(lengths.map((length) => [Math.max(start, end - length), end]));
  const takeLast = () => {
    for (let span = last(); span; span = last()) {
      take(span);
      end = span[0];
    }
  };
  takeLast();
  // "Thủy sản a": nothing else ends a Vietnamese sentence so.
  if (end === list.length && end > 1 && list[end - 1]?.folded === fold(POLITE)) {
    end -= 1;
    marks.set(end, POLITE);
    takeLast();
  }
  let [result, at] = ['', 0];
  for (const [i, word] of list.entries()) {
    const marked = marks.get(i);
    if (marked === undefined) continue;
    const capital = /^\p{Lu}/u.test(word.written);
    result += text.slice(at, word.start) + (capital ? marked.charAt(0).toUpperCase() + marked.slice(1) : marked);
    at = word.end;
  }
  return result + text.slice(at);
}

/** The words of a text, each in the form in which frames are written. */
function formsOf(text: string, language: string): Form[] {
  return words(text).map((word) => ({ form: formOf(word, language), start: word.start, end: word.end }));
}

/** Whether a word belongs to the frames of a language: it never tells what a question is about. */
export function isFrameWord(word: Pick<Word, 'written' | 'folded'>, language: string): boolean {
  const table = tableOf(language);
  const form = formOf(word, language);
  return table !== undefined && (table.opening.has(form) || table.filler.has(form));
}

function hasContent(list: readonly Form[], start: number, end: number, table: Table): boolean {
  return list.slice(start, end).some(({ form }) => !table.opening.has(form) && !table.filler.has(form));
}

function afterFiller(list: readonly Form[], start: number, end: number, table: Table): number {
  let at = start;
  while (at < end - 1 && table.filler.has(list[at]?.form ?? '')) at += 1;
  return hasContent(list, at, end, table) ? at : start;
}

function beforeFiller(list: readonly Form[], start: number, end: number, table: Table): number {
  let at = end;
  while (at > start + 1 && table.filler.has(list[at - 1]?.form ?? '')) at -= 1;
  return hasContent(list, start, at, table) ? at : end;
}

/** Behind the last link that only words of a frame stand before. */
function afterOpening(list: readonly Form[], start: number, end: number, table: Table): number {
  let best = start;
  for (let at = start; at < end; ) {
    const link = phraseAt(list, at, end, table.links);
    if (link > 0 && !table.kept.some((kept) => phraseAt(list, at, end, [kept]) > 0)) {
      if (hasContent(list, at + link, end, table)) best = at + link;
      at += link;
    } else if (table.opening.has(list[at]?.form ?? '') || table.filler.has(list[at]?.form ?? '')) at += 1;
    else break;
  }
  return best;
}

function withoutTail(list: readonly Form[], start: number, end: number, table: Table): [number, number] {
  for (let at = start + 1; at < end; at += 1) {
    const tail = phraseAt(list, at, end, table.tails);
    if (tail === 0 || !restIs(list, at + tail, end, table) || !hasContent(list, start, at, table)) continue;
    if (table.kept.some((kept) => overlaps(list, at, end, kept))) continue;
    let from = start;
    // "How is" as well as "is".
    while (table.auxiliaries.has(list[from]?.form ?? '') && hasContent(list, from + 1, at, table)) from += 1;
    return [from, at];
  }
  return [start, end];
}

function restIs(list: readonly Form[], from: number, end: number, table: Table): boolean {
  return list.slice(from, end).every(({ form }) => table.closing.has(form) || table.filler.has(form));
}

/** Whether a phrase that is kept reaches over a place. */
function overlaps(list: readonly Form[], at: number, end: number, phrase: string[]): boolean {
  for (let from = Math.max(0, at - phrase.length + 1); from <= at; from += 1)
    if (phraseAt(list, from, end, [phrase]) > 0) return true;
  return false;
}

/** The length of the longest of some phrases that begins at a word, 0 where none does. */
function phraseAt(list: readonly Form[], at: number, end: number, phrases: readonly string[][]): number {
  for (const phrase of phrases) {
    if (at + phrase.length <= end && phrase.every((word, i) => list[at + i]?.form === word)) return phrase.length;
  }
  return 0;
}
