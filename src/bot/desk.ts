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

/** Who judged which message: it counts once. */
export interface Voter {
  userId: string;
  messageId: string;
}

/** What `/about` tells of the installation. */
export interface Installation {
  version: string;
  model: string;
  limits: { burst: number; secondsEach: number };
  /** Whether verdicts are kept in a file. */
  feedback: boolean;
  /** Whether clause references in plain messages are answered. */
  clauseReferences: boolean;
  /** Where in servers it answers messages; absent: mentions everywhere. */
  places?: Places;
  /** The operator's own words, in Discord's markdown. */
  aboutText?: string;
  /** Whether it is counted which topics were asked and refused. */
  gaps: boolean;
  /** Whether every reply is plain text without cards. */
  plainText: boolean;
  /** Whether replies to commands are private where the caller does not say. */
  defaultPrivate: boolean;
}

/** What commands, buttons and messages may use. */
export interface Desk extends Renumbered {
  readonly installation: Installation;
  /** Version of the present index: what a button's numbers must count in. */
  readonly indexVersion: string;
  /** Lends the present index; it stays open until the work is done, even where a new one takes its place. */
  use<T>(work: (retriever: Retriever) => T | Promise<T>): Promise<T>;
  /**
   * Answers a question when its turn comes.
   * @param show what is made of the answer, with the very index that it is from
   * @throws UsageError when an option is wrong
   */
  ask<T>(
    userId: string,
    question: string,
    options: AskOptions,
    show: (answer: Answer, library: Library) => T,
  ): Promise<T | Turned>;
  /**
   * Does other work that takes the model when its turn comes; it counts against the user's allowance like a question.
   */
  take<T>(userId: string, work: (retriever: Retriever) => Promise<T>): Promise<T | Turned>;
  /** Keeps a verdict, once a person and message; who gave it is not kept. @returns whether it was the first */
  judge(verdict: Rating, by: Voter): Promise<boolean>;
  /** Whether a user may see how the bot is doing. */
  isOperator(userId: string): boolean;
  /** How the bot is doing. */
  health(): Health;
  /** Looks for a new index. @returns whether another is in use now */
  reload(): Promise<boolean>;
}

/** What the bot showed lately where a command is called. */
export type Recent =
  /** The custom ids of the buttons and menus of its messages, oldest first, message by message. */
  | { kind: 'messages'; customIds: string[][] }
  /** It may not read here, or is no member. */
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
  /** Whether others are here to whom a private reply could be shown. */
  shareable: boolean;
  /** The ids of the commands by their English names, by which they can be clicked; none where Discord does not tell. */
  commandIds(): Promise<ReadonlyMap<string, string>>;
  /** Reads the last hundred messages here. */
  recent(): Promise<Recent>;
}
