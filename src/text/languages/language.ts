/**
 * Phrases as people write them, in lower case with their marks, separated by " | ". A word that ends in "*" matches
 * every word that begins with it.
 */
export type Phrases = string;

/** Calendar periods that have their own word. */
export type PeriodUnit = 'day' | 'week' | 'month' | 'quarter' | 'half' | 'year' | 'decade' | 'century';

/** What a question can ask for. */
export type AskedTopic = 'number' | 'date' | 'year' | 'percentage' | 'person' | 'money';

/** Numbered parts of a document that questions name. */
export type ReferenceUnit =
  | 'clause'
  | 'article'
  | 'paragraph'
  | 'point'
  | 'section'
  | 'part'
  | 'title'
  | 'chapter'
  | 'annex';

/** Words that bound a time, each as it is written before the date. */
export interface BoundWords {
  /** Up to the day before the date: "before", "prior to". */
  before: Phrases;
  /** Up to the date, including its last day: "until", "up to", "by", "no later than". */
  until: Phrases;
  /** From the first day of the date on: "since", "no earlier than". */
  since: Phrases;
  /** From the day after the last day of the date: "after", "later than". */
  after: Phrases;
  /** "from … to", "between … and"; `from` on its own is the same as `since`. */
  from: Phrases;
  to: Phrases;
  between: Phrases;
  and: Phrases;
  /** What comes before a day: "on". */
  on: Phrases;
  /** Words that may come between a bound and its date: articles, "the end of", "the year". */
  fillers: Phrases;
  /** Bounds after the date: "2025 onwards", "október előtt"; with "-" before it, an ending: "októberig". */
  behind?: Partial<Record<'before' | 'until' | 'since' | 'after', Phrases>>;
}

/** Words for periods. */
export interface PeriodWords {
  units: Readonly<Record<PeriodUnit, Phrases>>;
  /** Letters of quarters and halves beside "Q2" and "H1", in lower case: French "T2" and "S1". */
  letters?: { quarter?: string; half?: string };
  /** "last month", "this year", "next week": before or after the unit, depending on the language. */
  last: Phrases;
  this: Phrases;
  next: Phrases;
  /**
   * Whether "last", "this" and "next" come only after the unit: "tháng trước" is last month, "trước tháng" before a
   * month.
   */
  unitFirst?: true;
  /** Whether "last" and "next" may come right after a month: "octobre dernier". */
  monthFirst?: true;
  /** "two years ago", "hai năm trước", "il y a deux ans": before or after the number and the unit. */
  ago: Phrases;
  /** One word or phrase for a year or a day: "last year", "letos", "yesterday". */
  lastYear: Phrases;
  thisYear: Phrases;
  nextYear: Phrases;
  today: Phrases;
  yesterday: Phrases;
  /** Times without exact limits, which an answer reports as not understood: "last spring", "in recent years". */
  vague: Phrases;
  /** "the latest", "most recent". */
  latest: Phrases;
}

/** Words that refer to numbered parts of a document. */
export interface ReferenceWords {
  /** All forms, including those with endings. */
  units: Readonly<Partial<Record<ReferenceUnit, Phrases>>>;
  /** Those that can number anything ("point", "section"): a reference only if nothing else is asked. */
  loose: Phrases;
  /** "no.", "number", between the unit and the number. */
  number: Phrases;
  /** "the last clause", "clauses 58 onwards", "clauses 30 to 32", "34 and 36". */
  last: Phrases;
  /** "the second last", if the language has a word for it. */
  penultimate?: Phrases;
  onwards: Phrases;
  to: Phrases;
  and: Phrases;
  /** "of", between a unit and what it belongs to: "Article 6 of the Paris Agreement". */
  of: Phrases;
  /** General names for our own documents: "the statement", "this document". */
  documents: Phrases;
  /** Kinds of texts that have their own articles: "treaty", "agreement", "law". */
  texts: Phrases;
}

/** Number words: 1 to 19, the tens from 20 to 90, and how tens and units are joined, as in "{t} {u}" or "{u}und{t}". */
export interface NumberWords {
  /** Forms of one number are separated by "/". */
  small: string;
  tens: string;
  joined: string;
  /** "first" to "fourth" and beyond, each with its forms. */
  ordinals: readonly Phrases[];
  ordinalForms?: OrdinalForms;
}

/** How ordinals that are not listed are made from number words. */
export interface OrdinalForms {
  /** How tens and a listed ordinal are joined: "{t} {u}" in "thirty-fourth". */
  afterTens?: readonly string[];
  /** Endings of number words: "vierunddreißig" and "ste". */
  endings?: Phrases;
  /** A word before number words: "thứ". */
  before?: string;
  /** Others, by value. */
  more?: Readonly<Record<number, Phrases>>;
  /** Listed ordinals with another meaning beside a unit: "khoản đầu tư" is an investment. */
  ambiguous?: Phrases;
}

/** Words that turn what a sentence says; a quote must not leave them out. */
export interface DenialWords {
  /** Wherever they are in a sentence: "not", "never", "without", "failed". */
  negations: Phrases;
  /** Words that {@link negations} seem to be, if they end in "*", and are not: "nebo" of "ne*". */
  notNegations?: Phrases;
  /** One or two words that reverse or restrict what follows, though they do not negate it: "despite", "only". */
  turning: Phrases;
}

/** What questions in a language look like. To add a language for questions, add one file with this interface. */
export interface Language {
  /** ISO 639-1. */
  code: string;
  /** January to December: every form and abbreviation. */
  months: readonly Phrases[];
  /** Monday to Sunday. */
  weekdays: readonly Phrases[];
  bounds: BoundWords;
  periods: PeriodWords;
  numbers: NumberWords;
  references: ReferenceWords;
  /** Words that show what kind of thing is asked for. */
  questionWords: Readonly<Record<AskedTopic, Phrases>>;
  denials: DenialWords;
  /**
   * Ways of asking that say nothing about the topic, which is written "…": "what about …", "còn … thì sao". If one
   * begins another, the longer comes first.
   */
  frames: readonly string[];
}

/** The phrases of a list, as written. */
export function phrasesOf(list: Phrases): string[] {
  return list.split('|').flatMap((phrase) => phrase.trim() || []);
}
