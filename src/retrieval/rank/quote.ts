import type { StoredChunk } from '../../index/store/store.js';
import type { Span } from '../../model.js';
import { splitFragments } from '../../text/fragments.js';
import type { Terms } from '../../text/lexicon/terms.js';
import { stemOf } from '../../text/lexicon/terms.js';
import { splitSentences } from '../../text/sentences.js';
import { words } from '../../text/words.js';
import type { Nearness } from './candidates.js';

/**
 * Weights of a sentence's own vector, its nearest fragment, and the words it shares with the question (docs/design.md).
 */
const SENTENCE = 0.5;
const FRAGMENT = 0.5;
const WORDS = 0.3;
/** A neighbour within this of the best sentence is quoted with it. */
const TIE = 0.03;

interface Sentence extends Span {
  score: number;
}

/** A chunk's sentence, with the data needed for quoting. */
interface QuotableSentence extends Span {
  /** How many of the chunk's fragments are in it. */
  fragments: number;
  stems: Set<string>;
}

/** Chunks whose sentences are cached. */
const MOST_REMEMBERED = 2000;

/** Chooses what to quote from a passage; caches the sentences of chunks. */
export class Quoter {
  readonly #known = new Map<number, QuotableSentence[]>();

  /**
   * The sentences of a passage that answer: the best one, with its neighbours if they are as good.
   * @param textOf gives part of the document's text
   * @param conceptsIn if only the best sentence is wanted: the concepts of a sentence, which match across languages
   * @returns a span of whole sentences, or of a whole chunk that is a piece of one overlong sentence
   */
  choose(near: Nearness, terms: Terms, textOf: (span: Span) => string, conceptsIn?: (text: string) => string[]): Span {
    const asked = new Set(terms.words);
    const concepts = new Set(terms.concepts);
    const named = (span: Span) =>
      conceptsIn ? overlap(new Set(conceptsIn(textOf(span)).map((concept) => `#${concept}`)), concepts) : 0;
    const sentences = near.parts.flatMap(({ chunk, sentences: cosines, fragments }) => {
      let first = 0;
      return this.#sentencesOf(chunk, textOf).map((sentence, i): Sentence => {
        const best = Math.max(...fragments.subarray(first, first + sentence.fragments));
        first += sentence.fragments;
        const score =
          SENTENCE * (cosines[i] ?? 0) +
          FRAGMENT * best +
          WORDS * Math.max(overlap(sentence.stems, asked), named(sentence));
        return { start: sentence.start, end: sentence.end, score };
      });
    });
    return joinNeighbours(sentences, conceptsIn ? 0 : 1);
  }

  #sentencesOf(chunk: StoredChunk, textOf: (span: Span) => string): QuotableSentence[] {
    const known = this.#known.get(chunk.number);
    if (known) return known;
    const text = textOf(chunk);
    const spans = splitSentences(text);
    const whole = [{ start: 0, end: text.length }];
    const sentences = (spans.length === chunk.sentences ? spans : whole).map(({ start, end }) => ({
      start: chunk.start + start,
      end: chunk.start + end,
      fragments: spans.length === chunk.sentences ? splitFragments(text, { start, end }).length : chunk.fragments,
      stems: new Set(words(text.slice(start, end)).map((word) => stemOf(word.folded))),
    }));
    if (this.#known.size >= MOST_REMEMBERED) this.#known.clear();
    this.#known.set(chunk.number, sentences);
    return sentences;
  }
}

function overlap(stems: Set<string>, asked: Set<string>): number {
  let found = 0;
  for (const stem of asked) if (stems.has(stem)) found += 1;
  return asked.size === 0 ? 0 : found / asked.size;
}

function joinNeighbours(sentences: Sentence[], most: number): Span {
  let best = 0;
  for (const [i, sentence] of sentences.entries()) if (sentence.score > (sentences[best]?.score ?? 0)) best = i;
  const near = (i: number) => (sentences[i]?.score ?? Number.NEGATIVE_INFINITY) >= (sentences[best]?.score ?? 0) - TIE;
  const first = near(best - most) ? best - most : best;
  const last = near(best + most) ? best + most : best;
  return { start: sentences[first]?.start ?? 0, end: sentences[last]?.end ?? 0 };
}
