/** The words of a citation that are our own, in one language; titles and names stay as they are. */
export interface CiteWords {
  /** ISO 639-1. */
  language: string;
  /** Names of numbered passages, for one and for several, by what the splitter calls them. */
  places: Readonly<Record<string, readonly [one: string, several: string]>>;
  and: string;
  /** A date in full, or a month or year where no more is stated. */
  date: (isoDate: string) => string;
  /** Quotation marks around the title of an article. */
  quoted: (title: string) => string;
  dateInferred: string;
  receipt: string;
}
