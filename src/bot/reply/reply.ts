import type { APIMessageTopLevelComponent } from 'discord.js';
import type { ButtonRow, Card } from './card.js';

/** The reply to a command, a button or a question, before it is rendered for Discord. */
export interface Reply {
  /** The whole text if there are no cards, otherwise the text above them. */
  content?: string;
  cards?: Card[];
  /** Shown below the cards. */
  components?: ButtonRow[];
  files?: ReplyFile[];
  /** Shown only to the caller, even if the reply was meant for everyone. */
  aside?: true;
}

/** A file that comes with a message. */
export interface ReplyFile {
  name: string;
  /** A description in words, for those who cannot see it. */
  description: string;
  data: Buffer;
}

/**
 * A message in Discord's own JSON: with the flag for components, everything it shows is in them; otherwise it has a
 * text and rows.
 */
export interface Message {
  flags?: number;
  content?: string;
  components?: APIMessageTopLevelComponent[];
  files?: ReplyFile[];
}
