import type { BotWords } from '../../words/bot.js';
import type { Call } from '../desk.js';

/** For whom a reply is rendered. */
export interface View {
  words: BotWords;
  /** The user who asked: who alone turns the pages of the reply, and may take it away. */
  owner?: string;
  /** Whether only the owner sees it. */
  private?: boolean;
  /** Whether it becomes plain text, which has less room than cards, and buttons that answer in plain text too. */
  text?: boolean;
}

/** Who sees the replies to a call, in which language, and whether as plain text. */
export function viewOf({
  words,
  userId,
  private: hidden,
  text,
}: Pick<Call, 'words' | 'userId' | 'private' | 'text'>): View {
  return { words, text, owner: userId, private: hidden };
}
