import type { Places } from '../config.js';
import type { Library } from '../index/library.js';
import type { Answer } from '../model.js';
import type { AskOptions, Retriever } from '../retrieval/retrieve.js';
import type { BotWords, Turned } from '../words/bot.js';
import type { Renumbered } from './renumber.js';
import type { Health } from './watch/hooks.js';

/** Which passage was judged, never what was asked or by whom. */
export interface Rating {
  passageId: string;
  verdict: 'right' | 'wrong';
  indexVersion: string;
}

/** Who judged which message; each such pair counts once. */
export interface Voter {
  userId: string;
  messageId: string;
}

/** What `/about` shows of the installation. */
export interface Installation {
  version: string;
  model: string;
  limits: { burst: number; secondsEach: number };
  /** Whether verdicts are written to a file. */
  feedback: boolean;
  /** Whether clause references in plain messages are answered. */
  clauseReferences: boolean;
  /** Where it answers messages in servers; if absent, it answers mentions everywhere. */
  places?: Places;
  /** The operator's own words, in Discord's markdown. */
  aboutText?: string;
  /** Whether refused topics are counted. */
  gaps: boolean;
  /** Whether every reply is plain text without cards. */
  plainText: boolean;
  /** Whether replies to commands are private unless the caller says otherwise. */
  defaultPrivate: boolean;
}

/** What commands, buttons and messages may use. */
export interface Desk extends Renumbered {
  readonly installation: Installation;
  /** Version of the current index, to which a button's numbers must refer. */
  readonly indexVersion: string;
  /** Lends the current index, which stays open until the work is done even if a new index replaces it. */
  use<T>(work: (retriever: Retriever) => T | Promise<T>): Promise<T>;
  /**
   * Answers a question when its turn comes.
   * @param show renders the answer, with the same index that it came from
   * @throws UsageError when an option is wrong
   */
  ask<T>(
    userId: string,
    question: string,
    options: AskOptions,
    show: (answer: Answer, library: Library) => T,
  ): Promise<T | Turned>;
  /** Does other work that needs the model, when its turn comes; counts against the user's allowance like a question. */
  take<T>(userId: string, work: (retriever: Retriever) => Promise<T>): Promise<T | Turned>;
  /** Records a verdict, once per person and message, but not who gave it. @returns whether it was the first */
  judge(verdict: Rating, by: Voter): Promise<boolean>;
  /** Whether a user may see how the bot is doing. */
  isOperator(userId: string): boolean;
  /** How the bot is doing. */
  health(): Health;
  /** Looks for a new index. @returns whether another index is now in use */
  reload(): Promise<boolean>;
}

/** What the bot recently showed where a command is called. */
export type Recent =
  /** The custom ids of the buttons and menus of its messages, grouped by message, oldest first. */
  | { kind: 'messages'; customIds: string[][] }
  /** The bot may not read here, or is not a member. */
  | { kind: 'unreadable' };

/** Who calls a command or presses a button, and what answering may use. */
export interface Call {
  userId: string;
  /** The interface's words in the user's own language. */
  words: BotWords;
  desk: Desk;
  /** Whether only the caller sees the reply. */
  private: boolean;
  /** Whether the reply is plain text without cards. */
  text: boolean;
  /** Whether other people are here to whom a private reply could be shown. */
  shareable: boolean;
  /** The ids of the commands by English name, which make them clickable; empty if Discord does not provide them. */
  commandIds(): Promise<ReadonlyMap<string, string>>;
  /** Reads the bot's messages among the last hundred here. */
  recent(): Promise<Recent>;
}
