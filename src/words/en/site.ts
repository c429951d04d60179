import { languageNames, longDate, type SiteWords } from '../site.js';

/** What the reader pages say. */
export const SITE: SiteWords = {
  language: 'en',
  documents: 'Documents',
  about: (count) =>
    `The full text of ${count === 1 ? 'the document' : `the ${count} documents`} that Partnership Bot quotes from, ` +
    'so that anyone can check a citation.',
  contents: 'Contents',
  facts: {
    kind: 'Kind',
    publisher: 'Publisher',
    reference: 'Reference',
    date: 'Date',
    language: 'Language',
    address: 'Published at',
  },
  kinds: { official: 'official document', news: 'news report' },
  inferred: 'inferred',
  described: 'our title',
  languageName: languageNames('en'),
  date: (isoDate) => longDate('en-GB', isoDate),
  linkTo: (label) => `Link to ${label}`,
  passages: (count) => (count === 1 ? '1 passage' : `${count} passages`),
  search: 'Find a document or clause',
  searchHint: 'Title, number or first words',
  found: 'Found',
  nothingFound: 'Nothing found',
  searchUnavailable: 'The search needs these pages to be opened from a web address.',
  skip: 'Skip to the text',
  cited: 'The cited words are highlighted.',
  changed: 'The cited words are no longer here in this form: the text has changed since it was cited.',
  sideBySide: (language) => `Side by side with ${language}`,
  onePage: (language) => `${language} only`,
  fingerprint: 'Fingerprint of the file (SHA-256)',
  notice: 'Word for word from the document. Only the document itself counts.',
};
