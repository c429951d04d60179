/**
 * How a language asks about a topic: the words around it, separated by spaces, and folded except in Vietnamese, which
 * keeps its marks. They say how something is asked, never what about, so they are no evidence for or against an answer.
 */
export interface Frames {
  /** Words that may make up a frame before the topic. */
  opening: string;
  /** Phrases that lead to the topic, separated by `|`; the last one of an opening ends the frame. */
  links: string;
  /** Phrases that begin a frame after the topic, separated by `|`. */
  tails: string;
  /** Words that, with those of an opening, may make up the rest of a frame after the topic. */
  closing: string;
  /** Words without meaning at either end. */
  filler: string;
  /** Words that may come on their own before a topic followed by a tail: "is … mentioned?" */
  auxiliaries: string;
  /**
   * Phrases that look like a link or a tail but belong to the topic: "hàng không" is aviation, "on offer" is not "on".
   */
  kept?: string;
}
