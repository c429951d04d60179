import { UsageError } from '../errors.js';
import { hasPassage, type Postings } from '../index/lexical-index.js';
import type { Library } from '../index/library.js';
import { unifiedWords } from '../text/lexicon/names.js';
import { stemOf, termsOf } from '../text/lexicon/terms.js';
import { hasVietnameseDiacritics } from '../text/vietnamese/fold.js';
import { words } from '../text/words.js';
import { type ContentWord, contentOf } from './question/content.js';
import { inRange } from './question/date-range.js';
import { type Ellipsis, ellipsisOf } from './question/follow-up.js';
import type { Question, ReadingModels } from './question/read.js';
import type { Ranked } from './rank/select.js';

/** The context of a follow-up question: passages, best first, or the previous question in the same message. */
export interface Context {
  passages: readonly number[];
  before?: Question | undefined;
}

/** A question with its omitted parts restored. */
export interface Followed {
  question: Question;
  /** The documents that it is about; absent if any may be. */
  documents?: ReadonlySet<string>;
  /** Whether it asks about the same topic at another time. */
  dated: boolean;
  /**
   * Whether a passage near the topic also has what the question adds; "why?" adds nothing that a passage could have.
   */
  isMet: (passage: number) => boolean;
}

/** Share of the best score that a passage from the right time needs to be moved to the front. */
const AS_NEAR = 0.8;
/** Passages of a context that are read. */
const MOST_PASSAGES = 5;
/** Most concepts in a topic, and the share of the highest weight that the others need. */
const MOST_CONCEPTS = 2;
const NEAR_BEST = 0.6;
/** Most mentions of one concept that count per passage. */
const MOST_TIMES = 2;
/** Most rare words that form a topic without concepts. */
const MOST_WORDS = 4;
/** How strongly a follow-up refers to the documents of its context if it may also leave them. */
const SAME_DOCUMENT = 0.5;

/**
 * The passages of a context, by their ids.
 * @throws UsageError naming an unknown id
 */
export function contextPassages(library: Library, ids: readonly string[] = []): number[] {
  return ids.map((id) => {
    const number = library.numberOf(id);
    if (number !== undefined) return number;
    throw new UsageError(
      'no_such_passage',
      `There is no passage "${id}".`,
      'Give the ids that answers have as passageId, for example joint-statement-2026#34.',
    );
  });
}

function asItIs(question: Question): Followed {
  return { question, dated: false, isMet: () => true };
}

/**
 * Moves passages from the time that a follow-up asks about to the front if they are about as near to the topic as the
 * nearest.
 */
export function ofTimeFirst(ranked: readonly Ranked[], { dated, isMet }: Followed): readonly Ranked[] {
  if (!dated) return ranked;
  const least = AS_NEAR * (ranked[0]?.score ?? 0);
  const met = ranked.filter(({ score, near }) => score >= least && isMet(near.passage));
  return met.length === 0 || met[0] === ranked[0] ? ranked : [...met, ...ranked.filter((hit) => !met.includes(hit))];
}

/** Restores the omitted parts of follow-up questions. */
export class FollowUps {
  readonly #library: Library;
  readonly #terms: Postings;
  readonly #models: ReadingModels;

  constructor(library: Library, terms: Postings, models: ReadingModels) {
    this.#library = library;
    this.#terms = terms;
    this.#models = models;
  }

  /**
   * The question unchanged if it is complete; otherwise with the topic of its context and, if it asks for a detail, the
   * documents of its context.
   * @returns `needs_context` if the question has nothing to search for and there is no context
   */
  follow(question: Question, context: Context): Followed | 'needs_context' {
    const ellipsis = ellipsisOf(question, this.#terms.dictionary);
    if (!ellipsis) return asItIs(question);
    const before = context.before && saysSomething(context.before) ? context.before : undefined;
    const topic = before ? before.searchText : this.#topicOf(context.passages, ellipsis.language);
    if (topic === undefined) return ellipsis.kind === 'bare' ? 'needs_context' : asItIs(question);
    const language = before ? before.language : ellipsis.language;
    return this.#joined(question, ellipsis, topic, language, context.passages);
  }

  #joined(
    question: Question,
    ellipsis: Ellipsis,
    topic: string,
    language: string,
    passages: readonly number[],
  ): Followed {
    const { glossary } = this.#models;
    const searchText = [...ellipsis.own.map(({ written }) => written), topic].join(' ');
    const said = new Set(passages.map((passage) => this.#library.documentOf(passage).id));
    const own = ellipsis.own.filter(({ stem }) => !this.#terms.dictionary.isEverywhere(stem));
    const having = this.#documentsWith(own);
    // The documents say nothing about it, with or without the topic: "what about the pizza?"
    if (own.length > 0 && having.size === 0) return asItIs(question);
    const within = ellipsis.points ? [...having].filter((id) => said.has(id)) : [];
    const detailed = within.length > 0 ? new Set(within) : having;
    const documents = own.length > 0 ? detailed : ellipsis.kind === 'bare' && ellipsis.points ? said : undefined;
    const dated = question.dates.ranges.length > 0 || isBounded(question);
    // A passage shows a who or a when, but rarely a why.
    const adds = ellipsis.kind === 'detail' || question.asked.some((kind) => kind !== 'reason') || dated;
    return {
      question: {
        ...question,
        searchText,
        language,
        terms: termsOf(searchText, language, glossary),
        content: contentOf(searchText, language, this.#models),
        documents: new Map([
          ...[...(ellipsis.points ? said : [])].map((id) => [id, SAME_DOCUMENT] as const),
          ...question.documents,
        ]),
        names: [],
      },
      ...(documents && documents.size > 0 ? { documents } : {}),
      dated,
      isMet: (passage) =>
        adds && own.every((word) => this.#has(word, passage)) && (!dated || this.#isOfTime(question, passage)),
    };
  }

  /**
   * Whether a passage is from the time that a question names, or mentions it. Bounds have already narrowed the
   * passages.
   */
  #isOfTime({ dates }: Question, passage: number): boolean {
    if (dates.ranges.length === 0) return true;
    const { date } = this.#library.documentOf(passage);
    const mentions = (term: string) => hasPassage(this.#terms.lookUp(term), passage);
    return dates.ranges.some((range) => inRange(date, range) || range.terms.some(mentions));
  }

  /** The documents that contain any of these words. */
  #documentsWith(own: readonly ContentWord[]): Set<string> {
    return new Set(
      own.flatMap((word) => this.#passagesWith(word).map((passage) => this.#library.documentOf(passage).id)),
    );
  }

  /**
   * The passages that contain a word. A Vietnamese word without marks could be many words, so its marks must match too.
   */
  #passagesWith({ written, stem, concepts }: ContentWord): number[] {
    const form = written.toLowerCase();
    const marked = hasVietnameseDiacritics(written);
    const byStem = [...this.#terms.lookUp(stem).passages].filter(
      (passage) =>
        !marked || words(this.#library.passage(passage).text).some((word) => word.written.toLowerCase() === form),
    );
    return [...byStem, ...concepts.flatMap((concept) => [...this.#terms.lookUp(concept).passages])];
  }

  /** Whether a passage contains a word; a name counts if it occurs anywhere in the document. */
  #has(word: ContentWord, passage: number): boolean {
    const passages = this.#passagesWith(word);
    if (!this.#terms.isName(word.stem)) return passages.includes(passage);
    const document = this.#library.documentNumber(passage);
    return passages.some((other) => this.#library.documentNumber(other) === document);
  }

  /**
   * The topic of passages: concepts that most of them contain and few other passages do, or otherwise their rarest
   * words.
   */
  #topicOf(passages: readonly number[], language: string): string | undefined {
    const first = passages.slice(0, MOST_PASSAGES);
    const weights = new Map<string, number>();
    const conceptsOf = (text: string, of: string) =>
      this.#models.glossary.spansOf(text, of).map(({ concept }) => concept);
    for (const [i, number] of first.entries()) {
      const { text, section } = this.#library.passage(number);
      const written = this.#library.documentOf(number).language;
      const named = conceptsOf(text, written);
      const above = conceptsOf(section.join('. '), written);
      for (const concept of named.length > 0 ? new Set(named) : above) {
        const times =
          Math.min(MOST_TIMES, named.filter((other) => other === concept).length) + Number(above.includes(concept));
        const weight = (times * this.#terms.dictionary.idf(`#${concept}`)) / (i + 1);
        weights.set(concept, (weights.get(concept) ?? 0) + weight);
      }
    }
    const best = Math.max(0, ...weights.values());
    const concepts = [...weights]
      .filter(([, weight]) => weight >= best * NEAR_BEST)
      .toSorted(([, one], [, other]) => other - one)
      .slice(0, MOST_CONCEPTS)
      .flatMap(
        ([concept]) =>
          this.#models.glossary.wordingOf(concept, language) ?? this.#models.glossary.wordingOf(concept, 'en') ?? [],
      );
    if (concepts.length > 0) return concepts.join(' ');
    return first[0] === undefined ? undefined : this.#rareWords(this.#library.passage(first[0]).text);
  }

  #rareWords(text: string): string | undefined {
    const rare = unifiedWords(text)
      .map((word) => ({ ...word, idf: this.#terms.dictionary.idf(stemOf(word.folded)) }))
      .toSorted((one, other) => other.idf - one.idf)
      .slice(0, MOST_WORDS)
      .toSorted((one, other) => one.start - other.start);
    return rare.length === 0 ? undefined : rare.map(({ written }) => written).join(' ');
  }
}

/** "Hi all!" is not a topic. */
function saysSomething({ content, intent }: Question): boolean {
  return !intent && content.some(({ weight }) => weight > 0);
}

function isBounded({ dates }: Question): boolean {
  return dates.since !== undefined || dates.until !== undefined || dates.latest;
}
