import { createHash } from 'node:crypto';

/** A message that was answered, or is about to be. */
export interface AskedMessage {
  /** Of the question that the reply answers: tells an edit of the text from other changes. */
  answered?: string;
  /** Of the question that is being answered. */
  pending?: string;
  /** Counts the edits: only the answer to the last one is shown. */
  revision: number;
  /** Of the bot's reply, once it is sent. */
  replyId?: string;
  /** Whether the reply is laid out in components, which cannot be taken back. */
  laidOut?: boolean;
  /** Whether somebody has removed the reply: it stays away, whatever becomes of the question. */
  withdrawn?: true;
  /** What is done to the reply, one after the other. */
  delivery: Promise<void>;
}

export interface AskedMessagesOptions {
  /** How long a message is remembered, in milliseconds. */
  keptFor?: number;
  /** Most messages remembered; beyond it the oldest is forgotten. */
  most?: number;
  /** A clock in milliseconds that never goes back. */
  now?: () => number;
}

const QUARTER_OF_AN_HOUR = 15 * 60 * 1000;
const MOST = 2000;

/** The messages answered of late, by id, so that the answer follows when the question is changed or deleted. */
export class AskedMessages {
  readonly #kept = new Map<string, { message: AskedMessage; until: number }>();
  readonly #keptFor: number;
  readonly #most: number;
  readonly #now: () => number;

  constructor({ keptFor = QUARTER_OF_AN_HOUR, most = MOST, now = () => performance.now() }: AskedMessagesOptions = {}) {
    this.#keptFor = keptFor;
    this.#most = most;
    this.#now = now;
  }

  /** Messages that are remembered. */
  get size(): number {
    return this.#kept.size;
  }

  /** Remembers a message with its question. */
  add(id: string, question: string): AskedMessage {
    this.#forget();
    const message: AskedMessage = { pending: hashOf(question), revision: 0, delivery: Promise.resolve() };
    this.#kept.set(id, { message, until: this.#now() + this.#keptFor });
    return message;
  }

  /** Whether a message is remembered. */
  has(id: string): boolean {
    this.#forget();
    return this.#kept.has(id);
  }

  /**
   * Takes note of an edit.
   * @returns nothing where nothing is to be asked anew: only capitals, punctuation or white space have changed, the
   * reply was
   *   removed, or the message is not remembered
   */
  change(id: string, question: string): AskedMessage | undefined {
    this.#forget();
    const message = this.#kept.get(id)?.message;
    const hash = hashOf(question);
    if (!message || message.withdrawn || (message.pending ?? message.answered) === hash) return undefined;
    message.revision += 1;
    if (message.answered === hash) {
      // Back to what the standing reply answers: what is being computed is of no use.
      delete message.pending;
      return undefined;
    }
    message.pending = hash;
    return message;
  }

  /**
   * Notes what became of a question.
   * @param revision that was answered; a later one goes on
   * @param answered the hash of the question whose answer the reply shows now; absent where it shows none
   */
  settle(message: AskedMessage, revision: number, answered?: string): void {
    if (answered !== undefined) message.answered = answered;
    if (message.revision === revision) delete message.pending;
  }

  /** Notes that a reply was removed. @returns whether it was one of these messages' */
  withdraw(replyId: string): boolean {
    for (const { message } of this.#kept.values()) {
      if (message.replyId !== replyId) continue;
      message.withdrawn = true;
      message.revision += 1;
      return true;
    }
    return false;
  }

  /** Forgets a message that was deleted: an answer still being computed is of no use any more. */
  remove(id: string): AskedMessage | undefined {
    this.#forget();
    const message = this.#kept.get(id)?.message;
    this.#kept.delete(id);
    if (message) message.revision += 1;
    return message;
  }

  /** The oldest stand first. */
  #forget(): void {
    for (const [id, { until }] of this.#kept) {
      if (until > this.#now() && this.#kept.size < this.#most) return;
      this.#kept.delete(id);
    }
  }
}

/** The same for questions that differ in capitals, punctuation and white space only. */
function hashOf(question: string): string {
  const letters = question
    .normalize('NFC')
    .toLowerCase()
    .replace(/[\p{P}\p{Z}\s]+/gu, ' ')
    .trim();
  return createHash('sha256').update(letters).digest('base64');
}
