import { receiptOf } from '../quotes/receipt.js';
import type { CiteWords } from '../words/citation.js';
import { addressesOf, type CitationStyle, citedTitle, dateParts, dateRemark, visibleLine, type Work } from './style.js';
import { locatorOf } from './wording.js';

/**
 * CSL-JSON (schema csl-data.json of the Citation Style Language): always an array. The locator states its kind in
 * words, because a bare number would be read as a page; an inferred date is `circa`, with the reason in the note.
 */
export const cslJson: CitationStyle = {
  name: 'csl-json',
  extension: 'json',
  holdsReceipts: true,
  set: (works, words) => {
    const items = works.map((work) => itemOf(work, words));
    // Puts dates on one line, which is easier to read. JSON strings contain no line breaks, so only arrays match.
    return JSON.stringify(items, null, 2).replace(
      /\[\n\s*\[\n\s*(\d+),\n\s*(\d+),\n\s*(\d+)\n\s*\]\n\s*\]/g,
      '[[$1, $2, $3]]',
    );
  },
};

function itemOf(work: Work, words: CiteWords): object {
  const { source, cited } = work;
  const { publisher, reference, language, dateBasis } = source;
  const { own, reader, all } = addressesOf(work);
  const note = dateRemark(work, words);
  return {
    id: source.documentId,
    type: source.kind === 'official' ? 'report' : 'article-newspaper',
    title: citedTitle(work),
    ...(publisher === undefined ? {} : { publisher: visibleLine(publisher) }),
    ...(reference === undefined ? {} : { number: visibleLine(reference) }),
    issued: { 'date-parts': [dateParts(source.date)], ...(dateBasis === 'inferred' ? { circa: true } : {}) },
    language,
    ...(all[0] === undefined ? {} : { URL: all[0] }),
    locator: locatorOf(cited, words),
    ...(note === undefined ? {} : { note }),
    custom: {
      receipts: cited.map(receiptOf),
      ...(own === undefined || reader === undefined ? {} : { reader }),
    },
  };
}
