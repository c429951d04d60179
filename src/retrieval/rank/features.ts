import type { TokenRange } from '../../embedding/embedder.js';
import { has, hasPassage, inverseDocumentFrequency, type Postings, type QueryTerm } from '../../index/lexical-index.js';
import type { Library } from '../../index/library.js';
import { type DocumentInfo, lastDay } from '../../model.js';
import { inRange, isYear } from '../question/date-range.js';
import type { Question } from '../question/read.js';
import type { Nearness } from './candidates.js';
import type { Coverage } from './coverage.js';
import { type PassageTexts, textsOf } from './passage-texts.js';

/** Features of a candidate besides its text; each is between -1 and 1, most between 0 and 1. */
export interface Features {
  /** Cosine of the question with the best chunk, sentence and fragment. */
  chunk: number;
  sentence: number;
  fragment: number;
  /** Late interaction: for each question token the nearest token of the passage, as a weighted mean. */
  tokens: number;
  /** Share of the question's words, concepts and names in the passage, by inverse document frequency. */
  words: number;
  concepts: number;
  names: number;
  /** Share of the words in the passage, and how near it comes to them, by word weight. */
  matched: number;
  nearness: number;
  /**
   * Share of the question's names and concepts that occur anywhere in the passage's document, by inverse document
   * frequency over documents: a paragraph that says "she" is still about the person whom its document names.
   */
  around: number;
  /** Share of the requested kinds of thing (a number, a date, a person) in the passage. */
  kind: number;
  /** How well the passage or its document fits a time that the question names. */
  date: number;
  /** How strongly the question names the document. */
  document: number;
  /**
   * For a passage in the question's own language, which the model favours even after centring: the share of the corpus
   * in other languages. The rarer the language, the less likely that its few passages contain the answer.
   */
  ownLanguage: number;
  /** For a question about the latest: 1 for the newest document, 0 for the oldest. */
  recency: number;
}

/** The question's terms with their weights from the lexical index, looked up once for all candidates. */
export interface QueryTerms {
  words: QueryTerm[];
  concepts: QueryTerm[];
  names: QueryTerm[];
  /** Names and concepts with the documents that contain them. */
  around: { idf: number; documents: Uint32Array }[];
  dates: { terms: Set<number>; range: Question['dates']['ranges'][number] }[];
}

/** Looks up a question's terms. Names are words written like names in the question or the corpus. */
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
    // Passages are sorted by document, so duplicates are adjacent.
    if (count > 0 && documents[count - 1] === document) continue;
    documents[count] = document;
    count += 1;
  }
  return { documents: documents.subarray(0, count), idf: inverseDocumentFrequency(size, count) };
}

/**
 * The features of every candidate.
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
      // If no candidate is in the question's language, only glossary words can match, and that says little.
      matched: own.length > 0 ? matched : 0,
      nearness,
      chunk: near.chunk,
      sentence: near.sentence,
      fragment: near.fragment,
      tokens: weightedMean(near.tokens, weights),
      // A passage in another language cannot contain the words, so glossary concepts replace them, but never with a
      // higher share than the best passage in the question's own language.
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
 * A name counts if it occurs anywhere in the document: the paragraph that answers often says "she" or "the Deputy
 * Minister", and the one that introduces her would win every question about her.
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
 * A question token is weighted by how well it separates the candidates: its best match minus its mean match. Common
 * words match equally everywhere and weigh little, in any language and without a word list.
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

// Two similar loops, because a shared one with a callback would allocate for every term of every candidate.
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
 * How well a passage fits the time asked about: 1 if it mentions the time or its document is from then, 0.5 if the
 * document looks back on that year within a year or is from the same month when no year is given, -1 if the document is
 * older and so cannot report on it.
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
