/** The words of a citation that are our own, in one language; titles and names are not translated. */
export interface CiteWords {
  /** ISO 639-1. */
  language: string;
  /** Names of numbered passages, singular and plural, by the splitter's name for them. */
  places: Readonly<Record<string, readonly [one: string, several: string]>>;
  and: string;
  /** A date in full, or a month or year if no more is known. */
  date: (isoDate: string) => string;
  /** Quotation marks around the title of an article. */
  quoted: (title: string) => string;
  dateInferred: string;
  receipt: string;
}
