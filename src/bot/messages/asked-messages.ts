import { createHash } from 'node:crypto';

/** A message that has been answered, or is about to be. */
export interface AskedMessage {
  /** Hash of the question that the reply answers; distinguishes an edit of the text from other changes. */
  answered?: string;
  /** Hash of the question that is being answered. */
  pending?: string;
  /** Counts the edits: only the answer to the last one is shown. */
  revision: number;
  /** Id of the bot's reply, once sent. */
  replyId?: string;
  /** Whether the reply is laid out in components, which cannot be undone. */
  laidOut?: boolean;
  /** Whether someone has removed the reply: it stays away, no matter how the question changes. */
  withdrawn?: true;
  /** Operations on the reply, run one after another. */
  delivery: Promise<void>;
}

export interface AskedMessagesOptions {
  /** How long a message is remembered, in milliseconds. */
  keptFor?: number;
  /** Most messages remembered; beyond that, the oldest is forgotten. */
  most?: number;
  /** A monotonic clock, in milliseconds. */
  now?: () => number;
}

const QUARTER_OF_AN_HOUR = 15 * 60 * 1000;
const MOST = 2000;

/** The recently answered messages, by id, so that the answer follows when the question is edited or deleted. */
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

  /** Number of messages remembered. */
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
   * Records an edit.
   * @returns undefined if there is nothing to ask again: the edit changed only capitals, punctuation or white space, or
   * restored the answered question; the reply was removed; or the message is not remembered
   */
  change(id: string, question: string): AskedMessage | undefined {
    this.#forget();
    const message = this.#kept.get(id)?.message;
    const hash = hashOf(question);
    if (!message || message.withdrawn || (message.pending ?? message.answered) === hash) return undefined;
    message.revision += 1;
    if (message.answered === hash) {
      // Back to the question that the current reply answers: the answer being computed is not needed.
      delete message.pending;
      return undefined;
    }
    message.pending = hash;
    return message;
  }

  /**
   * Records how a question ended.
   * @param revision the one that was answered; a later one stays pending
   * @param answered the hash of the question whose answer the reply now shows; absent if it shows none
   */
  settle(message: AskedMessage, revision: number, answered?: string): void {
    if (answered !== undefined) message.answered = answered;
    if (message.revision === revision) delete message.pending;
  }

  /** Records that a reply was removed. @returns whether it was a reply to one of these messages */
  withdraw(replyId: string): boolean {
    for (const { message } of this.#kept.values()) {
      if (message.replyId !== replyId) continue;
      message.withdrawn = true;
      message.revision += 1;
      return true;
    }
    return false;
  }

  /** Forgets a deleted message: an answer still being computed is no longer needed. */
  remove(id: string): AskedMessage | undefined {
    this.#forget();
    const message = this.#kept.get(id)?.message;
    this.#kept.delete(id);
    if (message) message.revision += 1;
    return message;
  }

  /** Forgets expired and surplus messages; the oldest come first. */
  #forget(): void {
    for (const [id, { until }] of this.#kept) {
      if (until > this.#now() && this.#kept.size < this.#most) return;
      this.#kept.delete(id);
    }
  }
}

/** The same for questions that differ only in capitals, punctuation and white space. */
function hashOf(question: string): string {
  const letters = question
    .normalize('NFC')
    .toLowerCase()
    .replace(/[\p{P}\p{Z}\s]+/gu, ' ')
    .trim();
  return createHash('sha256').update(letters).digest('base64');
}
