import type { Embedder } from '../../embedding/embedder.js';
import type { Postings } from '../../index/lexical-index.js';
import type { Allowed } from '../../index/store/allowed.js';
import type { Store } from '../../index/store/store.js';
import { nameSpans } from '../../text/lexicon/terms.js';
import type { Question } from '../question/read.js';
import { findCandidates } from './candidates.js';
import { Coverage } from './coverage.js';
import { featuresOf, lookUpTerms } from './features.js';
import { textsOf } from './passage-texts.js';
import type { ProductEngine } from './products.js';
import { type Ranked, rankCandidates } from './select.js';

/** The components that ranking needs. */
export interface RankParts {
  store: Store;
  engine: ProductEngine;
  embedder: Embedder;
}

/**
 * The allowed passages nearest to a question, best first, with their features.
 * @param terms with the passages of the question's terms
 */
export async function rankPassages(
  { store, engine, embedder }: RankParts,
  question: Question,
  terms: Postings,
  allowed: Allowed,
): Promise<{ ranked: Ranked[]; coverage: Coverage }> {
  const { library } = store;
  const embedding = embedder.embedQuestion(question.searchText, question.content);
  // Work that needs no vectors, done while the model runs in its thread.
  const named = new Set(nameSpans(question.searchText, (stem) => terms.isName(stem)).map(({ start }) => start));
  const asked = [...question.terms.words, ...question.terms.concepts].map((term) => terms.lookUp(term));
  const byWords = terms.weigh(asked);
  const looked = lookUpTerms(question, terms, (passage) => library.documentNumber(passage), library.documents.length);
  const vectors = await embedding;
  const names = vectors.ranges.filter((_, i) => named.has(question.content[i]?.start ?? -1));
  const candidates = await findCandidates(store, engine, vectors, question.language, byWords, allowed);
  const coverage = new Coverage(question, vectors.ranges, terms, textsOf(library));
  const features = featuresOf(candidates, question, looked, names, library, coverage);
  return { ranked: rankCandidates(candidates, features, library), coverage };
}
