import type { APIEmbed } from 'discord.js';
import type { Library } from '../../index/library.js';
import type { Citation, DocumentInfo, DocumentKind } from '../../model.js';
import { citePassage } from '../../retrieval/citation.js';
import type { BotWords } from '../../words/bot.js';
import { sourceLine } from '../../words/wording.js';
import type { Cited } from '../custom-id.js';
import { cutToFit, oneLine } from './cut.js';
import { isWebAddress, LIMITS } from './limits.js';
import { asPlain, asText } from './markdown.js';

const SIGNS: Record<DocumentKind, string> = { official: '📜', news: '📰' };
const COLOURS: Record<DocumentKind, number> = { official: 0x3a78d8, news: 0xc7862b };
/** For what is no answer: neighbours of a passage, and refusals. */
export const GREY = 0x80848e;

/** Most of what a footer tells, in UTF-16 units; the date is never cut. */
const FOOTER = { title: 240, publisher: 120, reference: 60, note: 240 } as const;

/** The parts of a card around its text: kind, heading, link, source and date. */
export interface Frame {
  /** Of the card, where there are several. */
  number?: number;
  part?: { part: number; of: number };
  /** Neighbours are grey. */
  grey?: boolean;
}

/** A card of a passage without its text. */
export function frameOf(citation: Citation, words: BotWords, { number, part, grey = false }: Frame = {}): APIEmbed {
  const label = words.label(citation.label) + (part && part.of > 1 ? ` (${words.part(part.part, part.of)})` : '');
  const numbered = number === undefined ? '' : `${number}. `;
  const heading = [label, ...citation.section].join(' — ');
  return {
    author: { name: badgeOf(citation, words) },
    title: numbered + cutToFit(oneLine(heading), LIMITS.title - numbered.length, asText),
    ...linkOf(citation),
    footer: { text: footerOf(citation, words) },
    color: grey ? GREY : COLOURS[citation.kind],
  };
}

/** The kind of a document with its sign, for places without markdown. */
export function badgeOf({ kind }: Pick<DocumentInfo, 'kind'>, words: BotWords): string {
  return `${SIGNS[kind]} ${words.kinds[kind]}`;
}

export function colourOf({ kind }: Pick<DocumentInfo, 'kind'>): number {
  return COLOURS[kind];
}

/** Where a heading leads: to the words on the reader pages, or else to the document's own address, if Discord takes it. */
export function linkOf({ url, readerAddress }: Pick<Citation, 'url' | 'readerAddress'>): { url?: string } {
  const found = [readerAddress, url].find((address) => address !== undefined && isWebAddress(address));
  return found === undefined ? {} : { url: found };
}

/** Document, publisher and date for a footer, which has no markdown. What is monstrous is cut, but never the date. */
export function footerOf(source: Citation | DocumentInfo, words: BotWords): string {
  return sourceLine(shortened(source), words);
}

/**
 * A source with its texts cut to what fits a line or two, also where its characters have to be escaped; hidden ones are made
 * visible.
 */
export function shortened<T extends Citation | DocumentInfo>(source: T): T {
  const { title, publisher, reference, dateNote, dateNotes = {} } = source;
  const short = (text: string, room: number) => cutToFit(oneLine(text), room, asPlain, undefined, asText);
  return {
    ...source,
    title: short(title, FOOTER.title),
    ...(publisher === undefined ? {} : { publisher: short(publisher, FOOTER.publisher) }),
    ...(reference === undefined ? {} : { reference: short(reference, FOOTER.reference) }),
    ...(dateNote === undefined ? {} : { dateNote: short(dateNote, FOOTER.note) }),
    dateNotes: Object.fromEntries(Object.entries(dateNotes).map(([code, note]) => [code, short(note, FOOTER.note)])),
  };
}

/** A cited passage with everything that a card tells. @throws RangeError when there is no such passage */
export function cite(library: Library, { passage, start, end }: Cited): Citation {
  const { start: offset, text } = library.passage(passage);
  const from = Math.min(start, text.length);
  return citePassage(library, passage, {
    start: offset + from,
    end: offset + Math.min(Math.max(end, from), text.length),
  });
}

/** The place of a citation in the index; nothing where it is from another index. */
export function citedOf(library: Library, citation: Citation): Cited | undefined {
  const passage = library.numberOf(citation.passageId);
  if (passage === undefined) return undefined;
  const { start, end, passage: whole } = citation;
  return { passage, start: start - whole.start, end: end - whole.start };
}

/** The quote of a citation, counted from the beginning of its passage. */
export function quoteOf({ start, end, passage }: Citation): { start: number; end: number } {
  return { start: start - passage.start, end: end - passage.start };
}
