import type { APIActionRowComponent, APIButtonComponentWithCustomId, APIComponentInMessageActionRow } from 'discord.js';
import type { Citation } from '../../model.js';

/** What a reply shows in one box. It is set as Discord's components, or in words where the reply is plain text. */
export interface Card {
  /** Of the box's edge: the kind of a document for its words, the verdict of a check, grey for all else. */
  colour: number;
  parts: Part[];
}

export type Part = WordsPart | PassagePart | RulePart | PicturePart | RowsPart;

/** The bot's own words in Discord's markdown, with a button beside them or none. */
export interface WordsPart {
  kind: 'words';
  text: string;
  /** The same in plain text, where it is another. */
  plain?: string;
  button?: Button | undefined;
}

/** A passage: heading, the document's words in a quote bar, and a line of source. */
export interface PassagePart {
  kind: 'passage';
  citation: Citation;
  /** The document's words in markdown, without the bar; in plain text with the words that introduce them. */
  text: string;
  /**
   * `card` has its date as heading, `page` its place; `line` is a beginning of one line; `item` is one of several of a
   * document that is named above them.
   */
  look: 'card' | 'page' | 'line' | 'item';
  /** Replaces the label of an item; empty if its text begins with its number. */
  title?: string;
  /** Of the passage, where there are several; said in plain text only. */
  number?: number | undefined;
  part?: { part: number; of: number } | undefined;
  /** Whether the line of source tells how a date was inferred, the whole title and the section too. */
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
  /** Of its file. */
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

/** For what is no answer: refusals, lists and help. */
export const GREY = 0x80848e;
/** For quotes that stand word for word. */
export const GREEN = 0x2f9e62;
/** For quotes that differ from their source. */
export const AMBER = 0xc7862b;
/** For the bot's own greeting. */
export const BLUE = 0x3a78d8;

/** The buttons beside the parts of cards, in their order. */
export function buttonsOf(cards: readonly Card[]): Button[] {
  return cards.flatMap(({ parts }) => parts.flatMap((part) => ('button' in part && part.button ? [part.button] : [])));
}

/** The rows of buttons and menus within cards. */
export function rowsIn(cards: readonly Card[]): ButtonRow[] {
  return cards.flatMap(({ parts }) => parts.flatMap((part) => (part.kind === 'rows' ? part.rows : [])));
}
