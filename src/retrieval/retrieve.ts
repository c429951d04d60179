import type { Config } from '../config.js';
import { UsageError } from '../errors.js';
import type { Answer, Citation, NoEvidence, NoEvidenceReason, Notice } from '../model.js';
import { citePassage } from './citation.js';
import type { Embedder } from './embedder/embedder.js';
import { indexFingerprint } from './fingerprint.js';
import type { LexicalIndex } from './lexical/index.js';
import { nameSpans } from './lexical/terms.js';
import { clausesByNumber, requireDocument, requireLanguage } from './lookup.js';
import { inRange, isYear, periodOf } from './question/dates.js';
import { DocumentNames, SURELY_NAMED } from './question/documents.js';
import {
  conceptsIn,
  isSearchable,
  loadReadingModels,
  type Question,
  type ReadingModels,
  readQuestion,
} from './question/read.js';
import { findCandidates } from './rank/candidates.js';
import { featuresOf, lookUpTerms } from './rank/features.js';
import { Quoter } from './rank/quote.js';
import { traceOf } from './rank/score.js';
import { type Ranked, rankCandidates, selectFairly } from './rank/select.js';
import { evidenceFigures, judge } from './rank/sufficiency.js';
import { Library } from './store/library.js';
import { SearchIndex } from './store/search-index.js';
import { ProductEngine } from './vectors/products.js';

export interface AskOptions {
  /** Only documents of these days and between: YYYY, YYYY-MM or YYYY-MM-DD. */
  since?: string;
  until?: string;
  /** Only this document. */
  source?: string;
  /** Only documents in this language, ISO 639-1. */
  language?: string;
  /** Most passages in an answer, 1 to 20. */
  limit?: number;
  /** Adds each citation's trace. */
  explain?: boolean;
  /** The day of asking, YYYY-MM-DD. */
  today?: string;
}

const DEFAULT_LIMIT = 5;
/** Passages shown where nothing answers. */
const NEAREST = 3;
const LARGEST_LIMIT = 20;

/** Answers questions from an index. */
export class Retriever {
  readonly library: Library;
  readonly #index: SearchIndex;
  readonly #embedder: Embedder;
  readonly #engine: ProductEngine;
  readonly #models: ReadingModels;
  readonly #names: DocumentNames;
  readonly #quoter: Quoter;

  private constructor(
    library: Library,
    index: SearchIndex,
    engine: ProductEngine,
    embedder: Embedder,
    models: ReadingModels,
  ) {
    this.library = library;
    this.#index = index;
    this.#embedder = embedder;
    this.#engine = engine;
    this.#models = models;
    this.#names = new DocumentNames(library.documents);
    this.#quoter = new Quoter(index);
  }

  /**
   * Opens the index while the model loads.
   * @throws IndexError when there is no index that fits; ConfigError or ModelError when a file is missing
   */
  static async open(config: Config, embedder: Promise<Embedder> | Embedder): Promise<Retriever> {
    const library = Library.open(config.indexDir, indexFingerprint(config));
    const index = SearchIndex.load(library);
    const engine = ProductEngine.load(config.dataDir);
    try {
      const models = loadReadingModels(config.dataDir);
      const opened = await Promise.all([index, engine, embedder]);
      models.spelling.learn(opened[0].lexical.vocabulary);
      return new Retriever(library, ...opened, models);
    } catch (error) {
      // A program that tries again and again must not run out of open files.
      library.close();
      for (const part of [index, engine]) part.then((opened) => opened.close()).catch(() => {});
      throw error;
    }
  }

  /**
   * Answers with the passages that answer, word for word, or says that none does.
   *
   * 1. read the question: language, dates, clause numbers, document names
   * 2. a clause number goes straight to the clause; a time without documents is told
   * 3. embed it; find candidates by vector and by words
   * 4. score them, one hit a passage, fair to both languages
   * 5. decide on the raw evidence whether it suffices
   * 6. choose the sentences to quote; add what the reader should know
   *
   * @throws UsageError when an option is wrong
   */
  async ask(raw: string, options: AskOptions = {}): Promise<Answer> {
    const limit = checkLimit(options.limit);
    const filter = this.#filter(options);
    const question = readQuestion(raw, this.#names, this.#models, options.today ?? today());
    if (!isSearchable(question.text)) return this.#refuse(question, 'off_topic', [], [{ kind: 'empty_question' }]);
    const allow = this.#withinTime(question, filter);
    const clauses = this.#askedClauses(question);
    if (clauses) return clauses;
    if (!this.#hasDocumentsFor(question, allow))
      return this.#refuse(question, 'outside_dates', await this.#rank(question, () => true));
    const ranked = await this.#rank(question, allow);
    const unknown = this.#unknownNames(question);
    const foreign = !this.library.documents.some(({ language }) => language === question.language);
    const { verdict, reason } = judge(evidenceFigures(question, ranked, unknown.length, foreign));
    const notices: Notice[] = unknown.map((name) => ({ kind: 'unknown_name', name }));
    if (verdict === 'refuse') return this.#refuse(question, reason, ranked, notices);
    const citations = selectFairly(ranked, limit).map((hit) => this.#cite(hit, question, options.explain));
    return {
      kind: 'answered',
      evidence: verdict,
      question: question.text,
      language: question.language,
      indexVersion: this.library.manifest.version,
      citations,
      notices: [...notices, ...newerSources(citations), ...this.#commonNotices(question, citations)],
    };
  }

  /** The terms of the passages. */
  get lexical(): LexicalIndex {
    return this.#index.lexical;
  }

  /** The glossary's concepts in a few words that are being typed. */
  conceptsIn(text: string): string[] {
    return conceptsIn(text, this.#models);
  }

  /** Releases the index; the embedder belongs to the caller. */
  async close(): Promise<void> {
    this.#index.close();
    this.library.close();
    await this.#engine.close();
  }

  async #rank(question: Question, allow: (passage: number) => boolean): Promise<Ranked[]> {
    const { lexical } = this.#index;
    const names = nameSpans(question.searchText, (stem) => lexical.isName(stem));
    const vectors = await this.#embedder.embedQuestion(question.searchText, names);
    const terms = [...question.terms.words, ...question.terms.concepts];
    const candidates = await findCandidates(this.#index, this.#engine, vectors, question.language, terms, allow);
    const looked = lookUpTerms(
      question,
      lexical,
      (passage) => this.library.documentNumber(passage),
      this.library.documents.length,
    );
    const features = featuresOf(candidates, question, looked, vectors.ranges, this.library);
    return rankCandidates(candidates, features, this.library);
  }

  #filter(options: AskOptions): (passage: number) => boolean {
    const since = period(options.since, '--since')?.from;
    const until = period(options.until, '--until')?.to;
    if (options.source !== undefined) requireDocument(this.library, options.source);
    if (options.language !== undefined) requireLanguage(this.library, options.language);
    return (passage) => {
      const { id, date, language } = this.library.documentOf(passage);
      if (options.source !== undefined && id !== options.source) return false;
      if (options.language !== undefined && language !== options.language) return false;
      return (since === undefined || date >= since) && (until === undefined || date <= until);
    };
  }

  /**
   * The passages of the time that a question names. "Before the upgrade" and "since 2025" leave documents of that time; a bound
   * in the future is about plans, not documents. "In October 2025" leaves documents of that month and passages that mention it;
   * a bare year only reorders, since much is told of a year after it.
   */
  #withinTime({ dates }: Question, filter: (passage: number) => boolean): (passage: number) => boolean {
    const { documents } = this.library;
    const newest = documents.reduce((latest, { date }) => (date > latest ? date : latest), '');
    const since = dates.since !== undefined && dates.since <= newest ? dates.since : '';
    const { until = newest } = dates;
    const months = dates.ranges.filter((range) => range.hasYear && !isYear(range));
    const mentions = new Set(
      months.flatMap(({ terms }) => terms.flatMap((term) => [...this.#index.lexical.lookUp(term).passages])),
    );
    return (passage) => {
      if (!filter(passage)) return false;
      const { date } = this.library.documentOf(passage);
      if (date < since || date > until) return false;
      return months.length === 0 || mentions.has(passage) || months.some((range) => inRange(date, range));
    };
  }

  /** A question for clauses by number is answered without searching. */
  #askedClauses(question: Question): Answer | undefined {
    if (!question.clauses) return undefined;
    const named = [...question.documents].filter(([, strength]) => strength >= SURELY_NAMED).map(([id]) => id);
    const found = clausesByNumber(this.library, question.clauses.numbers, named.length > 0 ? named : undefined);
    if (found.kind === 'no_such_clause') {
      // Without numbered documents there is no clause to miss: the number is just a word of the question.
      if (found.documents.length === 0) return undefined;
      const ranges: Notice[] = found.documents.map(({ documentId, first, last }) => ({
        kind: 'clause_range',
        documentId,
        first,
        last,
      }));
      return this.#refuse(question, 'no_such_clause', [], ranges);
    }
    return {
      kind: 'answered',
      evidence: 'strong',
      question: question.text,
      language: question.language,
      indexVersion: this.library.manifest.version,
      citations: found.citations,
      notices: this.#commonNotices(question, found.citations),
    };
  }

  /** Whether there is anything of the time the question names: a document of it, or a passage that mentions it. */
  #hasDocumentsFor({ dates }: Question, allow: (passage: number) => boolean): boolean {
    let passage = 0;
    while (passage < this.library.size && !allow(passage)) passage += 1;
    if (passage === this.library.size) return false;
    const documents = this.library.documents;
    const mentioned = (term: string) => this.#index.lexical.lookUp(term).passages.length > 0;
    const { since } = dates;
    if (since !== undefined && !documents.some(({ date }) => date >= since) && !mentioned(`@${since.slice(0, 4)}`))
      return false;
    const years = dates.ranges.filter(({ hasYear }) => hasYear);
    if (years.length === 0) return true;
    return years.some((range) => documents.some(({ date }) => inRange(date, range)) || range.terms.some(mentioned));
  }

  /** Names that the question writes as such and no document has. */
  #unknownNames(question: Question): string[] {
    return question.names.filter(({ stem }) => !this.#index.lexical.has(stem)).map(({ written }) => written);
  }

  #refuse(question: Question, reason: NoEvidenceReason, ranked: Ranked[], notices: Notice[] = []): NoEvidence {
    const nearest = ranked.slice(0, NEAREST).map((hit) => this.#cite(hit, question, false));
    return {
      kind: 'no_evidence',
      question: question.text,
      language: question.language,
      indexVersion: this.library.manifest.version,
      reason,
      nearest,
      notices: [...notices, ...this.#commonNotices(question, nearest)],
    };
  }

  #cite(hit: Ranked, question: Question, explain: boolean | undefined): Citation {
    const { near, score, features } = hit;
    const { text, start } = this.library.passage(near.passage);
    const quote = this.#quoter.choose(near, question.terms, (span) => text.slice(span.start - start, span.end - start));
    return citePassage(this.library, near.passage, quote, score, explain ? traceOf(features) : undefined);
  }

  #commonNotices(question: Question, citations: Citation[]): Notice[] {
    const notices: Notice[] = [];
    const inferred = new Map(
      citations.filter((c) => c.dateBasis === 'inferred').map((c) => [c.documentId, c.dateNote ?? '']),
    );
    for (const [documentId, note] of inferred) notices.push({ kind: 'inferred_date', documentId, note });
    if (question.shortenedFrom !== undefined)
      notices.push({ kind: 'question_shortened', characters: question.shortenedFrom });
    return notices;
  }
}

/** A later document that answers about as well is named when the best passage is older. */
const AS_GOOD = 0.8;

function newerSources(citations: Citation[]): Notice[] {
  const [best, ...rest] = citations;
  if (!best) return [];
  const newer = rest.filter(({ date, score }) => date > best.date && score >= AS_GOOD * best.score);
  const newest = newer.toSorted((a, b) => b.date.localeCompare(a.date))[0];
  return newest ? [{ kind: 'newer_source', passageId: newest.passageId }] : [];
}

function checkLimit(limit = DEFAULT_LIMIT): number {
  if (Number.isInteger(limit) && limit >= 1 && limit <= LARGEST_LIMIT) return limit;
  throw new UsageError(
    'bad_limit',
    `The limit ${limit} is not possible.`,
    `Choose a whole number from 1 to ${LARGEST_LIMIT}.`,
  );
}

function period(text: string | undefined, name: string): { from: string; to: string } | undefined {
  if (text === undefined) return undefined;
  const found = periodOf(text);
  if (found) return found;
  throw new UsageError('bad_date', `${name} "${text}" is no date.`, 'Write YYYY, YYYY-MM or YYYY-MM-DD.');
}

function today(): string {
  return new Date().toISOString().slice(0, 10);
}
