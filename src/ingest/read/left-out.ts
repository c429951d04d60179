import type { ReadingNotice } from './reader.js';
import { beginningOf, countWords } from './text-writer.js';

interface Tally {
  parts: number;
  words: number;
  first: string;
}

/** The text that a reader leaves out of a document, by kind, so that nothing is lost silently. */
export class LeftOutTally {
  readonly #tallies = new Map<string, Tally>();

  /** @param what the kind of text, as it completes "Left out as …" */
  add(what: string, text: string): void {
    const words = countWords(text);
    if (words === 0) return;
    const known = this.#tallies.get(what) ?? { parts: 0, words: 0, first: beginningOf(text) };
    this.#tallies.set(what, { ...known, parts: known.parts + 1, words: known.words + words });
  }

  /** One notice per kind. */
  notices(): ReadingNotice[] {
    return Array.from(this.#tallies, ([what, { parts, words, first }]) => {
      const counted = `${parts} ${parts === 1 ? 'part' : 'parts'}, ${words} ${words === 1 ? 'word' : 'words'}`;
      return { code: 'left_out', message: `Left out as ${what}: ${counted} (“${first}”).` };
    });
  }
}
