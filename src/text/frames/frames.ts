import type { Span } from '../../model.js';
import { wordSet } from '../word-lists.js';
import { formOf, type Word, words } from '../words.js';
import { EMPTY, type Table, tableOf } from './tables.js';
import { placeWithin } from './wordings.js';

interface Form extends Span {
  form: string;
}

/** Articles, folded, of the languages that write them as separate words. */
const ARTICLES = wordSet(
  'the der die das den dem des el la los las le les il lo gli het ο η το την τον τη των τισ τουσ τα οι',
);

/** Frames may be nested: "hi, do you know | what they say about | fisheries | please". */
const MOST_ROUNDS = 4;

/**
 * The topic of a question, without the words that only ask about it: "What do they say about fisheries?" and
 * "fisheries" give the same. If there is nothing but a frame, the text as it is.
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

/** The words of a text, each in the form in which frames are written. */
function formsOf(text: string, language: string): Form[] {
  return words(text).map((word) => ({ form: formOf(word, language), start: word.start, end: word.end }));
}

/** Whether a word belongs to the frames of a language: such a word never shows what a question is about. */
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

/** The place after the last link that follows only words of a frame. */
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

/** Whether a kept phrase covers a place. */
function overlaps(list: readonly Form[], at: number, end: number, phrase: string[]): boolean {
  for (let from = Math.max(0, at - phrase.length + 1); from <= at; from += 1)
    if (phraseAt(list, from, end, [phrase]) > 0) return true;
  return false;
}

/** The length of the longest of some phrases that begins at a word, 0 if none does. */
function phraseAt(list: readonly Form[], at: number, end: number, phrases: readonly string[][]): number {
  for (const phrase of phrases) {
    if (at + phrase.length <= end && phrase.every((word, i) => list[at + i]?.form === word)) return phrase.length;
  }
  return 0;
}
