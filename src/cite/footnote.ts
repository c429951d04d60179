import type { CiteWords } from '../words/citation.js';
import { addressesOf, type CitationStyle, citedTitle, visibleLine, type Work } from './style.js';
import { dateOf, locatorOf } from './wording.js';

/**
 * A footnote according to the EU's Interinstitutional Style Guide (5.9.4, bibliographic references): institution, title
 * in italics, number, date and place in the text, separated by commas, with a full stop at the end; the title of an
 * article is in quotation marks. Plain text has no italics. A supplied title is only in brackets: it is not a work's
 * name.
 */
export const footnote: CitationStyle = {
  name: 'footnote',
  extension: 'txt',
  holdsReceipts: false,
  set: (works, words) => works.map((work) => `${citedSource(work, words)}.`).join('\n'),
};

/** The source of a quote in the order of a footnote, without the full stop. @param italic formats titles of works */
export function citedSource(work: Work, words: CiteWords, italic = (title: string) => title): string {
  const { source, cited } = work;
  const parts = [
    source.publisher,
    styledTitle(work, words, italic),
    source.reference,
    dateOf(source, words),
    locatorOf(cited, words),
    ...addressesOf(work).all,
  ];
  return parts.flatMap((part) => (part === undefined ? [] : visibleLine(part))).join(', ');
}

function styledTitle(work: Work, words: CiteWords, italic: (title: string) => string): string {
  const title = citedTitle(work);
  if (work.source.titleBasis === 'described') return title;
  return work.source.kind === 'official' ? italic(title) : words.quoted(title);
}
