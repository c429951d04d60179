/** What the reader pages themselves say. What documents say is never translated. */
export interface SiteWords {
  language: string;
  documents: string;
  /** What the pages are, above the list of documents. */
  about: (count: number) => string;
  contents: string;
  facts: { kind: string; publisher: string; reference: string; date: string; language: string; address: string };
  kinds: { official: string; news: string };
  inferred: string;
  described: string;
  /** The name of a language by its ISO 639-1 code. */
  languageName: (code: string) => string;
  date: (isoDate: string) => string;
  /** Link of a passage to itself. */
  linkTo: (label: string) => string;
  passages: (count: number) => string;
  search: string;
  searchHint: string;
  /** Before the number of results. */
  found: string;
  nothingFound: string;
  searchUnavailable: string;
  skip: string;
  cited: string;
  /** If the words of a receipt are no longer in their place. */
  changed: string;
  sideBySide: (language: string) => string;
  onePage: (language: string) => string;
  fingerprint: string;
  notice: string;
}

/** Names of languages in a language, by their ISO 639-1 codes. */
export function languageNames(locale: string): (code: string) => string {
  // Node loads the data of a language's names at the first use, which takes about 10 ms.
  let display: Intl.DisplayNames | undefined;
  return (code: string) => {
    display ??= new Intl.DisplayNames([locale], { type: 'language' });
    return display.of(code) ?? code;
  };
}

/** A date as far as it is known: a day, a month or a year, with the month's name. */
export function longDate(locale: string, isoDate: string): string {
  const [year = 0, month, day] = isoDate.split('-').map(Number);
  const options: Intl.DateTimeFormatOptions = {
    timeZone: 'UTC',
    year: 'numeric',
    ...(month === undefined ? {} : { month: 'long' }),
    ...(day === undefined ? {} : { day: 'numeric' }),
  };
  return new Date(Date.UTC(year, (month ?? 1) - 1, day ?? 1)).toLocaleDateString(locale, options);
}
