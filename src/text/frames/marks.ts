import { fold } from '../fold.js';
import { wordSet } from '../word-lists.js';
import { type Word, words } from '../words.js';
import { tableOf } from './tables.js';
import { vietnamese } from './vi.js';
import { phrasesAround } from './wordings.js';

let vietnamesePhrases: Map<string, string[] | undefined> | undefined;

/** The phrases of Vietnamese frames by their forms without marks; undefined if two share a form. */
function phrasesByFold(): Map<string, string[] | undefined> {
  if (vietnamesePhrases) return vietnamesePhrases;
  const { links = [], tails = [], filler = [] } = tableOf('vi') ?? {};
  // "Bạn ơi", "rồi ạ": a form of address at the beginning, a polite word at the end.
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
/** How many words of a frame may come before a phrase of it: "có ai | bàn về". */
const MOST_SKIPPED = 2;

let vietnameseFolds: Set<string> | undefined;

/** The single words of Vietnamese frames, without their marks. */
function frameFolds(): Set<string> {
  const { opening = [], filler = [] } = tableOf('vi') ?? {};
  vietnameseFolds ??= new Set([...opening, ...filler].map(fold));
  return vietnameseFolds;
}

/** The number of words in the longest phrase of a Vietnamese frame. */
const LONGEST_PHRASE = 5;

/**
 * Vietnamese text with guessed marks, corrected in the frame phrases at either end: a short text has too little context
 * to tell "the con" at its beginning from "thẻ con".
 */
export function withFrameMarks(text: string): string {
  const list = words(text);
  const marks = new Map<number, string>();
  const take = (from: number, phrase: readonly string[]) => {
    for (const [i, marked] of phrase.entries()) marks.set(from + i, marked);
  };
  let [start, end] = [0, list.length];
  for (let found = firstPhrase(list, start, end); found; found = firstPhrase(list, start, end)) {
    take(found.from, found.phrase);
    start = found.to;
  }
  const takeLast = () => {
    for (let found = lastPhrase(list, start, end); found; found = lastPhrase(list, start, end)) {
      take(found.from, found.phrase);
      end = found.from;
    }
  };
  takeLast();
  // "Thủy sản a": no other word with this form ends a Vietnamese sentence.
  if (end === list.length && end > 1 && list[end - 1]?.folded === fold(POLITE)) {
    end -= 1;
    marks.set(end, POLITE);
    takeLast();
  }
  return withMarks(text, list, marks);
}

/** A phrase of a Vietnamese frame, with its marks, and the words of a text that it matches. */
interface Placed {
  from: number;
  to: number;
  phrase: readonly string[];
}

/** Lengths of phrases in words, longest first. */
const LENGTHS = Array.from({ length: LONGEST_PHRASE - 1 }, (_, i) => LONGEST_PHRASE - i);

/** The longest phrase of a frame from `start` on, or after a few single words of one. */
function firstPhrase(list: readonly Word[], start: number, end: number): Placed | undefined {
  for (let at = start; at <= start + MOST_SKIPPED; at += 1) {
    if (at > start && !frameFolds().has(list[at - 1]?.folded ?? '')) break;
    const found = longestOf(
      list,
      LENGTHS.map((length) => [at, Math.min(end, at + length)]),
    );
    if (found) return found;
  }
  return undefined;
}

/** The longest phrase of a frame that ends at `end`. */
function lastPhrase(list: readonly Word[], start: number, end: number): Placed | undefined {
  return longestOf(
    list,
    LENGTHS.map((length) => [Math.max(start, end - length), end]),
  );
}

/** The first of some stretches of words that matches a phrase of a frame, ignoring marks. */
function longestOf(list: readonly Word[], stretches: readonly [number, number][]): Placed | undefined {
  for (const [from, to] of stretches) {
    const part = list.slice(from, to);
    const phrase = phrasesByFold().get(part.map(({ folded }) => folded).join(' '));
    if (phrase?.every((marked, i) => marked.length === part[i]?.written.length)) return { from, to, phrase };
  }
  return undefined;
}

/** A text with words replaced by the same words with marks; capitals are kept. */
function withMarks(text: string, list: readonly Word[], marks: ReadonlyMap<number, string>): string {
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
