import type { APIActionRowComponent, APIButtonComponentWithCustomId, APIComponentInMessageActionRow } from 'discord.js';
import type { Citation } from '../../model.js';

/** What a reply shows in one box. It is rendered as Discord components or, if the reply is plain text, in words. */
export interface Card {
  /** Colour of the box's edge: by kind of document for passages, by verdict for a check, grey for anything else. */
  colour: number;
  parts: Part[];
}

export type Part = WordsPart | PassagePart | RulePart | PicturePart | RowsPart;

/** The bot's own words in Discord's markdown, with an optional button beside them. */
export interface WordsPart {
  kind: 'words';
  text: string;
  /** The text for plain text replies, if different. */
  plain?: string;
  button?: Button | undefined;
}

/** A passage: heading, the document's words in a quote bar, and a source line. */
export interface PassagePart {
  kind: 'passage';
  citation: Citation;
  /** The document's words in markdown, without the bar; in plain text, with the words that introduce them. */
  text: string;
  /**
   * `card` has the date as its heading, `page` the place; `line` is a short excerpt under a one-line heading; `item` is
   * one of several passages of a document that is named above them.
   */
  look: 'card' | 'page' | 'line' | 'item';
  /** Replaces the label of an item; empty if the text begins with its number. */
  title?: string;
  /** Number of the passage, if there are several; shown only in plain text. */
  number?: number | undefined;
  part?: { part: number; of: number } | undefined;
  /** Whether to also show the section, a described title in full, and why the date was inferred. */
  detailed?: boolean;
  button?: Button | undefined;
}

/** A line between parts. */
export interface RulePart {
  kind: 'rule';
}

/** A picture that comes with the message. */
export interface PicturePart {
  kind: 'picture';
  /** Name of its file. */
  name: string;
  /** What it shows, in words. */
  description: string;
}

/** Buttons or a menu within the box. */
export interface RowsPart {
  kind: 'rows';
  rows: ButtonRow[];
}

export type ButtonRow = APIActionRowComponent<APIComponentInMessageActionRow>;
export type Button = APIButtonComponentWithCustomId;

/** For anything that is not an answer: refusals, lists and help. */
export const GREY = 0x80848e;
/** For quotes that are word for word. */
export const GREEN = 0x2f9e62;
/** For quotes that differ from their source. */
export const AMBER = 0xc7862b;
/** For the bot's own greeting. */
export const BLUE = 0x3a78d8;

/** The buttons beside the parts of cards, in order. */
export function buttonsOf(cards: readonly Card[]): Button[] {
  return cards.flatMap(({ parts }) => parts.flatMap((part) => ('button' in part && part.button ? [part.button] : [])));
}

/** The rows of buttons and menus within cards. */
export function rowsIn(cards: readonly Card[]): ButtonRow[] {
  return cards.flatMap(({ parts }) => parts.flatMap((part) => (part.kind === 'rows' ? part.rows : [])));
}
