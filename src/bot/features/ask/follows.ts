/** What a question replies to, or continues from. */
export interface Follows {
  /** The bot's own message, someone else's, or what the bot last said in the same thread. */
  after: 'own' | 'other' | 'thread';
  /** Ids of the passages that the bot showed there, best first. */
  passages: readonly string[];
  /** Whether it showed passages from an index that has since been replaced. */
  outdated: boolean;
  /** Whether it replies to a message whose text Discord withholds from the bot. */
  unread: boolean;
}
