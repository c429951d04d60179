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

/** How long a question waits if its user has asked too many; Discord shows "thinking…" far longer than that. */
const PATIENCE_MS = 30_000;

/** Where commands, buttons and messages get their answers, at a rate that the machine can sustain. */
export class QuestionDesk implements Desk {
  readonly installation: Installation;
  readonly #index: LiveIndex;
  readonly #queue: FairQueue;
  readonly #allowance: Allowance;
  /** The waits of users who have asked too many questions in a short time. */
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
   * @param embedder remains the caller's to close
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

  /** Version of the index in use. */
  get indexVersion(): string {
    return this.#index.version;
  }

  numbersOf(version: string): Numbers | undefined {
    return this.#index.numbersOf(version);
  }

  /** Number of questions waiting for their turn. */
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
   * 1. a stopping bot takes no questions
   * 2. every question counts against the user's allowance, even one whose answer is cached, since a reply is still
   *    sent; if the allowance is used up only for a short while, the question waits
   * 3. a cached answer, or one that is being computed for someone else, needs no place in the queue
   * 4. all others wait for their turn; if too many are waiting, the question does not count
   * 5. if a question is refused, even repeatedly, its topic is counted, if that is enabled
   * 6. a question for which the index cannot be reached does not count
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
    // An answer that was computed for someone else may be from the previous index.
    const known = typeof answer === 'string' || own.length > 0 ? [] : await this.#shownNow(answer, show);
    const refused = typeof answer !== 'string' && own.length + known.length === 0 ? await compute() : answer;
    if (typeof refused === 'string') {
      this.#allowance.giveBack(userId);
      return { kind: refused === 'full' ? 'busy' : 'stopping' };
    }
    this.#countRefusal(refused);
    return [...own, ...known][0] as T;
  }

  /** The answer rendered with the current index, in a list; empty if the answer is from another index. */
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
   * @returns a promise to await until the user's allowance is available, if needed; or why they cannot be served soon
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

  /** Immediately serves everyone who is waiting for their allowance, because the bot is about to stop. */
  hurry(): void {
    this.#patience.end();
  }

  async judge(verdict: Rating, by: Voter): Promise<boolean> {
    if (!this.#votes.isFirst(by)) return false;
    const kept = this.#feedback?.append(verdict);
    if (kept) await this.#keep(kept);
    return true;
  }

  /** Tracks work that may outlast the reply, so that stopping waits for it. */
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

  /** Opens a new index now instead of at the next look. @returns whether another index is now in use */
  reload(): Promise<boolean> {
    return this.#index.reload();
  }

  /**
   * Refuses new questions; resolves once those in flight are answered, the verdicts stored and the refusals counted.
   * The index stays open.
   */
  async stop(): Promise<void> {
    this.#stopping = true;
    this.hurry();
    // First let those who were waiting enter the queue.
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

/** Drops context passages that the current index lacks: the documents may have been updated since. */
function withKnownContext({ context, ...options }: AskOptions, library: Library): AskOptions {
  const known = context?.filter((id) => library.numberOf(id) !== undefined) ?? [];
  return known.length === 0 ? options : { ...options, context: known };
}

function isTurned(admitted: Turned | Promise<void> | undefined): admitted is Turned {
  return admitted !== undefined && 'kind' in admitted;
}
