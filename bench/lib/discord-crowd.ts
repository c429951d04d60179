import { type Channel, DiscordSimulator, type User } from '../../test/simulator/simulator.js';
import { tuningQuestions } from './corpus.js';

const USERS = 40;
const GUILDS = 5;
/** Longer than any wait for an answer here. */
const PATIENCE_MS = 300_000;
/** Only refused requests are examined, before they are discarded. */
const REQUESTS_KEPT = 5000;
/** Long before any of the documents. */
const FIRST_YEAR = 1000;

/** A question as asked by a user. */
export interface Asked {
  question: string;
  since: string;
}

/** What a user saw: times in ms from sending the command. */
export interface Seen {
  acknowledgedMs: number;
  answeredMs: number;
}

interface Member {
  user: User;
  channel: Channel;
}

/** People in several servers of a simulated Discord who ask the bot questions. */
export class Crowd {
  readonly discord: DiscordSimulator;
  readonly #members: Member[];
  #next = 0;
  #turnedAway = 0;
  #refused = 0;

  private constructor(discord: DiscordSimulator) {
    this.discord = discord;
    const channels = Array.from({ length: GUILDS }, (_, i) =>
      discord.addGuild({ name: `Server ${i + 1}` }).addChannel(),
    );
    this.#members = Array.from({ length: USERS }, (_, i) => {
      // Neighbours are in different servers; half of each server reads Vietnamese.
      const user = discord.addUser({ locale: Math.floor(i / GUILDS) % 2 === 0 ? 'en-US' : 'vi' });
      return { user, channel: channels[i % GUILDS] as Channel };
    });
  }

  static async gather(): Promise<Crowd> {
    return new Crowd(await DiscordSimulator.start({ keepRequests: REQUESTS_KEPT }));
  }

  /** Replies that were not answers, for example because the queue is full. */
  get turnedAway(): number {
    return this.#turnedAway;
  }

  /** Requests of the bot that Discord would have refused. */
  get refused(): number {
    return this.#refused + this.discord.refused.length;
  }

  /** The next user asks. @throws Error when the bot does not acknowledge within Discord's limit, or does not answer */
  async ask({ question, since }: Asked): Promise<Seen> {
    const { user, channel } = this.#members[this.#next % USERS] as Member;
    this.#next += 1;
    const start = performance.now();
    const call = await user.slash(channel, 'ask', { question, since });
    const { afterMs } = await call.acknowledged;
    const { boxes } = await call.answer({ timeoutMs: PATIENCE_MS });
    const answeredMs = performance.now() - start;
    // Every answer has a card, even if nothing was found; error messages have none.
    if (boxes.length === 0) this.#turnedAway += 1;
    return { acknowledgedMs: afterMs, answeredMs };
  }

  /** Discards past events, so that this process does not grow. Nothing may be in flight. */
  forget(): void {
    this.#refused = this.refused;
    this.discord.forget();
  }

  close(): Promise<void> {
    return this.discord.close();
  }
}

/**
 * An endless series of questions, no two the same to the bot: the tuning questions, then repeated with another `since`
 * date that excludes no document. An answer therefore never comes from the cache.
 */
export class Questions {
  readonly #texts = [...new Set(tuningQuestions().map(({ question }) => question.trim()))].filter(
    (text) => text !== '',
  );
  #next = 0;

  take(count: number): Asked[] {
    return Array.from({ length: count }, () => {
      const [round, i] = [Math.floor(this.#next / this.#texts.length), this.#next % this.#texts.length];
      this.#next += 1;
      return { question: this.#texts[i] ?? '', since: String(FIRST_YEAR + round) };
    });
  }
}
