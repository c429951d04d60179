import type { Postings } from '../../index/lexical-index.js';
import type { Library } from '../../index/library.js';
import { fold } from '../../text/fold.js';
import { stemOf } from '../../text/lexicon/terms.js';
import { type Word, words } from '../../text/words.js';
import type { Question } from '../question/read.js';
import type { Speaker } from '../question/speaker.js';
import type { Ranked } from './select.js';

/** Value of a passage that continues about somebody named in an earlier one: "She added", "the Deputy PM". */
const GOES_ON = 0.5;
/** Most passages back to the one that names the person still spoken of. */
const BACK = 3;
/** Most words before a name that may form a title. */
const LONGEST_TITLE = 7;
/** A passage continues about somebody if one of its first words says so: "He also called", "According to her". */
const GOING_ON = /^(?:\S+ ){0,3}(?:he|she|his|her|him|ông|bà)(?![\p{L}\p{M}])/iu;
/** Titles of documents in somebody's own words. */
const KINDS_OF_WORDS = [
  'article|speech|remarks|letter|interview|statement by|address by|op-ed',
  'bài viết|phát biểu|diễn văn|thư của|phỏng vấn',
].join('|');
const OWN_WORDS = new RegExp(String.raw`(?<![\p{L}\p{M}])(?:${KINDS_OF_WORDS})(?![\p{L}\p{M}])`, 'iu');

interface Place {
  text: string;
  list: Word[];
  /** The position of the name's last word in the list. */
  at: number;
}

/** Whether the best passage is not about the person that a question asks about as having said something. */
export function lacksSpeaker(
  { speaker }: Pick<Question, 'speaker'>,
  best: Ranked | undefined,
  library: Library,
  terms: Postings,
): boolean {
  // "EU" is nobody in particular.
  if (!speaker || terms.dictionary.isEverywhere(stemOf(speaker.at(-1) ?? ''))) return false;
  return !best || speaksOf(speaker, best.near.passage, library, terms) === 0;
}

/** How certainly a passage is about the person that a question names, 0 to 1. */
export function speaksOf(name: Speaker, passage: number, library: Library, terms: Postings): number {
  const document = library.documentNumber(passage);
  const places = new Map<number, Place[]>();
  for (const other of terms.lookUp(stemOf(name.at(-1) ?? '')).passages) {
    if (library.documentNumber(other) !== document) continue;
    const found = placesIn(library.passage(other).text, name);
    if (found.length > 0) places.set(other, found);
  }
  const all = [...places.values()].flat();
  if (!hasWholeName(all, name)) return 0;
  if (places.has(passage)) return 1;
  const { title } = library.documentOf(passage);
  if (OWN_WORDS.test(title) && fold(title).includes(name.at(-1) ?? '')) return GOES_ON;
  const { text } = library.passage(passage);
  if (all.some((place) => titlesBefore(place, name).some((titled) => text.includes(titled)))) return GOES_ON;
  const isNear = Array.from({ length: BACK }, (_, i) => passage - 1 - i).some((before) => places.has(before));
  return isNear && GOING_ON.test(text) ? GOES_ON : 0;
}

/** Where a text has the last word of a name, capitalised as a name. */
function placesIn(text: string, name: Speaker): Place[] {
  const last = name.at(-1);
  const list = words(text);
  return list.flatMap((word, at) =>
    word.folded === last && /^\p{Lu}/u.test(word.written) ? [{ text, list, at }] : [],
  );
}

/** "Thái Bình Dương" shares only the last word of "Tập Cận Bình". */
function hasWholeName(places: readonly Place[], name: Speaker): boolean {
  const before = name.at(-2);
  return places.some(({ list, at }) => before === undefined || list[at - 1]?.folded === before);
}

/** Pairs of capitalised words before a name, and triples with at least one: "Deputy PM", "cấp cao EU". */
function titlesBefore({ text, list, at }: Place, name: Speaker): string[] {
  const before = list.slice(Math.max(0, at - LONGEST_TITLE), at);
  const isParted = (word: Word, i: number) => /[^\s&-]/u.test(text.slice(word.end, (before[i + 1] ?? list[at])?.start));
  const run = before.slice(before.findLastIndex(isParted) + 1);
  const names = new Set(name);
  const isCapital = ({ written }: Word) => /^\p{Lu}/u.test(written);
  return run.flatMap((word, i) => {
    const [second, third] = [run[i + 1], run[i + 2]];
    if (!second || names.has(word.folded) || names.has(second.folded)) return [];
    if (isCapital(word) && isCapital(second)) return [text.slice(word.start, second.end)];
    const isThree = third && !names.has(third.folded) && [word, second, third].some(isCapital);
    return isThree ? [text.slice(word.start, third.end)] : [];
  });
}
