import { type Channel, DiscordSimulator, type User } from '../../test/simulator/simulator.js';
import { tuningQuestions } from './corpus.js';

const USERS = 40;
const GUILDS = 5;
/** Longer than any question waits here. */
const PATIENCE_MS = 300_000;
/** Of the requests, only those that were refused are looked at, and these before they are forgotten. */
const REQUESTS_KEPT = 5000;
/** Long before any of the documents. */
const FIRST_YEAR = 1000;

/** A question as somebody asks it. */
export interface Asked {
  question: string;
  since: string;
}

/** What a user saw, in ms from sending the command. */
export interface Seen {
  acknowledgedMs: number;
  answeredMs: number;
}

interface Member {
  user: User;
  channel: Channel;
}

/** People in several servers of a simulated Discord, who ask the bot. */
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

  /** Replies that were no answer, such as that too many wait. */
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
    // Every answer has a card, also one that finds nothing; excuses have none.
    if (boxes.length === 0) this.#turnedAway += 1;
    return { acknowledgedMs: afterMs, answeredMs };
  }

  /** Forgets what happened so far, so that this process does not grow. Nothing may be in flight. */
  forget(): void {
    this.#refused = this.refused;
    this.discord.forget();
  }

  close(): Promise<void> {
    return this.discord.close();
  }
}

/**
 * Questions without end, no two alike to the bot: the tuning questions, and then again with another date from which on
 * documents are wanted, which leaves none out. So an answer is never one that is kept from before.
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
