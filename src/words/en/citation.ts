import type { CiteWords } from '../citation.js';

const MONTHS = [
  ...['January', 'February', 'March', 'April', 'May', 'June'],
  ...['July', 'August', 'September', 'October', 'November', 'December'],
];

/** Our own words in a citation. */
export const CITATION: CiteWords = {
  language: 'en',
  places: {
    Clause: ['clause', 'clauses'],
    Paragraph: ['paragraph', 'paragraphs'],
    Article: ['Article', 'Articles'],
    Point: ['point', 'points'],
    Recital: ['recital', 'recitals'],
    Note: ['note', 'notes'],
  },
  and: 'and',
  date: (isoDate) => {
    const [year, month, day] = isoDate.split('-').map(Number);
    if (month === undefined) return `${year}`;
    return `${day === undefined ? '' : `${day} `}${MONTHS[month - 1]} ${year}`;
  },
  quoted: (title) => `‘${title}’`,
  dateInferred: 'Date inferred',
  receipt: 'Check code',
};
