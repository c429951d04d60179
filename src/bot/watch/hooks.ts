import type { Answer } from '../../model.js';

/** An error that the log had, by its code, and when last. */
export interface Fault {
  code: string;
  times: number;
  last: Date;
}

/** How a bot is doing. */
export interface Health {
  began: Date;
  /** Questions that wait for their turn. */
  waiting: number;
  /** Whether the gateway is connected, and how often it was again. */
  connected: boolean;
  reconnects: number;
  /** Whether the index can be reached. */
  indexReachable: boolean;
  modelRestarts: number;
  memoryBytes: number;
  /** The errors that the log had, the latest first. */
  faults: readonly Fault[];
}

/** What a running bot reports to those who watch it. No hook is given anyone's words, name or number. */
export interface Watch {
  /** A question was answered, or refused for want of evidence. */
  answered(answer: Answer): void;
  /** A question got no turn: too many at once, or the bot stops. */
  turnedAway(): void;
  /** Work that waited for its turn and was done, in milliseconds. */
  worked(waitedMs: number, tookMs: number): void;
  /** Work that failed by no fault of the user. */
  failed(): void;
  /** The log has an error. */
  erred(code: string): void;
  /** The gateway is connected again. */
  reconnected(): void;
  /** The model's thread ended and another takes its place. */
  modelRestarted(): void;
  /** A new index is in use. */
  reloaded(): void;
  /** How it is doing by all this. */
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
