import type { Config } from '../../config.js';
import type { Answer } from '../../model.js';
import type { Embedder } from '../../retrieval/embedder/embedder.js';
import type { AskOptions, Retriever } from '../../retrieval/retrieve.js';
import type { Desk, Installation, Turned, Verdict } from '../desk.js';
import type { Log } from '../log.js';
import { Allowance } from './allowance.js';
import { AnswerCache } from './answer-cache.js';
import { FeedbackFile } from './feedback-file.js';
import { LiveIndex } from './live-index.js';
import { FairQueue } from './queue.js';

/** While the model's thread computes for one question, this thread ranks another. */
const CONCURRENCY = 2;

/** Where commands, buttons and messages get their answers from, at a pace that lasts. */
export class QuestionDesk implements Desk {
  readonly installation: Installation;
  readonly #index: LiveIndex;
  readonly #queue: FairQueue;
  readonly #allowance: Allowance;
  readonly #cache = new AnswerCache();
  readonly #feedback: FeedbackFile | undefined;
  readonly #judging = new Set<Promise<void>>();
  #stopping = false;

  private constructor(config: Config, index: LiveIndex, installation: Installation, log: Log) {
    const { limits, waiting, feedbackFile } = config.discord;
    this.installation = installation;
    this.#index = index;
    this.#queue = new FairQueue({ concurrency: CONCURRENCY, waiting });
    this.#allowance = new Allowance(limits);
    this.#feedback = feedbackFile === undefined ? undefined : new FeedbackFile(feedbackFile, log);
    index.onChange(() => this.#cache.clear());
  }

  /**
   * Opens the index and watches for a new one.
   * @param embedder stays the caller's own
   * @throws IndexError, ConfigError or ModelError when the index cannot be opened
   */
  static async open(config: Config, embedder: Embedder, installation: Installation, log: Log): Promise<QuestionDesk> {
    const index = await LiveIndex.open(config, embedder, log);
    index.watch();
    return new QuestionDesk(config, index, installation, log);
  }

  /** Version of the index that is in use. */
  get indexVersion(): string {
    return this.#index.version;
  }

  use<T>(work: (retriever: Retriever) => T | Promise<T>): Promise<T> {
    return this.#index.use(work);
  }

  /**
   * 1. a bot that stops takes no question
   * 2. each question counts against the user's allowance, also one whose answer is known: it is sent all the same
   * 3. a known answer, or one that is being computed for somebody else, needs no place in the queue
   * 4. all others wait for their turn; where too many wait, the question has not counted
   */
  async ask(userId: string, question: string, options: AskOptions): Promise<Answer | Turned> {
    if (this.#stopping) return { kind: 'stopping' };
    const seconds = this.#allowance.take(userId);
    if (seconds > 0) return { kind: 'wait', seconds };
    const today = new Date().toISOString().slice(0, 10);
    const answer = await this.#cache.answer(question, options, today, () =>
      this.#queue.run(userId, () => this.use((retriever) => retriever.ask(question, { today, ...options }))),
    );
    if (typeof answer !== 'string') return answer;
    this.#allowance.giveBack(userId);
    return { kind: answer === 'full' ? 'busy' : 'stopping' };
  }

  async judge(verdict: Verdict): Promise<void> {
    const kept = this.#feedback?.append(verdict);
    if (!kept) return;
    this.#judging.add(kept);
    await kept;
    this.#judging.delete(kept);
  }

  /** Opens a new index now instead of when it is noticed. @returns whether another index is in use now */
  reload(): Promise<boolean> {
    return this.#index.reload();
  }

  /** Refuses new questions; resolves once those in flight are answered and the verdicts are kept. The index stays open. */
  async stop(): Promise<void> {
    this.#stopping = true;
    this.#queue.stop();
    await this.#queue.idle();
    await Promise.all(this.#judging);
  }

  /** Stops, and closes the index once nobody uses it. The embedder stays open. */
  async close(): Promise<void> {
    await this.stop();
    await this.#index.close();
  }
}
