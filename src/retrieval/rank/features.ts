import type { TokenRange } from '../../embedding/embedder.js';
import { has, hasPassage, inverseDocumentFrequency, type Postings, type QueryTerm } from '../../index/lexical-index.js';
import type { Library } from '../../index/library.js';
import { type DocumentInfo, lastDay } from '../../model.js';
import { inRange, isYear } from '../question/date-range.js';
import type { Question } from '../question/read.js';
import type { Nearness } from './candidates.js';
import type { Coverage } from './coverage.js';
import { type PassageTexts, textsOf } from './passage-texts.js';

/** What is known of a candidate beside its text; each figure lies between -1 and 1, most between 0 and 1. */
export interface Features {
  /** Cosine of the question with the best chunk, sentence and fragment. */
  chunk: number;
  sentence: number;
  fragment: number;
  /** Late interaction: for each token of the question the nearest token of the passage, weighted mean. */
  tokens: number;
  /** Share of the question's words, concepts and names that the passage has, by inverse document frequency. */
  words: number;
  concepts: number;
  names: number;
  /** Share of the words that the passage has, and how near it comes to them, by how much each word says. */
  matched: number;
  nearness: number;
  /**
   * Share of the question's names and concepts that occur anywhere in the passage's document, by inverse document
   * frequency over documents: a paragraph that says "she" is still about the person whom its document names.
   */
  around: number;
  /** Share of the kinds of thing asked for (a number, a date, a person) that the passage holds. */
  kind: number;
  /** Whether the passage or its document is of a time that the question names. */
  date: number;
  /** How strongly the question names the document. */
  document: number;
  /**
   * For a passage in the question's own language, which the model favours even after centring: the share of the corpus
   * that is in other languages. The rarer the language, the less likely that just its few passages answer.
   */
  ownLanguage: number;
  /** For a question about the latest: 1 for the newest document, 0 for the oldest. */
  recency: number;
}

/** The question's terms as the lexical index weighs them, looked up once for all candidates. */
export interface QueryTerms {
  words: QueryTerm[];
  concepts: QueryTerm[];
  names: QueryTerm[];
  /** Names and concepts by the documents that have them. */
  around: { idf: number; documents: Uint32Array }[];
  dates: { terms: Set<number>; range: Question['dates']['ranges'][number] }[];
}

/** Looks up a question's terms. Names are words that the question or the corpus writes like names. */
export function lookUpTerms(
  question: Question,
  lexical: Postings,
  documentNumber: (passage: number) => number,
  documents: number,
): QueryTerms {
  const written = new Set(question.terms.names);
  const words = question.terms.words.map((word) => lexical.lookUp(word));
  const concepts = question.terms.concepts.map((concept) => lexical.lookUp(concept));
  const names = words.filter(
    ({ term, passages }) => (written.has(term) || lexical.isName(term)) && passages.length > 0,
  );
  return {
    words,
    concepts,
    names,
    around: [...names, ...concepts]
      .filter(({ passages }) => !lexical.isCommon(passages))
      .map(({ passages }) => byDocument(passages, documentNumber, documents)),
    dates: question.dates.ranges.map((range) => ({
      range,
      terms: new Set(range.terms.flatMap((term) => [...lexical.lookUp(term).passages])),
    })),
  };
}

function byDocument(
  passages: Uint32Array,
  documentNumber: (passage: number) => number,
  size: number,
): QueryTerms['around'][number] {
  const documents = new Uint32Array(Math.min(size, passages.length));
  let count = 0;
  for (let i = 0; i < passages.length; i += 1) {
    const document = documentNumber(passages[i] as number);
    // Those of one document come one after the other, and documents in their order.
    if (count > 0 && documents[count - 1] === document) continue;
    documents[count] = document;
    count += 1;
  }
  return { documents: documents.subarray(0, count), idf: inverseDocumentFrequency(size, count) };
}

/**
 * The figures of every candidate.
 * @param nameTokens the question's tokens that belong to names
 */
export function featuresOf(
  candidates: Nearness[],
  question: Question,
  terms: QueryTerms,
  nameTokens: readonly TokenRange[],
  library: Library,
  coverage: Coverage,
): Features[] {
  shareNames(candidates, nameTokens, library);
  const { latest } = question.dates;
  const dates = latest ? library.documents.map(({ date }) => date) : [];
  const weights = tokenWeights(candidates);
  const texts = textsOf(library);
  const own = candidates.filter(({ passage }) => library.documentOf(passage).language === question.language);
  const best = Math.max(0, ...own.map(({ passage }) => share(terms.words, passage)));
  return candidates.map((near) => {
    const document = library.documentOf(near.passage);
    const number = library.documentNumber(near.passage);
    const concepts = share(terms.concepts, near.passage);
    const sameLanguage = document.language === question.language;
    const { matched, nearness } = coverage.of(near);
    return {
      // In a language that no candidate is in, only the glossary's words can be there: having them tells little.
      matched: own.length > 0 ? matched : 0,
      nearness,
      chunk: near.chunk,
      sentence: near.sentence,
      fragment: near.fragment,
      tokens: weightedMean(near.tokens, weights),
      // Words of another language cannot be there; the concepts that the glossary bridges stand for them, and never
      // make more of a passage than the best one in the question's own language.
      words: sameLanguage ? share(terms.words, near.passage) : concepts * (own.length > 0 ? 0.5 + best / 2 : 1),
      concepts,
      names: share(terms.names, near.passage),
      around: shareOfDocument(terms.around, number),
      kind: question.asked.length === 0 ? 0 : kindShare(question, texts, near.passage),
      date: dateMatch(near.passage, document, terms),
      document: question.documents.get(document.id) ?? 0,
      ownLanguage: sameLanguage ? library.shareOfOthers(document.language) : 0,
      recency: latest ? recency(document.date, dates) : 0,
    };
  });
}

/**
 * A name counts wherever its document has it: the paragraph that answers often says "she" or "the Deputy Minister", and
 * the one that introduces her would win every question about her.
 */
function shareNames(candidates: Nearness[], nameTokens: readonly TokenRange[], library: Library): void {
  for (const { first, last } of nameTokens) {
    for (let token = first; token < last; token += 1) {
      const best = new Map<number, number>();
      for (const { passage, tokens } of candidates) {
        const document = library.documentNumber(passage);
        best.set(document, Math.max(best.get(document) ?? -1, tokens[token] ?? -1));
      }
      for (const { passage, tokens } of candidates)
        if (token < tokens.length) tokens[token] = best.get(library.documentNumber(passage)) ?? 0;
    }
  }
}

/**
 * A token of the question weighs as much as it tells the candidates apart: its best match less its mean match. Common
 * words match everywhere alike and weigh little, in any language and without a list.
 */
function tokenWeights(candidates: Nearness[]): Float32Array {
  const count = candidates[0]?.tokens.length ?? 0;
  const weights = new Float32Array(count);
  for (let token = 0; token < count; token += 1) {
    let best = 0;
    let sum = 0;
    for (const { tokens } of candidates) {
      const value = tokens[token] ?? 0;
      best = Math.max(best, value);
      sum += value;
    }
    weights[token] = best - sum / candidates.length;
  }
  return weights;
}

function weightedMean(values: Float32Array, weights: Float32Array): number {
  let sum = 0;
  let total = 0;
  for (let i = 0; i < values.length; i += 1) {
    sum += (values[i] ?? 0) * (weights[i] ?? 0);
    total += weights[i] ?? 0;
  }
  return total === 0 ? 0 : sum / total;
}

// Two loops that are alike: one that calls back allocates for every term of every candidate.
function share(terms: readonly QueryTerm[], passage: number): number {
  let found = 0;
  let all = 0;
  for (const term of terms) {
    all += term.idf;
    if (hasPassage(term, passage)) found += term.idf;
  }
  return all === 0 ? 0 : found / all;
}

function shareOfDocument(terms: QueryTerms['around'], document: number): number {
  let found = 0;
  let all = 0;
  for (const { idf, documents } of terms) {
    all += idf;
    if (has(documents, document)) found += idf;
  }
  return all === 0 ? 0 : found / all;
}

function kindShare({ asked }: Question, texts: PassageTexts, passage: number): number {
  return asked.filter((kind) => texts.holds(passage, kind)).length / asked.length;
}

/**
 * How well a passage fits the time asked about: 1 where it mentions it or its document is of it, 0.5 where the document
 * looks back within a year on the year asked about, -1 where the document is older and so cannot tell of it.
 */
function dateMatch(passage: number, document: DocumentInfo, { dates }: QueryTerms): number {
  if (dates.length === 0) return 0;
  return Math.max(
    ...dates.map(({ range, terms }) => {
      if (terms.has(passage) || (range.hasYear && inRange(document.date, range))) return 1;
      if (!range.hasYear) return inRange(document.date, range) ? 0.5 : 0;
      if (lastDay(document.date) < range.from) return -1;
      return isYear(range) && Number(document.date.slice(0, 4)) - Number(range.to.slice(0, 4)) <= 1 ? 0.5 : 0;
    }),
  );
}

function recency(date: string, dates: readonly string[]): number {
  const older = dates.filter((other) => other < date).length;
  return dates.length < 2 ? 1 : older / (dates.length - 1);
}
