import type { Config } from '../../config.js';
import type { Embedder } from '../../embedding/embedder.js';
import { isAway } from '../../errors.js';
import type { Library } from '../../index/library.js';
import type { Answer } from '../../model.js';
import { refusedTopic } from '../../retrieval/gaps.js';
import type { AskOptions, Retriever } from '../../retrieval/retrieve.js';
import type { Turned } from '../../words/bot.js';
import type { Desk, Installation, Rating, Voter } from '../desk.js';
import type { Log } from '../log.js';
import type { Numbers } from '../renumber.js';
import { type Health, UNWATCHED, type Watch } from '../watch/hooks.js';
import { Allowance } from './allowance.js';
import { AnswerCache } from './answer-cache.js';
import { FeedbackFile } from './feedback-file.js';
import { GapCounters } from './gap-counters.js';
import { LiveIndex } from './live-index.js';
import { Patience } from './patience.js';
import { FairQueue } from './queue.js';
import { Votes } from './votes.js';

/** While the model's thread computes for one question, this thread ranks another. */
const CONCURRENCY = 2;

/** How long a question waits whose user has asked too many; Discord's "thinking…" bears far more. */
const PATIENCE_MS = 30_000;

/** Where commands, buttons and messages get their answers from, at a pace that lasts. */
export class QuestionDesk implements Desk {
  readonly installation: Installation;
  readonly #index: LiveIndex;
  readonly #queue: FairQueue;
  readonly #allowance: Allowance;
  /** Of those who have asked too many in a short time. */
  readonly #patience = new Patience();
  readonly #mostPatient: number;
  readonly #cache = new AnswerCache();
  readonly #feedback: FeedbackFile | undefined;
  readonly #votes = new Votes();
  readonly #gaps: GapCounters | undefined;
  readonly #watch: Watch;
  readonly #operators: readonly string[];
  readonly #keeping = new Set<Promise<void>>();
  #stopping = false;

  private constructor(config: Config, index: LiveIndex, installation: Installation, log: Log, watch: Watch) {
    const { limits, waiting, feedbackFile, gaps, operators } = config.discord;
    this.#operators = operators;
    this.installation = installation;
    this.#watch = watch;
    this.#index = index;
    this.#queue = new FairQueue({ concurrency: CONCURRENCY, waiting, watch });
    this.#allowance = new Allowance({ ...limits, onRefused: () => watch.turnedAway() });
    this.#mostPatient = waiting;
    this.#feedback = feedbackFile === undefined ? undefined : new FeedbackFile(feedbackFile, log);
    this.#gaps = gaps.count ? new GapCounters(gaps.file, log) : undefined;
    index.onChange(() => {
      this.#cache.clear();
      watch.reloaded();
    });
  }

  /**
   * Opens the index and watches for a new one.
   * @param embedder stays the caller's own
   * @throws IndexError, ConfigError or ModelError when the index cannot be opened
   */
  static async open(
    config: Config,
    embedder: Embedder,
    installation: Installation,
    log: Log,
    watch: Watch = UNWATCHED,
  ): Promise<QuestionDesk> {
    const index = await LiveIndex.open(config, embedder, log);
    index.watch();
    return new QuestionDesk(config, index, installation, log, watch);
  }

  /** Version of the index that is in use. */
  get indexVersion(): string {
    return this.#index.version;
  }

  numbersOf(version: string): Numbers | undefined {
    return this.#index.numbersOf(version);
  }

  /** Questions that wait for their turn. */
  get waiting(): number {
    return this.#queue.waiting;
  }

  /** Whether the place of the index cannot be reached. */
  get isIndexAway(): boolean {
    return this.#index.isAway;
  }

  /** When the index in use was built, and its version. */
  get index(): { builtAt: string; version: string } {
    return this.#index.manifest;
  }

  use<T>(work: (retriever: Retriever) => T | Promise<T>): Promise<T> {
    return this.#index.use(work);
  }

  /**
   * 1. a bot that stops takes no question
   * 2. each question counts against the user's allowance, also one whose answer is known: it is sent all the same;
   *    where the allowance is used up for a short while, the question waits for it
   * 3. a known answer, or one that is being computed for somebody else, needs no place in the queue
   * 4. all others wait for their turn; where too many wait, the question has not counted
   * 5. of one that is refused, also again, the topic is counted where that is switched on
   * 6. one for which the index cannot be reached has not counted
   */
  async ask<T>(
    userId: string,
    question: string,
    options: AskOptions,
    show: (answer: Answer, library: Library) => T,
  ): Promise<T | Turned> {
    return this.#unlessAway(userId, () => this.#ask(userId, question, options, show));
  }

  async take<T>(userId: string, work: (retriever: Retriever) => Promise<T>): Promise<T | Turned> {
    return this.#unlessAway(userId, () => this.#take(userId, work));
  }

  async #unlessAway<T>(userId: string, work: () => Promise<T | Turned>): Promise<T | Turned> {
    try {
      return await work();
    } catch (error) {
      if (!isAway(error)) throw error;
      this.#allowance.giveBack(userId);
      return { kind: 'away' };
    }
  }

  async #ask<T>(
    userId: string,
    question: string,
    options: AskOptions,
    show: (answer: Answer, library: Library) => T,
  ): Promise<T | Turned> {
    const admitted = this.#admit(userId);
    if (isTurned(admitted)) return admitted;
    if (admitted) await admitted;
    const dated = { today: new Date().toISOString().slice(0, 10), ...options };
    const own: T[] = [];
    const compute = () =>
      this.#queue.run(userId, () =>
        this.use(async (retriever) => {
          const computed = await retriever.ask(question, withKnownContext(dated, retriever.library));
          own.push(show(computed, retriever.library));
          return computed;
        }),
      );
    const answer = await this.#cache.answer(question, options, dated.today, compute);
    // One that was computed for somebody else may be of the index before.
    const known = typeof answer === 'string' || own.length > 0 ? [] : await this.#shownNow(answer, show);
    const refused = typeof answer !== 'string' && own.length + known.length === 0 ? await compute() : answer;
    if (typeof refused === 'string') {
      this.#allowance.giveBack(userId);
      return { kind: refused === 'full' ? 'busy' : 'stopping' };
    }
    this.#countRefusal(refused);
    return [...own, ...known][0] as T;
  }

  /** What is made of an answer with the present index; nothing where it is of another. */
  #shownNow<T>(answer: Answer, show: (answer: Answer, library: Library) => T): Promise<T[]> {
    return this.use(({ library }) => (answer.indexVersion === library.manifest.version ? [show(answer, library)] : []));
  }

  async #take<T>(userId: string, work: (retriever: Retriever) => Promise<T>): Promise<T | Turned> {
    const admitted = this.#admit(userId);
    if (isTurned(admitted)) return admitted;
    if (admitted) await admitted;
    const done = this.#queue.run(userId, () => this.use(work));
    if (typeof done !== 'string') return done;
    this.#allowance.giveBack(userId);
    return { kind: done === 'full' ? 'busy' : 'stopping' };
  }

  /**
   * @returns what to wait for until the user's allowance is there, if anything; or why they cannot be served within a
   * short while
   */
  #admit(userId: string): Turned | Promise<void> | undefined {
    if (this.#stopping) return { kind: 'stopping' };
    const wait = this.#allowance.take(userId, PATIENCE_MS);
    if (wait > PATIENCE_MS) return { kind: 'wait', seconds: Math.ceil(wait / 1000) };
    if (wait > 0 && this.#patience.size >= this.#mostPatient) {
      this.#allowance.giveBack(userId);
      return { kind: 'busy' };
    }
    return wait > 0 ? this.#patience.wait(wait) : undefined;
  }

  /** Serves everyone who is waiting for their allowance at once, because the bot is about to stop. */
  hurry(): void {
    this.#patience.end();
  }

  async judge(verdict: Rating, by: Voter): Promise<boolean> {
    if (!this.#votes.isFirst(by)) return false;
    const kept = this.#feedback?.append(verdict);
    if (kept) await this.#keep(kept);
    return true;
  }

  /** What goes on after the reply and is waited for before the end. */
  async #keep(work: Promise<void>): Promise<void> {
    this.#keeping.add(work);
    await work;
    this.#keeping.delete(work);
  }

  /** Counts how a question ended, and the topic of one that was refused. Nobody waits for it. */
  #countRefusal(answer: Answer): void {
    this.#watch.answered(answer);
    const gaps = this.#gaps;
    if (!gaps || answer.kind !== 'no_evidence') return;
    const counted = this.use(({ library }) => refusedTopic(answer, library.documents)).then(
      (topic) => topic && gaps.count(topic),
    );
    this.#keep(counted.catch(() => {}));
  }

  isOperator(userId: string): boolean {
    return this.#operators.includes(userId);
  }

  health(): Health {
    return this.#watch.health();
  }

  /** Opens a new index now instead of when it is noticed. @returns whether another index is in use now */
  reload(): Promise<boolean> {
    return this.#index.reload();
  }

  /**
   * Refuses new questions; resolves once those in flight are answered, the verdicts kept and the refusals counted. The
   * index stays open.
   */
  async stop(): Promise<void> {
    this.#stopping = true;
    this.hurry();
    // Who waited takes a place in the queue first.
    await new Promise((resolve) => setImmediate(resolve));
    this.#queue.stop();
    await this.#queue.idle();
    await Promise.all(this.#keeping);
  }

  /** Stops, and closes the index once nobody uses it. The embedder stays open. */
  async close(): Promise<void> {
    await this.stop();
    await this.#index.close();
  }
}

/**
 * Without the passages of a context that the present index lacks: the documents may have been updated since they were
 * shown.
 */
function withKnownContext({ context, ...options }: AskOptions, library: Library): AskOptions {
  const known = context?.filter((id) => library.numberOf(id) !== undefined) ?? [];
  return known.length === 0 ? options : { ...options, context: known };
}

function isTurned(admitted: Turned | Promise<void> | undefined): admitted is Turned {
  return admitted !== undefined && 'kind' in admitted;
}
