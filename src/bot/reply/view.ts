import type { BotWords } from '../../words/bot.js';
import type { Call } from '../desk.js';

/** Who a reply is rendered for. */
export interface View {
  words: BotWords;
  /** The user who asked. Only they can turn the reply's pages or remove it. */
  owner?: string;
  /** Whether only the owner sees it. */
  private?: boolean;
  /** Whether it becomes plain text, which has less room than cards; its buttons then answer in plain text too. */
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
