import { createHash } from 'node:crypto';
import { LRUCache } from 'lru-cache';
import type { Answer } from '../../model.js';
import { sentencesIn } from '../../retrieval/question/message.js';
import { cleanQuestion } from '../../retrieval/question/read.js';
import type { AskOptions } from '../../retrieval/retrieve.js';

export interface AnswerCacheOptions {
  /** Most answers kept; the ones asked for longest ago go first. */
  most?: number;
  /** How long an answer is kept, in milliseconds. */
  keptFor?: number;
  /** A clock in milliseconds that never goes back. */
  now?: () => number;
}

const MOST_ANSWERS = 500;
const HOUR = 3600 * 1000;

/** An answer without the text of its question, of which only the length is kept: a long question is read in part. */
interface Kept {
  answer: Answer;
  questionLength: number;
  until: number;
}

/**
 * Answers to identical questions: the same text but for white space, hidden characters and Unicode form, with the same
 * options on the same day. Questions are kept nowhere, only their hashes.
 */
export class AnswerCache {
  readonly #keptFor: number;
  readonly #now: () => number;
  // Its own times to live take a clock that stands at 0 for none, so that `until` is kept here.
  readonly #kept: LRUCache<string, Kept>;
  readonly #inFlight = new Map<string, Promise<Answer>>();
  /** Raised when the index changes; an answer of an older one is not kept. */
  #generation = 0;

  constructor({ most = MOST_ANSWERS, keptFor = HOUR, now = () => performance.now() }: AnswerCacheOptions = {}) {
    this.#kept = new LRUCache({ max: most });
    this.#keptFor = keptFor;
    this.#now = now;
  }

  /** Answers that are kept. */
  get size(): number {
    return this.#kept.size;
  }

  /**
   * The kept answer, the one that is being computed for somebody else, or a new one.
   * @param today YYYY-MM-DD
   * @param compute starts computing it; what it returns other than a promise is passed on and not kept, nor is a
   * failure
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
    // Identical but for hidden characters, so the other's question is also this one's.
    const inFlight = this.#inFlight.get(key);
    if (inFlight) return inFlight;
    const computed = compute();
    if (!(computed instanceof Promise)) return computed;
    this.#inFlight.set(key, computed);
    this.#keep(key, computed);
    return computed;
  }

  /** Forgets every answer, and those that are being computed once they are given. */
  clear(): void {
    this.#generation += 1;
    this.#kept.clear();
    this.#inFlight.clear();
  }

  #touch(key: string): Kept | undefined {
    this.#forgetOld();
    return this.#kept.get(key);
  }

  /** Forgets what is too old; a few hundred entries are gone through in no time. */
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
      // Whoever asked gets the failure; the next one who asks tries again.
    } finally {
      if (this.#inFlight.get(key) === computed) this.#inFlight.delete(key);
    }
  }
}

function withQuestion(answer: Answer, question: string): Answer {
  return { ...answer, question };
}

/** Whether an answer tells which of several questions each passage answers: those are nowhere kept. */
function holdsQuestions(answer: Answer): boolean {
  return (
    (answer.kind === 'answered' && answer.parts !== undefined) ||
    answer.notices.some(({ kind }) => kind === 'part_unanswered')
  );
}

/** What is read of a question goes by its lines, since some may be quoted. @param text the same on one line */
function keyOf(question: string, text: string, options: AskOptions, today: string): string {
  const { since, until, asOf, source, language, limit, explain, context } = options;
  const read = [sentencesIn(question), text, options.today ?? today];
  const parts = [...read, since, until, asOf, source, language, limit, explain, context];
  return createHash('sha256').update(JSON.stringify(parts)).digest('hex');
}
