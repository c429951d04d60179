import type { TokenRange } from '../../embedding/embedder.js';
import { hasPassage, type Postings, type QueryTerm } from '../../index/lexical-index.js';
import { fold } from '../../text/fold.js';
import { type ContentWord, SAYS_SOMETHING } from '../question/content.js';
import type { Question } from '../question/read.js';
import type { Nearness } from './candidates.js';
import { type PassageTexts, spaced } from './passage-texts.js';

/** How far passages contain the words of a question. */
export class Coverage {
  /** The question's words; if none has much weight, all count equally. */
  readonly words: readonly LookedUp[];
  /** The same words grouped into units: the syllables of a Vietnamese word, the words of a concept. */
  readonly units: readonly Unit[];
  readonly #texts: PassageTexts;
  readonly #marksGuessed: boolean;

  /** @param ranges the tokens of each content word */
  constructor(question: Question, ranges: readonly TokenRange[], lexical: Postings, texts: PassageTexts) {
    this.#texts = texts;
    this.#marksGuessed = question.marksGuessed;
    const looked = question.content.map((word, i) => {
      const pairs = pairsAt(question, i)?.map((pair) => this.#spaced(pair));
      return lookUp(word, ranges[i], pairs, lexical, question.marksGuessed);
    });
    this.words = looked.some(({ weight }) => weight >= SAYS_SOMETHING) ? looked : looked.map(heavy);
    this.units = unitsOf(this.words, question, (text) => this.#spaced(text));
  }

  /** Whether a passage contains a word of several parts as written, or all its parts. */
  hasUnit({ written, words }: Unit, passage: number | undefined): boolean {
    if (passage === undefined) return false;
    return this.#text(passage).includes(written) || words.every((word) => this.has(word, passage));
  }

  /** How near a passage comes to a word of several parts: 1 if it contains it, otherwise by its nearest tokens. */
  unitNearness(unit: Unit, near: Nearness | undefined): number {
    if (this.hasUnit(unit, near?.passage)) return 1;
    const parts = unit.words.map((word) => nearnessIn(near, word));
    return parts.reduce((sum, part) => sum + part, 0) / Math.max(1, parts.length);
  }

  /** Whether a passage contains a word, in its own form or as a concept. */
  has({ postings, pairs }: LookedUp, passage: number | undefined): boolean {
    if (passage === undefined) return false;
    for (const term of postings) if (hasPassage(term, passage)) return true;
    if (pairs.length === 0) return false;
    const text = this.#text(passage);
    return pairs.some((pair) => text.includes(pair));
  }

  #text(passage: number): string {
    return this.#marksGuessed ? this.#texts.folded(passage) : this.#texts.marked(passage);
  }

  /** A text in the form that words are looked for: without marks if the question's are guessed. */
  #spaced(text: string): string {
    return spaced(this.#marksGuessed ? fold(text) : text.toLowerCase());
  }

  /** How near a passage comes to a word: 1 if it contains it, otherwise by its nearest tokens. */
  nearness(word: LookedUp, near: Nearness | undefined): number {
    return this.has(word, near?.passage) ? 1 : nearnessIn(near, word);
  }

  /**
   * Whether the requested thing is near the subject: in a sentence with one of the question's words. If the passage has
   * none of them, for example because of its language, anywhere.
   * @param sentences of the passage
   */
  holdsBeside(passage: number, sentences: readonly string[], holds: (text: string) => boolean): boolean {
    const asked = this.words.filter((word) => word.weight >= SAYS_SOMETHING && this.has(word, passage));
    const forms = asked.flatMap(({ stem, pairs }) => (pairs.length > 0 ? pairs : [` ${stem}`]));
    const beside = sentences.filter((sentence) => {
      const spaced = this.#spaced(sentence);
      const folded = fold(spaced);
      return forms.some((form) => (form.startsWith(' ') && !form.endsWith(' ') ? folded : spaced).includes(form));
    });
    return (beside.length > 0 ? beside : sentences).some(holds);
  }

  /** Share of the words that a passage contains, and how near it comes to all of them. */
  of(near: Nearness): { matched: number; nearness: number } {
    let matched = 0;
    let nearness = 0;
    let all = 0;
    for (const word of this.words) {
      const has = this.has(word, near.passage);
      all += word.weight;
      if (has) matched += word.weight;
      nearness += word.weight * (has ? 1 : nearnessIn(near, word));
    }
    return all === 0 ? { matched: 0, nearness: 0 } : { matched: matched / all, nearness: nearness / all };
  }
}

/** A question word with its data from the index. */
export interface LookedUp {
  weight: number;
  stem: string;
  /** The word's own form and its concepts in the lexical index. */
  postings: QueryTerm[];
  /** In Vietnamese, the word with each of its neighbours: a single syllable says little. */
  pairs: string[];
  range: TokenRange | undefined;
  concepts: boolean;
  name: boolean;
}

/** Words of a question that form one word. */
export interface Unit {
  /** As looked for in a passage's text. */
  written: string;
  words: readonly LookedUp[];
  /** The highest weight of its parts. */
  weight: number;
}

function unitsOf(
  words: readonly LookedUp[],
  { searchText, content }: Question,
  spaced: (text: string) => string,
): Unit[] {
  const groups = new Map<number, number[]>();
  for (const [i, { unit }] of content.entries()) groups.set(unit, [...(groups.get(unit) ?? []), i]);
  return [...groups.values()].map((places) => {
    const parts = places.flatMap((i) => words[i] ?? []);
    const [first, last] = [content[places[0] ?? 0], content[places.at(-1) ?? 0]];
    const written = spaced(searchText.slice(first?.start ?? 0, last?.end ?? 0));
    return { written, words: parts, weight: Math.max(...parts.map(({ weight }) => weight)) };
  });
}

function lookUp(
  word: ContentWord,
  range: TokenRange | undefined,
  pairs: string[] | undefined,
  lexical: Postings,
  marksGuessed: boolean,
): LookedUp {
  // A Vietnamese stem without marks could be many words, unless it is a name written without any: "phở" is not "Phó".
  const isName = lexical.isName(word.stem);
  const named = isName && (marksGuessed || pairs === undefined || !/[^\0-\x7f]/.test(word.written));
  const stems = pairs && !named ? [] : [word.stem];
  const marked = pairs && isName && !named ? [...pairs, ` ${word.written.toLowerCase()} `] : pairs;
  const postings = [...stems, ...word.concepts].map((term) => lexical.lookUp(term));
  // Words that most passages contain say little: "EU", "Viet Nam".
  return {
    weight: word.weight * (1 - Math.max(0, ...postings.map(({ passages }) => passages.length / lexical.size))),
    stem: word.stem,
    postings,
    pairs: marked && word.concepts.length === 0 ? marked : [],
    range,
    concepts: word.concepts.length > 0,
    name: named && word.weight > 0,
  };
}

/**
 * A Vietnamese word of a question with the word before and the word after it, or on its own; undefined in other
 * languages.
 */
function pairsAt({ language, searchText, content }: Question, at: number): string[] | undefined {
  if (language !== 'vi') return undefined;
  const text = searchText.toLowerCase();
  const pair = (first: number) => {
    const [one, two] = [content[first], content[first + 1]];
    return one && two && two.start === one.end + 1 ? [text.slice(one.start, two.end)] : [];
  };
  const pairs = [...pair(at - 1), ...pair(at)];
  return pairs.length > 0 ? pairs : [content[at]?.written ?? ''];
}

function heavy(word: LookedUp): LookedUp {
  return { ...word, weight: 1 };
}

/** How near a passage's tokens come to the tokens of a word. */
function nearnessIn(near: Nearness | undefined, { range }: LookedUp): number {
  if (!near || !range || range.last <= range.first) return 0;
  let sum = 0;
  for (let token = range.first; token < range.last; token += 1) sum += near.tokens[token] ?? 0;
  return sum / (range.last - range.first);
}

/** The weighted mean of a value over words. */
export function weighted<T extends { weight: number }>(words: readonly T[], value: (word: T) => number): number {
  let sum = 0;
  let all = 0;
  for (const word of words) {
    sum += word.weight * value(word);
    all += word.weight;
  }
  return all === 0 ? 0 : sum / all;
}
