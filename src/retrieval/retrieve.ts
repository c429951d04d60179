import type { Config } from '../config.js';
import type { Embedder } from '../embedding/embedder.js';
import type { Dictionary, Postings } from '../index/lexical-index.js';
import type { Library } from '../index/library.js';
import { placeOf } from '../index/place.js';
import { type Store, withTerms } from '../index/store/store.js';
import type { Answer, Answered, Citation, NoEvidence, Notice } from '../model.js';
import { fold } from '../text/fold.js';
import type { Glossary } from '../text/lexicon/glossary.js';
import { answerMessage } from './answer-message.js';
import { citePassage } from './citation.js';
import { ANSWERS_TOO, driftingFigures } from './drift.js';
import { asksFigure } from './figures.js';
import { contextPassages, FollowUps, ofTimeFirst } from './follow-ups.js';
import { unitsReferredTo } from './lookup.js';
import { commonNotices, datedFigures, newerSources, partNotices, withAll } from './notices.js';
import { passagesOfTime } from './of-time.js';
import { passagesOn, quotesPlace } from './other-texts.js';
import type { OtherText } from './question/clauses.js';
import { DocumentNames, SURELY_NAMED } from './question/documents.js';
import type { MessagePart } from './question/message.js';
import { conceptsIn, loadReadingModels, type Question, type ReadingModels, readQuestion } from './question/read.js';
import { termsNamed } from './question/terms-named.js';
import { ProductEngine } from './rank/products.js';
import { type Ranked, selectFairly } from './rank/select.js';
import { type Judge, loadJudge } from './rank/sufficiency.js';
import type { Ranking } from './ranking.js';
import { checkLimit, narrowed, type Scope, type ScopeOptions, scopeOf, wantedOf } from './scope.js';
import { PassageSearch } from './search.js';
import { smallTalkOf } from './small-talk.js';
import { hasDocumentsFor, withinTime } from './time.js';
import { withoutTranslations } from './translations.js';
import { Turns } from './turns.js';

export interface AskOptions extends ScopeOptions {
  /** Most passages in an answer, 1 to 20. */
  limit?: number;
  /** Adds each citation's trace. */
  explain?: boolean;
  /** Ids of the passages that the question follows up on, best first: those of the previous answer. */
  context?: readonly string[];
}

/** Options with a validated limit. */
type Limited = AskOptions & { limit: number };

/** Passages searched for figures of different dates: one in the other language may rank low. */
const FIGURES_AMONG = 32;

/** Answers questions from an index. */
export class Retriever {
  readonly library: Library;
  readonly #store: Store;
  readonly #engine: ProductEngine;
  readonly #models: ReadingModels;
  readonly #names: DocumentNames;
  readonly #search: PassageSearch;
  readonly #turns = new Turns();

  private constructor(store: Store, engine: ProductEngine, embedder: Embedder, models: ReadingModels, judge: Judge) {
    this.library = store.library;
    this.#store = store;
    this.#engine = engine;
    this.#models = models;
    this.#names = new DocumentNames(store.library.documents);
    this.#search = new PassageSearch({ store, engine, embedder, glossary: models.glossary, judge });
  }

  /**
   * Opens the index while the model loads.
   * @throws IndexError when there is no suitable index; ConfigError or ModelError when a file is missing
   */
  static async open(config: Config, embedder: Promise<Embedder> | Embedder): Promise<Retriever> {
    const store = placeOf(config).then((place) => place.open());
    const engine = ProductEngine.load();
    try {
      const models = loadReadingModels(config.dataDir);
      const [opened] = await Promise.all([
        Promise.all([store, engine, embedder]),
        models.glossary.warmUp(['en', 'vi']),
      ]);
      models.spelling.learn(opened[0].dictionary.vocabulary);
      return new Retriever(...opened, models, loadJudge(config.dataDir));
    } catch (error) {
      // A program that retries again and again must not run out of open files.
      for (const part of [store, engine]) part.then((opened) => opened.close()).catch(() => {});
      throw error;
    }
  }

  /**
   * Answers with the passages that answer, word for word, or says that none does.
   *
   * 0. find the questions of the message; each is answered, and the answers are merged
   * 1. read the question: language, dates, clause numbers, document names; restore what a follow-up omits
   * 2. a clause number goes straight to the clause; a time without documents is reported
   * 3. embed it; find candidates by vector and by words
   * 4. score them, one hit per passage, fair to both languages
   * 5. decide on the raw evidence whether it suffices
   * 6. choose the sentences to quote; add what the reader should know
   *
   * @throws UsageError when an option is wrong
   */
  async ask(raw: string, options: AskOptions = {}): Promise<Answer> {
    const scope = scopeOf(this.library, options);
    const context = contextPassages(this.library, options.context);
    return answerMessage(raw, checkLimit(options.limit), (part, limit) =>
      this.#askPart(part, { ...options, limit }, scope, context),
    );
  }

  async #askPart(part: MessagePart, options: Limited, whole: Scope, context: number[]): Promise<Answer> {
    // Reading takes a millisecond or two, so each of many simultaneous questions gets its own turn of the event loop.
    await this.#turns.next();
    const read = this.#read(part.text, whole);
    const clauses = () => this.#askedClauses(read, whole);
    const talk = smallTalkOf(read, clauses, context, this.library) ?? clauses();
    if (talk) return talk;
    const other = read.otherText && (await this.#askOther(read, read.otherText, whole));
    if (other) return other;
    const before = part.before === undefined ? undefined : this.#read(part.before, whole);
    const named = [read, ...(before ? [before] : [])].flatMap(termsNamed);
    return this.withTerms(named, (terms) => this.#answer({ read, before, context }, options, whole, terms));
  }

  async #answer(
    { read, before, context }: { read: Question; before: Question | undefined; context: number[] },
    options: Limited,
    whole: Scope,
    terms: Postings,
  ): Promise<Answer> {
    const followUps = new FollowUps(this.library, terms, this.#models);
    const followed = followUps.follow(read, { passages: context, before });
    if (followed === 'needs_context') {
      const allowed = withinTime(read, whole, this.library, terms);
      const isThere = hasDocumentsFor(read, whole, allowed, terms);
      return this.#search.refuse(read, whole, isThere ? followed : 'outside_dates', []);
    }
    const { question } = followed;
    const ofTime = question === read ? passagesOfTime(read, whole, this.library, terms) : undefined;
    if (ofTime) return this.#answerOfTime(read, ofTime, options, whole);
    const scope = followed.documents ? narrowed(whole, followed.documents) : whole;
    const found = await this.#search.find(question, scope);
    if (found.kind !== 'ranked') return found;
    const { notices } = found;
    const ranked = ofTimeFirst(found.ranked, followed);
    const met = ranked[0] && followed.isMet(ranked[0].near.passage);
    const verdict = found.verdict === 'strong' && !met ? 'weak' : found.verdict;
    if (verdict === 'refuse') return found.refuse();
    const cite = (hit: Ranked) => this.#search.cite(hit, question, options);
    const figures = this.#driftingFigures(ranked, question, cite);
    const documentOf = (passage: number) => this.library.documentOf(passage);
    const once = withoutTranslations(this.library, ranked, ({ near }) => near.passage, question.language);
    const citations = withAll(selectFairly(once, options.limit, documentOf).map(cite), figures);
    const more = [...notices, ...newerSources(citations), ...datedFigures(citations, figures)];
    return this.#answered(question, citations, scope, more, verdict);
  }

  /**
   * The passages nearest to a topic, with the verdict on whether they are about it: the results of {@link ask} before
   * it chooses. A clause number is not a shortcut here, and "latest" does not put newer documents first.
   * @returns a refusal if there is nothing to rank
   * @throws UsageError when an option is wrong
   */
  async rank(topic: string, options: ScopeOptions = {}): Promise<Ranking | NoEvidence> {
    const scope = scopeOf(this.library, options);
    const question = this.#read(topic, scope);
    return this.#search.find({ ...question, dates: { ...question.dates, latest: false } }, scope);
  }

  /** Statistics of the passages' terms. */
  get dictionary(): Dictionary {
    return this.#store.dictionary;
  }

  /** Does work that looks up terms; see {@link withTerms} of the store. */
  withTerms<T>(named: Iterable<string>, work: (terms: Postings) => T | Promise<T>): Promise<T> {
    return withTerms(this.#store, named, work);
  }

  /** The concepts of the field with their wordings. */
  get glossary(): Glossary {
    return this.#models.glossary;
  }

  /** The glossary's concepts in a text; the language may be omitted for a few words being typed. */
  conceptsIn(text: string, language?: string): string[] {
    return language === undefined ? conceptsIn(text, this.#models) : this.#models.glossary.conceptsIn(text, language);
  }

  /** Releases the index; the embedder belongs to the caller. */
  async close(): Promise<void> {
    await this.#store.close();
    await this.#engine.close();
  }

  #read(raw: string, { today }: Scope): Question {
    const isName = (stem: string) => this.dictionary.isName(stem);
    return readQuestion(raw, this.#names, this.#models, isName, today);
  }

  /** "Anything from 2025": the documents from that time. */
  #answerOfTime(read: Question, passages: readonly number[], { limit }: Limited, scope: Scope): Answered | NoEvidence {
    if (passages.length === 0) return this.#search.refuse(read, scope, 'outside_dates', []);
    return this.#answered(
      read,
      passages.slice(0, limit).map((passage) => citePassage(this.library, passage)),
      scope,
    );
  }

  #answered(
    question: Question,
    citations: Citation[],
    scope: Scope,
    notices: Notice[] = [],
    evidence: Answered['evidence'] = 'strong',
  ): Answered {
    return {
      kind: 'answered',
      evidence,
      question: question.text,
      language: question.language,
      indexVersion: this.library.manifest.version,
      citations,
      notices: [...notices, ...commonNotices(question, citations, scope)],
    };
  }

  /**
   * A question about a text that we do not have is refused as such, unless a passage mentions exactly that place in it.
   */
  async #askOther(read: Question, other: OtherText, scope: Scope): Promise<NoEvidence | undefined> {
    const dates = { ranges: [], latest: false };
    const found = await this.#search.find({ ...this.#read(other.rest, scope), dates, text: read.text }, scope);
    const ranked = found.kind === 'ranked' ? found.ranked : [];
    const conceptsIn = (text: string, language: string) => this.conceptsIn(text, language);
    const speaking = passagesOn(other, read.language, ranked, this.library, conceptsIn);
    if (speaking.some(({ near }) => quotesPlace(other, this.library.passage(near.passage).text))) return undefined;
    return this.#search.refuse(read, scope, 'other_text', speaking, [{ kind: 'other_text', name: other.name }]);
  }

  /**
   * A question for clauses by number is answered without searching. A clause that only documents outside the scope have
   * is refused.
   */
  #askedClauses(question: Question, scope: Scope): Answered | NoEvidence | undefined {
    const { references } = question;
    if (!references) return undefined;
    const named = [...question.documents].filter(([, strength]) => strength >= SURELY_NAMED).map(([id]) => id);
    const meant = named.length > 0 ? named : undefined;
    const allowed = wantedOf(scope, meant);
    const find = (ids: string[] | undefined) => unitsReferredTo(this.library, references, ids, question.language);
    const found = find(allowed);
    if (found.kind === 'found') return this.#answered(question, found.citations, scope, partNotices(found.withoutPart));
    const isOutside = allowed !== meant && find(meant).kind === 'found';
    if (isOutside && scope.isDated) return this.#search.refuse(question, scope, 'outside_dates', []);
    // If no document is numbered, no clause can be missing: the number is just a word of the question.
    if (found.documents.length === 0 && !isOutside) return undefined;
    const ranges: Notice[] = found.documents.map(({ documentId, first, last }) => ({
      kind: 'clause_range',
      documentId,
      first,
      last,
    }));
    return this.#search.refuse(question, scope, 'no_such_clause', [], ranges);
  }

  /** Citations that state figures of different dates, from passages that answer about as well as the best. */
  #driftingFigures(ranked: readonly Ranked[], question: Question, cite: (hit: Ranked) => Citation): Citation[] {
    if (!asksFigure(fold(question.text))) return [];
    const worst = ANSWERS_TOO * (ranked[0]?.score ?? 0);
    const answers = ranked.slice(0, FIGURES_AMONG).filter(({ score }) => score >= worst);
    const isCommon = (concept: string) => this.dictionary.isEverywhere(concept);
    const conceptsIn = (text: string, language: string) => this.conceptsIn(text, language);
    return driftingFigures(answers.map(cite), question, conceptsIn, isCommon);
  }
}
