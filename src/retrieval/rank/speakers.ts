import type { LexicalIndex } from '../../index/lexical-index.js';
import type { Library } from '../../index/library.js';
import { fold } from '../../text/fold.js';
import { stemOf } from '../../text/lexicon/terms.js';
import { type Word, words } from '../../text/words.js';
import type { Speaker } from '../question/speaker.js';

/** What a passage is worth that goes on about somebody whom one before it names: "She added", "the Deputy PM". */
const GOES_ON = 0.5;
/** So many passages back somebody is still the one spoken of. */
const BACK = 3;
/** Words before a name that may be a title. */
const LONGEST_TITLE = 7;
/** A passage goes on about somebody where one of its first words says so: "He also called", "According to her". */
const GOING_ON = /^(?:\S+ ){0,3}(?:he|she|his|her|him|ông|bà)(?![\p{L}\p{M}])/iu;
/** Titles of documents that are somebody's own words. */
const OWN_WORDS =
  /(?<![\p{L}\p{M}])(?:article|speech|remarks|letter|interview|statement by|address by|op-ed|bài viết|phát biểu|diễn văn|thư của|phỏng vấn)(?![\p{L}\p{M}])/iu;
/** Names that more of the passages have are no one's in particular: "EU". */
const EVERYWHERE = 0.2;

/** Tells which passages speak of whoever a question asks about. */
export class Speakers {
  readonly #library: Library;
  readonly #name: Speaker;
  /** The passages that name them, by document. */
  readonly #named = new Map<number, Set<number>>();
  readonly #titles = new Map<number, Set<string>>();

  constructor(name: Speaker, library: Library, lexical: LexicalIndex) {
    this.#library = library;
    this.#name = name;
    for (const passage of lexical.lookUp(stemOf(name.at(-1) ?? '')).passages) {
      if (this.#placesIn(passage).length === 0) continue;
      const document = library.documentNumber(passage);
      this.#named.set(document, (this.#named.get(document) ?? new Set()).add(passage));
    }
    for (const [document, passages] of this.#named)
      if (!this.#hasWholeName([...passages])) this.#named.delete(document);
  }

  /** Whether whoever a question asks about is in too many passages to tell them apart. */
  static isEverywhere(name: Speaker, lexical: LexicalIndex): boolean {
    return lexical.lookUp(stemOf(name.at(-1) ?? '')).passages.length > EVERYWHERE * lexical.size;
  }

  /** How surely a passage speaks of them, 0 to 1. */
  in(passage: number): number {
    const document = this.#library.documentNumber(passage);
    const named = this.#named.get(document);
    if (!named) return 0;
    if (named.has(passage)) return 1;
    const { title } = this.#library.documentOf(passage);
    const isTheirs = OWN_WORDS.test(title) && fold(title).includes(this.#name.at(-1) ?? '');
    if (isTheirs) return GOES_ON;
    const { text } = this.#library.passage(passage);
    if (this.#hasTitle(text, document, named)) return GOES_ON;
    const isNear = Array.from({ length: BACK }, (_, i) => passage - 1 - i).some((before) => named.has(before));
    return isNear && GOING_ON.test(text) ? GOES_ON : 0;
  }

  /** The words of a passage, and where the last word of the name stands among them, as a name. */
  #placesIn(passage: number): { list: Word[]; at: number }[] {
    const list = words(this.#library.passage(passage).text);
    const last = this.#name.at(-1);
    return list.flatMap((word, at) => (word.folded === last && /^\p{Lu}/u.test(word.written) ? [{ list, at }] : []));
  }

  /** Of "Tập Cận Bình", "Thái Bình Dương" has the last word only. */
  #hasWholeName(passages: readonly number[]): boolean {
    const before = this.#name.at(-2);
    if (before === undefined) return true;
    return passages.some((passage) => this.#placesIn(passage).some(({ list, at }) => list[at - 1]?.folded === before));
  }

  /** Whether a text has part of a title that stands before the name elsewhere in the document. */
  #hasTitle(text: string, document: number, named: ReadonlySet<number>): boolean {
    let titles = this.#titles.get(document);
    if (!titles) {
      titles = new Set([...named].flatMap((passage) => this.#titlesIn(passage)));
      this.#titles.set(document, titles);
    }
    return [...titles].some((title) => text.includes(title));
  }

  /** Pairs of words with capitals before the name, and threes with one: "Deputy PM", "cấp cao EU". */
  #titlesIn(passage: number): string[] {
    const { text } = this.#library.passage(passage);
    return this.#placesIn(passage).flatMap(({ list, at }) => {
      const before = list.slice(Math.max(0, at - LONGEST_TITLE), at);
      const from = before.findLastIndex((word, i) =>
        /[^\s&-]/u.test(text.slice(word.end, (before[i + 1] ?? list[at])?.start)),
      );
      const run = before.slice(from + 1);
      const names = new Set(this.#name);
      return run.flatMap((word, i) => {
        const [second, third] = [run[i + 1], run[i + 2]];
        if (!second || names.has(word.folded) || names.has(second.folded)) return [];
        const isCapital = ({ written }: Word) => /^\p{Lu}/u.test(written);
        if (isCapital(word) && isCapital(second)) return [text.slice(word.start, second.end)];
        const isThree = third && !names.has(third.folded) && [word, second, third].some(isCapital);
        return isThree ? [text.slice(word.start, third.end)] : [];
      });
    });
  }
}
