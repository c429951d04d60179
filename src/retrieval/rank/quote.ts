import type { Span } from '../../model.js';
import type { Terms } from '../lexical/terms.js';
import { stemOf } from '../lexical/terms.js';
import type { StoredChunk } from '../store/search-index.js';
import { splitFragments } from '../text/fragments.js';
import { splitSentences } from '../text/sentences.js';
import { words } from '../text/words.js';
import type { Nearness } from './candidates.js';

/** Weights of a sentence's own vector, of its nearest fragment and of the words it shares with the question (docs/design.md). */
const SENTENCE = 0.5;
const FRAGMENT = 0.5;
const WORDS = 0.3;
/** A neighbour this near to the best sentence is quoted with it. */
const TIE = 0.03;

interface Sentence extends Span {
  score: number;
}

/**
 * The sentences of a passage that answer: the best one, with its neighbours where they are as good.
 * @param text of the document
 * @returns a span of whole sentences, or of the whole chunk where its sentences cannot be told apart
 */
export function chooseQuote(text: string, near: Nearness, chunkOf: (number: number) => StoredChunk, terms: Terms): Span {
  const sentences: Sentence[] = [];
  const asked = new Set(terms.words);
  for (const part of near.parts) {
    const chunk = chunkOf(part.chunk);
    const spans = splitSentences(text, chunk);
    if (spans.length !== chunk.sentences) {
      // The chunk is a piece of one overlong sentence.
      sentences.push({ start: chunk.start, end: chunk.end, score: Math.max(...part.sentences) });
      continue;
    }
    let fragment = 0;
    for (const [i, span] of spans.entries()) {
      const count = splitFragments(text, span).length;
      const best = Math.max(...part.fragments.subarray(fragment, fragment + count));
      fragment += count;
      const score = SENTENCE * (part.sentences[i] ?? 0) + FRAGMENT * best + WORDS * overlap(text.slice(span.start, span.end), asked);
      sentences.push({ ...span, score });
    }
  }
  return joinNeighbours(sentences);
}

function overlap(sentence: string, asked: Set<string>): number {
  if (asked.size === 0) return 0;
  const found = new Set(words(sentence).map((word) => stemOf(word.folded)).filter((stem) => asked.has(stem)));
  return found.size / asked.size;
}

function joinNeighbours(sentences: Sentence[]): Span {
  let best = 0;
  for (const [i, sentence] of sentences.entries()) if (sentence.score > (sentences[best]?.score ?? 0)) best = i;
  const near = (i: number) => (sentences[i]?.score ?? Number.NEGATIVE_INFINITY) >= (sentences[best]?.score ?? 0) - TIE;
  const first = near(best - 1) ? best - 1 : best;
  const last = near(best + 1) ? best + 1 : best;
  return { start: sentences[first]?.start ?? 0, end: sentences[last]?.end ?? 0 };
}
