import type { TokenRange } from '../../../src/embedding/embedder.js';
import type { Question } from '../../../src/retrieval/question/read.js';
import type { Nearness } from '../../../src/retrieval/rank/candidates.js';
import type { Features } from '../../../src/retrieval/rank/features.js';
import type { Ranked } from '../../../src/retrieval/rank/select.js';

/** An empty question. */
export function questionOf(more: Partial<Question> = {}): Question {
  return {
    text: 'question',
    searchText: 'question',
    language: 'en',
    marksGuessed: false,
    terms: { words: [], concepts: [], names: [], plain: [] },
    content: [],
    dates: { ranges: [], latest: false },
    times: [],
    documents: new Map(),
    asked: [],
    names: [],
    ...more,
  };
}

export const NO_NAMES: readonly TokenRange[] = [];

export function nearnessOf(passage: number, tokens: number[] = [], more: Partial<Nearness> = {}): Nearness {
  return { passage, chunk: 0, sentence: 0, fragment: 0, tokens: Float32Array.from(tokens), parts: [], ...more };
}

/** Features that are all zero except the given ones. */
export function featuresWith(more: Partial<Features> = {}): Features {
  return {
    chunk: 0,
    sentence: 0,
    fragment: 0,
    tokens: 0,
    words: 0,
    concepts: 0,
    names: 0,
    matched: 0,
    nearness: 0,
    around: 0,
    kind: 0,
    date: 0,
    document: 0,
    ownLanguage: 0,
    recency: 0,
    ...more,
  };
}

export function rankedOf(passage: number, score: number, language = 'en', more: Partial<Ranked> = {}): Ranked {
  return { near: nearnessOf(passage), features: featuresWith(), score, language, ...more };
}
