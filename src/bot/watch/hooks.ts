import type { Answer } from '../../model.js';

/** What a running bot tells whoever watches it. No hook gets anybody's words, name or number. */
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
};
