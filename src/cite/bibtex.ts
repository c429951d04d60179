import { receiptOf } from '../quotes/receipt.js';
import type { CiteWords } from '../words/citation.js';
import { addressesOf, type CitationStyle, citedTitle, dateParts, dateRemark, visibleLine, type Work } from './style.js';
import { locatorOf } from './wording.js';

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

/**
 * BibTeX, in UTF-8. The publisher of an official document is its `institution`, that of news is in `howpublished`:
 * neither claims that it wrote the text, so no author is given. An inferred year is in brackets with a question mark,
 * which BibTeX prints unchanged; `annote`, which standard styles do not print, says why.
 */
export const bibtex: CitationStyle = {
  name: 'bibtex',
  extension: 'bib',
  holdsReceipts: true,
  set: (works, words) => works.map((work) => entryOf(work, words)).join('\n\n'),
};

function entryOf(work: Work, words: CiteWords): string {
  const { source, cited } = work;
  const { own, reader } = addressesOf(work);
  const report = source.kind === 'official' && source.publisher !== undefined;
  const locator = locatorOf(cited, words);
  const fields: [name: string, value: string | undefined][] = [
    // The inner braces preserve capitals and names.
    ['title', braced(`{${asTex(citedTitle(work))}}`)],
    [report ? 'institution' : 'howpublished', texField(source.publisher, '{', '}')],
    // Without a type BibTeX prints "Technical Report" before the number.
    ['type', report && source.reference !== undefined ? '{Document}' : undefined],
    ['number', texField(source.reference)],
    ...dateFields(work),
    ['language', texField(source.language)],
    ['url', addressField(own ?? reader)],
    // Standard styles do not print it, but programs preserve it.
    ['reader', own === undefined ? undefined : addressField(reader)],
    ['note', texField(locator.charAt(0).toUpperCase() + locator.slice(1))],
    ['annote', texField(dateRemark(work, words))],
    ['receipt', texField(cited.map(receiptOf).join(' '))],
  ];
  const lines = fields.flatMap(([name, value]) => (value === undefined ? [] : `  ${name} = ${value}`));
  return `@${report ? 'techreport' : 'misc'}{${source.documentId},\n${lines.join(',\n')}\n}`;
}

function dateFields({ source: { date, dateBasis } }: Work): [string, string][] {
  const [year, month, day] = dateParts(date);
  if (dateBasis === 'inferred') return [['year', `{[${year}?]}`]];
  const fields: [string, string][] = [['year', `{${year}}`]];
  if (month !== undefined) fields.push(['month', MONTHS[month - 1] ?? `{${month}}`]);
  if (day !== undefined) fields.push(['day', `{${day}}`]);
  return fields;
}

function texField(value: string | undefined, open = '', close = ''): string | undefined {
  return value === undefined ? undefined : braced(`${open}${asTex(visibleLine(value))}${close}`);
}

function braced(value: string): string {
  return `{${value}}`;
}

const COMMANDS: Record<string, string> = {
  '\\': '\\textbackslash{}',
  '{': '\\textbraceleft{}',
  '}': '\\textbraceright{}',
  '^': '\\textasciicircum{}',
  '~': '\\textasciitilde{}',
};

/** Text in TeX. Braces become commands, because BibTeX counts them even after a backslash. */
function asTex(text: string): string {
  return text.replace(/[\\{}^~#$%&_]/g, (sign) => COMMANDS[sign] ?? `\\${sign}`);
}

function addressField(address: string | undefined): string | undefined {
  return address === undefined ? undefined : braced(asAddress(address));
}

/** Addresses are copied unchanged, except that braces must stay balanced. */
function asAddress(url: string): string {
  return url.replace(/[{}\\]/g, encodeURIComponent);
}
