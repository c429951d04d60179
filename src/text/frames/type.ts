/**
 * How a language asks about a topic: the words around it, separated by spaces; folded, but for Vietnamese with its
 * marks. What they say is how one asks, never what about, so they are no evidence for or against an answer.
 */
export interface Frames {
  /** Words of which a frame before the topic may be made. */
  opening: string;
  /** Phrases that lead to the topic, each with `|` between: the last one of an opening ends the frame. */
  links: string;
  /** Phrases that begin a frame behind the topic, each with `|` between. */
  tails: string;
  /** Words of which the rest of a frame behind the topic may be made, beside those of an opening. */
  closing: string;
  /** Words that say nothing at either edge. */
  filler: string;
  /** Words that may stand alone before a topic that a tail follows: "is … mentioned?" */
  auxiliaries: string;
  /** Phrases that look like a link or a tail but are of the topic: "hàng không" is aviation, "on offer" is no "on". */
  kept?: string;
}
