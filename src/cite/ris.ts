import { receiptOf } from '../quotes/receipt.js';
import type { CiteWords } from '../words/citation.js';
import { addressesOf, type CitationStyle, citedTitle, dateParts, dateRemark, visibleLine, type Work } from './style.js';
import { locatorOf } from './wording.js';

/**
 * RIS, in UTF-8, with the line endings that its specification requires. The place in the text is a note, not SP: that
 * tag is for the page, and programs would print "p. 34". An inferred date has no year of publication (PY); its date
 * (DA) ends with the word "inferred", for which the format has a field.
 */
export const ris: CitationStyle = {
  name: 'ris',
  extension: 'ris',
  holdsReceipts: true,
  set: (works, words) => works.map((work) => recordOf(work, words)).join('\r\n'),
};

function recordOf(work: Work, words: CiteWords): string {
  const { source, cited } = work;
  const [year, month, day] = dateParts(source.date);
  const two = (number: number | undefined) => (number === undefined ? '' : String(number).padStart(2, '0'));
  const inferred = source.dateBasis === 'inferred';
  const tags: [tag: string, value: string | undefined][] = [
    ['TY', source.kind === 'official' ? 'RPRT' : 'NEWS'],
    ['TI', citedTitle(work)],
    ['PB', source.publisher],
    ['PY', inferred ? undefined : String(year)],
    ['DA', `${year}/${two(month)}/${two(day)}/${inferred ? 'inferred' : ''}`],
    ['M1', source.reference],
    ['LA', source.language],
    ...addressesOf(work).all.map((address): [string, string] => ['UR', address]),
    ['N1', locatorOf(cited, words)],
    ['N1', dateRemark(work, words)],
    ...cited.map((citation): [string, string] => ['N1', `${words.receipt}: ${receiptOf(citation)}`]),
  ];
  const lines = tags.flatMap(([tag, value]) => (value === undefined ? [] : `${tag}  - ${visibleLine(value)}`));
  return `${[...lines, 'ER  - '].join('\r\n')}\r\n`;
}
