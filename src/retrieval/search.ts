import type { Postings } from '../index/lexical-index.js';
import type { Library } from '../index/library.js';
import { Allowed } from '../index/store/allowed.js';
import { withTerms } from '../index/store/store.js';
import type { Citation, DocumentInfo, NoEvidence, NoEvidenceReason, Notice, Span } from '../model.js';
import { isEveryday } from '../text/lexicon/everyday-concepts.js';
import type { Glossary } from '../text/lexicon/glossary.js';
import { stemsIn } from '../text/lexicon/terms.js';
import { NEAREST } from './answer-message.js';
import { citePassage } from './citation.js';
import { lacksFigure, lacksKind } from './lacks.js';
import { commonNotices } from './notices.js';
import { isSearchable, type Question } from './question/read.js';
import { termsNamed } from './question/terms-named.js';
import { evidenceFigures } from './rank/evidence.js';
import { Quoter } from './rank/quote.js';
import { type RankParts, rankPassages } from './rank/rank.js';
import { traceOf } from './rank/score.js';
import type { Ranked } from './rank/select.js';
import { lacksSpeaker } from './rank/speakers.js';
import { type Judge, type Judgement, judge } from './rank/sufficiency.js';
import type { Ranking } from './ranking.js';
import type { Scope } from './scope.js';
import { documentsThat, hasDocumentsFor, withinTime } from './time.js';

const NOTHING_ASKED: Judgement = { verdict: 'refuse', reason: 'off_topic' };

/** The components that a search needs. */
export interface SearchParts extends RankParts {
  glossary: Glossary;
  judge: Judge;
}

/** Finds the passages nearest to a question that has been read, and judges whether they answer it. */
export class PassageSearch {
  readonly #parts: SearchParts;
  readonly #library: Library;
  readonly #quoter = new Quoter();

  constructor(parts: SearchParts) {
    this.#parts = parts;
    this.#library = parts.store.library;
  }

  /** The passages nearest to a question, with the verdict; a refusal if there is nothing to rank. */
  async find(question: Question, scope: Scope): Promise<Ranking | NoEvidence> {
    if (!isSearchable(question.text))
      return this.refuse(question, scope, 'off_topic', [], [{ kind: 'empty_question' }]);
    return withTerms(this.#parts.store, termsNamed(question), (terms) => this.#searchWith(question, scope, terms));
  }

  async #searchWith(question: Question, scope: Scope, terms: Postings): Promise<Ranking | NoEvidence> {
    const allowed = withinTime(question, scope, this.#library, terms);
    if (!hasDocumentsFor(question, scope, allowed, terms)) {
      const known = new Allowed(this.#library, documentsThat(this.#library, scope.isThere));
      const nearest = known.isNothing ? [] : (await rankPassages(this.#parts, question, terms, known)).ranked;
      return this.refuse(question, scope, 'outside_dates', nearest);
    }
    const { ranked, coverage } = await rankPassages(this.#parts, question, terms, allowed);
    const unknown = this.#unknownNames(question, scope, terms);
    const foreign = !this.#library.documents.some(({ language }) => language === question.language);
    const figures = evidenceFigures(question, ranked, {
      coverage,
      sameDocument: (one, other) => this.#library.documentNumber(one) === this.#library.documentNumber(other),
      kindMissing: lacksKind(question, ranked[0], coverage, this.#library),
      figureMissing: lacksFigure(question, ranked[0], this.#library, (text, language) =>
        this.#parts.glossary.conceptsIn(text, language),
      ),
      unknownNames: unknown.length,
      foreign,
      speakerMissing: lacksSpeaker(question, ranked[0], this.#library, terms),
    });
    // "The of and", "1": there is nothing to search for.
    const says =
      question.dates.ranges.length > 0 ||
      question.content.some(({ weight, written }) => weight > 0 && /\p{L}/u.test(written));
    const { verdict, reason: likely } = says ? judge(figures, this.#parts.judge) : NOTHING_ASKED;
    // "Brexit" belongs to the field, although no document mentions it.
    const isUnknown = (concept: string) => !this.#parts.store.dictionary.has(concept);
    const isOfField = question.terms.concepts.some((concept) => isUnknown(concept) && !isEveryday(concept));
    const reason = isOfField ? 'not_in_documents' : likely;
    const notices: Notice[] = unknown.map((name) => ({ kind: 'unknown_name', name }));
    return {
      kind: 'ranked',
      question,
      verdict,
      figures,
      ranked,
      notices,
      cite: (hit) => this.cite(hit, question, { alone: true }),
      noticesOn: (citations) => commonNotices(question, citations, scope),
      refuse: () => this.refuse(question, scope, reason, ranked, notices),
    };
  }

  /** Names written as such in the question that no document contains, neither in its text nor on its cover. */
  #unknownNames(question: Question, scope: Scope, terms: Postings): string[] {
    const isNamed = (stem: string) =>
      (scope.asOf === undefined ? terms.has(stem) : terms.lookUp(stem).passages.some(scope.isKnown)) ||
      scope.documents.some((document) => stemsOfCover(document).has(stem));
    return question.names
      .filter(({ written, stem }) => !isNamed(stem) && !this.#isConcept(written, question.language, isNamed))
      .map(({ written }) => written);
  }

  /** Whether the documents use another name for something that the glossary knows: "AI", "COC". */
  #isConcept(name: string, language: string, isThere: (term: string) => boolean): boolean {
    return this.#parts.glossary.conceptsIn(name, language).some((concept) => isThere(`#${concept}`));
  }

  /** A refusal, with the nearest passages. */
  refuse(
    question: Question,
    scope: Scope,
    reason: NoEvidenceReason,
    ranked: Ranked[],
    notices: Notice[] = [],
  ): NoEvidence {
    const nearest = ranked.slice(0, NEAREST).map((hit) => this.cite(hit, question));
    return {
      kind: 'no_evidence',
      question: question.text,
      language: question.language,
      indexVersion: this.#library.manifest.version,
      reason,
      nearest,
      notices: [...notices, ...commonNotices(question, nearest, scope)],
    };
  }

  /** A passage with its deciding sentence; `alone` takes only that sentence, without its neighbours. */
  cite(
    hit: Ranked,
    question: Question,
    { explain = false, alone = false }: { explain?: boolean; alone?: boolean } = {},
  ): Citation {
    const { near, score, features } = hit;
    const { text, start } = this.#library.passage(near.passage);
    const textOf = (span: Span) => text.slice(span.start - start, span.end - start);
    const { language } = this.#library.documentOf(near.passage);
    const conceptsIn = (sentence: string) => this.#parts.glossary.conceptsIn(sentence, language);
    const quote = this.#quoter.choose(near, question.terms, textOf, alone ? conceptsIn : undefined);
    return citePassage(this.#library, near.passage, quote, score, explain ? traceOf(features) : undefined);
  }
}

/** By document; thousands are too many to stem for each question. */
const covers = new WeakMap<DocumentInfo, ReadonlySet<string>>();

/** The stems of what is known about a document besides its text: its titles, reference and publisher. */
function stemsOfCover(document: DocumentInfo): ReadonlySet<string> {
  const known = covers.get(document);
  if (known) return known;
  const { title, shortTitle, shortTitles, reference, publisher } = document;
  const shown = [title, shortTitle, ...Object.values(shortTitles ?? {}), reference, publisher];
  const stems = new Set(stemsIn(shown.filter((text) => text !== undefined).join('. ')));
  covers.set(document, stems);
  return stems;
}
