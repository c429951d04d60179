import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { distance } from 'fastest-levenshtein';
import { ConfigError } from '../../errors.js';
import { firstIndex, hash32 } from '../../text/identification/model.js';
import { words } from '../../text/words.js';

/** Shorter words have too many neighbours to be corrected. */
const SHORTEST = 4;
/** From this length, two letters may be wrong; swapping two neighbours counts as two. */
const LONG = 6;

/** Longest ending that makes another form of a known word. */
const ENDING = /(?:s|es|ed|d|ing|er|r|ers|ly|al|ism|ist|ness)$/;

/** Corrects misspelt English words in questions to words in the corpus: "yelow card" becomes "yellow card". */
export class Spelling {
  readonly #listed: Uint32Array;
  readonly #vocabulary: Set<string>;

  /**
   * @param vocabulary folded words that can be searched for
   * @throws ConfigError when data/language/english.bin cannot be read
   */
  constructor(dataDir: string, vocabulary: Iterable<string>) {
    this.#listed = readList(join(dataDir, 'language', 'english.bin'));
    this.#vocabulary = new Set(vocabulary);
  }

  /** Adds searchable words, folded. */
  learn(words: Iterable<string>): void {
    for (const word of words) this.#vocabulary.add(word);
  }

  /** The text with split words joined, and each unknown word replaced by the nearest searchable one. */
  correct(typed: string): string {
    const text = this.#joined(typed);
    let corrected = '';
    let at = 0;
    for (const { folded, written, start, end } of words(text)) {
      if (folded.length < SHORTEST || !/^[a-z]+$/.test(folded) || /^\p{Lu}/u.test(written) || this.isKnown(folded))
        continue;
      const better = nearest(folded, this.#vocabulary);
      if (better === undefined) continue;
      corrected += text.slice(at, start) + better;
      at = end;
    }
    return corrected + text.slice(at);
  }

  /** "Semi conductors": joins two words if the joined word is searchable and at least one of them is not. */
  #joined(text: string): string {
    const list = words(text);
    let joined = '';
    let at = 0;
    for (const [i, { folded, end }] of list.entries()) {
      const next = list[i + 1];
      if (!next || text.slice(end, next.start) !== ' ' || end < at) continue;
      const isOne = folded.length + next.folded.length >= LONG && this.#vocabulary.has(folded + next.folded);
      if (!isOne || (this.#vocabulary.has(folded) && this.#vocabulary.has(next.folded))) continue;
      joined += text.slice(at, end);
      at = next.start;
    }
    return joined + text.slice(at);
  }

  /** Whether a lower-case word is English or searchable. */
  isKnown(word: string): boolean {
    if (this.#vocabulary.has(word) || firstIndex(this.#listed, hash32(word)) >= 0) return true;
    const stem = word.replace(ENDING, '');
    return stem.length >= SHORTEST && stem !== word && firstIndex(this.#listed, hash32(stem)) >= 0;
  }
}

function readList(path: string): Uint32Array {
  try {
    return new Uint32Array(Uint8Array.from(readFileSync(path)).buffer);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new ConfigError(
      'language_model_missing',
      `Cannot read ${path}: ${reason}`,
      'Restore data/language from the repository.',
    );
  }
}

function nearest(word: string, vocabulary: Iterable<string>): string | undefined {
  const most = word.length >= LONG ? 2 : 1;
  let best: string | undefined;
  let least = most + 1;
  for (const other of vocabulary) {
    // Nearly all misspellings keep the first letter.
    if (other.charCodeAt(0) !== word.charCodeAt(0) || Math.abs(other.length - word.length) > most) continue;
    const apart = distance(word, other);
    if (apart < least) {
      least = apart;
      best = other;
    }
  }
  return best;
}
