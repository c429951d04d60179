import type { APIMessageTopLevelComponent } from 'discord.js';
import type { ButtonRow, Card } from './card.js';

/** What a command, a button or a question is answered with, before it is set for Discord. */
export interface Reply {
  /** All that is said where there are no cards, else what stands above them. */
  content?: string;
  cards?: Card[];
  /** Below the cards. */
  components?: ButtonRow[];
  files?: ReplyFile[];
  /** Said to the caller alone, also where the reply was to be for everybody. */
  aside?: true;
}

/** A file that comes with a message. */
export interface ReplyFile {
  name: string;
  /** What it is, in words, for those who cannot see it. */
  description: string;
  data: Buffer;
}

/**
 * A message in Discord's own JSON: with the flag for components all it shows is in them, else it has a text and rows.
 */
export interface Message {
  flags?: number;
  content?: string;
  components?: APIMessageTopLevelComponent[];
  files?: ReplyFile[];
}
