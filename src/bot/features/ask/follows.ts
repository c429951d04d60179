/** What a question is said in reply to, or goes on from. */
export interface Follows {
  /** The bot's own message, somebody else's, or what the bot said last in the same thread. */
  after: 'own' | 'other' | 'thread';
  /** Ids of the passages that the bot showed there, best first. */
  passages: readonly string[];
  /** Whether it showed passages of an index that has been replaced since. */
  outdated: boolean;
  /** Whether it is a message whose text Discord withholds from the bot. */
  unread: boolean;
}
