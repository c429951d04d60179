import type { CiteWords } from '../words/citation.js';
import { addressesOf, type CitationStyle, citedTitle, visibleLine, type Work } from './style.js';
import { dateOf, locatorOf } from './wording.js';

/** The text of a link to a source, in plain text: title, place, publisher and date; then the addresses, if any. */
export const link: CitationStyle = {
  name: 'link',
  extension: 'txt',
  holdsReceipts: false,
  set: (works, words) => works.map((work) => lineOf(work, words)).join('\n'),
};

function lineOf(work: Work, words: CiteWords): string {
  const { publisher, reference } = work.source;
  const facts = [publisher, reference, dateOf(work.source, words)].filter((fact) => fact !== undefined);
  const text = `${citedTitle(work)}, ${locatorOf(work.cited, words)} (${visibleLine(facts.join(', '))})`;
  const { all } = addressesOf(work);
  return all.length === 0 ? text : `${text}: ${all.join(' ')}`;
}
