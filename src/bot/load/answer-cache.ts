import { createHash } from 'node:crypto';
import { LRUCache } from 'lru-cache';
import type { Answer } from '../../model.js';
import { sentencesIn } from '../../retrieval/question/message.js';
import { cleanQuestion } from '../../retrieval/question/read.js';
import type { AskOptions } from '../../retrieval/retrieve.js';

export interface AnswerCacheOptions {
  /** Most answers cached; beyond that, those asked for longest ago are dropped. */
  most?: number;
  /** How long an answer is cached, in milliseconds. */
  keptFor?: number;
  /** A monotonic clock, in milliseconds. */
  now?: () => number;
}

const MOST_ANSWERS = 500;
const HOUR = 3600 * 1000;

/**
 * An answer without the text of its question, of which only the length is stored: only part of a long question is read.
 */
interface Kept {
  answer: Answer;
  questionLength: number;
  until: number;
}

/**
 * Answers to identical questions: the same text except for white space, hidden characters and Unicode form, with the
 * same options on the same day. Questions themselves are never stored, only their hashes.
 */
export class AnswerCache {
  readonly #keptFor: number;
  readonly #now: () => number;
  // The cache's own TTL treats a clock at 0 as not set, so `until` is stored here.
  readonly #kept: LRUCache<string, Kept>;
  readonly #inFlight = new Map<string, Promise<Answer>>();
  /** Incremented when the index changes; an answer from an older index is not cached. */
  #generation = 0;

  constructor({ most = MOST_ANSWERS, keptFor = HOUR, now = () => performance.now() }: AnswerCacheOptions = {}) {
    this.#kept = new LRUCache({ max: most });
    this.#keptFor = keptFor;
    this.#now = now;
  }

  /** Number of cached answers. */
  get size(): number {
    return this.#kept.size;
  }

  /**
   * The cached answer, the one that is being computed for someone else, or a new one.
   * @param today YYYY-MM-DD
   * @param compute starts computing it; non-promise results and failures are returned but not cached
   */
  answer<R>(
    question: string,
    options: AskOptions,
    today: string,
    compute: () => Promise<Answer> | R,
  ): Promise<Answer> | R {
    const text = cleanQuestion(question);
    const key = keyOf(question, text, options, today);
    const kept = this.#touch(key);
    if (kept) return Promise.resolve(withQuestion(kept.answer, text.slice(0, kept.questionLength)));
    // The questions differ only in hidden characters, so the question in that answer is also this one.
    const inFlight = this.#inFlight.get(key);
    if (inFlight) return inFlight;
    const computed = compute();
    if (!(computed instanceof Promise)) return computed;
    this.#inFlight.set(key, computed);
    this.#keep(key, computed);
    return computed;
  }

  /** Forgets every answer, and does not cache those that are still being computed. */
  clear(): void {
    this.#generation += 1;
    this.#kept.clear();
    this.#inFlight.clear();
  }

  #touch(key: string): Kept | undefined {
    this.#forgetOld();
    return this.#kept.get(key);
  }

  /** Forgets answers that are too old; going through a few hundred entries takes no time. */
  #forgetOld(): void {
    const now = this.#now();
    for (const [key, { until }] of [...this.#kept.entries()]) if (until <= now) this.#kept.delete(key);
  }

  async #keep(key: string, computed: Promise<Answer>): Promise<void> {
    const generation = this.#generation;
    try {
      const answer = await computed;
      if (generation !== this.#generation || holdsQuestions(answer)) return;
      this.#kept.set(key, {
        answer: withQuestion(answer, ''),
        questionLength: answer.question.length,
        until: this.#now() + this.#keptFor,
      });
      this.#forgetOld();
    } catch {
      // The caller gets the failure; the next question tries again.
    } finally {
      if (this.#inFlight.get(key) === computed) this.#inFlight.delete(key);
    }
  }
}

function withQuestion(answer: Answer, question: string): Answer {
  return { ...answer, question };
}

/** Whether an answer contains the text of questions, which must not be stored. */
function holdsQuestions(answer: Answer): boolean {
  return (
    (answer.kind === 'answered' && answer.parts !== undefined) ||
    answer.notices.some(({ kind }) => kind === 'part_unanswered')
  );
}

/**
 * Includes the question's sentences as read line by line, since some lines may be quotes.
 * @param text the question on one line
 */
function keyOf(question: string, text: string, options: AskOptions, today: string): string {
  const { since, until, asOf, source, language, limit, explain, context } = options;
  const read = [sentencesIn(question), text, options.today ?? today];
  const parts = [...read, since, until, asOf, source, language, limit, explain, context];
  return createHash('sha256').update(JSON.stringify(parts)).digest('hex');
}
