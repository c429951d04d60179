import type { Library } from '../../index/library.js';
import type { Citation, DocumentInfo, DocumentKind } from '../../model.js';
import { citePassage } from '../../retrieval/citation.js';
import type { BotWords } from '../../words/bot.js';
import { sourceLine } from '../../words/wording.js';
import type { Cited } from '../custom-id.js';
import { cutToFit, oneLine } from './cut.js';
import { isWebAddress } from './limits.js';
import { asPlain, asText } from './markdown.js';

const SIGNS: Record<DocumentKind, string> = { official: '📜', news: '📰' };
const COLOURS: Record<DocumentKind, number> = { official: 0x3a78d8, news: 0xc7862b };

/** Greatest lengths of the facts about a source, in UTF-16 units; the date is never cut. */
const LONGEST = { title: 240, shortTitle: 60, publisher: 120, reference: 60, note: 240 } as const;

/** The kind of a document with its emoji. */
export function badgeOf({ kind }: Pick<DocumentInfo, 'kind'>, words: BotWords): string {
  return `${SIGNS[kind]} ${words.kinds[kind]}`;
}

export function colourOf({ kind }: Pick<DocumentInfo, 'kind'>): number {
  return COLOURS[kind];
}

/** The address of a document, if it has one that Discord accepts. */
export function linkOf({ url }: Pick<DocumentInfo, 'url'>): { url?: string } {
  return url !== undefined && isWebAddress(url) ? { url } : {};
}

/** Longest reader page address that is linked, since it takes room from the documents' words. */
const LONGEST_READER = 300;

/** Where the reader pages show it, if there are any and Discord accepts the address. */
export function readerLinkOf({ readerAddress: address }: Pick<Citation, 'readerAddress'>): string | undefined {
  const usable = address !== undefined && address.length <= LONGEST_READER && !/[<>()\s]/.test(address);
  return usable && isWebAddress(address) ? address : undefined;
}

/**
 * What a document is called in a heading: its short title in the reader's language, otherwise its title, cut. Markdown.
 */
export function shortTitleOf(source: Named, words: BotWords): string {
  return cutToFit(oneLine(shortTitle(source, words)), LONGEST.shortTitle, asText);
}

/** The same for menus and buttons, which have no markdown. */
export function plainTitleOf(source: Named, words: BotWords, room: number): string {
  return cutToFit(oneLine(shortTitle(source, words)), Math.min(room, LONGEST.shortTitle), asPlain);
}

type Named = Pick<DocumentInfo, 'title' | 'shortTitle' | 'shortTitles'>;

function shortTitle({ title, shortTitle: short, shortTitles }: Named, { locale }: BotWords): string {
  return shortTitles?.[locale] ?? short ?? title;
}

/** A date as shown in headings, menus and buttons; an inferred one says so. */
export function dateOf({ date, dateBasis }: Pick<DocumentInfo, 'date' | 'dateBasis'>, words: BotWords): string {
  return dateBasis === 'inferred' ? `${words.shortDate(date)} (${words.inferred})` : words.shortDate(date);
}

/** Why a date is what it is, in the reader's language if available. */
export function dateNoteOf({ dateNote, dateNotes }: Pick<DocumentInfo, 'dateNote' | 'dateNotes'>, words: BotWords) {
  return dateNotes?.[words.locale] ?? dateNote;
}

/** "Joint Statement, clause 34", for use in a line. Markdown. */
export function citedPlaceOf(citation: Named & Pick<Citation, 'label'>, words: BotWords, part?: Part): string {
  const behind = part && part.of > 1 ? ` (${words.part(part.part, part.of)})` : '';
  const label = cutToFit(oneLine(words.place(citation.label)), LONGEST.shortTitle, asText);
  return `${shortTitleOf(citation, words)}, ${label}${behind}`;
}

/** A part of a long passage. */
interface Part {
  part: number;
  of: number;
}

/** Kind, publisher with reference, and the language if it is not the reader's. */
export function sourceOf(citation: Sourced, words: BotWords): string {
  const { publisher, reference } = shortenedSource(citation);
  const from = [publisher, reference].filter((part) => part !== undefined && part !== '').join(', ');
  return kindOf(citation, words, from);
}

/** Kind and, if it is not the reader's, language. @param from text to put between them */
export function kindOf(
  { kind, language }: Pick<DocumentInfo, 'kind' | 'language'>,
  words: BotWords,
  from = '',
): string {
  const other = language === words.locale ? '' : words.inLanguage(language);
  return [badgeOf({ kind }, words), from, other].filter((part) => part !== '').join(' · ');
}

type Sourced = Pick<DocumentInfo, 'kind' | 'publisher' | 'reference' | 'title' | 'dateNote' | 'language'>;

/** Document, publisher and date on one line without markdown. Very long parts are cut, but never the date. */
export function footerOf(source: Citation | DocumentInfo, words: BotWords): string {
  return sourceLine(shortenedSource(source, words), words);
}

/**
 * A source with its texts cut to fit a line or two even when escaped; hidden characters are made visible.
 * @param words those of the reader, for a note that exists in several languages
 */
export function shortenedSource<
  T extends Pick<DocumentInfo, 'title' | 'publisher' | 'reference' | 'dateNote' | 'dateNotes'>,
>(source: T, words?: BotWords): T {
  const { title, publisher, reference } = source;
  const dateNote = words ? dateNoteOf(source, words) : source.dateNote;
  const short = (text: string, room: number) => cutToFit(oneLine(text), room, asPlain, undefined, asText);
  return {
    ...source,
    title: short(title, LONGEST.title),
    ...(publisher === undefined ? {} : { publisher: short(publisher, LONGEST.publisher) }),
    ...(reference === undefined ? {} : { reference: short(reference, LONGEST.reference) }),
    ...(dateNote === undefined ? {} : { dateNote: short(dateNote, LONGEST.note) }),
  };
}

type Numbered = Pick<Citation, 'clause' | 'number' | 'passage'>;

/** A passage without the number that its heading already shows: "34. " of clause 34. @returns also where it begins */
export function bodyOf({ clause, number, passage: { text } }: Numbered): {
  text: string;
  from: number;
} {
  const printed = number ?? clause;
  const begins = printed !== undefined && text.startsWith(`${printed}`);
  const [behind] = begins ? (/^[.)]\s+(?=\S)/.exec(text.slice(`${printed}`.length)) ?? []) : [];
  const shown = behind === undefined ? '' : `${printed}${behind}`;
  return { text: text.slice(shown.length), from: shown.length };
}

/** The quote of a citation, counted from the beginning of its body; undefined if the whole body is quoted. */
export function stressOf(citation: Citation): { start: number; end: number } | undefined {
  const { text, from } = bodyOf(citation);
  const { start, end } = quoteOf(citation);
  const span = { start: Math.max(0, start - from), end: Math.max(0, end - from) };
  return text.slice(span.start, span.end).trim() === text.trim() ? undefined : span;
}

/** The quote of a citation, without the number of its clause. */
export function quotedText(citation: Citation): string {
  const { start } = quoteOf(citation);
  const { text, from } = bodyOf(citation);
  const quote = start < from ? citation.quote.slice(from - start) : citation.quote;
  return quote.trim() === '' ? text : quote;
}

/** The same on one line. */
export function firstWords(citation: Citation): string {
  return oneLine(quotedText(citation));
}

/** A cited passage with everything that a card shows. @throws RangeError when there is no such passage */
export function citationAt(library: Library, { passage, start, end }: Cited): Citation {
  const { start: offset, text } = library.passage(passage);
  const from = Math.min(start, text.length);
  return citePassage(library, passage, {
    start: offset + from,
    end: offset + Math.min(Math.max(end, from), text.length),
  });
}

/**
 * The same for copying: if all of a passage but its number is quoted, the whole passage is cited, so that its check
 * code equals that of the passage cited by number.
 */
export function citeForCopy(library: Library, cited: Cited): Citation {
  const citation = citationAt(library, cited);
  return stressOf(citation) === undefined ? citePassage(library, cited.passage) : citation;
}

/** The place of a citation in the index; undefined if the index lacks its passage. */
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
