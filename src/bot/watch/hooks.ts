import type { Answer } from '../../model.js';

/** A logged error, by code, and when it last occurred. */
export interface Fault {
  code: string;
  times: number;
  last: Date;
}

/** The health of a bot. */
export interface Health {
  began: Date;
  /** Number of questions waiting for their turn. */
  waiting: number;
  /** Whether the gateway is connected, and how often it has reconnected. */
  connected: boolean;
  reconnects: number;
  /** Whether the index can be reached. */
  indexReachable: boolean;
  modelRestarts: number;
  memoryBytes: number;
  /** The logged errors, latest first. */
  faults: readonly Fault[];
}

/** What a running bot reports to its monitoring. No hook receives anyone's words, name or id. */
export interface Watch {
  /** A question was answered, or refused for lack of evidence. */
  answered(answer: Answer): void;
  /** A question got no turn: too many at once, or the bot is stopping. */
  turnedAway(): void;
  /** Work waited for its turn and was done; times in milliseconds. */
  worked(waitedMs: number, tookMs: number): void;
  /** Work failed through no fault of the user. */
  failed(): void;
  /** An error was logged. */
  erred(code: string): void;
  /** The gateway has reconnected. */
  reconnected(): void;
  /** The model's thread ended and was replaced. */
  modelRestarted(): void;
  /** A new index is in use. */
  reloaded(): void;
  /** The bot's health according to these reports. */
  health(): Health;
}

const nothing = () => {};

/** Watches nothing. */
export const UNWATCHED: Watch = {
  answered: nothing,
  turnedAway: nothing,
  worked: nothing,
  failed: nothing,
  erred: nothing,
  reconnected: nothing,
  modelRestarted: nothing,
  reloaded: nothing,
  health: () => ({
    began: new Date(),
    waiting: 0,
    connected: false,
    reconnects: 0,
    indexReachable: true,
    modelRestarts: 0,
    memoryBytes: 0,
    faults: [],
  }),
};
