import type { Message } from 'discord.js';
import { referencesOf } from '../../retrieval/question/clauses.js';
import { numbersOf } from '../../retrieval/question/numbers.js';
import { botWordsFor } from '../../words/languages.js';
import type { Desk } from '../desk.js';
import { renderClauseReference } from '../features/clause/reference.js';
import type { Log } from '../log.js';
import { checkMessage } from '../reply/check.js';
import { asMessage } from '../reply/layout.js';
import { missingPermissions } from './permissions.js';
import { replyTo } from './reply.js';

const MINUTE = 60_000;

/** Code, quoted lines and URLs are not the author's own words. */
const NOT_SAID = /```[\s\S]*?(?:```|(?![\s\S]))|`[^`\n]*`|^\s*>.*$|https?:\/\/\S+/gm;

/** Clauses that a plain message mentions. */
export interface Spoken {
  numbers: number[];
  language: string;
}

/** The clauses that a message in a conversation names: "clause 34", "clauses 30-36", "Điều 34", "khoan 34". */
export function clausesSpokenOf(content: string): Spoken | undefined {
  const found = referencesOf(content.replace(NOT_SAID, ' '), 'spoken');
  // "The last clause" and "58 onwards" are too vague when no document was named.
  const numbers = numbersOf(found?.references ?? [], 0)
    .map(Number)
    .filter((number) => Number.isInteger(number) && number > 0);
  if (!found || numbers.length === 0) return undefined;
  return { numbers, language: found.language ?? 'en' };
}

/** Allows something once a minute in each channel. */
export class Pace {
  readonly #last = new Map<string, number>();
  readonly #now: () => number;

  /** @param now a monotonic clock, in milliseconds */
  constructor(now: () => number = () => performance.now()) {
    this.#now = now;
  }

  isFree(channelId: string): boolean {
    const now = this.#now();
    for (const [channel, at] of this.#last) {
      if (now - at < MINUTE) break;
      this.#last.delete(channel);
    }
    return !this.#last.has(channelId);
  }

  /** @returns false if it happened less than a minute ago */
  take(channelId: string): boolean {
    if (!this.isFree(channelId)) return false;
    this.#last.set(channelId, this.#now());
    return true;
  }
}

/** Shows the clauses that people mention, at most once a minute in each channel. */
export class ClauseReferences {
  readonly #desk: Desk;
  readonly #log: Log;
  readonly #pace: Pace;

  constructor(desk: Desk, log: Log, pace: Pace = new Pace()) {
    this.#desk = desk;
    this.#log = log;
    this.#pace = pace;
  }

  /** Answers a message that names existing clauses and ignores all others; never rejects. */
  async answer(message: Message): Promise<void> {
    const spoken = clausesSpokenOf(message.content);
    const text = this.#desk.installation.plainText;
    if (!spoken || !this.#pace.isFree(message.channelId) || missingPermissions(message, text).length > 0) return;
    try {
      const view = { words: botWordsFor(spoken.language), text, owner: message.author.id };
      const rendered = await this.#desk.use(({ library }) => renderClauseReference(library, spoken.numbers, view));
      if (!rendered) return;
      const reply = asMessage(rendered, view);
      const limits = checkMessage(reply);
      if (limits.length > 0) this.#log.error({ place: 'clause reference', limits }, 'a reply is over the limits');
      else if (this.#pace.take(message.channelId)) await replyTo(message, reply);
    } catch (error) {
      this.#log.warn({ place: 'clause reference', error }, 'a clause reference could not be answered');
    }
  }
}
