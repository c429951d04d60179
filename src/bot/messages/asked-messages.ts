import { createHash } from 'node:crypto';

/** A message that was answered, or is about to be. */
export interface AskedMessage {
  /** Of the question: tells an edit of the text from other changes. */
  hash: string;
  /** Counts the edits: only the answer to the last one is shown. */
  revision: number;
  /** Of the bot's reply, once it is sent. */
  replyId?: string;
  /** Whether the reply is laid out in components, which cannot be taken back. */
  laidOut?: boolean;
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
    const message: AskedMessage = { hash: hashOf(question), revision: 0, delivery: Promise.resolve() };
    this.#kept.set(id, { message, until: this.#now() + this.#keptFor });
    return message;
  }

  /** Takes note of an edit. @returns nothing when the question stays the same or the message is not remembered */
  change(id: string, question: string): AskedMessage | undefined {
    this.#forget();
    const message = this.#kept.get(id)?.message;
    const hash = hashOf(question);
    if (!message || message.hash === hash) return undefined;
    message.hash = hash;
    message.revision += 1;
    return message;
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

function hashOf(question: string): string {
  return createHash('sha256').update(question).digest('base64');
}
